import { Checkbox, Input, Radio, Select } from 'antd'
import { optionsOf, type Field } from '../../kernel/field/field.ts'
import { DayInput } from './day-input.tsx'
import type { Tied } from './labelled.tsx'
import { FromRegister, FromRows } from './from-register.tsx'
import { readAmount } from './read-amount.ts'
import { OrgSelect, UserSelect } from './org-select.tsx'
import { instantText } from './value.tsx'

interface Props { readonly field: Field; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly of: Tied; readonly latest?: string | undefined; readonly focus?: boolean; /** What the matter's own rows hold, where the field takes its value from them. */ readonly own?: readonly string[] }
/** A short closed list stands open; a longer one folds into a select. */
const OPEN_AT_MOST = 4

/** The control of a field's kind. What cannot be read as that kind stays as it was typed, for the server to name. */
export function FieldInput({ field, value, onChange, of, latest, focus, own = [] }: Props) {
  const text = (value ?? '') as string
  const plain = { ...of, autoFocus: focus, value: text, onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value || null) }
  const options = Object.entries(optionsOf(field)).map(([code, label]) => ({ value: code, label }))
  switch (field.kind) {
    case 'long_text': return <Input.TextArea {...plain} autoSize={{ minRows: 3, maxRows: 16 }} />
    case 'date': return <DayInput of={of} label={field.label} value={text || null} onChange={onChange} latest={latest} focus={focus} />
    case 'instant': return <Input {...plain} type="datetime-local" style={{ maxWidth: 260 }} value={text.endsWith('Z') ? instantText(text).replace(' ', 'T') : text.slice(0, 16)} onChange={(event) => onChange(event.target.value ? `${event.target.value}:00+08:00` : null)} />
    case 'flag': return <div><Checkbox id={of.id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>是</Checkbox></div>
    case 'integer': return <Input {...plain} inputMode="numeric" style={{ maxWidth: 200 }} value={value === null || value === undefined ? '' : String(value as string | number)} onChange={(event) => { const typed = event.target.value.normalize('NFKC'); onChange(/^-?\d{1,9}$/.test(typed) ? Number(typed) : typed || null) }} />
    case 'money': return <Input {...plain} inputMode="decimal" suffix="元" style={{ maxWidth: 220 }} onChange={(event) => onChange(readAmount(event.target.value))} />
    case 'choice': return options.length <= OPEN_AT_MOST && options.every(({ label }) => label.length <= 8)
      ? <Radio.Group id={of.id} aria-label={field.label} options={options} value={value} onChange={(event) => onChange(event.target.value)} />
      : <Select {...of} style={{ width: '100%' }} allowClear showSearch optionFilterProp="label" placeholder="请选择" options={options} value={(value ?? undefined) as string | undefined} onChange={(chosen: string | undefined) => onChange(chosen ?? null)} />
    case 'choices': return <Select {...of} mode="multiple" style={{ width: '100%' }} optionFilterProp="label" placeholder="可选多项" options={options} value={(value ?? []) as string[]} onChange={(chosen: string[]) => onChange(chosen)} />
    case 'org': return <OrgSelect {...of} beyond={field.beyond} ofKind={field.ofKind} placeholder="输入名称查找" value={(value ?? null) as string | null} onChange={onChange} />
    case 'orgs': return <OrgSelect {...of} mode="multiple" placeholder="输入名称查找，可选多个" value={(value ?? []) as string[]} onChange={onChange} />
    case 'user': return <UserSelect {...of} placeholder="输入姓名查找" value={(value ?? null) as string | null} onChange={onChange} />
    case 'users': return <UserSelect {...of} mode="multiple" placeholder="输入姓名查找" value={(value ?? []) as string[]} onChange={onChange} />
    default: return field.from && 'register' in field.from ? <FromRegister of={of} from={field.from} value={text} onChange={onChange} /> : field.from ? <FromRows of={of} values={own} value={text} onChange={onChange} /> : <Input {...plain} autoComplete="off" inputMode={field.check === 'phone' || field.check === 'post_code' ? 'tel' : undefined} />
  }
}

const hints: { readonly [check: string]: string } = { credit_code: '18 位统一社会信用代码', identity_number: '18 位居民身份证号码', phone: '手机号码，或者带区号的固定电话', post_code: '六位数字' }
/** The help beside a field: its own, or that of its check. */
export const hintOf = (field: Field): string | undefined => field.hint ?? (field.check && hints[field.check])
