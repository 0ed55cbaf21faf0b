import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { isCommon } from './common-password.ts'

/** What a place demands of a password; see `settings.ts` for where the figures come from. */
export interface PasswordRules {
  readonly length: number
  /** Three of four kinds of characters. */
  readonly composed: boolean
}

/** argon2id, 19 MiB, two passes (OWASP): about 50 ms for us, as much for every guess of somebody who has the table. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Characters; longer input only burns our own time. A character takes at most two places in a JavaScript string. */
const MOST = 128

export const hashPassword = (password: string): Promise<string> => hash(prepared(password), COST)

/** A hash that no password has, made at the same cost: an unknown name is answered after the same work as a known one. */
const NOBODYS = hash(`${randomInt(2 ** 47)}-${randomInt(2 ** 47)}-${randomInt(2 ** 47)}`, COST)

/** Compares with the stored hash, or with nobody's when there is none; always one full computation. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const typed = prepared(password)
  const matches = await verify(stored ?? await NOBODYS, typed.slice(0, 2 * MOST))
  return matches && stored !== undefined && typed.length <= 2 * MOST
}

/** The same password, however the keyboard composes it (NIST SP 800-63B 5.1.1.2). */
const prepared = (password: string): string => password.normalize('NFKC')

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

/** Everything wrong with a new password, in Chinese; empty when it may stand. */
export function passwordProblems(password: string, rules: PasswordRules, person: { readonly sign_in_name: string; readonly name: string }): string[] {
  const problems: string[] = []
  const length = [...password].length
  if (length < rules.length) problems.push(`口令至少 ${rules.length} 个字符，现有 ${length} 个`)
  if (length > MOST) problems.push(`口令至多 ${MOST} 个字符`)
  if (rules.composed && KINDS.filter((kind) => kind.test(password)).length < 3) problems.push('口令须含大写字母、小写字母、数字、符号中的三类')
  const lower = password.toLowerCase()
  if (lower.includes(person.sign_in_name.toLowerCase()) || lower.includes(person.name.toLowerCase())) problems.push('口令不得含有登录名或者姓名')
  if (isCommon(password)) problems.push('口令过于常见，容易被猜中，请换一个')
  return problems
}

// No letters or digits that look alike on paper: it is read out or handed over once.
const LETTERS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '#%+=?@']

/** A password for the first sign-in: random, of all kinds of characters, 16 long (over 90 bits). */
export function temporaryPassword(): string {
  const pick = (from: string) => from[randomInt(from.length)]!
  const signs = [...LETTERS.map(pick), ...Array.from({ length: 12 }, () => pick(LETTERS.join('')))]
  for (let at = signs.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[signs[at], signs[other]] = [signs[other]!, signs[at]!]
  }
  return signs.join('')
}
