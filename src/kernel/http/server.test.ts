import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { clientOf, PASSWORD, testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { makeSetupLink } from '../access/setup.ts'
import { isoDate } from '../law/day.ts'
import type { OwnSession } from './admin-contract.ts'
import type { Problem, SessionView } from './contract.ts'

let t: TestServing
let unit: string
let person: Client & { id: string }
let webDir: string

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'zhunsheng-web-'))
  await mkdir(join(webDir, 'assets'))
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>准绳</title>')
  await writeFile(join(webDir, 'assets/main-abc123.js'), 'export {}')
  t = await testServing([sampleRoom], {
    tables: sampleTables, webDir,
    routes: [(app) => { app.get('/broken', () => { throw new Error('password of the database: hunter2') }); app.get('/beyond', () => isoDate(3_000_000)) }],
  })
  unit = await t.district.unit({ name: '试验区司法局', prefix: '试' })
  await t.somebody(unit, 'clerk')
  person = await t.somebody(unit, 'clerk')
})
afterAll(async () => { await t.close(); await rm(webDir, { recursive: true, force: true }) })

const signIn = (payload: object, headers: { readonly [name: string]: string } = {}, remoteAddress = '10.9.9.9') => t.app.inject({ method: 'POST', url: '/api/session', payload, headers, remoteAddress })

