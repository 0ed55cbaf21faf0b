import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { isSpan, spanText } from '../../../kernel/law/span.ts'
import type { Difference, ReportFigure } from '../../../report/contract.ts'
import { LawText } from '../../components/law-text.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'
import { rooms } from '../../registry.ts'
import { comparison } from '../figures/value-text.ts'
import { Records } from '../figures/records.tsx'
import { recordsQuery } from './queries.ts'

const labels = new Map(rooms.flatMap((room) => room.indicators ?? []).map(({ id, label }) => [id, label]))
/** A set of records by what it holds: 行政处罚 2024年. */
const setLabel = (key: string): string => { const [, id = '', span = ''] = /^([a-z0-9_]+)@[^/]+\/(.+)$/.exec(key) ?? []; return `${labels.get(id) ?? id} ${isSpan(span) ? spanText(span) : span}` }

interface Props { readonly report: string; readonly figure: ReportFigure; readonly difference: Difference | undefined; readonly frozen: boolean; readonly before: string; readonly close: () => void }

/** The figure that was clicked: what it counts, how, of whom, when, and every record behind it. */
export function FigurePanel({ report, figure, difference, frozen, before, close }: Props) {
  const year = figure.period.from.slice(0, 4)
  return (
    <section className="panel" aria-label="所选数据">
      <header><h2>{figure.label}</h2><Button size="small" type="text" aria-label="关闭" onClick={close}>✕</Button></header>
      <div className="pad figure-panel">
        <b>{figure.text}</b>
        {figure.denominator !== null && <div>{figure.numerator?.toLocaleString('zh-CN')} ÷ {figure.denominator.toLocaleString('zh-CN')}</div>}
        {figure.form === 'value' && <div className="muted">{comparison(figure.value, figure.last, figure.unit, before)}</div>}
        {difference && (
          <div className="notice warn">
            <strong>定稿后有更正</strong><div>定稿 {difference.frozen}，现为 {difference.now}</div>
            <div className="small">已不计入 {difference.removed} 条，新计入 {difference.added} 条，更正 {difference.changed} 条。报告不改写。</div>
          </div>
        )}
        <dl>
          <dt>口径</dt><dd>{figure.definition}</dd>
          <dt>公式</dt><dd>{figure.formula}</dd>
          <dt>范围</dt><dd>{figure.scope.name}</dd>
          <dt>期间</dt><dd>{figure.period.from} 起，至 {figure.period.until} 前</dd>
          <dt>{frozen ? '定稿统计' : '统计时间'}</dt><dd>{instantText(figure.computed_at)}</dd>
          {figure.basis && <><dt>依据</dt><dd>{typeof figure.basis === 'string' ? figure.basis : <LawText of={figure.basis} />}</dd></>}
          {figure.paper && <><dt>填报依据</dt><dd>{figure.paper}</dd></>}
        </dl>
        {figure.form !== 'fact' && <Link to="/figures/$indicator" params={{ indicator: figure.indicator }} search={{ year, ...(figure.scope.org_id && { org: figure.scope.org_id }) }}>按月、按单位查看</Link>}
      </div>
      {figure.sets.length > 0 && <Behind key={figure.mark} report={report} sets={figure.sets} />}
    </section>
  )
}

function Behind({ report, sets }: { readonly report: string; readonly sets: readonly string[] }) {
  const [set, setSet] = useState(sets[0]!)
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const list = useQuery(recordsQuery(report, set, pages.at(-1)))
  return (
    <div className="behind">
      <div className="row apart pad-small">
        <h3>背后的记录</h3>
        {sets.length > 1 && <Select size="small" aria-label="记录的组成" value={set} style={{ minWidth: 150 }} onChange={(value) => { setSet(value); setPages([undefined]) }} options={sets.map((key) => ({ value: key, label: setLabel(key) }))} />}
      </div>
      {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading rows={4} /> : (
        <>
          <Records rows={list.data.items} narrow />
          {(list.data.next || pages.length > 1) && (
            <div className="row pad-small">
              <Button size="small" disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>上一页</Button>
              <Button size="small" disabled={!list.data.next} onClick={() => setPages([...pages, list.data.next ?? undefined])}>下一页</Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
