import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Checked } from '../../../report/check/jobs.ts'
import { findingsByFigure, linesOf } from '../../../report/check/layout.ts'
import { judgedIn } from '../../../report/check/note.ts'
import { figureKinds, findingKey, severities, severityNames, kindOf, type FigureKind } from '../../../report/check/words.ts'
import type { Finding } from '../../../report/checker/check.ts'
import { journalQuery, sessionQuery } from '../../api/queries.ts'
import { problemOf } from '../../api/problem.ts'
import { OrgSelect } from '../../components/org-select.tsx'
import { useUrl } from '../../components/use-url.ts'
import { reportsQuery } from '../report/queries.ts'
import { Comparison } from './comparison.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { FindingCard } from './finding-card.tsx'
import { compareQuery, exportFindings } from './queries.ts'

type Severity = Finding['severity']

/** The text left, the findings beside the lines they concern; a figure or finding chosen lights what belongs to it. */
export function Answer({ checked, name }: { readonly checked: Checked; readonly name: string }) {
  const { findings, figures } = checked
  const [search, change] = useUrl()
  const report = search['report']
  const { data: session } = useQuery(sessionQuery)
  const { data: journal } = useQuery({ ...journalQuery('annual_report', report ?? ''), enabled: report !== undefined })
  const judged = useMemo(() => judgedIn(journal ?? []), [journal])
  const [hidden, setHidden] = useState<readonly (Severity | FigureKind)[]>([])
  const [open, setOpen] = useState<number | null>(null)
  const [figure, setFigure] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ readonly year: number; readonly org: string | null } | null>(null)
  const compared = useQuery({ ...compareQuery(checked.text, asked?.year ?? 0, asked?.org ?? null), enabled: asked !== null })
  const lines = useMemo(() => linesOf(checked), [checked])
  const about = useMemo(() => findingsByFigure(findings), [findings])
  const byId = useMemo(() => new Map(figures.map((one) => [one.id, one])), [figures])
  const ours = useMemo(() => new Map(compared.data?.compared.map((one) => [one.figure, one])), [compared.data])
  const lit = new Set(open === null ? [] : findings[open]!.figures)
  const shown = (kind: Severity | FigureKind) => !hidden.includes(kind)
  const box = (kind: Severity | FigureKind, label: string, count: number) => count > 0 && (
    <Checkbox key={kind} checked={shown(kind)} onChange={() => setHidden((old) => old.includes(kind) ? old.filter((one) => one !== kind) : [...old, kind])}>{label} {count}</Checkbox>
  )
  return (
    <div className="stack">
      <div className="panel pad row check-bar">
        {findings.length === 0 ? <strong>没有发现问题</strong> : severityNames.map((kind) => box(kind, severities[kind].label, findings.filter(({ severity }) => severity === kind).length))}
        <span className="muted">数据 {figures.length} 处</span>
        {(Object.keys(figureKinds) as FigureKind[]).map((kind) => box(kind, figureKinds[kind], figures.filter((one) => kindOf(one) === kind).length))}
      </div>
      {session && <Desk today={session.today} asked={asked} ask={setAsked} busy={compared.isFetching} report={report} work={(id) => change({ report: id })} />}
      {compared.error && <div className="notice bad" role="alert">{problemOf(compared.error).detail}</div>}
      {compared.data && <Comparison view={compared.data} figures={byId} show={(id) => { setFigure(id); document.getElementById(id)?.scrollIntoView({ block: 'center' }) }} />}
      {findings.length > 0 && <Exports checked={checked} name={name} judgements={Object.fromEntries(findings.flatMap((finding, at) => { const one = judged.get(findingKey(finding)); return one ? [[at, { verdict: one.verdict, reason: one.reason }]] : [] }))} />}
      <section className="panel check-sheet" aria-label="报告全文">
        {lines.map(({ start, pieces, findings: spoken }) => (
          <div key={start} className="check-row">
            <p>{pieces.map(({ text, figure: one }, at) => one === undefined ? text : (
              <button
                key={at} id={one.id} type="button" aria-pressed={figure === one.id} onClick={() => setFigure(figure === one.id ? null : one.id)}
                className={['fig', shown(kindOf(one)) ? `k-${kindOf(one)}` : 'k-none', about.has(one.id) && `in-${findings[about.get(one.id)![0]!]!.severity}`, lit.has(one.id) && 'lit', ours.has(one.id) && `is-${ours.get(one.id)!.agreement}`].filter(Boolean).join(' ')}
              >{text}</button>
            ))}</p>
            {spoken.length > 0 && (
              <div>{spoken.filter((at) => shown(findings[at]!.severity)).map((at) => (
                <FindingCard key={at} finding={findings[at]!} figures={byId} open={open === at} toggle={() => setOpen(open === at ? null : at)} report={report} judged={judged.get(findingKey(findings[at]!))} />
              ))}</div>
            )}
          </div>
        ))}
      </section>
      {figure !== null && <FigurePanel figure={byId.get(figure)!} checked={checked} figures={byId} ours={ours.get(figure)} asked={asked} close={() => { setFigure(null); document.getElementById(figure)?.focus() }} />}
    </div>
  )
}

interface DeskProps {
  readonly today: string
  readonly asked: { readonly year: number; readonly org: string | null } | null
  readonly ask: (asked: { readonly year: number; readonly org: string | null }) => void
  readonly busy: boolean
  readonly report: string | undefined
  readonly work: (id: string | undefined) => void
}

/** Which year and unit to compare with, and for which report the judgements are made. */
function Desk({ today, asked, ask, busy, report, work }: DeskProps) {
  const { data: reports } = useQuery(reportsQuery)
  const [year, setYear] = useState(asked?.year ?? Number(today.slice(0, 4)) - 1)
  const [org, setOrg] = useState<string | null>(asked?.org ?? null)
  return (
    <div className="panel pad row check-bar">
      <label htmlFor="compare-year">报告年度</label><InputNumber id="compare-year" min={1949} max={2200} value={year} onChange={(value) => setYear(value ?? year)} controls={false} style={{ width: 72 }} />
      <label htmlFor="compare-org">单位</label><div style={{ width: 220 }}><OrgSelect id="compare-org" value={org} onChange={setOrg} placeholder="全区" /></div>
      <Button loading={busy} onClick={() => ask({ year, org })}>与系统数据比较</Button>
      <label htmlFor="working-on">处理意见记入</label>
      <Select
        id="working-on" style={{ minWidth: 260 }} allowClear placeholder="选择所办的年度报告" value={report} onChange={(id: string | undefined) => work(id)}
        options={(reports?.reports ?? []).map(({ id, title, org_name }) => ({ value: id, label: `${org_name}　${title}` }))}
      />
    </div>
  )
}

function Exports(body: Pick<Parameters<typeof exportFindings>[0], 'name' | 'judgements'> & { readonly checked: Checked }) {
  const [failed, setFailed] = useState('')
  const save = (format: 'docx' | 'xlsx') => void exportFindings({ text: body.checked.text, name: body.name, judgements: body.judgements, format }).then((blob) => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `核查问题清单.${format}` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    setFailed('')
  }, (error: Error) => setFailed(error.message))
  return <div className="row"><Button onClick={() => save('docx')}>导出 Word 清单</Button><Button onClick={() => save('xlsx')}>导出 Excel 清单</Button>{failed && <span role="alert" className="light-overdue">{failed}</span>}</div>
}
