import { hashPassword } from '../src/kernel/access/password.ts'
import { recordChange } from '../src/kernel/access/record.ts'
import { systemCaller, type Tx } from '../src/kernel/access/scope.ts'
import { nationalYears } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { DEMO_PASSWORD, type DemoAccount } from './people.ts'
import type { DemoUnit } from './units.ts'

/** A district of the demonstration as it is founded. */
export interface Founding {
  readonly code: string
  readonly name: string
  readonly level: 'city' | 'district'
  readonly parent: string
  readonly on: IsoDate
  readonly units: readonly DemoUnit[]
  readonly unitId: (key: string) => string
  readonly accounts: readonly DemoAccount[]
}

/** The district, its units and people, as administrators would have entered them; nobody can sign in yet. */
export async function found(tx: Tx, { code, name: called, level, parent, on, units, unitId, accounts }: Founding): Promise<void> {
  const caller = systemCaller(code)
  await tx.query(`insert into district (code, name, level, kind, parent) values ($1, $2, $3, 'demonstration', $4)`, [code, called, level, parent])
  for (const { key, name, short, kind, prefix, parent: above } of units) {
    await tx.query('insert into organisation (district, id, org_id, valid_from, name, short_name, kind, prefix, parent_id) values ($1, $2, $2, $3, $4, $5, $6, $7, $8)',
      [code, unitId(key), on, name, short, kind, prefix, above && unitId(above)])
    await recordChange(tx, caller, { ledger: 'organisation', id: unitId(key), action: 'establish', effective_on: on, input: { name, kind }, reason: '演示数据' })
  }
  for (const { id, name, sign_in_name, unit, roles } of accounts) {
    await tx.query('insert into account (district, id, org_id, valid_from, name, sign_in_name) values ($1, $2, $3, $4, $5, $6)', [code, id, unitId(unit), on, name, sign_in_name])
    await tx.query('insert into account_role (district, account_id, org_id, role, valid_from) select $1, $2, $3, role, $5 from unnest($4::text[]) role', [code, id, unitId(unit), roles, on])
    await recordChange(tx, caller, { ledger: 'account', id, action: 'open', effective_on: on, input: { name, sign_in_name, roles }, reason: '演示数据' })
  }
}

/** The calendar as a table, where nobody has entered one. */
export const enterHolidays = (tx: Tx): Promise<unknown> => tx.query(
  `insert into rest_day (year, status, holidays, makeup_workdays, source) select y.year, y.status, y.holidays, y.makeup_workdays, y.source
   from jsonb_to_recordset($1) as y (year integer, status text, holidays jsonb, makeup_workdays date[], source text) on conflict (year) do nothing`,
  [JSON.stringify(nationalYears.map((year) => ({ ...year, source: year.source.join(' ') })))])

/** The password of the demonstration for everybody: from here on it can be entered. One hash serves all, since all know it. */
export async function openDoors(tx: Tx, { code, accounts }: Pick<Founding, 'code' | 'accounts'>): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD)
  await tx.query('insert into credential (district, account_id, password_hash, must_change) select $1, id, $3, false from unnest($2::uuid[]) id', [code, accounts.map(({ id }) => id), hash])
}
/** Whether a district stands whole: its doors are opened last. */
export const doorsOpen = async (tx: Tx, code: string): Promise<boolean> => (await tx.query('select from credential where district = $1 limit 1', [code])).rowCount === 1
