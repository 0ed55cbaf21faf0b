import './figures.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select, Table } from 'antd'
import { useMemo } from 'react'
import type { FigureDetail, Part } from '../../../report/contract.ts'
import { query } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { LawText } from '../../components/law-text.tsx'
import { OrgSelect } from '../../components/org-select.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { Chart } from './chart.tsx'
import { YearSelect, useYear } from './figures-page.tsx'
import { figureQuery, recordsQuery, type Asked } from './queries.ts'
import { Records } from './records.tsx'
import { comparison, numberText } from './value-text.ts'

/** One figure opened: what it counts, its year by month, units, kinds, and the records it is made of. */
export function FigurePage() {
  const { indicator = '' } = useParams({ strict: false })
  const [search, change] = useUrl()
  const year = useYear(search['year'])
  const asked: Asked = { year, org: search['org'] }
  const one = useQuery(figureQuery(indicator, asked))
  useTitle(one.data?.label, '数据')
  if (one.error && !one.data) return <Failed error={one.error} retry={() => void one.refetch()} />
  if (!one.data) return <Loading rows={12} />
  const figure = one.data
  return (
    <>
      <Crumbs parts={[{ label: '数据', to: '/figures' }, { label: figure.label }]} />
      <div className="head">
        <h1>{figure.label}</h1>
        <YearSelect value={year} onChange={(value) => change({ year: value, after: undefined, month: undefined })} />
        <span style={{ width: 240 }}><OrgSelect placeholder="全部（本人可见范围）" aria-label="单位" value={search['org'] ?? null} onChange={(org) => change({ org: org ?? undefined, after: undefined })} /></span>
      </div>
      <div className="stack" aria-busy={one.isFetching}>
        <section className="panel pad opened" aria-label="数值和口径">
          <div>
            <b>{numberText(figure, figure.unit)}<small>{figure.unit}</small></b>
            {figure.denominator !== null && <div>{figure.numerator?.toLocaleString('zh-CN')} ÷ {figure.denominator.toLocaleString('zh-CN')}</div>}
            <div className="muted">{comparison(figure.value, figure.last, figure.unit)}</div>
            <dl>
              <dt>口径</dt><dd>{figure.definition}</dd>
              <dt>公式</dt><dd>{figure.formula}</dd>
              <dt>范围</dt><dd>{figure.scope}</dd>
              <dt>期间</dt><dd>{figure.period.from} 起，至 {figure.period.until} 前</dd>
              {figure.basis && <><dt>依据</dt><dd>{typeof figure.basis === 'string' ? figure.basis : <LawText of={figure.basis} />}</dd></>}
              {figure.declared && <><dt>来源</dt><dd>由单位填报</dd></>}
            </dl>
          </div>
          <Months figure={figure} year={year} />
        </section>
        <div className="split">
          <Breakdown title="按单位" parts={figure.units} unit={figure.unit} />
          {figure.dimensions.map(({ name, label, parts }) => <Breakdown key={name} title={`按${label}`} parts={parts} unit={figure.unit} />)}
        </div>
        <RecordsPanel figure={figure} asked={asked} />
      </div>
    </>
  )
}

function Months({ figure, year }: { readonly figure: FigureDetail; readonly year: string }) {
  const { months, label, unit, last } = figure
  const categories = useMemo(() => months.map((part) => part.label), [months])
  const series = useMemo(() => [
    { name: `${year} 年`, values: months.map(({ value }) => value) }, ...(last === null ? [] : [{ name: `${Number(year) - 1} 年`, values: months.map((part) => part.last) }]),
  ], [months, last, year])
  if (months.length === 0) return <p className="muted">期末存量，不分月。</p>
  if (!hasValue(months)) return <p className="muted">{year} 年各月的分母均为零，没有可以比较的比率。</p>
  return <Chart label={`${label}按月：${months.map((part) => `${part.label} ${part.value ?? '无数据'}`).join('，')}`} kind={unit === '%' ? 'line' : 'bar'} categories={categories} series={series} unit={unit} height={250} />
}

