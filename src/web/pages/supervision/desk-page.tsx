import './supervision.css'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Cell, DeskView, Due } from '../../../domains/supervision/desk-contract.ts'
import { optionsOf } from '../../../kernel/field/field.ts'
import { api } from '../../api/client.ts'
import { useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Light } from '../../components/light.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { findProcedure, ledgerLabel, stateLabel } from '../../registry.ts'
import { Chart } from '../figures/chart.tsx'

const deskQuery = queryOptions({ queryKey: ['supervision', 'desk'], staleTime: 30_000, queryFn: () => api<DeskView>('supervision/desk') })
const MOST_UNITS = 14

/** The supervisor's desk: the month's sample, what was found, what is due, what came in. */
export function SupervisionDeskPage() {
  useTitle('监督工作台')
  const { data, error, refetch } = useQuery(deskQuery)
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={12} />
  return (
    <>
      <Crumbs parts={[{ label: '工作台' }, { label: '监督工作台' }]} />
      <div className="head"><h1>监督工作台</h1><span className="muted grow">{data.today}</span>{data.waiting > 0 && <Link to="/intake">网上来件 {data.waiting} 件待收</Link>}</div>
      <div className="stack">
        <Open open={data.open} />
        <div className="halves"><Samples samples={data.samples} unsampled={data.unsampled} /><DueList due={data.due} /></div>
        <div className="halves">
          <Cells title="审查发现的问题" hint="本年，按类别" cells={data.problems} nameOf={categoryOf} ledger="case_review" by="unit" empty={<Nothing what="本年审查尚未发现问题。" how="审查案卷时填写发现的问题，按类别和单位汇总在这里。" />} />
          <Returned returned={data.returned} />
        </div>
        {data.findings.length > 0 && <Cells title="检查规则发现的问题" hint="尚未了结，按规则" cells={data.findings} nameOf={asItIs} ledger="finding" by="org_id" empty={null} />}
        <Months months={data.months} />
      </div>
    </>
  )
}

/** How much is open of each kind; each count leads to its list. */
function Open({ open }: { readonly open: DeskView['open'] }) {
  if (open.length === 0) return <div className="panel"><Nothing what="没有在办的监督事项。" how="在「执法案卷抽查」中安排抽查，或者在案卷页面抽查案卷。" /></div>
  return (
    <section className="panel" aria-label="在办">
      <header><h2>在办</h2></header>
      <ul className="pad chips">{open.map(({ ledger, state, count }) => (
        <li key={`${ledger} ${state}`}><Link to="/matters/$ledger" params={{ ledger }} search={{ state }}>{ledgerLabel(ledger)}·{stateLabel(ledger, state)} <b>{count.toLocaleString('zh-CN')}</b></Link></li>
      ))}</ul>
    </section>
  )
}

function Samples({ samples, unsampled }: Pick<DeskView, 'samples' | 'unsampled'>) {
  return (
    <section className="panel" aria-label="抽查进度">
      <header><h2>抽查进度</h2></header>
      {unsampled && <p className="pad notice warn">{unsampled} 已经结束，还没有安排月度抽查。<Link to="/matters/$ledger/new" params={{ ledger: 'sampling' }}>安排抽查</Link></p>}
      {samples.length === 0 ? <Nothing what="没有正在进行的抽查。" how="上月结束后，在「执法案卷抽查」中安排月度抽查。" /> : samples.map((sample) => <Sample key={sample.id} sample={sample} />)}
    </section>
  )
}

/** Whole months by which a sample was arranged after its period. */
const monthsBetween = (from: string, until: string): number => (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7))

function Sample({ sample: { id, title, period_until, opened_on, sampled, given_out, units } }: { readonly sample: DeskView['samples'][number] }) {
  const { orgName } = useNames()
  const shown = useMemo(() => units.slice(0, MOST_UNITS), [units])
  const categories = useMemo(() => shown.map(({ unit }) => orgName(unit)), [shown, orgName])
  const series = useMemo(() => [{ name: '抽中', values: shown.map(({ total }) => total) }, { name: '已审查', values: shown.map(({ reviewed }) => reviewed) }], [shown])
  const late = monthsBetween(period_until, opened_on)
  const [total, reviewed] = [units.reduce((sum, one) => sum + one.total, 0), units.reduce((sum, one) => sum + one.reviewed, 0)]
  return (
    <div className="pad">
      <p><Link to="/matters/$ledger/$id" params={{ ledger: 'sampling', id }}>{title}</Link>　<span className="muted">{sampled === null ? '待抽取' : `抽中 ${sampled} 件，已分派 ${given_out ?? 0} 件，已审查 ${reviewed} 件`}</span>{late > 1 && <span className="muted small">　该期结束 {late} 个月后安排</span>}</p>
      {total > 0 && (
        <>
          <Chart label={`各单位进度：${shown.map((one, at) => `${categories[at]} ${one.reviewed}/${one.total}`).join('，')}`} kind="row" categories={categories} series={series} unit="件" height={Math.max(110, shown.length * 40 + 50)} />
          <details><summary>数据表</summary><DataTable label="各单位进度" rows={units} keyOf={({ unit }) => unit} columns={[
            { key: 'unit', label: '单位', cell: ({ unit }) => <Link to="/matters/$ledger" params={{ ledger: 'case_review' }} search={{ unit }}>{orgName(unit)}</Link> },
            { key: 'total', label: '抽中', numeric: true, cell: (one) => one.total }, { key: 'reviewed', label: '已审查', numeric: true, cell: (one) => one.reviewed },
          ]} /></details>
        </>
      )}
    </div>
  )
}

