import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ReportLine, ReportsView } from '../../../report/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useSession } from '../../shell/session.ts'
import { BulletinsPanel } from './bulletins-panel.tsx'
import { reportsQuery } from './queries.ts'

/** A yearly duty: done on a day, due on one, or over. */
function Duty({ by, on, done }: { readonly by: string; readonly on: string | null; readonly done: string }) {
  const { today } = useSession()
  if (on) return <span className={`light light-${on <= by ? 'done' : 'near'}`}>{on} {done}{on > by && '（逾期）'}</span>
  return <span className={by < today ? 'light light-overdue' : 'light light-ok'}>{by} 前{by < today && '（已逾期）'}</span>
}

const columns: readonly Column<ReportLine>[] = [
  { key: 'title', label: '报告', cell: (row) => <Link to="/report/$id" params={{ id: row.id }}>{row.org_name}{row.title}</Link> },
  { key: 'number', label: '文号', width: 170, cell: (row) => row.number ?? <span className="none">定稿时编号</span> },
  { key: 'state', label: '状态', width: 96, cell: (row) => <StateTag ledger="annual_report" state={row.state} /> },
  { key: 'submit', label: '报送（第二十三条）', width: 190, cell: (row) => <Duty by={row.submit_by} on={row.submitted_on} done="报送" /> },
  { key: 'publish', label: '公开（第二十四条）', width: 190, cell: (row) => row.state === 'withheld' ? '涉密不予公开' : <Duty by={row.publish_by} on={row.published_on} done="公开" /> },
]

/** The reports of all years, of the government and its departments, with the two dates the law sets. */
export function ReportsPage() {
  useTitle('报告和通报')
  const list = useQuery(reportsQuery)
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>法治政府建设年度报告</h1>
        <span className="muted grow">每年 3 月 1 日前报送、4 月 1 日前向社会公开（督察工作规定第二十三条、第二十四条）</span>
        {list.data.may_open.length > 0 && <Button type="primary" onClick={() => setOpening(true)}>起草报告</Button>}
      </div>
      <section className="panel">
        <DataTable
          label="年度报告" rows={list.data.reports} columns={columns} keyOf={({ id }) => id} open={({ id }) => void navigate({ to: '/report/$id', params: { id } })}
          empty={<Nothing what="还没有年度报告" how="每年一月系统自动开始起草上一年度本级政府的报告；也可以由统计人员起草。" />}
        />
      </section>
      <BulletinsPanel view={list.data} />
      {opening && <Opening view={list.data} close={() => setOpening(false)} />}
    </>
  )
}

function Opening({ view, close }: { readonly view: ReportsView; readonly close: () => void }) {
  const [org_id, setOrg] = useState(view.may_open[0]!.org_id)
  const [year, setYear] = useState(view.year)
  const navigate = useNavigate()
  const client = useQueryClient()
  const open = useMutation({
    mutationFn: () => send<{ id: string }>('POST', 'reports', { org_id, year }),
    onSuccess: async ({ id }) => { await client.invalidateQueries({ queryKey: ['reports'] }); await navigate({ to: '/report/$id', params: { id } }) },
  })
  return (
    <Modal open title="起草年度报告" onCancel={close} okText="起草" cancelText="取消" confirmLoading={open.isPending} onOk={() => open.mutate()}>
      <div className="stack">
        <div className="muted small">按模板成文，数据取自案卷和台账。同一单位、同一年度已有报告的，直接打开。</div>
        {open.error && <div className="notice bad" role="alert">{problemOf(open.error).detail}</div>}
        <label className="field"><span className="label">单位</span><Select style={{ width: '100%' }} value={org_id} onChange={setOrg} options={view.may_open.map((unit) => ({ value: unit.org_id, label: unit.name }))} /></label>
        <label className="field"><span className="label">报告年度</span><InputNumber min={2019} max={view.year + 1} value={year} onChange={(value) => setYear(value ?? view.year)} /></label>
      </div>
    </Modal>
  )
}
