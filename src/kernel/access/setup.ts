import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { Fault, invalid } from '../fault.ts'
import { chinaDay, isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import { hashPassword, passwordProblems } from './password.ts'
import { recordChange } from './record.ts'
import { systemCaller, withScope, type Tx } from './scope.ts'
import { hashOfToken } from './session.ts'
import { isSignInName, SIGN_IN_NAME_WANTED } from './sign-in-name.ts'
import { password_composed, password_length } from './settings.ts'

const HOURS = 24

/**
 * Makes the one-time link of an empty installation; earlier unused ones end.
 * @param worker connections of the worker's role
 * @returns the token to print on the console of whoever starts the program, or null when there are accounts already
 */
export function makeSetupLink(worker: Pool, now = new Date()): Promise<string | null> {
  return withScope(worker, systemCaller(''), async (tx) => {
    if (await isInhabited(tx)) return null
    const token = randomBytes(32).toString('base64url')
    await tx.query('delete from setup_link where used_at is null')
    await tx.query('insert into setup_link (token_hash, made_at, expires_at) values ($1, $2, $3)', [hashOfToken(token), now, new Date(now.getTime() + HOURS * 3_600_000)])
    return token
  })
}

/** What the first administrator says of himself and his district. */
export interface Setup {
  readonly district: { readonly code: string; readonly name: string }
  /** Province (or municipality), and the city where there is one, from above down. */
  readonly above: readonly { readonly code: string; readonly name: string; readonly level: 'province' | 'city' }[]
  /** The district's government, root of the tree; `since` its founding, so that past years have their unit. */
  readonly government: { readonly name: string; readonly short_name: string; readonly prefix: string | null; readonly since: IsoDate }
  readonly name: string
  readonly sign_in_name: string
  readonly password: string
}

/**
 * Uses the link once: makes the district, its government and the administrator.
 * He opens accounts and appoints a security officer, who gives all other roles.
 * @throws Fault `forbidden` when the link is unknown, used or old; `invalid` with everything wrong with the input
 */
export async function setUp(worker: Pool, token: string, setup: Setup, now = new Date()): Promise<{ readonly account_id: string; readonly org_id: string }> {
  const problems = problemsOf(setup)
  if (problems.length > 0) throw invalid(problems)
  const password_hash = await hashPassword(setup.password)
  const { code } = setup.district
  const caller = systemCaller(code)
  const day = chinaDay(now)
  return withScope(worker, caller, async (tx) => {
    const { rowCount } = await tx.query('update setup_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2', [hashOfToken(token), now])
    if (rowCount === 0 || await isInhabited(tx)) throw new Fault('forbidden', '链接不存在、已经使用或者已经过期。请重新启动程序，使用新打印的链接')
    let parent = '000000'
    for (const place of [...setup.above, { ...setup.district, level: 'district' as const }]) {
      await tx.query('insert into district (code, name, level, parent) values ($1, $2, $3, $4) on conflict (code) do nothing', [place.code, place.name, place.level, parent])
      parent = place.code
    }
    const org_id = newId()
    await tx.query(
      `insert into organisation (district, id, org_id, valid_from, name, short_name, kind, prefix) values ($1, $2, $2, $3, $4, $5, 'government', $6)`,
      [code, org_id, setup.government.since, setup.government.name, setup.government.short_name, setup.government.prefix])
    await recordChange(tx, caller, { ledger: 'organisation', id: org_id, action: 'establish', effective_on: setup.government.since, input: { ...setup.government, kind: 'government' } })
    const account_id = newId()
    await tx.query('insert into account (district, id, org_id, valid_from, name, sign_in_name) values ($1, $2, $3, $4, $5, $6)', [code, account_id, org_id, day, setup.name, setup.sign_in_name])
    await tx.query('insert into credential (district, account_id, password_hash, password_set_at, must_change) values ($1, $2, $3, $4, false)', [code, account_id, password_hash, now])
    await tx.query(`insert into account_role (district, account_id, org_id, role, valid_from) values ($1, $2, $3, 'administrator', $4)`, [code, account_id, org_id, day])
    await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'open', effective_on: day, input: { name: setup.name, sign_in_name: setup.sign_in_name, role: 'administrator' } })
    return { account_id, org_id }
  })
}

/** The demonstration's accounts do not count: beside them a real district still needs its first administrator. */
async function isInhabited(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.query(`select from account a join district d on d.code = a.district and d.kind = 'real' limit 1`)
  return rowCount === 1
}

function problemsOf(setup: Setup): { field: string; message: string }[] {
  const rules = { length: password_length.fallback, composed: password_composed.fallback }
  const places = [...setup.above, setup.district]
  return [
    ...places.every((place) => /^\d{6}$/.test(place.code)) ? [] : [{ field: 'district.code', message: '区划代码应当是六位数字，见 GB/T 2260' }],
    ...places.every((place) => place.name.trim() !== '') ? [] : [{ field: 'district.name', message: '请填写区划名称' }],
    ...setup.above[0]?.level === 'province' ? [] : [{ field: 'above', message: '请填写所在的省、自治区或者直辖市' }],
    ...setup.government.name.trim() && setup.government.short_name.trim() ? [] : [{ field: 'government.name', message: '请填写本级政府的全称和简称' }],
    ...isIsoDate(setup.government.since) ? [] : [{ field: 'government.since', message: '请填写本级政府的设立日期，格式如 1992-03-06' }],
    ...setup.name.trim() ? [] : [{ field: 'name', message: '请填写姓名' }],
    ...isSignInName(setup.sign_in_name) ? [] : [{ field: 'sign_in_name', message: SIGN_IN_NAME_WANTED }],
    ...passwordProblems(setup.password, rules, setup).map((message) => ({ field: 'password', message })),
  ]
}
