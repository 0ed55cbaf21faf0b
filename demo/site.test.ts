import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../test/support/database.ts'
import { systemCaller, withScope } from '../src/kernel/access/scope.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { publicSite } from '../src/kernel/document/settings.ts'
import { resolveSetting } from '../src/kernel/setting/resolve.ts'
import { CITY } from './city.ts'
import { servedAt } from './site.ts'
import { DISTRICT } from './stage.ts'

let database: TestDatabase, owner: ReturnType<typeof openPool>, worker: ReturnType<typeof openPool>
beforeAll(async () => {
  database = await testDatabase()
  owner = openPool(database.ownerUrl, { max: 1 })
  worker = openPool(database.workerUrl, { max: 2 })
})
afterAll(async () => { await Promise.all([owner.end(), worker.end()]); await database.drop() })
const siteOf = (district: string) => withScope(worker, systemCaller(district), (tx) => resolveSetting<string>(tx, district, publicSite, null, '2016-03-01'))

test('演示区的公众网站就是提供演示的地址；真实的区不受影响；自行填写的不改', async () => {
  await servedAt(worker, 'http://127.0.0.1:1')
  expect((await owner.query('select from setting_value')).rowCount).toBe(0)
  await owner.query(`insert into district (code, name, level, kind, parent) values ($1, '示范市', 'city', 'demonstration', '000000'), ($2, '示范区', 'district', 'demonstration', $1), ('120112', '真实区', 'district', 'real', '000000')`, [CITY, DISTRICT])
  for (const address of ['http://127.0.0.1:8080', 'http://127.0.0.1:8081', 'http://127.0.0.1:8081']) await servedAt(worker, address)
  expect(await siteOf(DISTRICT)).toMatchObject({ value: 'http://127.0.0.1:8081', source: expect.stringContaining('演示') })
  expect((await owner.query('select from setting_value')).rowCount).toBe(2)
  expect((await siteOf('120112')).value).toBe('')
  await owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'public_site', '"https://zf.example.gov.cn"', '2012-01-04', '"示政办"')`, [CITY])
  await servedAt(worker, 'http://127.0.0.1:8082')
  expect((await siteOf(DISTRICT)).value).toBe('https://zf.example.gov.cn')
})