function DueList({ due }: { readonly due: readonly Due[] }) {
  return (
    <section className="panel" aria-label="期限">
      <header><h2>期限</h2><span className="muted small">最紧迫的 {due.length} 项</span></header>
      {due.length === 0 ? <Nothing what="没有正在计算的期限。" how="制发监督文书、退回重录、责成整改后，期限列在这里。" /> : (
        <DataTable<Due> label="期限" rows={due} keyOf={({ ledger, id, clock }) => `${ledger} ${id} ${clock.deadline}`} lines columns={[
          { key: 'light', label: '期限', width: 130, cell: ({ clock }) => <Light clock={clock} /> },
          { key: 'what', label: '事项', cell: ({ ledger, id, title }) => <Link to="/matters/$ledger/$id" params={{ ledger, id }}>{title}</Link>, title: ({ title }) => title },
          { key: 'step', label: '环节', width: 150, cell: ({ ledger, clock }) => <span className="muted">{ledgerLabel(ledger)}·{clock.label}</span>, title: ({ ledger, clock }) => `${ledgerLabel(ledger)}·${clock.label}` },
        ]} />
      )}
    </section>
  )
}

const categories = optionsOf(findProcedure('case_review')!.many!['problem']!.fields['category']!)
const categoryOf = (name: string): string => categories[name] ?? name
const asItIs = (name: string): string => name

/** By rule or category: how often, and which units have it most; a unit leads to its records. */
function Cells({ title, hint, cells, nameOf, ledger, by, empty }: { readonly title: string; readonly hint: string; readonly cells: readonly Cell[]; readonly nameOf: (name: string) => string; readonly ledger: string; readonly by: string; readonly empty: React.ReactNode }) {
  const { orgName } = useNames()
  const rows = [...new Set(cells.map(({ name }) => name))].map((name) => {
    const own = cells.filter((cell) => cell.name === name)
    return { name, total: own.reduce((sum, { count }) => sum + count, 0), most: [...own].sort((a, b) => b.count - a.count).slice(0, 3) }
  }).sort((a, b) => b.total - a.total)
  return (
    <section className="panel" aria-label={title}>
      <header><h2>{title}</h2><span className="muted small">{hint}</span></header>
      {rows.length === 0 ? empty : (
        <DataTable label={title} rows={rows} keyOf={({ name }) => name} columns={[
          { key: 'name', label: '问题', cell: ({ name }) => nameOf(name) }, { key: 'total', label: '件', numeric: true, width: 70, cell: ({ total }) => total },
          { key: 'most', label: '较多的单位', cell: ({ most }) => most.map(({ unit, count }) => <span key={unit} className="nowrap"><Link to="/matters/$ledger" params={{ ledger }} search={{ [by]: unit }}>{orgName(unit)}</Link> {count}　</span>) },
        ]} />
      )}
    </section>
  )
}

function Returned({ returned }: { readonly returned: DeskView['returned'] }) {
  const { orgName } = useNames()
  return (
    <section className="panel" aria-label="退回重录">
      <header><h2>退回重录</h2><span className="muted small">尚未办结</span></header>
      {returned.length === 0 ? <Nothing what="没有待重录的信息。" how="审查结果为「退回重录」的，列在这里。" /> : (
        <DataTable label="退回重录" rows={returned} keyOf={({ unit }) => unit} columns={[
          { key: 'unit', label: '单位', cell: ({ unit }) => <Link to="/matters/$ledger" params={{ ledger: 'reentry' }} search={{ unit }}>{orgName(unit)}</Link> },
          { key: 'open', label: '待办结', numeric: true, width: 90, cell: (one) => one.open },
          { key: 'overdue', label: '曾逾期', numeric: true, width: 90, cell: ({ overdue }) => overdue > 0 ? <span className="light light-overdue">{overdue}</span> : 0 },
        ]} />
      )}
    </section>
  )
}

function Months({ months }: { readonly months: DeskView['months'] }) {
  const categories = useMemo(() => (months[0]?.values ?? []).map((_, at) => `${at + 1}月`), [months])
  return (
    <div className="quarter">
      {months.map(({ indicator, label, values }) => <Month key={indicator} indicator={indicator} label={label} categories={categories} values={values} />)}
    </div>
  )
}

function Month({ indicator, label, categories, values }: { readonly indicator: string; readonly label: string; readonly categories: readonly string[]; readonly values: readonly number[] }) {
  const series = useMemo(() => [{ name: label, values }], [label, values])
  return (
    <section className="panel" aria-label={label}>
      <header><h2><Link to="/figures/$indicator" params={{ indicator }}>{label}</Link></h2></header>
      <div className="pad"><Chart label={`${label}：${values.map((value, at) => `${categories[at]} ${value}`).join('，')}`} kind="bar" categories={categories} series={series} unit="件" height={150} /></div>
    </section>
  )
}
