import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { problemOf } from '../../api/problem.ts'
import { Restored } from '../../components/restored.tsx'
import { useSession } from '../../shell/session.ts'
import { workSlots } from '../matter/slots.ts'
import { ActionAside } from './aside.tsx'
import { Conflict } from './conflict.tsx'
import { ForeseenPanels } from './foreseen.tsx'
import { FormFields } from './form-fields.tsx'
import type { FormSpec } from './form-spec.ts'
import { labelOf } from './label-of.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { LegalDay } from './legal-day.tsx'
import { PapersInput } from './papers-input.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import { messagesOf, previewOf, useActionForm, type Draft } from './use-action-form.ts'
import { usePerform } from './use-perform.ts'
import { FormFrame } from './form-frame.tsx'

interface Props { readonly matter: MatterView; readonly procedure: AnyProcedure; readonly name: string; readonly action?: AnyAction; readonly spec: FormSpec }

/** The form of an action, generated from the definition, with what it will do beside it. */
export function ActForm({ matter, procedure, name, action, spec }: Props) {
  const { today, account } = useSession()
  const navigate = useNavigate()
  const state = useActionForm(spec, matter, today, `${account.id}/${matter.id}/${name}`)
  const perform = usePerform(matter, name, spec.label, state.kept.forget)
  const [sent, setSent] = useState<Draft | null>(null)
  useLeaveGuard(() => state.kept.dirty && !perform.leaving.current, true)
  const submit = () => { const draft = state.attempt(); setSent(draft); perform.mutate(draft) }
  const problem = perform.error ? problemOf(perform.error) : null
  const messages = messagesOf(problem, state, sent)
  const Work = workSlots[matter.ledger]
  return (
    <FormFrame
      onSubmit={submit}
      aside={action && <>
        <ActionAside procedure={procedure} action={action} matter={matter} values={{ ...matter.values, ...state.form.values }} on={state.form.on as IsoDate} />
        {(action.issues || action.tells) && <ForeseenPanels ledger={matter.ledger} path={`${matter.ledger}/${matter.id}/papers/${name}`} command={previewOf(state.command())} sent={perform.isPending || perform.isSuccess} />}
      </>}
      buttons={<>
        <Button type="primary" htmlType="submit" loading={perform.isPending} disabled={spec.reason.required && !state.form.reason.trim()}>{spec.label}</Button>
        <Button onClick={() => void navigate({ to: '/matters/$ledger/$id', params: { ledger: matter.ledger, id: matter.id } })}>返回案卷</Button>
      </>}
    >
      <Restored of={state.kept} />
      {problem && (
        <ProblemSummary problem={problem} messages={messages} labelOf={(path) => labelOf(path, spec)}>
          {problem.type === 'conflict' && <Conflict matter={matter} since={perform.openedOn} goOn={() => void perform.catchUp()} />}
        </ProblemSummary>
      )}
      <FormFields spec={spec} state={state} messages={messages} matter={matter} />
      {action && <PapersInput procedure={procedure} action={action} matter={matter} state={state} />}
      {Work && perform.isPending && <Suspense><Work matter={matter} /></Suspense>}
      <LegalDay spec={spec} state={state} today={today} messages={messages} />
    </FormFrame>
  )
}
