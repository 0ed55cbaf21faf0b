import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { problemOf } from '../../api/problem.ts'
import { Labelled } from '../../components/labelled.tsx'
import { MatterSelect, type Chosen } from '../../components/matter-select.tsx'
import { Nothing } from '../../components/states.tsx'
import { FormFrame } from './form-frame.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import { usePerform } from './use-perform.ts'

/** Ties the matter to one that is on file. */
export function LinkForm({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const kinds = Object.entries((procedure.links ?? {}) as { readonly [kind: string]: LinkDef })
  const [kind, setKind] = useState(kinds[0]?.[0])
  const [other, setOther] = useState<Chosen | null>(null)
  const perform = usePerform(matter, 'link', '关联案卷')
  const navigate = useNavigate()
  if (kinds.length === 0) return <Nothing what={`${procedure.label}案卷没有可以登记的关联`} />
  const problem = perform.error ? problemOf(perform.error) : null
  const messages = Object.fromEntries((problem?.fields ?? []).map(({ field, message }) => [field, message]))
  return (
    <FormFrame
      onSubmit={() => perform.mutate({ input: { kind, ...other } })}
      buttons={<><Button type="primary" htmlType="submit" loading={perform.isPending} disabled={!other}>登记关联</Button><Button onClick={() => void navigate({ to: '/matters/$ledger/$id', params: { ledger: matter.ledger, id: matter.id }, search: { tab: 'links' } })}>返回案卷</Button></>}
    >
      {problem && <ProblemSummary problem={problem} messages={messages} labelOf={(path) => path === 'kind' ? '关联种类' : '案卷'} />}
      <div className="form">
        <Labelled name="link" label="关联种类" required error={messages['link']}>
          {(of) => <Select {...of} style={{ width: '100%' }} value={kind} onChange={(value: string) => { setKind(value); setOther(null) }} options={kinds.map(([value, { label }]) => ({ value, label }))} />}
        </Labelled>
        <Labelled name="id" label="案卷" required hint="输入案号、当事人或者事由查找" error={messages['id']}>
          {(of) => <MatterSelect of={of} value={other} onChange={setOther} ledgers={list(procedure.links![kind!]!.to)} except={matter.id} />}
        </Labelled>
      </div>
    </FormFrame>
  )
}
