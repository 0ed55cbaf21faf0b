import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { Fault, invalid } from '../fault.ts'
import { decrypt, encrypt } from './encryption.ts'
import type { KeyRing } from './key-ring.ts'
import type { Caller, Tx } from './scope.ts'

/** Codes of the neighbouring half-minutes pass too: telephones' clocks differ. */
const WINDOW = 1
const RECOVERY_CODES = 10

const totpOf = (secret: string, label: string) => new TOTP({ issuer: '准绳', label, secret: Secret.fromBase32(secret) })

/** Whether the caller's second factor is on, and how many of its recovery codes are left. */
export async function totpState(tx: Tx, caller: Caller): Promise<TotpState> {
  const { rows: [own] } = await tx.query<TotpState>(
    `select totp_confirmed as on, (select count(*)::int from recovery_code r where r.district = c.district and r.account_id = c.account_id and r.used_at is null) as codes_left
     from credential c where c.district = $1 and c.account_id = $2`, [caller.district, caller.account_id])
  return own ?? { on: false, codes_left: 0 }
}
export interface TotpState { readonly on: boolean; readonly codes_left: number }

/** Starts enrolment, after `provePassword`: a new secret that counts only once a code of it has been shown. */
export async function beginTotp(tx: Tx, ring: KeyRing, caller: Caller): Promise<{ readonly uri: string; readonly secret: string }> {
  const secret = new Secret({ size: 20 }).base32
  const { rowCount } = await tx.query(
    'update credential set totp_secret = $3 where district = $1 and account_id = $2 and not totp_confirmed',
    [caller.district, caller.account_id, encrypt(ring, secret)])
  if (rowCount === 0) throw new Fault('conflict', '动态码已经启用。要更换设备，请先停用，再重新启用')
  return { uri: totpOf(secret, caller.name).toString(), secret }
}

/**
 * Ends enrolment with the first code.
 * @returns recovery codes, shown this once: each opens the account one time without the telephone
 */
export async function confirmTotp(tx: Tx, ring: KeyRing, caller: Caller, code: string, now: Date): Promise<readonly string[]> {
  const { rows: [own] } = await tx.query<{ totp_secret: string | null }>(
    'select totp_secret from credential where district = $1 and account_id = $2 and not totp_confirmed for update', [caller.district, caller.account_id])
  const step = own?.totp_secret ? stepOf(decrypt(ring, own.totp_secret), code, now) : null
  if (step === null) throw wrongCode('动态码不正确。请核对手机时间后，输入当前显示的六位数字')
  await tx.query('update credential set totp_confirmed = true, totp_step = $3 where district = $1 and account_id = $2', [caller.district, caller.account_id, step])
  await note(tx, caller, 'totp_enrolled', now)
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode)
  await tx.query('delete from recovery_code where district = $1 and account_id = $2', [caller.district, caller.account_id])
  await tx.query('insert into recovery_code (district, account_id, code_hash) select $1, $2, unnest($3::text[])', [caller.district, caller.account_id, codes.map(hashOf)])
  return codes
}

/** The person takes his second factor off, showing a code of it once more. */
export async function stopTotp(tx: Tx, ring: KeyRing, caller: Caller, code: string, now: Date): Promise<void> {
  const { rows: [own] } = await tx.query<{ totp_secret: string | null }>(
    'select totp_secret from credential where district = $1 and account_id = $2 and totp_confirmed for update', [caller.district, caller.account_id])
  if (!own?.totp_secret) throw new Fault('conflict', '动态码没有启用')
  if (await useCode(tx, ring, { district: caller.district, id: caller.account_id, totp_secret: own.totp_secret }, code, now) === null)
    throw wrongCode('动态码不正确或者已经使用过，请等待下一个动态码')
  await removeTotp(tx, caller.district, caller.account_id)
  await note(tx, caller, 'totp_removed', now)
}

const note = (tx: Tx, { district, account_id }: Caller, event: 'totp_enrolled' | 'totp_removed', now: Date) =>
  tx.query('insert into sign_in_log (at, district, account_id, event) values ($1, $2, $3, $4)', [now, district, account_id, event])

const wrongCode = (message: string) => invalid([{ field: 'code', message }])

/** Takes the second factor off: without asking; who may is decided by the caller. */
export async function removeTotp(tx: Tx, district: string, account_id: string): Promise<void> {
  await tx.query('update credential set totp_secret = null, totp_confirmed = false, totp_step = 0 where district = $1 and account_id = $2', [district, account_id])
  await tx.query('delete from recovery_code where district = $1 and account_id = $2', [district, account_id])
}

/**
 * Whether the code opens the account now; a code that has opened once does not open again (ASVS 6.5.1).
 * @returns what was shown, or null
 */
export async function useCode(
  tx: Tx, ring: KeyRing, account: { readonly district: string; readonly id: string; readonly totp_secret: string }, code: string, now: Date,
): Promise<'code' | 'recovery' | null> {
  const step = stepOf(decrypt(ring, account.totp_secret), code, now)
  if (step !== null) {
    const { rowCount } = await tx.query('update credential set totp_step = $3 where district = $1 and account_id = $2 and totp_step < $3', [account.district, account.id, step])
    return rowCount === 1 ? 'code' : null
  }
  const { rowCount } = await tx.query('update recovery_code set used_at = $4 where district = $1 and account_id = $2 and code_hash = $3 and used_at is null', [account.district, account.id, hashOf(code), now])
  return rowCount === 1 ? 'recovery' : null
}

/** The half-minute the code belongs to, or null. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const totp = totpOf(secret, '')
  const delta = totp.validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta
}

/** 112 random bits in seven groups: from there a plain hash suffices (ASVS 6.5.2). */
const recoveryCode = (): string => randomBytes(14).toString('hex').replace(/(.{4})(?=.)/g, '$1-')
const hashOf = (code: string): string => createHash('sha256').update(code.toLowerCase().replace(/[^0-9a-f]/g, '')).digest('hex')
