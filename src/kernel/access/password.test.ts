import { describe, expect, test } from 'vitest'
import { isCommon } from './common-password.ts'
import { hashPassword, passwordProblems, temporaryPassword, verifyPassword } from './password.ts'

const rules = { length: 10, composed: true }
const person = { sign_in_name: 'zhang.san', name: '张三' }

describe('口令', () => {
  test('按规则逐条指出问题', () => {
    expect(passwordProblems('abc', rules, person)).toHaveLength(3)
    expect(passwordProblems('Zhang.San-2931x', rules, person)).toEqual(['口令不得含有登录名或者姓名'])
    expect(passwordProblems('correct horse battery', rules, person)).toEqual(['口令须含大写字母、小写字母、数字、符号中的三类'])
    expect(passwordProblems('correct horse battery', { ...rules, composed: false }, person)).toEqual([])
    expect(passwordProblems('春风-Budu7yumen', rules, person)).toEqual([])
  })

  test.each(['P@ssw0rd123', 'Admin@2024', 'Qwerty12345!', 'Aa123456789', 'Abcd1234!@#$', '1qaz2wsx3edC', 'Tianjin@2025', 'passwordPASSWORD1!', 'Welcome2025#', '1111111111aA'])(
    '%s 合乎组成规则,但太常见', (password) => { expect(isCommon(password)).toBe(true) })

  test.each(['Xq7#mLw2vRt9', '春风不度玉门关-17Kn', 'plough-Otter-39-lamp'])('%s 不算常见', (password) => { expect(isCommon(password)).toBe(false) })

  test('临时口令都合乎规则,且各不相同', () => {
    const made = Array.from({ length: 200 }, temporaryPassword)
    expect(made.filter((password) => passwordProblems(password, rules, person).length > 0)).toEqual([])
    expect(new Set(made).size).toBe(200)
  })

  test('散列用 argon2id,成本不低于 19 MiB 两遍', async () => {
    const hash = await hashPassword('Xq7#mLw2vRt9')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(hash, 'Xq7#mLw2vRt9')).toBe(true)
    expect(await verifyPassword(hash, 'Xq7#mLw2vRt8')).toBe(false)
  })

  test('口令逐字比较,多出的部分不会被截去', async () => {
    const longest = 'Ab1-'.repeat(32)
    const hash = await hashPassword(longest)
    expect(await verifyPassword(hash, longest)).toBe(true)
    for (const tail of ['x', 'x'.repeat(128), 'x'.repeat(10_000)]) expect(await verifyPassword(hash, longest + tail)).toBe(false)
    const wide = '😀'.repeat(128)
    expect(await verifyPassword(await hashPassword(wide), `${wide}x`)).toBe(false)
  })

  test('没有这个用户时也做同样的计算,且什么口令都不对', async () => {
    const hash = await hashPassword('Xq7#mLw2vRt9')
    const time = async (stored: string | undefined) => { const start = process.hrtime.bigint(); expect(await verifyPassword(stored, 'wrong password')).toBe(false); return Number(process.hrtime.bigint() - start) / 1e6 }
    await time(undefined)
    const known: number[] = [], unknown: number[] = []
    for (let i = 0; i < 5; i++) { known.push(await time(hash)); unknown.push(await time(undefined)) }
    // Far from an exact measurement on a shared machine; a skipped computation would be some hundred times faster.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5)
  })
})
