import './figures.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import type { FigureTile } from '../../../report/contract.ts'
import { OrgSelect } from '../../components/org-select.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { instantText } from '../../components/value.tsx'
import { useSession } from '../../shell/session.ts'
import { figuresQuery } from './queries.ts'
import { comparison, numberText } from './value-text.ts'

export function YearSelect({ value, onChange }: { readonly value: string; readonly onChange: (year: string) => void }) {
  const now = Number(useSession().today.slice(0, 4))
  const years = [...new Set([...Array.from({ length: 6 }, (_, at) => String(now - at)), value])].sort().reverse()
  return <Select aria-label="年度" style={{ width: 110 }} value={value} options={years.map((year) => ({ value: year, label: `${year} 年` }))} onChange={onChange} />
}

/** The year in the address; the last one that has ended where nothing is said. */
export const useYear = (year: string | undefined): string => { const { today } = useSession(); return year ?? String(Number(today.slice(0, 4)) - 1) }

/** Every figure the rooms compute, with what it counts; a click opens it. */
export function FiguresPage() {
  useTitle('数据')
  const [search, change] = useUrl()
  const year = useYear(search['year'])
  const list = useQuery(figuresQuery({ year, org: search['org'] }))
  const wanted = (search['find'] ?? '').trim()
  const found = (list.data?.figures ?? []).filter(({ label, definition }) => label.includes(wanted) || definition.includes(wanted))
  return (
    <>
      <div className="head">
        <h1>数据</h1>
        <YearSelect value={year} onChange={(value) => change({ year: value })} />
        <span style={{ width: 240 }}><OrgSelect placeholder="全部（本人可见范围）" aria-label="单位" value={search['org'] ?? null} onChange={(org) => change({ org: org ?? undefined })} /></span>
        <Input.Search style={{ width: 220 }} allowClear placeholder="查找指标" aria-label="查找指标" defaultValue={search['find']} onSearch={(find) => change({ find: find || undefined })} />
        <span className="grow" />
        {list.data && <span className="muted small">统计时间 {instantText(list.data.computed_at)}</span>}
      </div>
      {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading rows={12} /> : (
        <div className="stack" aria-busy={list.isFetching}>
          {list.data.rooms.map((room) => ({ room, figures: found.filter((figure) => figure.room === room.id) })).filter(({ figures }) => figures.length > 0).map(({ room, figures }) => (
            <section key={room.id} className="panel" aria-label={room.label}>
              <header><h2>{room.label}</h2><span className="muted small">{figures.length} 项 · {list.data.scope} · {list.data.period.from.slice(0, 4)} 年</span></header>
              <ul className="figures">{figures.map((figure) => <li key={figure.indicator}><Tile figure={figure} year={year} org={search['org']} /></li>)}</ul>
            </section>
          ))}
          {found.length === 0 && <Nothing what="没有符合的指标" how="换一个词，或者清空查找框。" />}
        </div>
      )}
    </>
  )
}

function Tile({ figure, year, org }: { readonly figure: FigureTile; readonly year: string; readonly org: string | undefined }) {
  return (
    <Link to="/figures/$indicator" params={{ indicator: figure.indicator }} search={{ year, ...(org && { org }) }} className="figure" title={`${figure.definition}\n${figure.formula}`}>
      <span className="name">{figure.label}{figure.declared && <em>填报</em>}</span>
      <b>{numberText(figure, figure.unit)}<small>{figure.unit}</small></b>
      {figure.denominator !== null && <span className="muted small">{figure.numerator?.toLocaleString('zh-CN')} ÷ {figure.denominator.toLocaleString('zh-CN')}</span>}
      <span className="muted small">{comparison(figure.value, figure.last, figure.unit)}</span>
      <span className="muted small definition">{figure.definition}</span>
    </Link>
  )
}
