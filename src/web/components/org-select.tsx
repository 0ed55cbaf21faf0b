import { useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { accountsQuery, organisationsQuery } from '../api/queries.ts'

type Pick = Omit<SelectProps<string[]>, 'value' | 'onChange' | 'mode' | 'options'>
type Props = Pick & { readonly beyond?: readonly string[] | undefined; readonly ofKind?: readonly string[] | undefined } & ({ readonly mode: 'multiple'; readonly value: string[]; readonly onChange: (value: string[]) => void } | { readonly mode?: undefined; readonly value: string | null; readonly onChange: (value: string | null) => void })

/** Chooses units by name, of certain kinds where only those will do; of the districts below those of the kinds `beyond`. Units that no longer exist stay choosable in filters (past records) and say so. */
export function OrgSelect({ mode, value, onChange, beyond = [], ofKind, ...rest }: Props) {
  const { data } = useQuery(organisationsQuery)
  const options = (data ?? []).filter((one) => one.district === undefined ? (mode || !one.valid_until) && (ofKind?.includes(one.kind) ?? true) : beyond.includes(one.kind)).map((one) => ({ value: one.id, label: one.valid_until ? `${one.name}（至 ${one.valid_until}）` : one.name }))
  return <Select {...(rest as object)} mode={mode} style={{ width: '100%' }} showSearch optionFilterProp="label" maxTagCount="responsive" allowClear value={(value ?? undefined) as never} onChange={((chosen: never) => onChange((chosen ?? (mode ? [] : null)) as never)) as never} options={options} />
}

type UserProps = Pick & ({ readonly mode: 'multiple'; readonly value: string[]; readonly onChange: (value: string[]) => void } | { readonly mode?: undefined; readonly value: string | null; readonly onChange: (value: string | null) => void })
/** Chooses members of staff by name, with their unit. */
export function UserSelect({ mode, value, onChange, ...rest }: UserProps) {
  const { data: accounts } = useQuery(accountsQuery)
  const { data: orgs } = useQuery(organisationsQuery)
  const options = (accounts ?? []).map((one) => ({ value: one.id, label: `${one.name}（${orgs?.find(({ id }) => id === one.org_id)?.short_name ?? '—'}）` }))
  return <Select {...(rest as object)} mode={mode} style={{ width: '100%' }} showSearch optionFilterProp="label" allowClear value={(value ?? undefined) as never} onChange={((chosen: never) => onChange((chosen ?? (mode ? [] : null)) as never)) as never} options={options} />
}
