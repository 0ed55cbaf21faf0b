import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { date } from '../../../kernel/field/field.ts'
import type { MatterView, ServeInput } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { useNames } from '../../api/queries.ts'
import { problemOf } from '../../api/problem.ts'
import { FieldInput } from '../../components/field-input.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Restored } from '../../components/restored.tsx'
import { Nothing } from '../../components/states.tsx'
import { useKept } from '../../components/use-kept.ts'
import { useUrl } from '../../components/use-url.ts'
import { useSession } from '../../shell/session.ts'
import { FormFrame } from './form-frame.tsx'
import { useLeaveGuard } from './leave-guard.ts'
import { ProblemSummary } from './problem-summary.tsx'
import { recipientsOf } from './recipients.ts'
import { serviceMethods, type ServiceMethodDef } from '../../../kernel/document/service.ts'
import { unserved } from '../matter/unserved.ts'
import { usePerform } from './use-perform.ts'

const LABELS: { readonly [field: string]: string } = { document_id: '文书', recipient: '受送达人', method: '送达方式', sent_on: '送交、发出日期', received_on: '签收日期', evidence: '送达凭证', witness: '见证人', consent: '同意电子送达' }
const day = date('日期')
/** Records the service of a paper. The day of service follows from the method; the server says which it is. */
export function ServeForm({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const { today, account } = useSession()
  const [search] = useUrl()
  const navigate = useNavigate()
  const { orgName } = useNames()
  const documents = matter.documents.filter(({ document, received, voided_reason }) => !received && !voided_reason && procedure.documents[document]?.serve)
  const wanting = (id: string | undefined) => { const to = documents.find((one) => one.id === id); return to ? recipientsOf(procedure, matter, to, orgName).filter(({ served_on }) => served_on === null) : [] }
  /** The paper, and on whom where only one is left. */
  const addressed = (id: string | undefined): Partial<ServeInput> => {
    const [to, ...others] = wanting(id)
    const sole = others.length === 0 ? to : undefined
    return { document_id: id, row_id: sole?.row_id, recipient_org_id: sole?.org_id, recipient: sole?.name }
  }
  const [first] = useState<Partial<ServeInput>>(() => ({ ...addressed(search['document'] ?? unserved(procedure, matter)[0]?.id ?? documents[0]?.id), method: 'direct', sent_on: today }))
  const kept = useKept(`${account.id}/${matter.id}/serve/${first.document_id}`, first)
  const { value: form, set: setForm } = kept
  const perform = usePerform(matter, 'serve', '送达登记', kept.forget)
  useLeaveGuard(() => kept.dirty && !perform.leaving.current, true)
  const document = documents.find(({ id }) => id === form.document_id)
  if (documents.length === 0) return <Nothing what="没有需要送达的文书" how="制作了应当送达的文书后，在这里登记送达。" />
  const recipients = document ? recipientsOf(procedure, matter, document, orgName) : []
  const problem = perform.error ? problemOf(perform.error) : null
  const messages = Object.fromEntries((problem?.fields ?? []).map(({ field, message }) => [field, message]))
  const set = (change: Partial<ServeInput>) => setForm((old) => ({ ...old, ...change }))
  const chosen = recipients.find(({ row_id, org_id }) => (row_id !== undefined && row_id === form.row_id) || (org_id !== undefined && org_id === form.recipient_org_id))
  const submit = () => perform.mutate({ input: Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined && value !== null && value !== '')) })
  const def = (serviceMethods as { readonly [method: string]: ServiceMethodDef })[form.method ?? '']
  const dayField = (name: 'sent_on' | 'received_on', label: string, required: boolean, hint: string | undefined) => (
    <Labelled name={name} label={label} required={required} hint={hint} error={messages[name]}>
      {(of) => <FieldInput of={of} field={day} value={form[name]} latest={today} onChange={(value) => set({ [name]: value as IsoDate })} />}
    </Labelled>
  )
  return (
    <FormFrame onSubmit={submit} buttons={<><Button type="primary" htmlType="submit" loading={perform.isPending}>登记送达</Button><Button onClick={() => void navigate({ to: '/matters/$ledger/$id', params: { ledger: matter.ledger, id: matter.id }, search: { tab: 'documents' } })}>返回案卷</Button></>}>
      <Restored of={kept} />
      {problem && <ProblemSummary problem={problem} messages={messages} labelOf={(path) => LABELS[path] ?? path} />}
      <div className="form">
        <Labelled name="document_id" label="文书" required error={messages['document_id']} wide>
          {(of) => <Select {...of} style={{ width: '100%' }} value={form.document_id} onChange={(id: string) => set(addressed(id))} options={documents.map(({ id, label, number, dated_on }) => ({ value: id, label: `《${label}》${number ?? ''}（${dated_on}）` }))} />}
        </Labelled>
        {recipients.length > 0 && (
          <Labelled name="to" label="受送达人" required>
            {(of) => <Select {...of} style={{ width: '100%' }} placeholder="请选择" value={chosen?.key} onChange={(key: string) => { const to = recipients.find((one) => one.key === key)!; set({ row_id: to.row_id, recipient_org_id: to.org_id, recipient: to.name }) }} options={recipients.map(({ key, name, served_on }) => ({ value: key, label: served_on ? `${name}（已于 ${served_on} 送达）` : name }))} />}
          </Labelled>
        )}
        <Labelled name="recipient" label={recipients.length > 0 ? '签收人' : '受送达人'} required hint={recipients.length > 0 ? '本人、同住成年家属、代理人或者单位收件人' : undefined} error={messages['recipient']}>
          {(of) => <Input {...of} value={form.recipient ?? ''} onChange={(event) => set({ recipient: event.target.value })} />}
        </Labelled>
        <Labelled name="method" label="送达方式" required error={messages['method']}>
          {(of) => <Select {...of} style={{ width: '100%' }} value={form.method} onChange={(method: string) => set({ method, received_on: undefined, evidence: undefined, witness: undefined, recorded: undefined, consent: undefined })} options={Object.entries(serviceMethods).map(([value, { label }]) => ({ value, label }))} />}
        </Labelled>
        {def && (
          <>
            {def.condition && <p className="wide muted small">{def.label}的条件：{def.condition} <LawText of={def.basis} /></p>}
            {dayField('sent_on', def.sent, true, form.method === 'notice' ? '公告期满之日视为送达，由系统推算' : undefined)}
            {def.received && dayField('received_on', def.received, false, form.method === 'direct' ? '与送交不是同一日的才填写' : '尚未收到的留空，收到后再登记')}
            {def.evidence && (
              <Labelled name="evidence" label={def.evidence.label} required hint={def.evidence.hint} error={messages['evidence']} wide>
                {(of) => <Input {...of} value={form.evidence ?? ''} onChange={(event) => set({ evidence: event.target.value })} />}
              </Labelled>
            )}
          </>
        )}
        {form.method === 'left' && <Labelled name="witness" label="见证人" hint="有见证人的填写姓名、单位" error={messages['witness']}>{(of) => <Input {...of} value={form.witness ?? ''} onChange={(event) => set({ witness: event.target.value })} />}</Labelled>}
        {(form.method === 'left' || form.method === 'electronic' || form.method === 'notice') && <div className="field"><span className="label">记录方式</span><div><Checkbox id="f-recorded" checked={form.recorded === true} onChange={(event) => set({ recorded: event.target.checked })}>已拍照、录像等记录送达过程</Checkbox></div></div>}
        {form.method === 'electronic' && <div className="field wide"><div><Checkbox id="f-consent" checked={form.consent === true} onChange={(event) => set({ consent: event.target.checked })}>受送达人已经同意电子送达，并签订送达地址（方式）确认书</Checkbox></div>{messages['consent'] && <div className="error" role="alert">{messages['consent']}</div>}</div>}
      </div>
    </FormFrame>
  )
}
