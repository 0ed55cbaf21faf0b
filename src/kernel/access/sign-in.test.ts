import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testDistrict, type TestDistrict } from '../../../test/support/district.ts'
import { openPool } from '../db/pool.ts'
import { closeAccount, openAccount, resetPassword, resetTotp, unlock } from './account.ts'
import { endRole, giveRole, vacantOffices } from './grant.ts'
import { openKeyRing } from './key-ring.ts'
import { changePassword } from './own-password.ts'
import { hashPassword } from './password.ts'
import { purgeSignIns } from './retention.ts'
import { systemCaller, withScope, type Caller, type Tx } from './scope.ts'
import { openSessions, sessionsOf, type Sessions } from './session.ts'
import { signIn, type Attempt, type SignInAnswer } from './sign-in.ts'
import { beginTotp, confirmTotp, stopTotp } from './totp.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const ring = openKeyRing(join(folder, 'keys.json'))
const PASSWORD = 'Xq7#mLw2vRt9'
const NOW = new Date('2025-03-03T01:00:00Z')
const later = (minutes: number, from = NOW) => new Date(from.getTime() + minutes * 60_000)

let db: TestDatabase, app: Pool, worker: Pool, district: TestDistrict, org: string, admin: Caller, officer: Caller, sessions: Sessions, hash: string
beforeAll(async () => {
  db = await testDatabase()
  app = openPool(db.appUrl)
  worker = openPool(db.workerUrl)
  hash = await hashPassword(PASSWORD)
  district = await testDistrict({ app, worker }, '990112')
  org = await district.unit({ name: '某局', kind: 'department' })
  admin = await district.caller(await district.person({ name: '管理员', org_id: org, roles: ['administrator'] }))
  officer = await district.caller(await district.person({ name: '保密员', org_id: org, roles: ['security_officer'] }))
  sessions = openSessions(app)
}, 60_000)
afterAll(async () => { await app.end(); await worker.end(); await db.drop(); rmSync(folder, { recursive: true }) })

let count = 0, name = '', id = ''
beforeEach(async () => {
  name = `user${++count}`
  id = await district.person({ name: `某${count}`, sign_in_name: name, org_id: org, roles: ['clerk'], password_hash: hash })
  await worker.query('update credential set password_set_at = $2 where account_id = $1', [id, NOW])
})
const enter = (given: Partial<Attempt> = {}, now = NOW) => signIn(app, ring, { sign_in_name: name, password: PASSWORD, ip: `10.0.0.${count}`, agent: 'test', ...given }, now)
const tokenOf = (answer: SignInAnswer) => { if (answer.kind !== 'signed_in') throw new Error(`not signed in: ${JSON.stringify(answer)}`); return answer.token }
const as = <T>(caller: Caller, fn: (tx: Tx) => Promise<T>) => withScope(app, caller, fn)
const self = () => district.caller(id)

