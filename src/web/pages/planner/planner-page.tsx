import './planner.css'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { MergeSuggestion, PlannerView } from '../../../domains/market/contract.ts'
import { api, query, send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { stateLabel } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { Months } from './months.tsx'

const plannerQuery = (year: string) => queryOptions({ queryKey: ['planner', year], queryFn: () => api<PlannerView>(`inspection-planner${query({ year })}`) })

/** The year's inspections by month and unit, and what should be put right before anybody sets out. */
export function PlannerPage() {
  useTitle('检查计划')
  const { today } = useSession()
  const [search, change] = useUrl()
  const year = search['year'] ?? today.slice(0, 4)
  const { data, error, refetch } = useQuery(plannerQuery(year))
  const turn = (by: number) => change({ year: String(Number(year) + by), unit: undefined, month: undefined })
  return (
    <>
      <Crumbs parts={[{ label: '双随机、一公开与市场监管' }, { label: '检查计划' }]} />
      <div className="head">
        <h1>检查计划</h1>
        <span className="row" role="group" aria-label="年度"><Button size="small" aria-label="上一年" onClick={() => turn(-1)}>‹</Button><strong aria-live="polite">{year}年</strong><Button size="small" aria-label="下一年" onClick={() => turn(1)}>›</Button></span>
        <span className="grow" />
        <Link to="/matters/$ledger" params={{ ledger: 'inspection_plan' }}>年度抽查计划</Link>
        <Link to="/matters/$ledger" params={{ ledger: 'inspection' }}>行政检查案卷</Link>
      </div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={12} /> : <Planner view={data} />}
    </>
  )
}

function Planner({ view }: { readonly view: PlannerView }) {
  const { orgShort } = useNames()
  const navigate = useNavigate()
  const open = (ledger: string) => ({ id }: { readonly id: string }) => void navigate({ to: '/matters/$ledger/$id', params: { ledger, id } })
  const span = (from: string, until: string | null) => until && until !== from ? `${from} 至 ${until}` : from
  return (
    <div className="stack">
      <section className="panel"><header><h2>各月、各单位的检查</h2></header><Months view={view} /></section>
      <Merges merges={view.merges} />
      <section className="panel">
        <header><h2>重复检查提示</h2><span className="muted small">本年度已受检查 {view.threshold} 次以上、又有待实施检查的对象；次数含各单位的检查</span></header>
        <DataTable
          label="重复检查" rows={view.repeated} keyOf={({ id }) => id} open={open('inspection')} tone={() => 'near'} empty={<Nothing what="没有重复检查" />}
          columns={[
            { key: 'subject', label: '检查对象', cell: ({ subject, subject_code }) => <Link to="/enterprises/$code" params={{ code: subject_code }}>{subject ?? subject_code}</Link> },
            { key: 'org', label: '计划单位', cell: ({ org_id }) => orgShort(org_id) }, { key: 'when', label: '计划时间', cell: ({ planned_from, planned_until }) => span(planned_from, planned_until) },
            { key: 'task', label: '抽查任务', cell: ({ task }) => task ?? '—' },
            { key: 'visits', label: '本年度已受检查', numeric: true, cell: ({ visits, units }) => `${visits} 次（${units} 个单位）` },
            { key: 'earlier', label: '各次检查', cell: ({ earlier }) => earlier.map(({ org_id, on }) => `${on} ${orgShort(org_id)}`).join('；') },
          ]}
        />
      </section>
      <section className="panel">
        <header><h2>检查人员安排冲突</h2><span className="muted small">按每人每日至多 {view.per_day} 户、只计工作日核算</span></header>
        <DataTable
          label="安排冲突" rows={view.overbooked} keyOf={({ officer }) => officer} tone={() => 'overdue'} empty={<Nothing what="没有安排冲突" />}
          columns={[
            { key: 'name', label: '检查人员', cell: ({ name }) => name }, { key: 'when', label: '时间', cell: ({ from, until }) => span(from, until) },
            { key: 'visits', label: '应检查', numeric: true, cell: ({ visits }) => `${visits} 户` }, { key: 'room', label: '至多能检查', numeric: true, cell: ({ room }) => `${room} 户` },
          ]}
        />
      </section>
      <section className="panel">
        <header><h2>随机抽查任务</h2></header>
        <DataTable
          label="随机抽查任务" rows={view.tasks} keyOf={({ id }) => id} open={open('random_task')}
          empty={<Nothing what="本年度还没有随机抽查任务" how="批准年度抽查计划后，计划中的每项任务会列在这里。" />}
          columns={[
            { key: 'name', label: '任务', cell: ({ name }) => name }, { key: 'org', label: '单位', cell: ({ org_id }) => orgShort(org_id) },
            { key: 'when', label: '时间', cell: ({ planned_from, planned_until }) => span(planned_from, planned_until) }, { key: 'state', label: '状态', cell: ({ state }) => <span className="state">{stateLabel('random_task', state)}</span> },
            { key: 'progress', label: '进度', width: 260, cell: ({ visits, made, published }) => visits === 0 ? <span className="none">尚未派发</span> : <Progress visits={visits} made={made} published={published} /> },
          ]}
        />
      </section>
    </div>
  )
}

