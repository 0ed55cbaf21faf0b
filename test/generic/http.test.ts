import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../support/sample.ts'
import { testServing, type Client, type TestServing } from '../support/serving.ts'

// Every route there is, asked by somebody of another unit, and with what no honest page would send.
let t: TestServing
let bureau: string
let owner: Client, stranger: Client & { id: string }, administrator: Client, security: Client
const ids: { [parameter: string]: string } = {}

const business = ['clerk', 'handler', 'reviewer', 'office_head', 'organ_head', 'legal_reviewer', 'supervisor', 'statistician'] as const
const secrets = ['张三丰', '某某违建', '11010519491231002X', '只给本单位看的内容', '试试〔2025〕1号', '本单位的表.csv', '本单位的映射', '本单位的视图', '错在这一格']
const opening = (over: object = {}) => ({ action: 'apply', org_id: bureau, input: { received_on: '2025-03-03', subject: '某某违建' }, rows: { party: [{ name: '张三丰', id_number: '11010519491231002X' }] }, ...over })

beforeAll(async () => {
  t = await testServing([sampleRoom], { tables: sampleTables })
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试' })
  const other = await t.district.unit({ name: '试验区城市管理局', prefix: '试城' })
  const mine = owner = await t.somebody(bureau, ...business)
  stranger = await t.somebody(other, ...business)
  administrator = await t.somebody(bureau, 'administrator')
  security = await t.somebody(bureau, 'security_officer')
  ids['id'] = (await mine.post('sample', opening())).json<{ id: string }>().id
  const accepted = (await mine.post(`sample/${ids['id']}/actions/accept`, { expected_version: 1, input: { track: 'fast' } })).json<{ documents: { id: string }[] }>()
  ids['document'] = accepted.documents[0]!.id
  await mine.upload(`sample/${ids['id']}/attachments`, '材料.txt', Buffer.from('只给本单位看的内容'))
  ids['attachment'] = (await t.owner.query<{ id: string }>('select id from attachment')).rows[0]!.id
  await mine.post('views', { ledger: 'sample', name: '本单位的视图', search: '?q=张三丰', shared: true })
  // What an import leaves behind stands under the same id, so that one address reaches all that is the unit's own.
  const scope = ['990112', bureau, ids['id']]
  await t.owner.query(`insert into import_job (district, org_id, id, ledger, name, sha256, mapping, total) values ($1, $2, $3, 'sample', '本单位的表.csv', 'x', '{}', 1)`, scope)
  await t.owner.query(`insert into import_problem (district, org_id, job_id, line, at, kind, reason) values ($1, $2, $3, 2, 1, 'refused', '错在这一格')`, scope)
  await t.owner.query(`insert into import_mapping (district, org_id, id, ledger, name, mapping) values ($1, $2, $3, 'sample', '本单位的映射', '{}')`, scope)
})
afterAll(() => t.close())

/** All addresses of the interface, from the server itself: a new one is asked as soon as it is there. */
function routes(): { readonly method: string; readonly path: string }[] {
  const above: string[] = []
  return t.app.printRoutes({ commonPrefix: false }).split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? []
    if (indent === undefined || part === undefined) return []
    above.length = indent.length / 4
    above.push(part)
    const path = above.join('')
    return path.startsWith('/api/') ? (methods?.split(', ') ?? []).filter((method) => !['HEAD', 'OPTIONS'].includes(method)).map((method) => ({ method, path: path.slice(5) })) : []
  })
}
const filled = (path: string) => path.replace(':action', 'serve').replace(':ledger/:document', 'sample/notice').replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x')
const snapshot = async () => (await t.owner.query(`select (select json_agg(j.id order by j.id) from journal j where ledger = 'sample') as journal, (select json_agg(v) from saved_view v) as views, (select json_agg(i) from import_job i) as jobs`)).rows[0] as object

describe('别的单位的人', () => {
  test('问遍每一个读取的地址,得不到本单位的一个字', async () => {
    const found: string[] = []
    const read = routes().filter(({ method }) => method === 'GET')
    expect(read.length).toBeGreaterThan(25)
    for (const { path } of read) for (const query of ['', '?q=张三丰', '?ledger=sample', '?party.id_number=11010519491231002X']) {
      for (const client of [stranger, administrator]) {
        const answer = await client.get(filled(path) + encodeURI(query))
        const leaked = secrets.filter((secret) => answer.body.includes(secret))
        if (leaked.length > 0 && client === stranger) found.push(`${path}${query}: ${leaked.join()}`)
        // An administrator keeps accounts and settings; the unit's business is not his.
        if (leaked.some((secret) => secret !== '本单位的视图') && client === administrator) found.push(`administrator ${path}${query}: ${leaked.join()}`)
        if (answer.statusCode >= 500) found.push(`${path}${query}: ${answer.statusCode}`)
      }
    }
    expect(found).toEqual([])
    // Who may see it does: the words above are what they are looked for as.
    expect((await owner.get(`sample/${ids['id']}`)).body).toContain('张三丰')
    expect((await owner.get(`sample/${ids['id']}/attachments/${ids['attachment']}/file`)).body).toBe('只给本单位看的内容')
    expect((await owner.get(`imports/${ids['id']}/problems`)).body).toContain('错在这一格')
  })
  test('试遍每一个办理的地址,动不了本单位的案卷、导入和视图', async () => {
    const before = await snapshot()
    for (const { method, path } of routes()) {
      if (method === 'GET' || !path.includes(':') || path.startsWith('admin/')) continue
      const answer = await stranger.send(method as 'POST', filled(path), { expected_version: 2, input: { note: 'x' }, reason: '试', field: 'party.id_number', row_id: ids['id'], ledger: 'sample' })
      expect([401, 403, 404, 409, 415, 422], `${method} ${path}: ${answer.body}`).toContain(answer.statusCode)
    }
    expect(await snapshot()).toEqual(before)
  })
  test('不能以别的单位的名义立案', async () => {
    expect((await stranger.post('sample', opening())).json()).toMatchObject({ type: 'refused', refusals: [{ kind: 'role' }] })
  })
})

