import { inflateSync } from 'node:zlib'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servedAt } from '../demo/site.ts'
import { CITY } from '../demo/city.ts'
import { rooms } from '../src/domains/index.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { qrCode } from '../src/kernel/document/qr.ts'
import type { MatterView, Performed } from '../src/kernel/http/contract.ts'
import { portal } from '../src/portal/plugin.ts'
import { registerCards } from './support/certificates.ts'
import { testServing, type TestServing } from './support/serving.ts'

let t: TestServing
beforeAll(async () => {
  t = await testServing(rooms, { today: '2024-06-03', site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) }
  } })
  // The test's district becomes one of the demonstration city.
  await t.owner.query(`insert into district (code, name, level, kind, parent) values ($1, '示范市', 'city', 'demonstration', '000000')`, [CITY])
  await t.owner.query(`update district set parent = $1, kind = 'demonstration' where code = $2`, [CITY, t.district.code])
}, 60_000)
afterAll(() => t.close())

/** The dark modules of a picture as papers have it: six pixels each, four around. */
function modulesOf(png: Buffer): boolean[][] {
  const side = png.readUInt32BE(16)
  const data = png.subarray(png.indexOf('IDAT') + 4)
  const lines = inflateSync(data.subarray(0, png.readUInt32BE(png.indexOf('IDAT') - 4)))
  const width = Math.ceil(side / 8) + 1
  const dark = (x: number, y: number) => (lines[y * width + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0
  const size = side / 6 - 8
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => dark((x + 4) * 6 + 3, (y + 4) * 6 + 3)))
}

test('演示区的文书印有二维码：所写的地址打开就是这些执法证件的查验页（国办发〔2018〕118号（五））', async () => {
  const justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司' })
  const market = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监' })
  const first = await t.somebody(market, 'handler', 'clerk'), second = await t.somebody(market, 'handler'), supervisor = await t.somebody(justice, 'supervisor')
  const [one, two, confirming] = await Promise.all([first, second, supervisor].map(({ id }) => t.district.caller(id)))
  await registerCards(t.world, one!, confirming!, market, [one!, two!])
  const address = 'http://127.0.0.1:8080'
  const paperOf = async () => {
    const { id } = (await first.post('rectification_order', { action: 'order', org_id: market, rows: { party: [{ name: '示例商店', kind: 'individual_business' }] }, input: {
      enforcement_field: 'market', kind: 'at_once', cause: '未按规定明码标价', facts: '现场检查发现', provision: '《价格法》第十三条', requirement: '立即改正', handlers: [first.id, second.id],
    } })).json<Performed>()
    const { documents } = (await first.get(`rectification_order/${id}`)).json<MatterView>()
    const file = await first.get(`rectification_order/${id}/documents/${documents[0]!.id}/file`)
    expect(file.statusCode).toBe(200)
    return new PizZip(file.rawPayload)
  }
  expect((await paperOf()).file('word/media/code1.png')).toBeNull()
  await servedAt(t.world.worker, address)
  t.world.forget()
  const paper = await paperOf()
  const expected = `/certificates?n=${encodeURIComponent('试执001、试执002')}`
  expect(modulesOf(Buffer.from(paper.file('word/media/code1.png')!.asUint8Array()))).toEqual(qrCode(`${address}${expected}`))
  const page = await t.app.inject({ url: expected })
  expect(page.body).toMatch(/试执001[\s\S]*试执002/)
  expect(page.body.match(/2024-06-03 有效/g)).toHaveLength(2)
})
