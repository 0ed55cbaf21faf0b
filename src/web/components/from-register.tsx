import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import type { Field } from '../../kernel/field/field.ts'
import { entriesQuery } from '../api/admin-queries.ts'
import type { Tied } from './labelled.tsx'
import { useSettled } from './use-settled.ts'

type FromRegisterOf = Extract<NonNullable<Field['from']>, { readonly register: string }>
interface Props { readonly of: Tied; readonly from: FromRegisterOf; readonly value: string; readonly onChange: (value: string | null) => void }

/** A text for which a register holds the values: what is typed is looked for there, in whatever words. */
export function FromRegister({ of, from: { register, field, shows }, value, onChange }: Props) {
  const q = useSettled(value.trim(), 300)
  const { data } = useQuery(entriesQuery(register, q ? { q } : {}))
  const told = new Map((data?.items ?? []).map(({ values }) => [values[field] as string, values[shows] as string | null]))
  const options = [...told].map(([code, words]) => ({ value: code, label: `${code}　${words ?? ''}` }))
  return <AutoComplete {...of} style={{ width: '100%' }} value={value} options={options} placeholder="输入编号或者名称查找" allowClear onChange={(typed: string | undefined) => onChange(typed || null)} />
}

/** A text that one of the matter's own rows already holds. */
export function FromRows({ of, values, value, onChange }: Pick<Props, 'of' | 'value' | 'onChange'> & { readonly values: readonly string[] }) {
  return <AutoComplete {...of} style={{ width: '100%' }} value={value} options={values.map((one) => ({ value: one }))} allowClear onChange={(typed: string | undefined) => onChange(typed || null)} />
}