/** Whether a chart would show anything: without a denominator a rate has no value to draw. */
const hasValue = (parts: readonly Part[]): boolean => parts.some(({ value, last }) => value !== null || last !== null)
const digits = (value: number | null | undefined) => value?.toLocaleString('zh-CN') ?? '—'

const MOST_BARS = 12
function Breakdown({ title, parts, unit }: { readonly title: string; readonly parts: readonly Part[]; readonly unit: string }) {
  const shown = useMemo(() => parts.slice(0, MOST_BARS), [parts])
  const categories = useMemo(() => shown.map(({ label }) => label || '未填'), [shown])
  const series = useMemo(() => [{ name: title, values: shown.map(({ value }) => value) }], [shown, title])
  if (parts.length === 0) return null
  const columns = [
    { title: '类别', dataIndex: 'label', render: (label: string) => label || '未填' },
    { title: `本年（${unit}）`, dataIndex: 'value', align: 'right' as const, render: digits },
    ...(parts.some(({ denominator }) => denominator !== undefined) ? [{ title: '分子 ÷ 分母', key: 'terms', align: 'right' as const, render: (_: unknown, part: Part) => part.denominator === undefined ? '—' : `${digits(part.numerator)} ÷ ${digits(part.denominator)}` }] : []),
    { title: '上年', dataIndex: 'last', align: 'right' as const, render: digits },
  ]
  return (
    <section className="panel" aria-label={title}>
      <header><h2>{title}</h2>{parts.length > MOST_BARS && <span className="muted small">前 {MOST_BARS} 项，共 {parts.length} 项</span>}</header>
      <div className="pad">
        {shown.every(({ value }) => value === null) ? <p className="muted">本年的分母均为零，没有可以比较的比率。</p> : <Chart label={`${title}：${shown.map(({ label, value }) => `${label} ${value ?? '无数据'}`).join('，')}`} kind="row" categories={categories} series={series} unit={unit} height={Math.max(80, shown.length * 26 + 40)} />}
        <details><summary>数据表</summary><Table size="small" rowKey={(part) => part.key ?? ''} dataSource={[...parts]} columns={columns} pagination={parts.length > 20 ? { pageSize: 20 } : false} /></details>
      </div>
    </section>
  )
}

function RecordsPanel({ figure, asked }: { readonly figure: FigureDetail; readonly asked: Asked }) {
  const [search, change] = useUrl()
  const term = figure.terms.find(({ indicator }) => indicator === search['term']) ?? figure.terms[0]!
  const picked = { ...asked, month: search['month'] }
  const list = useQuery(recordsQuery(term.indicator, { ...picked, after: search['after'] }))
  return (
    <section className="panel" aria-label="记录">
      <header>
        <h2>记录</h2>
        <span className="row">
          {figure.terms.length > 1 && <Select aria-label="组成部分" style={{ minWidth: 180 }} value={term.indicator} options={figure.terms.map(({ indicator, label, records }) => ({ value: indicator, label: `${label}（${records.toLocaleString('zh-CN')}）` }))} onChange={(value) => change({ term: value, after: undefined })} />}
          {figure.months.length > 0 && <Select aria-label="月份" allowClear placeholder="全年" style={{ width: 100 }} value={search['month']} options={figure.months.map(({ key, label }) => ({ value: key!, label }))} onChange={(value?: string) => change({ month: value, after: undefined })} />}
          <span className="muted small">{term.records.toLocaleString('zh-CN')} 条，与数据是同一个条件</span>
          <Button size="small" href={`/api/figures/${term.indicator}/export.csv${query(picked)}`} download>导出</Button>
        </span>
      </header>
      {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading rows={6} /> : <><Records rows={list.data.items} /><Pager next={list.data.next} busy={list.isFetching} /></>}
    </section>
  )
}