describe('登录', () => {
  test('口令正确,得到只随本站请求、脚本读不到的凭证;会话说明人、区划、角色和今天', async () => {
    const answer = await signIn({ sign_in_name: 'person1', password: PASSWORD })
    expect(answer.statusCode).toBe(200)
    const cookie = String(answer.headers['set-cookie'])
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(attribute)
    expect(answer.json<SessionView>()).toMatchObject({
      account: { sign_in_name: 'person1', must_change: false }, district: { code: '990112', kind: 'real' },
      roles: [{ org_id: unit, org_name: '试验区司法局', role: 'clerk' }], today: '2025-03-03', today_is_working: true, next_working_day: '2025-03-04',
    })
  })
  test('https 之下凭证只随 https', async () => {
    const secure = await testHttps()
    expect(secure).toContain('Secure')
    expect(secure).toContain('__Host-zhunsheng=')
  })
  const testHttps = async () => {
    const { createServer } = await import('./server.ts')
    const app = await createServer(t.world, { trustProxy: true })
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { sign_in_name: 'person1', password: PASSWORD }, headers: { 'x-forwarded-proto': 'https' } })
    await app.close()
    return String(answer.headers['set-cookie'])
  }
  test('动态码的启用和停用都先核对口令:离开座位的屏幕上,别人换不了本人的验证器', async () => {
    const me = await t.somebody(unit, 'clerk')
    expect((await me.get('session/totp')).json()).toEqual({ on: false, codes_left: 0 })
    for (const body of [{}, { password: 'wrong' }]) expect((await me.post('session/totp', body)).json<Problem>().fields).toEqual([{ field: 'old', message: '原口令不正确' }])
    const { secret } = (await me.post('session/totp', { password: PASSWORD })).json<{ secret: string }>()
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    expect((await me.post('session/totp/confirm', { code: '00000' })).json<Problem>().fields![0]!.field).toBe('code')
    const { recovery_codes } = (await me.post('session/totp/confirm', { code: code() })).json<{ recovery_codes: string[] }>()
    expect((await me.get('session/totp')).json()).toEqual({ on: true, codes_left: 10 })
    expect((await me.post('session/totp', { password: PASSWORD })).statusCode).toBe(409)
    expect((await me.send('DELETE', 'session/totp', { code: recovery_codes[0] })).statusCode).toBe(422)
    expect((await me.send('DELETE', 'session/totp', { password: PASSWORD, code: recovery_codes[0] })).statusCode).toBe(204)
    expect((await me.get('session/totp')).json()).toEqual({ on: false, codes_left: 0 })
  })
  test('本人看得到没有退出的登录,可以让别处的全部退出', async () => {
    await t.somebody(unit, 'clerk')
    const name = 'person1'
    const [here, there] = [await t.signIn(name), await t.signIn(name)]
    const listed = (await here.get('session/all')).json<OwnSession[]>()
    expect(listed.filter(({ current }) => current)).toHaveLength(1)
    expect(listed.length).toBeGreaterThan(1)
    expect(JSON.stringify(listed)).not.toMatch(/[0-9a-f]{64}/)
    expect((await here.send('DELETE', 'session/all')).statusCode).toBe(204)
    expect((await there.get('session')).statusCode).toBe(401)
    expect((await here.get('session/all')).json<OwnSession[]>()).toHaveLength(1)
  })
  test('口令错误与查无此人,答复相同', async () => {
    const [wrong, unknown] = [await signIn({ sign_in_name: 'person1', password: 'x' }), await signIn({ sign_in_name: 'nobody', password: 'x' })]
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect({ ...wrong.json<Problem>(), instance: '' }).toEqual({ ...unknown.json<Problem>(), instance: '' })
  })
  test('未登录的一律 401,退出之后也是', async () => {
    for (const path of ['session', 'sample', 'sample/new', 'organisations', 'worklist', 'search?q=a', 'admin/accounts', 'settings', 'openapi.json', 'sample/export.csv'])
      expect((await t.app.inject(`/api/${path}`)).statusCode, path).toBe(401)
    const leaving = await t.signIn('person1')
    expect((await leaving.send('DELETE', 'session')).statusCode).toBe(204)
    expect((await leaving.get('session')).statusCode).toBe(401)
  })
  test('改口令:原口令不对、新口令太弱都说明;改后旧口令不能再用', async () => {
    const id = (await t.somebody(unit, 'handler')).id
    const { rows: [account] } = await t.owner.query('select sign_in_name from account where id = $1', [id])
    const client = await t.signIn(account.sign_in_name)
    const other = await t.signIn(account.sign_in_name)
    expect((await client.send('PUT', 'session/password', { old: 'wrong', fresh: 'Fresh-plumb-2026' })).json<Problem>().fields![0]).toMatchObject({ field: 'old' })
    expect((await client.send('PUT', 'session/password', { old: PASSWORD, fresh: '123456' })).statusCode).toBe(422)
    expect((await client.send('PUT', 'session/password', { old: PASSWORD, fresh: 'Fresh-plumb-2026' })).statusCode).toBe(200)
    expect((await other.get('session')).statusCode).toBe(401)
    expect((await signIn({ sign_in_name: account.sign_in_name, password: PASSWORD })).statusCode).toBe(401)
  })
  test('必须先改口令的人,除改口令外什么都不能办', async () => {
    const fresh = await t.somebody(unit, 'clerk')
    await t.owner.query('update session set must_change = true where account_id = $1', [fresh.id])
    expect((await fresh.get('session')).json<SessionView>().account.must_change).toBe(true)
    expect((await fresh.get('sample')).statusCode).toBe(403)
  })
  test('一分钟内尝试过多,要求稍候', async () => {
    const statuses = []
    for (let n = 0; n < 105; n++) statuses.push((await signIn({ sign_in_name: `guess${n}`, password: 'x' }, {}, '10.8.8.8')).statusCode)
    expect(statuses).toContain(429)
    expect((await signIn({ sign_in_name: 'guess', password: 'x' }, {}, '10.8.8.8')).json<Problem>()).toMatchObject({ type: 'busy', detail: expect.stringContaining('稍') })
  })
  test('一次性链接建立第一个管理员,只能用一次', async () => {
    const token = await makeSetupLink(t.world.worker)
    // The test district is a real one that has people: there is nothing left to set up.
    expect(token).toBeNull()
    expect((await t.app.inject('/api/first-administrator?token=abc')).statusCode).toBe(404)
    expect((await t.app.inject({ method: 'POST', url: '/api/first-administrator', payload: { token: 'abc' } })).statusCode).toBe(422)
  })
})

