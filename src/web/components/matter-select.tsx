import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { searchQuery } from '../api/queries.ts'
import { ledgerLabel } from '../registry.ts'
import type { Tied } from './labelled.tsx'
import { useSettled } from './use-settled.ts'

export interface Chosen { readonly ledger: string; readonly id: string }
interface Props { readonly of: Tied; readonly value: Chosen | null; readonly onChange: (value: Chosen | null) => void; readonly ledgers: readonly string[]; readonly except?: string }

/** Finds a matter by number, party or subject. */
export function MatterSelect({ of, value, onChange, ledgers, except }: Props) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim())
  const { data: hits, isFetching } = useQuery(searchQuery(asked))
  const options = (hits ?? []).filter(({ ledger, id }) => ledgers.includes(ledger) && id !== except).map(({ ledger, id, number, title }) => ({ value: `${ledger}/${id}`, label: `${number ?? '未编号'}　${title}（${ledgerLabel(ledger)}）` }))
  return (
    <Select
      {...of} showSearch filterOption={false} allowClear style={{ width: '100%' }} placeholder="案号、当事人、事由" onSearch={setText} options={options} loading={isFetching}
      value={value ? `${value.ledger}/${value.id}` : undefined} notFoundContent={asked ? (isFetching ? '正在查找……' : '没有找到符合的案卷') : '请输入两个以上的字'}
      onChange={(chosen: string | undefined) => { const [ledger = '', id = ''] = chosen?.split('/') ?? []; onChange(chosen ? { ledger, id } : null) }}
    />
  )
}