describe('不该收到的内容,得到中文的说明', () => {
  const sent = (method: string, path: string, body: string, headers: object = {}) =>
    t.app.inject({ method: method as 'POST', url: path, headers: { cookie: owner.cookie, 'content-type': 'application/json', ...headers }, payload: body })
  const asked = (path: string) => t.app.inject({ method: 'GET', url: path, headers: { cookie: owner.cookie } })
  test.each([
    ['没有的地址', () => asked('/api/no-such-thing'), 404],
    ['没有的方法', () => sent('PATCH', '/api/sample', '{}'), 404],
    ['残缺的 JSON', () => sent('POST', '/api/sample', '{"action":'), 422],
    ['不是对象的 JSON', () => sent('POST', '/api/sample', '[1]'), 422],
    ['改写原型的 JSON', () => sent('POST', '/api/sample', '{"__proto__":{"x":1}}'), 422],
    ['空内容', () => sent('POST', '/api/sample', ''), 422],
    ['不是 JSON', () => sent('POST', '/api/sample', '<x/>', { 'content-type': 'application/xml', origin: 'http://localhost:80' }), 422],
    ['过大的内容', () => sent('POST', '/api/sample', JSON.stringify({ input: { subject: 'x'.repeat(1_100_000) } })), 413],
    ['坏的百分号', () => asked('/api/sample/%zz'), 404],
    ['过长的地址', () => asked(`/api/sample/${'x'.repeat(5_000)}`), 404],
    ['写了两次的条件', () => asked('/api/sample?state=x&state=y'), 422],
    ['伪造的翻页', () => asked('/api/sample?after=abc'), 422],
    ['不是编号的单位', () => asked('/api/accounts?org_id=zz'), 200],
    ['控制字符', () => sent('POST', `/api/sample/${ids['id']}/actions/note`, JSON.stringify({ expected_version: 3, reason: 'a\u0000b' })), 422],
    ['别的网站的请求', () => sent('POST', '/api/sample', '{}', { origin: 'https://evil.example' }), 403],
    ['过短的请求编号', () => sent('POST', '/api/sample', '{}', { 'idempotency-key': 'x' }), 422],
  ])('%s', async (_, ask, status) => {
    const answer = await ask()
    expect(answer.statusCode, answer.body).toBe(status)
    if (status === 200) return
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, title: expect.stringMatching(/[一-龥]/), detail: expect.stringMatching(/[一-龥]{4}/) })
    expect(answer.body).not.toMatch(/at \w|node_modules|select |\.ts:/)
  })

  const JUNK = [null, 'a\u0000b', 1e30, [null], { a: 1 }, '00000000-0000-7000-8000-000000000001', '9999-99-99', '\ud800']
  test.each([
    ['立案', () => owner, 'sample', ['action', 'org_id', 'input', 'rows', 'link', 'papers', 'on', 'reason']],
    ['办理', () => owner, 'sample/:id/actions/serve', ['input', 'rows', 'link', 'papers', 'on', 'reason', 'expected_version']],
    ['查看完整', () => owner, 'sample/:id/unmask', ['field', 'row_id', 'reason']],
    ['视图', () => owner, 'views', ['ledger', 'name', 'search', 'shared']],
    ['设定', () => administrator, 'settings/attachment_megabytes', ['key', 'place', 'value', 'valid_from', 'source']],
    ['放假安排', () => administrator, 'holidays', ['year', 'status', 'holidays', 'makeup_workdays', 'source']],
    ['用户', () => administrator, 'admin/accounts', ['name', 'sign_in_name', 'org_id']],
    ['停用', () => administrator, 'admin/accounts/:id/close', ['reason']],
    ['授予角色', () => security, 'admin/accounts/:account/roles', ['role', 'org_id', 'on']],
    ['收回角色', () => security, 'admin/accounts/:account/roles/end', ['role', 'org_id', 'on']],
  ] as const)('%s的每一项填什么都不出系统错误', async (_, client, path, keys) => {
    ids['account'] = stranger.id
    const whole = { ...opening(), expected_version: 9, role: 'clerk', on: '2025-03-03', name: '甲', sign_in_name: 'jia', reason: '试', year: 2030, status: 'official' }
    for (const key of keys) for (const junk of JUNK) {
      const answer = await client().post(filled(path), { ...whole, [key]: junk })
      expect(answer.statusCode, `${key}=${JSON.stringify(junk)}: ${answer.body} ${t.logged.at(-1)}`).toBeLessThan(500)
    }
  })
})
