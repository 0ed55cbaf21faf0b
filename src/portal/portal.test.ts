import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindWords } from '../kernel/access/district-kind.ts'
import Fastify from 'fastify'
import { openPool } from '../kernel/db/pool.ts'
import { docxText } from '../report/checker/read/docx.ts'
import { rooms } from '../domains/index.ts'
import { testServing, type TestServing } from '../../test/support/serving.ts'
import { portal } from './plugin.ts'

let t: TestServing
const logged: string[] = []

beforeAll(async () => {
  t = await testServing(rooms, { site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today, log: (line) => void logged.push(line) }) }
  } })
})
afterAll(() => t.close())

const get = (url: string, headers: { readonly [name: string]: string } = {}) => t.app.inject({ url, headers })
let address = 0
/** Posts a form as a browser without scripts does. */
function post(url: string, fields: readonly (readonly [string, string])[], file?: { readonly name: string; readonly bytes: Buffer }, headers: { readonly [name: string]: string } = {}) {
  const boundary = 'plumb-line'
  const parts: Buffer[] = fields.map(([name, value]) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
  if (file) parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), file.bytes, Buffer.from('\r\n'))
  return t.app.inject({
    method: 'POST', url, remoteAddress: `10.1.0.${address++ % 250}`, payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { origin: 'http://localhost:80', 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
  })
}
const TEXT = '一、化解争议\n全年发生应诉案件64件，行政负责人未出庭的3件，出庭率达96.25%。\n罚没款862.4万元，全部上缴。'
const SECRET = '绝无仅有之句'

