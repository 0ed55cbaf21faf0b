import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { date, type Field } from '../../../kernel/field/field.ts'
import type { EnterCommand, Kept } from '../../../kernel/http/admin-contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import type { AnyRegister } from '../../../kernel/register/register.ts'
import { send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { FieldInput } from '../../components/field-input.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { findRegister } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { FormFrame } from '../action/form-frame.tsx'
import { useLeaveGuard } from '../action/leave-guard.ts'
import { ProblemSummary } from '../action/problem-summary.tsx'
import { EntryFields } from './entry-fields.tsx'

const from = date('生效日期')

/** Enters a new entry, valid from a day on. */
export function EnterPage() {
  const { register: id = '' } = useParams({ strict: false })
  const register = findRegister(id)
  return register ? <Enter register={register} /> : <Nothing what={`没有名为“${id}”的台账`} />
}

function Enter({ register }: { readonly register: AnyRegister }) {
  useTitle(`登记${register.label}`)
  const { today, roles } = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const keyOf = useCommandKey()
  const orgs = [...new Map(roles.filter(({ role }) => list(register.by).includes(role)).map(({ org_id, org_name }) => [org_id, org_name]))]
  const [command, setCommand] = useState<EnterCommand>({ org_id: orgs[0]?.[0] ?? '', from: today, input: {} })
  // A guard that waits for the next rendering would still ask whoever has just entered it.
  const leaving = useRef(false)
  const enter = useMutation({
    mutationFn: () => send<Kept>('POST', `registers/${register.id}`, command, keyOf(command)),
    onSuccess: ({ id }) => { leaving.current = true; void client.invalidateQueries({ queryKey: ['registers', register.id] }); void navigate({ to: '/registers/$register/$id', params: { register: register.id, id } }) },
  })
  useLeaveGuard(() => Object.keys(command.input).length > 0 && !leaving.current)
  if (orgs.length === 0) return <Nothing what={`您不能登记${register.label}`} how="登记须在本单位担任相应职责，请联系管理员。" />
  const problem = enter.error ? problemOf(enter.error) : null
  const messages = Object.fromEntries((problem?.fields ?? []).map(({ field, message }) => [field, message]))
  const labelOf = (path: string) => ({ from: '生效日期', org_id: '登记单位' })[path] ?? (register.fields as { [name: string]: Field })[path]?.label ?? path
  return (
    <>
      <Crumbs parts={[{ label: '台账', to: '/registers' }, { label: register.label, to: `/registers/${register.id}` }, { label: '登记' }]} />
      <div className="head"><h1>登记{register.label}</h1></div>
      <FormFrame onSubmit={() => enter.mutate()} buttons={<><Button type="primary" htmlType="submit" loading={enter.isPending}>登记</Button><Button onClick={() => void navigate({ to: '/registers/$register', params: { register: register.id } })}>返回台账</Button></>}>
        {problem && <ProblemSummary problem={problem} messages={messages} labelOf={labelOf} />}
        <div className="form">
          <Labelled name="org_id" label="登记单位" required error={messages['org_id']}>{(of) => <Select {...of} style={{ width: '100%' }} value={command.org_id} onChange={(org_id: string) => setCommand({ ...command, org_id })} options={orgs.map(([value, label]) => ({ value, label }))} />}</Labelled>
          <Labelled name="from" label="生效日期" required error={messages['from']}>{(of) => <FieldInput of={of} field={from} value={command.from} onChange={(value) => setCommand({ ...command, from: (value ?? today) as IsoDate })} />}</Labelled>
        </div>
        <EntryFields fields={register.fields} values={command.input} messages={messages} onChange={(name, value) => setCommand((old) => ({ ...old, input: { ...old.input, [name]: value } }))} />
      </FormFrame>
    </>
  )
}
