import { FieldInput } from '../../components/field-input.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { date, longText } from '../../../kernel/field/field.ts'
import type { FormSpec } from './form-spec.ts'
import type { ActionForm } from './use-action-form.ts'

const day = date('办理日期')
const why = longText('说明')

/** The legal day of what is done, and why it was done. */
export function LegalDay({ spec, state, today, messages, reasons = true }: { readonly spec: FormSpec; readonly state: ActionForm; readonly today: string; readonly messages: { readonly [path: string]: string }; readonly reasons?: boolean }) {
  const { form, setForm } = state
  return (
    <div className="form">
      <Labelled name="on" label="办理日期" required hint={form.on < today ? '补记以前办理的事项；期限按这一天计算，日志另记录入时间' : '具有法律效力的日期，不得晚于今天'} error={messages['on']}>
        {(of) => <FieldInput of={of} field={day} value={form.on} latest={today} onChange={(value) => setForm({ ...form, on: (value as string | null) ?? today })} />}
      </Labelled>
      {reasons && <Labelled name="reason" label={spec.reason.label} required={spec.reason.required} hint={spec.reason.hint} error={messages['reason']} wide>
        {(of) => <FieldInput of={of} field={why} value={form.reason} onChange={(value) => setForm({ ...form, reason: (value as string | null) ?? '' })} />}
      </Labelled>}
    </div>
  )
}
