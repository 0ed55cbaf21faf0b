import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import { required } from '../../../kernel/field/field.ts'
import type { Field, Fields } from '../../../kernel/field/field.ts'
import type { ActionView, Performed } from '../../../kernel/http/contract.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import type { ReportView } from '../../../report/contract.ts'
import { reportKinds } from '../../../report/kinds.ts'
import { send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { Ask } from '../../components/ask.tsx'
import { useSession } from '../../shell/session.ts'
import { Reasons } from '../matter/now.tsx'


/** The fields an action asks and offers, asked ones marked. */
function fieldsOf(procedure: AnyProcedure, name: string): Fields {
  const { asks = [], offers = [] } = procedure.actions[name] as AnyAction
  const field = (one: string) => (procedure.fields as Fields)[one] as Field
  return Object.fromEntries([...asks.map((one: string) => [one, required(field(one))] as const), ...offers.map((one: string) => [one, field(one)] as const)])
}

const asksRows = ({ asksRows: asked, offersRows, revisesRows }: AnyAction): boolean => list(asked).length + list(offersRows).length > 0 || revisesRows !== undefined

interface Props { readonly view: ReportView; readonly dirty: boolean; readonly prompts: number }

/** What comes next for the report, and why not what does not. */
export function Steps({ view, dirty, prompts }: Props) {
  const [asked, setAsked] = useState<string | null>(null)
  const { today } = useSession()
  const navigate = useNavigate()
  const { procedure, steps: order } = reportKinds[view.ledger]!
  const steps = order.flatMap((name) => view.actions.filter((action) => action.name === name))
  const open = steps.filter(({ refusals }) => refusals.length === 0)
  // A step of another state is no news; one that fails for what the report lacks is.
  const blocked = steps.filter(({ refusals }) => refusals.length > 0 && !refusals.some(({ kind }) => kind === 'state'))
  const label = (action: ActionView) => action.name === 'deliberate' ? '记录审议' : action.label
  // What asks for rows has a form of its own.
  const ask = (name: string) => asksRows(procedure.actions[name] as AnyAction) ? void navigate({ to: '/matters/$ledger/$id/do/$action', params: { ledger: view.ledger, id: view.id, action: name } }) : setAsked(name)
  const start = { ...(asked === 'deliberate' && { deliberated_on: today }) }
  return (
    <>
      {open.map((action, at) => <Button key={action.name} type={at === 0 && !dirty ? 'primary' : 'default'} disabled={dirty} title={dirty ? '请先保存修改' : undefined} onClick={() => ask(action.name)}>{label(action)}</Button>)}
      {blocked.length > 0 && (
        <Dropdown trigger={['click']} popupRender={() => <div className="panel pad blocked-steps">{blocked.map((action) => <div key={action.name}><strong>{action.label}</strong><Reasons refusals={action.refusals} /></div>)}</div>}>
          <Button>不能办（{blocked.length}）</Button>
        </Dropdown>
      )}
      {asked === 'freeze' && <Freeze view={view} close={() => setAsked(null)} />}
      {asked !== null && asked !== 'freeze' && (
        <Ask<Performed>
          title={(procedure.actions[asked] as AnyAction).label} fields={fieldsOf(procedure, asked)} start={start} latest={today} path={`${view.ledger}/${view.id}/actions/${asked}`} refreshes={['reports', view.ledger, 'worklist']}
          bodyOf={(input) => ({ expected_version: view.version, input })} close={() => setAsked(null)}
          note={asked === 'review' && prompts > 0 ? `还有 ${prompts} 处待补充没有填写，不会印在报告里。` : undefined}
        />
      )}
    </>
  )
}

function Freeze({ view, close }: { readonly view: ReportView; readonly close: () => void }) {
  const client = useQueryClient()
  const keyOf = useCommandKey()
  const freeze = useMutation({
    mutationFn: () => { const body = { expected_version: view.version }; return send<Performed>('POST', `reports/${view.id}/freeze`, body, keyOf([view.id, body])) },
    onSuccess: async () => { await Promise.all(['reports', view.ledger, 'worklist'].map((key) => client.invalidateQueries({ queryKey: [key] }))); close() },
  })
  const problem = freeze.error && problemOf(freeze.error)
  return (
    <Modal open title="定稿" okText="定稿并编号" cancelText="取消" onCancel={close} confirmLoading={freeze.isPending} onOk={() => freeze.mutate()} mask={{ closable: false }}>
      <div className="stack tight">
        <p>定稿时系统重新统计全部 {view.content.figures.length} 处数据，给出文号，并保存每个数据的值和背后每条记录的编号、版本，计算全文校验码。</p>
        <p>定稿后正文和数据不再改变。此后更正记录的，报告里仍是定稿时的数，旁边显示差异。</p>
        {problem && <div className="notice bad" role="alert">{problem.detail}{problem.refusals && <Reasons refusals={problem.refusals} />}</div>}
      </div>
    </Modal>
  )
}
