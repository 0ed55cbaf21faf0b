import { useMutation } from '@tanstack/react-query'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import type { Field } from '../../../kernel/field/field.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Value } from '../../components/value.tsx'

interface Props { readonly matter: MatterView; readonly field: Field; readonly name: string; readonly value: unknown; readonly row?: { readonly child: string; readonly id: string } }

/** A value, or its masked form with a key: seeing it whole takes a reason, and the journal keeps both. */
export function MaskedValue({ matter, field, name, value, row }: Props) {
  const path = row ? `${row.child}.${row.id}.${name}` : name
  const [reason, setReason] = useState('')
  const unmask = useMutation({ mutationFn: () => send<{ value: unknown }>('POST', `${matter.ledger}/${matter.id}/unmask`, { field: row ? `${row.child}.${name}` : name, ...(row && { row_id: row.id }), reason: reason.trim() }) })
  if (!matter.masked.includes(path)) return <Value field={field} value={value} />
  if (unmask.data) return <Value field={field} value={unmask.data.value} />
  const form = (
    <form className="stack tight" style={{ width: 260 }} onSubmit={(event) => { event.preventDefault(); unmask.mutate() }}>
      <p className="muted small">查看完整内容须说明原因，查看人、时间和原因记入日志。</p>
      <Input aria-label="查看原因" placeholder="如：核对送达地址" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} autoFocus />
      {unmask.error && <div className="notice bad small" role="alert">{problemOf(unmask.error).detail}</div>}
      <Button type="primary" size="small" htmlType="submit" disabled={!reason.trim()} loading={unmask.isPending}>查看</Button>
    </form>
  )
  return (
    <span className="nowrap">
      <span className="masked"><Value field={field} value={value} /></span>
      <Popover trigger="click" content={form} title={field.label} destroyOnHidden><Button size="small" type="link" className="no-print" aria-label={`查看完整的${field.label}`}>查看</Button></Popover>
    </span>
  )
}
