import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input } from 'antd'
import { useState } from 'react'
import { searchQuery } from '../api/queries.ts'
import { useSettled } from '../components/use-settled.ts'
import { ledgerLabel, stateLabel } from '../registry.ts'

/** One search for numbers, parties and titles; `/` goes here. */
export function SearchBox() {
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const asked = useSettled(text.trim())
  const { data: hits, isFetching } = useQuery(searchQuery(asked))
  const options = asked === '' ? [] : (hits ?? []).map((hit) => ({
    value: `${hit.ledger}/${hit.id}`,
    label: (
      <div>
        <div>{hit.number ?? '未编号'}　{hit.title}</div>
        <div className="muted small">{ledgerLabel(hit.ledger)} · {stateLabel(hit.ledger, hit.state)} · {hit.org_name} · {hit.opened_on}</div>
      </div>
    ),
  }))
  return (
    <AutoComplete
      style={{ width: 340 }} popupMatchSelectWidth={460} value={text} options={options} onChange={(value: string) => { if (!options.some((option) => option.value === value)) setText(value) }}
      notFoundContent={asked === '' ? null : isFetching ? '正在查找……' : '没有找到。可以输入案号、当事人、事由中连续的两个字，或者当事人的拼音首字母。'}
      onSelect={(value: string) => {
        const [ledger = '', id = ''] = value.split('/')
        setText('')
        void navigate({ to: '/matters/$ledger/$id', params: { ledger, id } })
      }}
    >
      <Input id="search" placeholder="查案号、当事人、事由（/）" aria-label="查找案卷" allowClear />
    </AutoComplete>
  )
}