describe('登录', () => {
  test('对的口令得到会话,表中只有令牌的散列', async () => {
    const token = tokenOf(await enter())
    expect((await sessions.find(token, NOW))?.caller).toMatchObject({ account_id: id, district: '990112', orgs: [org], clearance: 0 })
    const { rows } = await worker.query('select * from session where account_id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(await sessions.find(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, NOW)).toBeUndefined()
    expect(await sessions.find("' or true --", NOW)).toBeUndefined()
  })

  test('连续失败五次即锁定,对的口令也要等;时间到了可以再试', async () => {
    for (let i = 0; i < 5; i++) expect(await enter({ password: 'wrong' })).toEqual({ kind: 'refused', message: '登录名或者口令不正确' })
    expect(await enter({}, later(5))).toMatchObject({ kind: 'refused', message: expect.stringContaining('10 分钟') })
    expect((await enter({}, later(15))).kind).toBe('signed_in')
  })

  test('成功一次,失败重新计数;锁定后解锁即可登录', async () => {
    for (let i = 0; i < 4; i++) await enter({ password: 'wrong' })
    expect((await enter()).kind).toBe('signed_in')
    for (let i = 0; i < 5; i++) await enter({ password: 'wrong' })
    expect((await enter()).kind).toBe('refused')
    await as(officer, (tx) => unlock(tx, officer, id, NOW))
    expect((await enter()).kind).toBe('signed_in')
  })

  test('同时猜三十次,也只有五次得到判断', async () => {
    await Promise.all(Array.from({ length: 30 }, () => enter({ password: 'wrong' })))
    const { rows } = await worker.query('select event, count(*)::integer as n from sign_in_log where account_id = $1 group by event order by event', [id])
    expect(rows).toEqual([{ event: 'locked', n: 25 }, { event: 'wrong', n: 5 }])
  })

  test('没有的用户与有的用户步骤、查询次数和答复都一样,锁定也一样', async () => {
    const queries: string[] = []
    const counted = { connect: async () => {
      const client = await app.connect()
      return { query: (...given: unknown[]) => { queries.push(String(given[0])); return (client.query as (...a: unknown[]) => unknown)(...given) }, release: client.release.bind(client) }
    } } as unknown as Pool
    const steps = async (sign_in_name: string) => {
      queries.length = 0
      const answer = await signIn(counted, ring, { sign_in_name, password: 'wrong', ip: `10.1.0.${count}`, agent: null }, NOW)
      return { answer, queries: queries.map((sql) => sql.replace(/'[^']*'/g, "'…'")) }
    }
    for (let i = 0; i < 6; i++) expect(await steps('nobody.at.all')).toEqual(await steps(name))
    expect((await steps('nobody.at.all')).answer).toMatchObject({ message: expect.stringContaining('分钟后再试') })
  })

  test('同一地址换着用户名猜,也会锁定', async () => {
    for (let i = 0; i < 50; i++) await enter({ sign_in_name: `guess${i}`, password: 'wrong', ip: '10.9.9.9' })
    expect(await enter({ ip: '10.9.9.9' })).toMatchObject({ kind: 'refused' })
    expect((await enter({ ip: '10.9.9.8' })).kind).toBe('signed_in')
  }, 30_000)

  test('登录日志不记口令,未知用户名也不记,因为常有人把口令填在那里', async () => {
    await enter({ sign_in_name: 'my-secret-password', password: 'another-secret' })
    const { rows } = await worker.query('select * from sign_in_log')
    expect(JSON.stringify(rows)).not.toMatch(/secret/)
    expect(rows.some((row) => row.account_id === null && row.event === 'wrong')).toBe(true)
  })

  test('停用的、九十日未登录的、初始口令过期的,口令对了才告诉原因', async () => {
    expect(await enter({}, later(91 * 24 * 60))).toMatchObject({ message: expect.stringContaining('长期未登录') })
    await worker.query('update credential set temporary_until = $2 where account_id = $1', [id, NOW])
    expect(await enter({}, later(1))).toMatchObject({ message: expect.stringContaining('初始口令已经过期') })
    await as(admin, (tx) => closeAccount(tx, admin, id, '调离', NOW))
    expect(await enter()).toMatchObject({ message: expect.stringContaining('停用') })
    expect(await enter({ password: 'wrong' })).toMatchObject({ message: '登录名或者口令不正确' })
  })
})

describe('留存', () => {
  test('登录日志到期删除,但无论怎样设定都不少于六个月;失败计数隔日清理', async () => {
    await enter()
    await enter({ password: 'wrong' })
    const left = async () => (await worker.query('select event from sign_in_log where account_id = $1 order by id', [id])).rows.map((row) => row.event)
    const purge = (days: number) => withScope(worker, systemCaller('990112'), (tx) => purgeSignIns(tx, '990112', 1, later(days * 24 * 60)))
    await purge(183)
    expect(await left()).toEqual(['signed_in', 'wrong'])
    await purge(185)
    expect(await left()).toEqual([])
    expect((await worker.query('select from sign_in_limit where last_at <= $1', [NOW])).rowCount).toBe(0)
  })
})

describe('会话', () => {
  test('三十分钟无操作失效,有操作则延续,满十二小时终止', async () => {
    const token = tokenOf(await enter())
    expect(await sessions.find(token, later(29))).toBeDefined()
    expect(await sessions.find(token, later(58))).toBeDefined()
    expect(await sessions.find(token, later(88))).toBeUndefined()
    const other = tokenOf(await enter())
    for (let minutes = 20; minutes < 720; minutes += 20) expect(await sessions.find(other, later(minutes))).toBeDefined()
    expect(await sessions.find(other, later(720))).toBeUndefined()
  })

  test('退出、停用、重置口令都立即终止会话', async () => {
    const [one, two] = [tokenOf(await enter()), tokenOf(await enter())]
    await sessions.end((await sessions.find(one, NOW))!, NOW)
    expect(await sessions.find(one, NOW)).toBeUndefined()
    expect(await sessions.find(two, NOW)).toBeDefined()
    await as(admin, (tx) => resetPassword(tx, admin, id, NOW))
    expect(await sessions.find(two, NOW)).toBeUndefined()
  })

  test('同时登录至多三个,最早的让位', async () => {
    const tokens = []
    for (let i = 0; i < 4; i++) tokens.push(tokenOf(await enter({}, later(i / 10))))
    expect(await Promise.all(tokens.map(async (token) => await sessions.find(token, later(1)) !== undefined))).toEqual([false, true, true, true])
    const me = await self()
    expect(await as(me, (tx) => sessionsOf(tx, me, NOW))).toHaveLength(3)
  })

  test('角色一经授予或者收回,下一个请求就变', async () => {
    const token = tokenOf(await enter())
    const roles = async () => (await sessions.find(token, NOW))!.caller.roles.map((held) => held.role)
    expect(await roles()).toEqual(['clerk'])
    await as(officer, (tx) => giveRole(tx, officer, id, 'handler', org, '2025-03-03'))
    expect(await roles()).toEqual(['clerk', 'handler'])
    await as(officer, (tx) => endRole(tx, officer, id, 'clerk', org, '2025-03-03'))
    expect(await roles()).toEqual(['handler'])
  })
})

describe('口令修改', () => {
  const change = async (old: string, fresh: string, now = NOW) => {
    const session = (await sessions.find(tokenOf(await enter({ password: old }, now)), now))!
    await changePassword(app, session.caller, { old, fresh }, session, now)
    return session
  }
  test('改后旧口令不能登录,其他会话终止,本会话继续', async () => {
    const other = tokenOf(await enter())
    await worker.query('update credential set must_change = true where account_id = $1', [id])
    const own = tokenOf(await enter())
    const session = (await sessions.find(own, NOW))!
    expect(session.must_change).toBe(true)
    await changePassword(app, session.caller, { old: PASSWORD, fresh: 'Lantern-84-orchid' }, session, NOW)
    expect(await sessions.find(other, NOW)).toBeUndefined()
    expect((await sessions.find(own, NOW))?.must_change).toBe(false)
    expect((await enter()).kind).toBe('refused')
    expect(await enter({ password: 'Lantern-84-orchid' })).toMatchObject({ kind: 'signed_in', must_change: false })
  })
  test('最近五次用过的不得再用', async () => {
    const used = [PASSWORD, 'Lantern-84-orchid', 'Harbour-27-thistle', 'Marble-61-kestrel', 'Copper-93-willow', 'Saddle-35-juniper']
    for (let at = 1; at < used.length; at++) await change(used[at - 1]!, used[at]!, later(at))
    await expect(change(used.at(-1)!, used[1]!, later(6))).rejects.toMatchObject({ fields: [{ field: 'fresh', message: expect.stringContaining('最近 5 次') }] })
    await expect(change(used.at(-1)!, used.at(-1)!, later(6))).rejects.toThrow()
    await change(used.at(-1)!, 'Velvet-48-anchor', later(7))
    await change('Velvet-48-anchor', PASSWORD, later(8))
  }, 30_000)
  test('在会话里猜原口令,与登录一样计数锁定', async () => {
    const session = (await sessions.find(tokenOf(await enter()), NOW))!
    for (let i = 0; i < 5; i++) await expect(changePassword(app, session.caller, { old: 'guess', fresh: 'Lantern-84-orchid' }, session, NOW)).rejects.toThrow('原口令不正确')
    await expect(changePassword(app, session.caller, { old: PASSWORD, fresh: 'Lantern-84-orchid' }, session, NOW)).rejects.toThrow('次数过多')
    expect((await enter()).kind).toBe('refused')
  })
  test('九十日后须更换', async () => {
    await worker.query('update credential set password_set_at = $2, last_signed_in_at = $3 where account_id = $1', [id, later(-91 * 24 * 60), NOW])
    expect(await enter()).toMatchObject({ kind: 'signed_in', must_change: true })
  })
})

describe('动态码', () => {
  const codeOf = (secret: string, at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
  const enrol = async () => {
    const me = await self()
    const { secret, uri } = await as(me, (tx) => beginTotp(tx, ring, me))
    expect(uri).toContain('otpauth://totp/')
    await expect(as(me, (tx) => confirmTotp(tx, ring, me, '000000', NOW))).rejects.toThrow('动态码不正确')
    return { secret, codes: await as(me, (tx) => confirmTotp(tx, ring, me, codeOf(secret, NOW), NOW)) }
  }
  test('启用后要两样都对;一个码只用一次,前后半分钟可用', async () => {
    const { secret } = await enrol()
    expect(await enter({}, later(1))).toEqual({ kind: 'second_factor' })
    const code = codeOf(secret, later(1))
    expect((await enter({ code }, later(1.4))).kind).toBe('signed_in')
    expect((await enter({ code }, later(1.4))).kind).toBe('refused')
    expect((await enter({ code: codeOf(secret, later(5)) }, later(10))).kind).toBe('refused')
    expect((await enter({ password: 'wrong', code: codeOf(secret, later(11)) }, later(11)))).toEqual({ kind: 'refused', message: '登录名或者口令不正确' })
  })
  test('密钥加密存放,恢复码只存散列且只用一次', async () => {
    const { secret, codes } = await enrol()
    const { rows } = await worker.query('select c.totp_secret, r.code_hash from credential c join recovery_code r using (district, account_id) where account_id = $1', [id])
    expect(rows).toHaveLength(10)
    expect(rows[0].totp_secret).toMatch(/^v1\./)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await enter({ code: codes[0]! }, later(1))).kind).toBe('signed_in')
    expect((await enter({ code: codes[0]! }, later(2))).kind).toBe('refused')
    expect((await enter({ code: codes[1]!.toUpperCase() }, later(3))).kind).toBe('signed_in')
  })
  test('反复要求动态码,洗不掉中间猜错的次数', async () => {
    await enrol()
    for (let i = 0; i < 5; i++) { await enter({}, later(1)); await enter({ code: '123456' }, later(1)) }
    expect(await enter({}, later(1))).toMatchObject({ kind: 'refused', message: expect.stringContaining('分钟后再试') })
  })
  test('本人凭码停用;丢了手机和恢复码的,由保密员解除', async () => {
    const { secret } = await enrol()
    const me = await self()
    await expect(as(me, (tx) => stopTotp(tx, ring, me, '000000', later(1)))).rejects.toThrow('动态码不正确')
    await as(me, (tx) => stopTotp(tx, ring, me, codeOf(secret, later(1)), later(1)))
    expect((await enter({}, later(2))).kind).toBe('signed_in')
    await enrol()
    await expect(as(admin, (tx) => resetTotp(tx, admin, id, NOW))).rejects.toThrow('安全保密管理员')
    await as(officer, (tx) => resetTotp(tx, officer, id, NOW))
    expect((await enter({}, later(3))).kind).toBe('signed_in')
  })
  test('重置口令不解除动态码', async () => {
    await enrol()
    const { password } = await as(admin, (tx) => resetPassword(tx, admin, id, NOW))
    expect(await enter({ password }, later(1))).toEqual({ kind: 'second_factor' })
  })
})

describe('三员分立', () => {
  test('管理员开户,得一次性初始口令,首次登录须修改;没有角色什么也看不见', async () => {
    const made = await as(admin, (tx) => openAccount(tx, admin, { name: '新人', sign_in_name: `new${count}`, org_id: org }, NOW))
    const answer = await enter({ sign_in_name: `new${count}`, password: made.password })
    expect(answer).toMatchObject({ kind: 'signed_in', must_change: true })
    expect((await sessions.find(tokenOf(answer), NOW))!.caller.orgs).toEqual([])
    await expect(as(admin, (tx) => openAccount(tx, admin, { name: '', sign_in_name: 'A', org_id: id }, NOW))).rejects.toMatchObject({ fields: [{ field: 'name' }, { field: 'sign_in_name' }, { field: 'org_id' }] })
  })
  test('管理员不授角色,保密员不授本人,三员不兼任,也不兼业务', async () => {
    await expect(as(admin, (tx) => giveRole(tx, admin, id, 'handler', org, '2025-03-03'))).rejects.toThrow('安全保密管理员')
    await expect(as(officer, (tx) => giveRole(tx, officer, officer.account_id, 'auditor', org, '2025-03-03'))).rejects.toThrow('本人')
    await expect(as(officer, (tx) => giveRole(tx, officer, id, 'auditor', org, '2025-03-03'))).rejects.toThrow('兼任')
    await expect(as(officer, (tx) => giveRole(tx, officer, admin.account_id, 'auditor', org, '2025-03-03'))).rejects.toThrow('兼任')
    expect(await as(admin, (tx) => vacantOffices(tx, '990112', '2025-03-03'))).toEqual(['auditor'])
  })
  test('同时授予两个不得兼任的角色,只成一个', async () => {
    await Promise.all(Array.from({ length: 4 }, () => app.query('select pg_sleep(0.1)'))) // connections open: both begin at once
    const somebody = await district.person({ name: '周转', org_id: org })
    const given = await Promise.allSettled((['auditor', 'clerk'] as const).map((role) => as(officer, (tx) => giveRole(tx, officer, somebody, role, org, '2025-03-03'))))
    expect(given.map(({ status }) => status).toSorted((a, b) => a < b ? -1 : 1)).toEqual(['fulfilled', 'rejected'])
  })
  test('绕过程序直接授权,数据库也不许', async () => {
    const clerk = await self()
    await expect(as(clerk, (tx) => tx.query(`insert into account_role (district, account_id, org_id, role, valid_from) values ('990112', $1, $2, 'auditor', '2025-01-01')`, [id, org]))).rejects.toThrow('row-level security')
    await expect(as(officer, (tx) => tx.query(`insert into account_role (district, account_id, org_id, role, valid_from) values ('990112', $1, $2, 'auditor', '2025-01-01')`, [id, org]))).rejects.toThrow('without raising')
    await expect(as(admin, (tx) => tx.query('update account set clearance = 3, version = version + 1 where id = $1', [id]))).rejects.toThrow('no journal entry')
  })
})
