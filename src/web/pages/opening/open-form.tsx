import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import type { MatterView, OpenCommand, OpeningView, Performed } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { matterQuery } from '../../api/queries.ts'
import { Labelled } from '../../components/labelled.tsx'
import { Restored } from '../../components/restored.tsx'
import { Loading } from '../../components/states.tsx'
import { useUrl } from '../../components/use-url.ts'
import { findAction } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { ActionAside } from '../action/aside.tsx'
import { FormFields } from '../action/form-fields.tsx'
import { FormFrame } from '../action/form-frame.tsx'
import { formSpec } from '../action/form-spec.ts'
import { labelOf } from '../action/label-of.ts'
import { useLeaveGuard } from '../action/leave-guard.ts'
import { LegalDay } from '../action/legal-day.tsx'
import { ForeseenPanels } from '../action/foreseen.tsx'
import { ProblemSummary } from '../action/problem-summary.tsx'
import { messagesOf, previewOf, useActionForm } from '../action/use-action-form.ts'
import { broughtInto } from './brought.ts'
import { LinkFields, type LinkDraft } from './link-fields.tsx'

interface Props { readonly procedure: AnyProcedure; readonly opening: OpeningView }

/** The form that opens a matter; coming from another, it waits for what that one brings. */
export function OpenForm(props: Props) {
  const [search] = useUrl()
  const [given] = useState<LinkDraft | null>(search['link_kind'] && search['link_ledger'] && search['link_id'] ? { kind: search['link_kind'], ledger: search['link_ledger'], id: search['link_id'] } : null)
  const { data: origin, isPending } = useQuery({ ...matterQuery(given?.ledger ?? '', given?.id ?? ''), enabled: given !== null })
  return given && isPending ? <Loading rows={10} /> : <Form {...props} given={given} origin={origin} />
}

function Form({ procedure, opening, given, origin }: Props & { readonly given: LinkDraft | null; readonly origin: MatterView | undefined }) {
  const { today, account } = useSession()
  const [search] = useUrl()
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useCommandKey()
  const leaving = useRef(false)
  const action = findAction(procedure, opening.name)!
  const spec = formSpec(procedure, action)
  const [brought] = useState(() => given && origin ? broughtInto(procedure, spec, given.kind, origin) : { values: {}, rows: {} })
  const state = useActionForm(spec, null, today, `${account.id}/${procedure.id}/${opening.name}${given ? `/${given.id}` : ''}`, brought)
  const [orgId, setOrgId] = useState(opening.orgs.find(({ id }) => id === search['org_id'])?.id ?? opening.orgs[0]!.id)
  const [link, setLink] = useState(given)
  const [sent, setSent] = useState<Pick<OpenCommand, 'rows'> | null>(null)
  const open = useMutation({
    mutationFn: (command: OpenCommand) => send<Performed>('POST', procedure.id, command, keyOf(command)),
    onSuccess: (result) => {
      leaving.current = true
      state.kept.forget()
      void client.invalidateQueries({ queryKey: [procedure.id] })
      void client.invalidateQueries({ queryKey: ['worklist'] })
      void navigate({ to: '/matters/$ledger/$id', params: { ledger: result.ledger, id: result.id }, state: { performed: { label: opening.label, result } } })
    },
  })
  useLeaveGuard(() => state.kept.dirty && !leaving.current, true)
  const submit = () => {
    const { reason: _reason, ...draft } = state.attempt()
    const command = { action: opening.name, org_id: orgId, ...draft, ...(link && { link }) } as OpenCommand
    setSent(command)
    open.mutate(command)
  }
  const problem = open.error ? problemOf(open.error) : null
  const messages = messagesOf(problem, state, sent)
  return (
    <FormFrame
      onSubmit={submit}
      aside={<>
        <ActionAside procedure={procedure} action={action} matter={null} values={state.form.values} on={state.form.on as IsoDate} />
        {(action.issues || action.tells) && <ForeseenPanels ledger={procedure.id} path={`${procedure.id}/new/papers/${opening.name}`} command={{ org_id: orgId, ...previewOf(state.command()) }} sent={open.isPending || open.isSuccess} />}
      </>}
      buttons={<><Button type="primary" htmlType="submit" loading={open.isPending}>{opening.label}</Button><Button onClick={() => void navigate({ to: '/matters/$ledger', params: { ledger: procedure.id } })}>返回列表</Button></>}
    >
      <Restored of={state.kept} />
      {!state.kept.restored && Object.keys({ ...brought.values, ...brought.rows }).length > 0 && <p className="muted small">已带入来源案卷的内容，请核对。</p>}
      {problem && <ProblemSummary problem={problem} messages={messages} labelOf={(path) => labelOf(path, spec)} />}
      <div className="form">
        <Labelled name="org_id" label="承办单位" required error={messages['org_id']}>
          {(of) => opening.orgs.length === 1 ? <div id={of.id}>{opening.orgs[0]!.name}</div> : <Select {...of} style={{ width: '100%' }} showSearch optionFilterProp="label" value={orgId} onChange={setOrgId} options={opening.orgs.map(({ id, name }) => ({ value: id, label: name }))} />}
        </Labelled>
        <LinkFields procedure={procedure} action={action} link={link} onChange={setLink} error={messages['link']} />
      </div>
      <FormFields spec={spec} state={state} messages={messages} matter={null} />
      <LegalDay spec={spec} state={state} today={today} messages={messages} reasons={false} />
    </FormFrame>
  )
}
