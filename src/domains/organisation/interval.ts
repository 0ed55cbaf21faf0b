import type { Tx } from '../../kernel/access/scope.ts'
import { Fault, notFound } from '../../kernel/fault.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import type { EntryValues } from '../../kernel/register/register.ts'
import type { organisation } from './definition.ts'

type Values = EntryValues<typeof organisation>
/** One row of the table: a unit between two days. */
export interface Interval extends Values {
  readonly district: string
  readonly id: string
  readonly valid_from: IsoDate
  readonly version: number
}

const COLUMNS = 'district, id, valid_from::text, version, name, short_name, kind, parent_id, credit_code, prefix'

/** The interval that still runs, locked until the transaction ends. @throws Fault `not_found` when the unit has ended */
export async function newest(tx: Tx, district: string, id: string): Promise<Interval> {
  const { rows: [found] } = await tx.query<Interval>(`select ${COLUMNS} from organisation where district = $1 and id = $2 and valid_until is null for update`, [district, id])
  if (!found) throw notFound('该机构，或者该机构已经撤销')
  return found
}

export async function insertInterval(tx: Tx, interval: Interval): Promise<void> {
  const { district, id, valid_from, version, name, short_name, kind, parent_id, credit_code, prefix } = interval
  await tx.query(
    'insert into organisation (district, id, org_id, valid_from, version, name, short_name, kind, parent_id, credit_code, prefix) values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [district, id, valid_from, version, name, short_name, kind, parent_id, credit_code, prefix]).catch(prefixTaken(prefix))
}

/** From `on` the unit has these values; on the very day the interval began, they correct it. */
export async function cutInterval(tx: Tx, last: Interval, on: IsoDate, values: Values): Promise<void> {
  demandAfter(last, on)
  if (on === last.valid_from) {
    await tx.query(
      `update organisation set name = $4, short_name = $5, kind = $6, parent_id = $7, credit_code = $8, prefix = $9, version = version + 1
       where district = $1 and id = $2 and valid_from = $3`,
      [last.district, last.id, last.valid_from, values.name, values.short_name, values.kind, values.parent_id, values.credit_code, values.prefix]).catch(prefixTaken(values.prefix))
    return
  }
  await end(tx, last, on, null)
  await insertInterval(tx, { ...last, ...values, valid_from: on, version: last.version + 1 })
}

/** The unit stands no more from `on`. */
export async function closeInterval(tx: Tx, last: Interval, on: IsoDate, reason: string): Promise<void> {
  demandAfter(last, on)
  if (on === last.valid_from) throw new Fault('conflict', `「${last.name}」自 ${on} 起才是现在的样子，不能在同一天撤销`)
  await end(tx, last, on, reason)
}

const end = (tx: Tx, last: Interval, on: IsoDate, reason: string | null) =>
  tx.query('update organisation set valid_until = $4, ended_reason = $5, version = version + 1 where district = $1 and id = $2 and valid_from = $3',
    [last.district, last.id, last.valid_from, on, reason])

/** Changes are entered in their order: what came later already rests on what was. */
function demandAfter(last: Interval, on: IsoDate): void {
  if (on < last.valid_from) throw new Fault('conflict', `「${last.name}」在 ${last.valid_from} 已有变动，新的变动不能早于这一天`)
}

const prefixTaken = (prefix: string | null) => (error: { readonly code?: string }): never => {
  if (error.code === '23505') throw new Fault('conflict', `发文机关代字“${prefix}”已经由其他机构使用`)
  throw error
}