function Progress({ visits, made, published }: { readonly visits: number; readonly made: number; readonly published: number }) {
  return (
    <span className="progress" title={`共 ${visits} 户，已检查 ${made} 户，已公示 ${published} 户`}>
      <span aria-hidden="true"><i style={{ width: `${made / visits * 100}%` }} /><i className="told" style={{ width: `${published / visits * 100}%` }} /></span>
      已检查 {made} / {visits}，已公示 {published}
    </span>
  )
}

/** Two visits to one enterprise in one quarter should be one (综合查一次); the unit whose visit goes into the other agrees by a click. */
function Merges({ merges }: { readonly merges: readonly MergeSuggestion[] }) {
  const { orgShort } = useNames()
  const client = useQueryClient()
  const keyOf = useCommandKey()
  const merge = useMutation({
    mutationFn: ({ id, version }: MergeSuggestion) => { const body = { input: {}, expected_version: version }; return send('POST', `inspection/${id}/actions/merge_into`, body, keyOf({ id, ...body })) },
    onSuccess: () => client.invalidateQueries({ queryKey: ['planner'] }),
  })
  const problem = merge.error ? problemOf(merge.error) : null
  return (
    <section className="panel">
      <header><h2>可以合并的检查</h2><span className="muted small">同一对象、同一季度，有两个以上单位要检查</span></header>
      {problem && <div className="notice bad" role="alert" style={{ margin: 12 }}>{problem.detail}{problem.refusals && <ul>{problem.refusals.map(({ reason }) => <li key={reason}>{reason}</li>)}</ul>}</div>}
      <DataTable
        label="可以合并的检查" rows={merges} keyOf={({ id }) => id} empty={<Nothing what="没有可以合并的检查" />}
        columns={[
          { key: 'subject', label: '检查对象', cell: ({ subject, subject_code }) => <Link to="/enterprises/$code" params={{ code: subject_code }}>{subject ?? subject_code}</Link> },
          { key: 'own', label: '本次检查', cell: ({ id, org_id, planned_from }) => <Link to="/matters/$ledger/$id" params={{ ledger: 'inspection', id }}>{orgShort(org_id)}　{planned_from} 起</Link> },
          { key: 'other', label: '其他单位的检查', cell: ({ with_org, with_from, with_until }) => `${orgShort(with_org)}　${with_from}${with_until ? ` 至 ${with_until}` : ' 起'}` },
          { key: 'act', label: '', width: 150, cell: (one) => one.may && <Button size="small" type="primary" loading={merge.isPending && merge.variables.id === one.id} onClick={() => merge.mutate(one)}>并入该次检查</Button> },
        ]}
      />
    </section>
  )
}
