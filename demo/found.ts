import { hashPassword } from '../src/kernel/access/password.ts'
import { recordChange } from '../src/kernel/access/record.ts'
import { systemCaller, type Tx } from '../src/kernel/access/scope.ts'
import { nationalYears } from '../src/kernel/law/calendar.ts'
import { accounts, DEMO_PASSWORD } from './people.ts'
import { DISTRICT, DISTRICT_NAME, FOUNDED, unitId } from './stage.ts'
import { units } from './units.ts'

const caller = systemCaller(DISTRICT)

/** The district, its units and people, as administrators would have entered them; nobody can sign in yet. */
export async function found(tx: Tx): Promise<void> {
  await tx.query(`insert into district (code, name, level, kind, parent) values ($1, $2, 'district', 'demonstration', '000000')`, [DISTRICT, DISTRICT_NAME])
  for (const { key, name, short, kind, prefix, parent } of units) {
    await tx.query('insert into organisation (district, id, org_id, valid_from, name, short_name, kind, prefix, parent_id) values ($1, $2, $2, $3, $4, $5, $6, $7, $8)',
      [DISTRICT, unitId(key), FOUNDED, name, short, kind, prefix, parent && unitId(parent)])
    await recordChange(tx, caller, { ledger: 'organisation', id: unitId(key), action: 'establish', effective_on: FOUNDED, input: { name, kind }, reason: '演示数据' })
  }
  for (const { id, name, sign_in_name, unit, roles } of accounts) {
    await tx.query('insert into account (district, id, org_id, valid_from, name, sign_in_name) values ($1, $2, $3, $4, $5, $6)', [DISTRICT, id, unitId(unit), FOUNDED, name, sign_in_name])
    await tx.query('insert into account_role (district, account_id, org_id, role, valid_from) select $1, $2, $3, role, $5 from unnest($4::text[]) role', [DISTRICT, id, unitId(unit), roles, FOUNDED])
    await recordChange(tx, caller, { ledger: 'account', id, action: 'open', effective_on: FOUNDED, input: { name, sign_in_name, roles }, reason: '演示数据' })
  }
}

/** The calendar as a table, where nobody has entered one. */
export const enterHolidays = (tx: Tx): Promise<unknown> => tx.query(
  `insert into rest_day (year, status, holidays, makeup_workdays, source) select y.year, y.status, y.holidays, y.makeup_workdays, y.source
   from jsonb_to_recordset($1) as y (year integer, status text, holidays jsonb, makeup_workdays date[], source text) on conflict (year) do nothing`,
  [JSON.stringify(nationalYears.map((year) => ({ ...year, source: year.source.join(' ') })))])

/** The password of the demonstration for everybody: from here on it can be entered. One hash serves all, since all know it. */
export async function openDoors(tx: Tx): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD)
  await tx.query('insert into credential (district, account_id, password_hash, must_change) select $1, id, $3, false from unnest($2::uuid[]) id', [DISTRICT, accounts.map(({ id }) => id), hash])
}
export const doorsOpen = async (tx: Tx): Promise<boolean> => (await tx.query('select from credential where district = $1 limit 1', [DISTRICT])).rowCount === 1
