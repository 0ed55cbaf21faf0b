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
      {filter.kind === 'org' ? <OrgSelect id={name} mode="multiple" value={values} onChange={onChange} placeholder="不限" /> : (
        <Select
          id={name} mode="multiple" style={{ width: '100%' }} maxTagCount="responsive" placeholder="不限" value={values} onChange={onChange} optionFilterProp="label"
          options={Object.entries(filter.options).map(([value, text]) => ({ value, label: text }))}
        />
      )}
    </div>
  )
}

/** Keyword and three filters in sight; any other is added by its name, and stands there as long as it is set. */
export function FilterBar({ procedure }: { readonly procedure: AnyProcedure }) {
  const [search, change] = useUrl()
  const [added, setAdded] = useState<readonly string[]>([])
  const { open, folded } = filtersOf(procedure)
  const others = folded.flatMap(({ filters }) => filters)
  const isSet = (filter: Filter) => namesOf(filter).some((name) => search[name])
  const shown = [...others.filter((filter) => isSet(filter) && !added.includes(filter.name)), ...added.flatMap((name) => others.find((filter) => filter.name === name) ?? [])]
  const clear = () => {
    setAdded([])
    change({ ...Object.fromEntries([...open, ...others].flatMap(namesOf).map((name) => [name, undefined])), q: undefined, after: undefined })
  }
  return (
    <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
      <div>
        <label htmlFor="q">关键词</label>
        <Input.Search
          id="q" key={search['q'] ?? ''} defaultValue={search['q'] ?? ''} allowClear placeholder="案号、事由、当事人" enterButton={false}
          onSearch={(text) => change({ q: text.trim() || undefined, after: undefined })}
        />
      </div>
      {[...open, ...shown].map((filter) => <FilterControl key={filter.name} filter={filter} />)}
      <div>
        <label htmlFor="more">更多筛选</label>
        <div className="between">
          <Select
            id="more" style={{ width: '100%' }} showSearch optionFilterProp="label" placeholder="选择筛选项目" value={null} onChange={(name: string | null) => name && setAdded([...added, name])}
            options={folded.map(({ label, filters }) => ({
              label, title: label, options: filters.filter((filter) => !shown.includes(filter)).map((filter) => ({ value: filter.name, label: filter.label })),
            })).filter(({ options }) => options.length > 0)}
          />
          {(search['q'] || added.length > 0 || [...open, ...shown].some(isSet)) && <Button type="text" onClick={clear}>清除</Button>}
        </div>
      </div>
    </form>
  )
}
