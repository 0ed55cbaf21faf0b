import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../test/support/serving.ts'
import { rooms } from '../domains/index.ts'
import { openPool } from '../kernel/db/pool.ts'
import type { Waiting } from '../kernel/matter/intake.ts'
import { chinaDay } from '../kernel/law/day.ts'
import { portal } from './plugin.ts'

let t: TestServing
let pool: pg.Pool
let bureau: string
let supervisor: Client, other: Client
beforeAll(async () => {
  t = await testServing(rooms, { today: chinaDay(new Date()), site: (url, world) => {
    pool = openPool(url, { max: 2 })
    return (app) => portal(app, { registry: world.registry, pool, today: world.today, log: () => {} })
  } })
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试' })
  const market = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  supervisor = await t.somebody(bureau, 'supervisor')
  other = await t.somebody(market, 'supervisor', 'clerk', 'handler')
})
afterAll(async () => { await pool.end(); await t.close() })

let address = 0
/** Posts a form as a browser without scripts does. */
const post = (url: string, fields: { readonly [name: string]: string }, from = `10.2.0.${address++}`) => t.app.inject({
  method: 'POST', url, remoteAddress: from, headers: { origin: 'http://localhost:80', 'content-type': 'multipart/form-data; boundary=line' },
  payload: `${Object.entries(fields).map(([name, value]) => `--line\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--line--\r\n`,
})
const complaint = (more = {}) => ({ desk: bureau, kind: 'discretion', unit_named: '区市场监管局', content: '同样的行为罚得不一样', complainant: '张三丰', phone: '13800000000', ...more })
const LEDGER = '/submit/supervision_complaint'
const handedIn = async () => {
  const { body, statusCode } = await post(LEDGER, complaint())
  expect(statusCode).toBe(200)
  const [receipt, code] = [/回执编号<\/dt><dd><strong>([^<]+)/.exec(body)![1]!, /查询码<\/dt><dd><strong>([^<]+)/.exec(body)![1]!]
  return { receipt, code }
}
const state = async (receipt: string, code: string) => (await post('/submit/state', { receipt, code })).body

test('表单由程序定义而来，写明由谁办理、依据和怎样查询；不需要脚本', async () => {
  const { body, headers } = await t.app.inject({ url: LEDGER })
  for (const part of ['试验区司法局', '《行政处罚法》第七十五条第二款', '裁量权行使不规范', 'enctype="multipart/form-data"', '不告知被投诉的单位']) expect(body.toLowerCase()).toContain(part.toLowerCase())
  expect(headers['cache-control']).toBe('no-store')
  expect((await t.app.inject({ url: '/submit/penalty' })).statusCode).toBe(404)
})

test('填错的当场指出，所填的还在，什么也不收', async () => {
  const { body, statusCode } = await post(LEDGER, complaint({ kind: '', content: '', phone: '12' }))
  expect(statusCode).toBe(422)
  for (const part of ['请填写「反映的问题」', '请填写「投诉举报内容」', '「联系电话」', 'value="区市场监管局"']) expect(body).toContain(part)
  expect((await post(LEDGER, complaint({ desk: '00000000-0000-7000-8000-000000000001' }))).body).toContain('请选择受理的机关')
  expect((await t.owner.query('select 1 from intake')).rowCount).toBe(0)
})

test('提交之后凭编号和查询码查看；收件成为案卷，答复之后看得到答复', async () => {
  const { receipt, code } = await handedIn()
  expect(await state(receipt, code)).toContain('等待收件')
  expect(await state(receipt, 'AAAAA AAAAA')).toContain('没有找到这件来件')
  const waiting: Waiting[] = (await supervisor.get('intake')).json()
  expect(waiting).toMatchObject([{ receipt, ledger: 'supervision_complaint', values: { kind: 'discretion', complainant: '张×' } }])
  expect((await other.get('intake')).json()).toEqual([])
  expect((await other.post(`intake/${waiting[0]!.id}/accept`)).statusCode).toBe(404)
  const accepted = await supervisor.post(`intake/${waiting[0]!.id}/accept`)
  expect(accepted.statusCode, accepted.body).toBe(200)
  const { id, version } = accepted.json<{ id: string; version: number }>()
  expect((await supervisor.post(`intake/${waiting[0]!.id}/accept`)).statusCode).toBe(409)
  expect((await supervisor.get('intake')).json()).toEqual([])
  expect(await state(receipt, code)).toContain('待受理')
  expect((await t.owner.query('select channel, received_on, source_ref, complainant from supervision_complaint where id = $1', [id])).rows).toEqual([{ channel: 'portal', received_on: chinaDay(new Date()), source_ref: receipt, complainant: '张三丰' }])
  const act = async (action: string, expected_version: number, input: object) => { const { statusCode, body } = await supervisor.post(`supervision_complaint/${id}/actions/${action}`, { expected_version, input }); expect(statusCode, body).toBe(200) }
  await act('accept', version, { unit: bureau })
  await act('investigate', version + 1, { investigation: '已核查' })
  expect(await state(receipt, code)).not.toContain('已依法改正')
  await act('conclude', version + 2, { result: 'upheld', answer: '已依法改正' })
  expect(await state(receipt, code)).toContain('已依法改正')
})

test('对外网站的数据库角色只能写入，写不了别的列，读不到来件，写不进模拟区', async () => {
  await expect(pool.query('select * from intake')).rejects.toThrow('permission denied')
  await expect(pool.query(`insert into intake (district, org_id, id, ledger, receipt, code_hash, content, answer) values ('990112', $1, gen_random_uuid(), 'x', 'x', 'x', '{}', 'x')`, [bureau])).rejects.toThrow('permission denied')
  await expect(pool.query('delete from intake')).rejects.toThrow('permission denied')
  await expect(pool.query(`insert into intake (district, org_id, id, ledger, receipt, code_hash, content) values ('990112', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'x', '{}')`)).rejects.toThrow('row-level security')
  await t.owner.query(`update district set kind = 'practice' where code = '990112'`)
  await expect(pool.query(`insert into intake (district, org_id, id, ledger, receipt, code_hash, content) values ('990112', $1, gen_random_uuid(), 'x', 'x', 'x', '{}')`, [bureau])).rejects.toThrow('row-level security')
  expect((await t.app.inject({ url: LEDGER })).body).toContain('还没有机关在本系统受理')
  await t.owner.query(`update district set kind = 'real' where code = '990112'`)
})

test('同一地址一小时之内提交过多的，请稍后再来', async () => {
  const codes = []
  for (let at = 0; at < 11; at++) codes.push((await post(LEDGER, complaint(), '10.9.9.9')).statusCode)
  expect([codes.filter((code) => code === 200).length, codes.at(-1)]).toEqual([10, 429])
})