describe('报告核查（不用脚本）', () => {
  test('空页有粘贴框和文件框，说明限度和文字怎样处理', async () => {
    const { body, headers, statusCode } = await get('/check')
    expect(statusCode).toBe(200)
    for (const part of ['<textarea', 'type="file"', '20 MB', '不保存', 'enctype="multipart/form-data"', 'method="post"']) expect(body.toLowerCase()).toContain(part.toLowerCase())
    expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    expect(body).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/)
  })
  test('粘贴文字：数据按种类加线，问题在所说的那一行旁边，写明算式和相符的值', async () => {
    const { body, headers, statusCode } = await post('/check', [['text', TEXT]])
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('发现问题 1 处，其中矛盾 1 处')
    for (const [id, kind, raw] of [['f1', 'count', '64'], ['f3', 'rate', '96.25'], ['f4', 'money', '862.4'], ['f5', 'word', '全部']]) expect(body).toMatch(new RegExp(`<a id="${id}" href="#about-${id}" class="fig k-${kind}[^"]*">${raw}</a>`))
    const row = body.split('class="row"').find((one) => one.includes('id="f3"'))!
    expect(row).toContain('(64-3)÷64=95.31%')
    expect(/data-figures="([^"]*)"/.exec(row)![1]!.split(' ').toSorted()).toEqual(['f1', 'f2', 'f3'])
    expect(row).toContain('基数为80件时相符')
    expect(body).toMatch(/id="about-f3".*?比率：.*?不符/s)
  })
  test('上传文件与粘贴文字结果相同；GB18030 文本、Word 都能读', async () => {
    const pasted = (await post('/check', [['text', TEXT]])).body
    const uploaded = (await post('/check', [['text', '']], { name: '年度报告.txt', bytes: Buffer.from(TEXT) })).body
    expect(uploaded.replaceAll('年度报告.txt', '').replace('<b>　</b>', '')).toBe(pasted)
    const gb = Buffer.from([0xca, 0xdc, 0xc0, 0xed, 0x35, 0xbc, 0xfe])
    expect((await post('/check', [], { name: 'a.txt', bytes: gb })).body).toContain('受理<a id="f1"')
  })
  test('文中的标记只作文字，不成为页面的一部分', async () => {
    const { body } = await post('/check', [['text', '<script>alert(1)</script><b>受理5件"></a>']])
    expect(body).not.toContain('<script>alert')
    expect(body).toContain('&lt;script&gt;')
  })
  test('没有数据、没有问题的文字，照样说清楚', async () => {
    const { body } = await post('/check', [['text', '坚持党的领导。']])
    expect(body).toContain('没有发现问题')
    expect(body).toContain('没有在文字中找到数据')
    expect(body).not.toContain('导出 Word')
  })
  test('处理意见随表单提交，写进导出的清单', async () => {
    const fields = [['text', TEXT], ['name', '年度报告.txt'], ['verdict-0', 'confirmed'], ['reason-0', '出庭率应为95.31%']] as const
    const docx = await post('/check/export', [...fields, ['format', 'docx']])
    expect(docx.headers['content-disposition']).toContain(encodeURIComponent('核查问题清单-2025-03-03.docx'))
    const words = await docxText(docx.rawPayload)
    for (const part of ['年度报告.txt', '处理：确认：出庭率应为95.31%', '(64-3)÷64=95.31%']) expect(words).toContain(part)
    const xlsx = await post('/check/export', [...fields, ['format', 'xlsx']])
    expect(xlsx.headers['content-type']).toContain('spreadsheetml')
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('公众入口的限度', () => {
  test('读不了的文件、空白、过大的文字和文件，各有说明', async () => {
    const cases = [
      [422, '没有文字', () => post('/check', [['text', '  ']])],
      [422, '损坏', () => post('/check', [], { name: 'a.pdf', bytes: Buffer.from('x') })],
      [422, '另存为 .docx', () => post('/check', [], { name: 'a.doc', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]) })],
      [413, '文字超过 2 MB', () => post('/check', [['text', '法'.repeat(700_000)]])],
      [413, '文字超过 2 MB', () => post('/check', [], { name: 'a.txt', bytes: Buffer.from('法'.repeat(700_000)) })],
      [413, '文件超过 20 MB', () => post('/check', [], { name: 'a.txt', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') })],
    ] as const
    for (const [status, words, ask] of cases) {
      const answer = await ask()
      expect(answer.body, words).toContain(words)
      expect(answer.statusCode, words).toBe(status)
      expect(answer.headers['content-type'], words).toContain('text/html')
    }
  })
  test('一个地址一分钟内核查过多，请稍候', async () => {
    const statuses = new Set<number>()
    let last = ''
    for (let n = 0; n < 32; n++) { const answer = await t.app.inject({ method: 'POST', url: '/check', remoteAddress: '10.2.2.2', headers: { origin: 'http://localhost:80', 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--\r\n' }); statuses.add(answer.statusCode); last = answer.body }
    expect([...statuses]).toContain(429)
    expect(last).toContain('请求过于频繁')
  })
  test('别的网站发出的表单不予受理', async () => {
    expect((await post('/check', [['text', TEXT]], undefined, { origin: 'https://evil.example' })).statusCode).toBe(403)
  })
  test('核查的文字不进数据库，不进日志，出错时也不', async () => {
    for (const text of [`${SECRET}受理5件。`, `${SECRET}\u0000`]) await post('/check', [['text', text]])
    await post('/check/export', [['text', `${SECRET}受理5件。`], ['reason-0', SECRET], ['format', 'docx']])
    await post('/check', [], { name: `${SECRET}.pdf`, bytes: Buffer.from(`%PDF-1.4 ${SECRET}`) })
    const { rows } = await t.owner.query<{ table: string }>(`select c.oid::regclass::text as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'kernel') and c.relkind in ('r', 'p')`)
    expect(rows.length).toBeGreaterThan(20)
    for (const { table } of rows) expect((await t.owner.query(`select 1 from ${table} x where x::text like $1 limit 1`, [`%${SECRET}%`])).rowCount, table).toBe(0)
    expect([...logged, ...t.logged].join('\n')).not.toContain(SECRET)
  })
  test('程序出错时给出编号，日志里只有程序中的位置，没有出错的话', async () => {
    const lines: string[] = []
    const app = Fastify()
    for (const plugin of ['cookie', 'multipart']) await app.register((await import(`@fastify/${plugin}`) as { default: Parameters<typeof app.register>[0] }).default)
    const pool = { query: () => Promise.reject(new TypeError(SECRET)) } as never
    await app.register((child) => portal(child, { registry: t.world.registry, pool, today: t.world.today, log: (line) => void lines.push(line) }))
    const { statusCode, body } = await app.inject('/published')
    expect(statusCode).toBe(500)
    expect(body).toContain('求助时请报编号')
    expect(lines.join('\n')).toContain('TypeError')
    expect(lines.join('\n') + body).not.toContain(SECRET)
    await app.close()
  })
})

describe('公众页面', () => {
  test('首页只列现有的：核查、程序说明、公开信息、登录', async () => {
    const { body } = await get('/')
    const links = [...body.matchAll(/href="([^"#]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')).filter((href) => href.startsWith('/') && !href.startsWith('/app'))
    for (const href of new Set(links)) expect((await get(href)).statusCode, href).toBeLessThan(400)
    for (const href of ['/check', '/procedures', '/published']) expect(links).toContain(href)
    expect(body).toContain('href="/app/"')
  })
  test('程序说明由定义生成：环节、期限、文书、条文和状态图', async () => {
    const { body } = await get('/procedures/reconsideration')
    for (const part of ['<svg', '行政复议法', '不得办理', '由谁', '期限', '文书', '审理期限']) expect(body).toContain(part)
    for (const procedure of t.world.registry.procedures.keys()) expect((await get(`/procedures/${procedure}`)).statusCode, procedure).toBe(200)
  })
  test('没有的页面给出说明，接口和办案地址不归这里答复', async () => {
    const { statusCode, body } = await get('/nothing')
    expect(statusCode).toBe(404)
    expect(body).toContain('返回首页')
    expect((await get('/api/nothing')).headers['content-type']).toContain('problem+json')
    expect((await get('/procedures/nothing')).statusCode).toBe(404)
  })
  test('长者模式一按即改，记在浏览器里，只回到本站', async () => {
    const turned = await get('/large?on=1&back=/procedures')
    expect([turned.statusCode, turned.headers.location]).toEqual([303, '/procedures'])
    const cookie = String(turned.headers['set-cookie']).split(';')[0]!
    expect((await get('/', { cookie })).body).toContain('<html lang="zh-CN" class="large">')
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:1']) expect((await get(`/large?on=0&back=${encodeURIComponent(back)}`)).headers.location).toBe('/')
  })
})

describe('公开信息', () => {
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const publish = (n: number, more: { readonly district?: string; readonly title?: string; readonly secrecy?: number; readonly withdrawn?: boolean } = {}) => t.owner.query(
    `insert into publication (district, org_id, shared_with, secrecy, ledger, matter_id, id, title, number, content, published_on, withdrawn_on, withdrawn_reason) values ($1, $2, '{}', $3, 'penalty', $4, $4, $5, $6, $7, '2025-02-01', $8, $9)`,
    [more.district ?? '990112', id(999), more.secrecy ?? 0, id(n), more.title ?? '行政处罚决定信息', `试罚〔2025〕${n}号`, JSON.stringify([{ label: '名称或者姓名', text: n === 3 ? '某某食品有限公司' : '张某' }, ...n === 3 ? [{ label: '统一社会信用代码', text: '91990112MA05X7T13P' }] : [], { label: '处罚内容', text: `<b>罚款${n}元` }]), more.withdrawn ? '2025-02-02' : null, more.withdrawn ? '经行政复议，处罚决定被撤销' : null])

  beforeAll(async () => {
    await t.owner.query(`insert into district (code, name, level, kind, parent) values ('990199', '模拟区', 'district', 'practice', '000000')`)
    await t.owner.query('alter table publication disable trigger user')
    for (let n = 1; n <= 35; n++) await publish(n)
    await publish(41, { withdrawn: true, title: '撤回的' })
    await publish(42, { secrecy: 1, title: '涉密的' })
    await publish(43, { district: '990199', title: '练习的' })
    await publish(44, { withdrawn: true, secrecy: 1 })
    await publish(45, { withdrawn: true, district: '990199' })
    await t.owner.query(`insert into district (code, name, level, kind, parent) values ('990198', '示范区', 'district', 'demonstration', '000000')`)
    await publish(46, { withdrawn: true, district: '990198' })
  })
  test('新的在前，分页取完，撤回的、涉密的、练习的都不在', async () => {
    const first = (await get('/published')).body
    const next = /href="(\/published\?[^"]*after=[^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&')
    const second = (await get(next)).body
    const numbers = [...`${first}${second}`.matchAll(/试罚〔2025〕(\d+)号/g)].map(([, n]) => Number(n))
    expect(numbers).toEqual(Array.from({ length: 35 }, (_, at) => 35 - at))
    for (const title of ['撤回的', '涉密的', '练习的']) expect(first + second).not.toContain(title)
    for (const [district, n] of [['990112', 42], ['990199', 43]] as const) expect((await get(`/published/${district}/${id(n)}`)).statusCode).toBe(404)
  })
  test('行政处罚法第四十八条第二款：撤回后不见内容，公开说明理由', async () => {
    const { statusCode, body } = await get(`/published/990112/${id(41)}`)
    expect(statusCode).toBe(410)
    for (const said of ['信息已经撤回', '试罚〔2025〕41号', '2025-02-01', '2025-02-02', '经行政复议，处罚决定被撤销']) expect(body).toContain(said)
    for (const hidden of ['张某', '罚款41元']) expect(body).not.toContain(hidden)
    expect((await get(`/published/990198/${id(46)}`)).body).toContain(kindWords.demonstration)
    for (const [district, n] of [['990112', 44], ['990199', 45]] as const) expect((await get(`/published/${district}/${id(n)}`)).statusCode).toBe(404)
  })
  test('按全称、代码、文号查找，列出是谁的；通配符只作文字', async () => {
    expect((await get(`/published?q=${encodeURIComponent('〔2025〕12号')}`)).body.match(/试罚〔2025〕\d+号/g)).toEqual(['试罚〔2025〕12号'])
    for (const q of ['某某食品有限公司', '91990112MA05X7T13P', ' 91990112ma05x7t13p']) expect((await get(`/published?q=${encodeURIComponent(q)}`)).body.match(/试罚〔2025〕\d+号 [^<]+/g), q).toEqual(['试罚〔2025〕3号 某某食品有限公司'])
    expect((await get(`/published?q=${encodeURIComponent('罚款1元')}`)).body).toContain('没有符合条件的公开信息')
    for (const q of ['%', '_', '\\', "'; drop table publication; --"]) expect((await get(`/published?q=${encodeURIComponent(q)}`)).body).toContain('没有符合条件的公开信息')
    expect((await get('/published?ledger=inspection')).body).toContain('没有符合条件')
    expect((await get('/published?after=x&q=a&q=b')).statusCode).toBe(200)
  })
  test('每件有详情，内容只作文字', async () => {
    const { body } = await get(`/published/990112/${id(3)}`)
    expect(body).toContain('&lt;b&gt;罚款3元')
    expect(body).toContain('某某食品有限公司')
    for (const path of [`/published/990112/${id(777)}`, '/published/990112/x', '/published/%00/x']) expect((await get(path)).statusCode).toBe(404)
  })
})

describe('执法证件查验（行政处罚法第五十五条第一款）', () => {
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const card = (n: number, state: string, more: { readonly [column: string]: unknown } = {}) => {
    const row: { readonly [column: string]: unknown } = {
      district: '990112', id: id(n), org_id: id(700), state, title: '证', opened_on: '2024-01-02', origin: 'imported', certificate_number: `试执${n}`, name: `王${n}`, holder: id(900), identity_number: 'v1.secret',
      registrar: id(701), obtained: 'held', issued_on: '2024-01-02', enforcement_fields: ['market'], ...more }
    return t.owner.query(`insert into certificate (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row))
  }
  beforeAll(async () => {
    await t.owner.query('alter table certificate disable trigger user; alter table organisation disable trigger user')
    await t.owner.query(`insert into organisation (district, id, org_id, valid_from, name, short_name, kind) values ('990112', $1, $1, '2020-01-01', '试验区市场监督管理局', '区市监局', 'department')`, [id(700)])
    await card(801, 'valid')
    await card(802, 'valid', { valid_until: '2025-03-02' })
    await card(803, 'suspended', { suspended_on: '2025-02-01' })
    await card(804, 'cancelled', { ended_on: '2025-01-31' })
    await card(805, 'recorded')
    await card(806, 'valid', { secrecy: 1 })
    await card(807, 'valid', { district: '990199' })
  })
  const shown = async (n: string) => (await get(`/certificates?n=${encodeURIComponent(n)}`)).body
  test('按证号查到姓名、主体、类别和今天的状态，没有账号、身份证号', async () => {
    const body = await shown('试执801')
    for (const said of ['王801', '试验区市场监督管理局', '市场监管', '2025-03-03 有效']) expect(body).toContain(said)
    for (const hidden of ['v1.secret', id(900)]) expect(body).not.toContain(hidden)
    const { rows } = await t.owner.query(`select string_agg(attname, ' ') as columns from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relname = 'certificate' and has_column_privilege('zhunsheng_portal', c.oid, a.attnum, 'select') and a.attnum > 0`)
    expect(rows).toEqual([{ columns: null }])
  })
  test.each([['802', '有效期已于 2025-03-02 届满'], ['803', '自 2025-02-01 起暂扣'], ['804', '自 2025-01-31 起停止使用']])('失效的写明从哪一天起：%s', async (n, said) => {
    expect(await shown(`试执${n}`)).toContain(said)
  })
  test('只答复完整的证号；待核实的、涉密的、练习的查不到；文书上的几个证号一次查', async () => {
    for (const n of ['试执8', '试执%', '试执805', '试执806', '试执807']) expect(await shown(n)).toContain('没有查到这个证号')
    // As it is typed with an input method that writes wide digits.
    expect(await shown('试执８０１')).toContain('2025-03-03 有效')
    expect((await shown('试执801、试执804')).match(/role="status"/g)).toHaveLength(2)
    expect((await get('/certificates')).body).not.toContain('role="status"')
  })
})

describe('公开名录（国办发〔2018〕118号（四））', () => {
  const published = rooms.flatMap((room) => room.registers ?? []).filter(({ publish }) => publish)
  test('列出今天在册的主体，受委托的写明委托机关、权限和期限；终止的、练习的不列', async () => {
    const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
    await t.owner.query('alter table enforcement_body disable trigger user')
    const enter = (n: number, name: string, more: { readonly [column: string]: unknown } = {}) => {
      const row: { readonly [column: string]: unknown } = { district: '990112', id: id(n), org_id: id(701), valid_from: '2025-01-01', unit: id(700), name, kind: 'organ', enforcement_field: 'market', ...more }
      return t.owner.query(`insert into enforcement_body (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row))
    }
    await enter(811, '试验区市场监督管理局')
    await enter(812, '某执法所', { kind: 'entrusted', entrusted_by: id(700), delegated_from: '2025-01-01', delegated_until: '2025-12-31', delegation_scope: '食品摊贩检查', delegation_paper: '试委〔2025〕1号', delegation_published_on: '2025-01-02' })
    await enter(813, '已经终止的', { valid_until: '2025-02-01' })
    await enter(814, '练习的', { district: '990199' })
    const { body } = await get('/registers/enforcement_body')
    for (const said of ['某执法所', '受委托的组织', '试验区市场监督管理局', '食品摊贩检查', '2025-12-31', '试委〔2025〕1号']) expect(body).toContain(said)
    for (const hidden of ['已经终止的', '练习的']) expect(body).not.toContain(hidden)
    expect((await get(`/registers/enforcement_body?q=${encodeURIComponent('执法所')}`)).body).not.toContain('行政机关')
    for (const register of published) expect((await get(`/registers/${register.id}`)).statusCode, register.id).toBe(200)
    for (const path of ['/registers/hazard', '/registers/occupational_hazard_employer', '/registers/%00']) expect((await get(path)).statusCode).toBe(404)
  })
})
