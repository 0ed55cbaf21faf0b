import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { bulletins, type BulletinKind } from '../../../domains/supervision/bulletin-choices.ts'
import { previous, spanText, type Span } from '../../../kernel/law/span.ts'
import type { BulletinLine, ReportsView } from '../../../report/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Nothing } from '../../components/states.tsx'

const day = (on: string | null) => on ?? <span className="none">—</span>
const columns: readonly Column<BulletinLine>[] = [
  { key: 'title', label: '通报', cell: (row) => <Link to="/report/$id" params={{ id: row.id }}>{row.title}</Link> },
  { key: 'org', label: '单位', width: 170, cell: (row) => row.org_name },
  { key: 'number', label: '文号', width: 190, cell: (row) => row.number ?? <span className="none">定稿时编号</span> },
  { key: 'state', label: '状态', width: 96, cell: (row) => <StateTag ledger="supervision_bulletin" state={row.state} /> },
  { key: 'frozen', label: '定稿', width: 110, cell: (row) => day(row.frozen_on) },
  { key: 'sent', label: '印发', width: 110, cell: (row) => day(row.sent_on) },
  { key: 'published', label: '公开', width: 110, cell: (row) => day(row.published_on) },
]

/** Weekly analyses, monthly bulletins with their ranking, quarterly bulletins: written here, or sent to the caller's unit. */
export function BulletinsPanel({ view }: { readonly view: ReportsView }) {
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  const writes = view.may_open_bulletin.length > 0
  if (!writes && view.bulletins.length === 0) return null
  return (
    <section className="panel" aria-label="执法监督通报">
      <header><h2>执法监督通报</h2><span className="muted small grow">周分析、月通报（排名）、季度整改通报</span>{writes && <Button onClick={() => setOpening(true)}>起草通报</Button>}</header>
      <DataTable
        label="执法监督通报" rows={view.bulletins} columns={columns} keyOf={({ id }) => id} open={({ id }) => void navigate({ to: '/report/$id', params: { id } })}
        empty={<Nothing what="还没有执法监督通报" how="由行政执法监督机构按周、月、季度起草，定稿后印发被监督单位。" />}
      />
      {opening && <Opening view={view} close={() => setOpening(false)} />}
    </section>
  )
}

/** The last spans that have ended, newest first. */
function recent(span: Span): readonly Span[] {
  const spans = [span]
  while (spans.length < 36) spans.push(previous(spans.at(-1)!))
  return spans
}

function Opening({ view, close }: { readonly view: ReportsView; readonly close: () => void }) {
  const [kind, setKind] = useState<BulletinKind>('month')
  const [span, setSpan] = useState<Span>(view.ended.month)
  const [org_id, setOrg] = useState(view.may_open_bulletin[0]!.org_id)
  const navigate = useNavigate()
  const client = useQueryClient()
  const open = useMutation({
    mutationFn: () => send<{ id: string }>('POST', 'bulletins', { kind, span, org_id }),
    onSuccess: async ({ id }) => { await client.invalidateQueries({ queryKey: ['reports'] }); await navigate({ to: '/report/$id', params: { id } }) },
  })
  return (
    <Modal open title="起草执法监督通报" onCancel={close} okText="起草" cancelText="取消" confirmLoading={open.isPending} onOk={() => open.mutate()}>
      <div className="stack">
        <div className="muted small">按模板成文，数据取自案卷和台账；同一期间已有通报的，直接打开。排名的权重和参加排名的最少案件数在「参数设置」中规定。</div>
        {open.error && <div className="notice bad" role="alert">{problemOf(open.error).detail}</div>}
        <div className="field"><span className="label">种类</span><Segmented<BulletinKind> aria-label="种类" value={kind} onChange={(chosen) => { setKind(chosen); setSpan(view.ended[chosen]) }} options={(Object.entries(bulletins) as [BulletinKind, string][]).map(([value, label]) => ({ value, label }))} /></div>
        <label className="field"><span className="label">期间</span><Select style={{ width: '100%' }} showSearch optionFilterProp="label" value={span} onChange={setSpan} options={recent(view.ended[kind]).map((one) => ({ value: one, label: spanText(one) }))} /></label>
        {view.may_open_bulletin.length > 1 && <label className="field"><span className="label">单位</span><Select style={{ width: '100%' }} value={org_id} onChange={setOrg} options={view.may_open_bulletin.map((unit) => ({ value: unit.org_id, label: unit.name }))} /></label>}
      </div>
    </Modal>
  )
}
