import { Fault } from '../fault.ts'
import type { Fields } from '../field/field.ts'
import { newId } from '../matter/id.ts'
import { sightOf, type Standing, type Unseal } from './masking.ts'
import type { Caller, Tx } from './scope.ts'

/** Which value is asked for: of the record itself, or of one of its child rows. */
export interface UnmaskRequest {
  readonly ledger: string
  readonly matter_id: string
  readonly row_id?: string
  readonly field: string
  readonly reason: string
}

/**
 * Shows one masked value, having written down who sees it and why, in the same transaction.
 * @param values the stored row (or child row) that holds the value, as the caller's scope returned it
 * @throws Fault `forbidden` when his roles never see it, `invalid` without a reason
 */
export async function unmask(
  tx: Tx, unseal: Unseal, caller: Caller, fields: Fields, record: Standing, values: { readonly [field: string]: unknown }, request: UnmaskRequest,
): Promise<string> {
  const field = fields[request.field]
  const stored = values[request.field]
  if (!field?.sensitive || typeof stored !== 'string') throw new Fault('not_found', '该项没有可以显示的内容')
  if (sightOf(field.sensitive, record, caller) === 'masked') throw new Fault('forbidden', `您的角色不能查看「${field.label}」的完整内容。确有需要的，请向承办人了解`)
  const reason = request.reason.trim()
  if (reason === '') throw new Fault('invalid', '请填写查看理由', { fields: [{ field: 'reason', message: '请填写查看理由' }] })
  await tx.query(
    'insert into unmask_log (district, id, account_id, account_name, org_id, ledger, matter_id, row_id, field, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [caller.district, newId(), caller.account_id, caller.name, record.org_id, request.ledger, request.matter_id, request.row_id ?? null, request.field, reason.slice(0, 500)])
  return field.kind === 'identifier' ? unseal(stored) : stored
}
