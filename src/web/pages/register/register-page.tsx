import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import type { Field } from '../../../kernel/field/field.ts'
import type { EntryView } from '../../../kernel/http/admin-contract.ts'
import type { AnyRegister } from '../../../kernel/register/register.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { entriesQuery } from '../../api/admin-queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { DayInput } from '../../components/day-input.tsx'
import { LawTexts } from '../../components/law-text.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { isNumeric, Value } from '../../components/value.tsx'
import { findRegister } from '../../registry.ts'
import { holds, useSession } from '../../shell/session.ts'

/** A list that must be kept, as it stands on a day. */
export function RegisterPage() {
  const { register: id = '' } = useParams({ strict: false })
  const register = findRegister(id)
  return register ? <Entries register={register} /> : <Nothing what={`没有名为“${id}”的台账`} how="请从左侧导航重新进入。" />
}

function Entries({ register }: { readonly register: AnyRegister }) {
  useTitle(register.label)
  const session = useSession()
  const [search, change] = useUrl()
  const navigate = useNavigate()
  const { data, error, isFetching, refetch } = useQuery(entriesQuery(register.id, search))
  const fields = register.fields as { readonly [name: string]: Field }
  const open = ({ id }: EntryView) => void navigate({ to: '/registers/$register/$id', params: { register: register.id, id } })
  // Units change by acts of their own, with the decision behind them, on their own page.
  const enters = register.id !== 'organisation' && !register.retired && holds(session, list(register.by))
  return (
    <>
      <Crumbs parts={[{ label: '台账', to: '/registers' }, { label: register.label }]} />
      <div className="head">
        <h1>{register.label}</h1><span className="grow"><LawTexts of={register.basis} /></span>
        {register.id === 'organisation' && holds(session, ['administrator']) && <Link to="/organisations">机构管理</Link>}
        {enters && <Button type="primary" onClick={() => void navigate({ to: '/registers/$register/new', params: { register: register.id } })}>登记</Button>}
      </div>
      <div className="panel">
        <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
          <div><label htmlFor="q">关键词</label><Input.Search id="q" key={search['q'] ?? ''} defaultValue={search['q'] ?? ''} allowClear placeholder={fields[register.title]!.label} onSearch={(q) => change({ q: q.trim() || undefined, after: undefined })} /></div>
          <div><label htmlFor="on">在这一天有效</label><DayInput of={{ id: 'on' }} label="在这一天有效" value={search['on'] ?? session.today} onChange={(day) => change({ on: day === session.today ? undefined : day ?? undefined, after: undefined })} /></div>
        </form>
        {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={8} /> : (
          <>
            <DataTable<EntryView>
              label={register.label} rows={data.items} keyOf={({ id, valid_from }) => `${id} ${valid_from}`} open={open} tone={({ valid_until }) => valid_until && valid_until <= session.today ? 'gone' : undefined}
              empty={<Nothing what={`没有符合条件的记录`} how={enters ? '点“登记”添加第一条，或者放宽筛选条件。' : '由有职责的人员登记后列在这里；只列出您有权查看的。'} />}
              columns={[
                ...register.list.map((name, at) => ({
                  key: name, label: fields[name]!.label, numeric: isNumeric(fields[name]!),
                  cell: (entry: EntryView) => at === 0 ? <Link to="/registers/$register/$id" params={{ register: register.id, id: entry.id }}><Value field={fields[name]!} value={entry.values[name]} /></Link> : <Value field={fields[name]!} value={entry.values[name]} />,
                })),
                { key: 'org', label: '登记单位', cell: ({ org_name }) => org_name },
                { key: 'valid', label: '有效期间', cell: ({ valid_from, valid_until }) => <span className="nowrap">{valid_from} 起{valid_until && `，${valid_until} 止`}</span> },
              ]}
            />
            <Pager next={data.next} busy={isFetching} />
          </>
        )}
      </div>
    </>
  )
}
