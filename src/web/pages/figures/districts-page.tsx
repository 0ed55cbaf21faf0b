import './figures.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo } from 'react'
import type { DistrictsView } from '../../../report/contract.ts'
import { api, query } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { useMove } from '../../shell/place.ts'
import { Chart } from './chart.tsx'
import { YearSelect } from './figures-page.tsx'
import { numberText } from './value-text.ts'

type Compared = DistrictsView['figures'][number]
/** How a district is named in a column: its city and what stands in brackets are known. */
const short = (name: string): string => name.replace(/（.*）$/, '')

/** The districts of a city side by side: every figure of a room, one of them drawn, each cell the way to its records. */
export function DistrictsPage() {
  useTitle('各区对比', '数据')
  const [search, change] = useUrl()
  const { room, years } = search
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['figures', 'districts', room, years], staleTime: 60_000, placeholderData: keepPreviousData, queryFn: () => api<DistrictsView>(`figures/districts${query({ room, years })}`),
  })
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={12} />
  const drawn = data.figures.find(({ indicator }) => indicator === search['figure']) ?? data.figures.find(({ values }) => values.some(({ value }) => value)) ?? data.figures[0]
  const pick = (code: string, year: string) => change({ years: data.districts.map((one) => `${one.code}:${one.code === code ? year : one.year}`).join(',') })
  return (
    <>
      <Crumbs parts={[{ label: '数据', to: '/figures' }, { label: '各区对比' }]} />
      <div className="head">
        <h1>各区对比</h1>
        <Select aria-label="业务" style={{ width: 180 }} value={data.room} options={data.rooms.map(({ id, label }) => ({ value: id, label }))} onChange={(id) => change({ room: id, figure: undefined })} />
        <span className="muted">点指标画图，点数值到该区查看构成和记录。</span>
      </div>
      <div className="stack" aria-busy={isFetching}>
        {drawn && <Drawn figure={drawn} districts={data.districts} />}
        <section className="panel" aria-label="各区数据">
          <div className="table-scroll" tabIndex={-1}>
            <table className="data districts">
              <caption className="sr-only">各区数据</caption>
              <thead><tr><th scope="col">指标</th>{data.districts.map(({ code, name, year }) => (
                <th key={code} scope="col" title={name}>{short(name)}<div><YearSelect value={String(year)} onChange={(picked) => pick(code, picked)} /></div></th>
              ))}</tr></thead>
              <tbody>{data.figures.map((figure) => (
                <tr key={figure.indicator} aria-selected={figure === drawn}>
                  <th scope="row"><button type="button" className="plain" title={`${figure.definition}\n${figure.formula}`} onClick={() => change({ figure: figure.indicator })}>{figure.label}</button><span className="muted small">（{figure.unit}）</span></th>
                  {data.districts.map(({ code, year }, at) => <Cell key={code} figure={figure} at={at} code={code} year={year} />)}
                </tr>
              ))}</tbody>
            </table>
          </div>
        </section>
      </div>
    </>
  )
}

function Cell({ figure, at, code, year }: { readonly figure: Compared; readonly at: number; readonly code: string; readonly year: number }) {
  const move = useMove(`/app/figures/${figure.indicator}?year=${year}`)
  const value = figure.values[at]!
  return (
    <td className="number">
      {value.records === 0 ? <span className="muted">{numberText(value, figure.unit)}</span>
        : <button type="button" className="plain" disabled={move.isPending} onClick={() => move.mutate(code)}>{numberText(value, figure.unit)}</button>}
      {value.declared && <em title="由单位填报">填报</em>}
    </td>
  )
}

function Drawn({ figure, districts }: { readonly figure: Compared; readonly districts: DistrictsView['districts'] }) {
  const categories = useMemo(() => districts.map(({ name, year }) => `${short(name)} ${year}`), [districts])
  const series = useMemo(() => [{ name: figure.label, values: figure.values.map(({ value }) => value) }], [figure])
  return (
    <section className="panel" aria-label={`${figure.label}对比`}>
      <header><h2>{figure.label}</h2><span className="muted small">{figure.definition}</span></header>
      <div className="pad"><Chart label={`${figure.label}：${categories.map((name, at) => `${name} ${figure.values[at]!.value ?? '无数据'}`).join('，')}`} kind="row" categories={categories} series={series} unit={figure.unit} height={districts.length * 28 + 44} /></div>
    </section>
  )
}