describe('来自别处的请求', () => {
  const write = (headers: { readonly [name: string]: string }, payload: string | object = {}) => t.app.inject({ method: 'POST', url: '/api/sample', headers: { cookie: person.cookie, ...headers }, payload })
  test('别的网站发出的写入不予执行', async () => {
    const foreign: readonly { readonly [name: string]: string }[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:81' }]
    for (const headers of foreign)
      expect((await write(headers)).statusCode, JSON.stringify(headers)).toBe(403)
    // Past the guard; it names no action.
    expect((await write({ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(404)
  })
  test('表单能发出的内容类型,没有来源证明的不予执行', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await write({ 'content-type': type }, '{}')).statusCode, type).toBe(403)
    expect((await write({ 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:80' }, 'a=1')).statusCode).toBe(422)
  })
})

describe('出错', () => {
  test('程序出错时给出编号,不露内情;日志里有编号和经过', async () => {
    const answer = await t.app.inject({ url: '/api/broken', headers: { cookie: person.cookie } })
    expect(answer.statusCode).toBe(500)
    const problem = answer.json<Problem>()
    expect(problem.detail).toContain(problem.instance)
    expect(answer.body).not.toMatch(/hunter2|Error|at .*\.ts/)
    expect(t.logged.join('\n')).toContain(problem.instance)
    expect(t.logged.join('\n')).toContain('hunter2')
  })
  test('所填日期推算到9999年之后的,请核对日期', async () => {
    expect((await t.app.inject({ url: '/api/beyond', headers: { cookie: person.cookie } })).json<Problem>()).toMatchObject({ status: 422, detail: '由所填日期推算的日期超出 9999 年，请核对所填的日期' })
  })
  test('不成样子的请求,用中文说明', async () => {
    const bad = (payload: string) => t.app.inject({ method: 'POST', url: '/api/sample', headers: { cookie: person.cookie, 'content-type': 'application/json' }, payload })
    expect((await bad('{')).json<Problem>()).toMatchObject({ status: 422, title: '填写有误' })
    expect((await bad('[]')).statusCode).toBe(422)
    expect((await bad(JSON.stringify({ action: 'apply', org_id: 'x'.repeat(1_100_000) }))).json<Problem>()).toMatchObject({ status: 413, detail: expect.stringContaining('1 MB') })
    expect((await person.post('sample', { action: 'no_such', org_id: unit, input: {} })).statusCode).toBe(404)
    expect((await person.post('sample', { action: 'apply', org_id: 'nowhere', input: {} })).statusCode).toBe(422)
    expect((await person.post('sample', { action: 'apply', org_id: unit, rows: { party: 'x' } })).statusCode).toBe(422)
    expect((await person.get('nothing')).json<Problem>()).toMatchObject({ status: 404, type: 'not_found' })
    expect((await person.post('sample', { action: '__proto__', org_id: unit, input: {} })).statusCode).toBe(404)
  })
})

describe('页面', () => {
  test('带散列的文件长期缓存,页面地址都给首页,没有的文件是 404', async () => {
    expect((await t.app.inject('/')).headers.location).toBe('/app/')
    expect((await t.app.inject('/app/assets/main-abc123.js')).headers['cache-control']).toContain('immutable')
    for (const path of ['/app/', '/app/matters/sample', '/app/first-administrator?token=a.b']) {
      const answer = await t.app.inject(path)
      expect(answer.body, `${path} ${t.logged.at(-1)}`).toContain('准绳')
      expect(answer.headers['cache-control'], path).toBe('no-cache')
    }
    expect((await t.app.inject('/app/assets/gone.js')).statusCode).toBe(404)
    expect((await t.app.inject('/app/..%2f..%2fpackage.json')).statusCode).toBe(404)
  })
  test('只准本站内容,不准放进别的页面;个人所见不进公共缓存', async () => {
    const page = await t.app.inject('/app/')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/https?:|unsafe-eval/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect((await person.get('session')).headers['cache-control']).toBe('private, no-store')
    expect((await t.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  })
})

test('别人的凭证编造不出来', async () => {
  for (const token of ['zhunsheng=', 'zhunsheng=abc', `zhunsheng=${'a'.repeat(43)}`, "zhunsheng=' or 1=1 --"]) expect((await clientOf(t.app, token).get('session')).statusCode).toBe(401)
})
