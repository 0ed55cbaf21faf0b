import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { DayInput } from '../../components/day-input.tsx'
import { OrgSelect } from '../../components/org-select.tsx'
import { useUrl } from '../../components/use-url.ts'
import { filtersOf, namesOf, type Filter } from './filters.ts'

const listOf = (value: string | undefined): string[] => value ? value.split(',') : []

function FilterControl({ filter }: { readonly filter: Filter }) {
  const [search, change] = useUrl()
  const set = (name: string, value: string | undefined) => change({ [name]: value || undefined, after: undefined })
  const { name, label } = filter
  if (filter.kind === 'days') {
    return (
      <div role="group" aria-label={label}>
        <span className="label">{label}</span>
        <div className="between">
          <DayInput brief of={{}} label={`${label}起`} value={search[`${name}_from`] ?? null} onChange={(day) => set(`${name}_from`, day ?? undefined)} />
          <DayInput brief of={{}} label={`${label}止`} value={search[`${name}_until`] ?? null} onChange={(day) => set(`${name}_until`, day ?? undefined)} />
        </div>
      </div>
    )
  }
  const values = listOf(search[name])
  const onChange = (chosen: string[]) => set(name, chosen.join(','))
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      {filter.kind === 'org'
        ? <OrgSelect id={name} mode="multiple" value={values} onChange={onChange} placeholder="不限" />
        : <Select id={name} mode="multiple" style={{ width: '100%' }} maxTagCount="responsive" placeholder="不限" value={values} onChange={onChange} optionFilterProp="label" options={Object.entries(filter.options).map(([value, text]) => ({ value, label: text }))} />}
    </div>
  )
}

/** Keyword, state and three filters in sight; the others one click away, open whenever one of them is set. */
export function FilterBar({ procedure }: { readonly procedure: AnyProcedure }) {
  const [search, change] = useUrl()
  const { open, folded } = filtersOf(procedure)
  const used = folded.filter((filter) => namesOf(filter).some((name) => search[name]))
  const [unfolded, setUnfolded] = useState(used.length > 0)
  const state: Filter = { kind: 'options', name: 'state', label: '状态', options: Object.fromEntries(Object.entries(procedure.states).map(([name, { label }]) => [name, label])) }
  const all = [state, ...open, ...folded]
  const any = search['q'] || all.some((filter) => namesOf(filter).some((name) => search[name]))
  return (
    <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
      <div>
        <label htmlFor="q">关键词</label>
        <Input.Search id="q" key={search['q'] ?? ''} defaultValue={search['q'] ?? ''} allowClear placeholder="案号、事由、当事人" enterButton={false} onSearch={(text) => change({ q: text.trim() || undefined, after: undefined })} />
      </div>
      {[state, ...open, ...(unfolded ? folded : [])].map((filter) => <FilterControl key={filter.name} filter={filter} />)}
      <div className="row">
        <Button type="text" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>{unfolded ? '收起' : `更多筛选${used.length ? `（${used.length}）` : ''}`}</Button>
        {any && <Button type="text" onClick={() => change({ ...Object.fromEntries(all.flatMap(namesOf).map((name) => [name, undefined])), q: undefined, after: undefined })}>清除</Button>}
      </div>
    </form>
  )
}
