import { randomBytes } from 'node:crypto'
import { Fault, invalid } from '../fault.ts'
import { chinaDay } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import { KEY_PREFIX } from './key.ts'
import { demand, raise } from './office.ts'
import { recordChange } from './record.ts'
import type { Caller, Tx } from './scope.ts'
import { hashOfToken } from './session.ts'

/** A key may hold for two years at most; a system in use gets a new one before then (等保 8.1.4.1 b: 口令定期更换). */
const MOST_DAYS = 731

/**
 * Makes a key for the account of a machine client, told once. The role that lets it push is given by the security officer, as any role.
 * @throws Fault `refused` for an account without that role, `invalid` for a day out of range
 */
export async function issueKey(tx: Tx, caller: Caller, account_id: string, expires_on: IsoDate, now = new Date()): Promise<{ readonly id: string; readonly key: string }> {
  demand(caller, ['administrator'], '发放对接密钥')
  const today = chinaDay(now)
  if (expires_on <= today || Date.parse(expires_on) - Date.parse(today) > MOST_DAYS * 86_400_000) throw invalid([{ field: 'expires_on', message: '有效期应当在明日至两年之内' }])
  const { rowCount } = await tx.query(`select from account_role where district = $1 and account_id = $2 and role = 'machine' and valid_from <= $3 and (valid_until is null or valid_until > $3)`, [caller.district, account_id, today])
  if (rowCount === 0) throw new Fault('refused', '该账号没有「对接系统」角色。请先由安全保密管理员授予，再发放密钥')
  await raise(tx, caller.district, account_id)
  const key = KEY_PREFIX + randomBytes(32).toString('base64url')
  await tx.query('insert into machine_key (district, id, account_id, key_hash, made_by, expires_on) values ($1, $2, $3, $4, $5, $6)', [caller.district, newId(), account_id, hashOfToken(key), caller.account_id, expires_on])
  await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'issue_key', effective_on: today, input: { expires_on } })
  return { id: account_id, key }
}

/** Takes back every key of an account at once. */
export async function revokeKeys(tx: Tx, caller: Caller, account_id: string, reason: string, now = new Date()): Promise<void> {
  demand(caller, ['administrator', 'security_officer'], '收回对接密钥')
  await raise(tx, caller.district, account_id)
  await tx.query('update machine_key set revoked_at = $3 where district = $1 and account_id = $2 and revoked_at is null', [caller.district, account_id, now])
  await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'revoke_keys', effective_on: chinaDay(now), input: {}, reason })
}
