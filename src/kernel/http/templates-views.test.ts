import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { rooms } from '../../domains/index.ts'
import { testServing, type TestServing } from '../../../test/support/serving.ts'
import { templateDocx } from '../document/compose.ts'
import { fieldsOf } from '../document/template.ts'

let t: TestServing
let organ: string
beforeAll(async () => { t = await testServing([...rooms, sampleRoom], { tables: sampleTables }); organ = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某' }) })
afterAll(() => t.close())

test('模板可以下载、修改、上传;不认识的字段指名拒绝;不管模板的人不能上传', async () => {
  const head = await t.somebody(organ, 'office_head')
  const listed = (await head.get('templates')).json() as { ledger: string; document: string; uploaded_at: string | null }[]
  expect(listed.find((one) => one.ledger === 'reconsideration' && one.document === 'decision')).toMatchObject({ uploaded_at: null })
  const file = await head.get('templates/reconsideration/decision/file')
  expect(file.headers['content-type']).toContain('wordprocessingml')
  expect(fieldsOf(file.rawPayload).length).toBeGreaterThan(3)

  const refused = await head.upload('templates/reconsideration/decision', '决定书.docx', templateDocx('# 行政复议决定书\n\n{申请人姓名绰号}'))
  expect(refused.statusCode).toBe(422)
  expect(refused.json().detail).toContain('申请人姓名绰号')
  expect((await head.upload('templates/reconsideration/decision', '决定书.docx', templateDocx('# 行政复议决定书\n\n{案号}'))).statusCode).toBe(200)
  expect(fieldsOf((await head.get('templates/reconsideration/decision/file')).rawPayload)).toEqual([expect.objectContaining({ tag: '案号' })])
  expect(((await head.get('templates')).json() as typeof listed).find((one) => one.document === 'decision' && one.ledger === 'reconsideration')!.uploaded_at).not.toBeNull()

  const handler = await t.somebody(organ, 'handler')
  expect((await handler.upload('templates/reconsideration/decision', '决定书.docx', templateDocx('# 决定'))).statusCode).toBe(403)
  expect((await head.get('templates/reconsideration/reply/file')).statusCode).toBe(404)
})

test('模板全区通用:部门、街道的负责人可以下载,不能替全区换掉', async () => {
  const head = await t.somebody(await t.district.unit({ name: '某区市场局', parent_id: organ, prefix: '某市' }), 'office_head')
  expect(((await head.get('templates')).json() as { may_upload: boolean }[]).some(({ may_upload }) => may_upload)).toBe(false)
  expect((await head.get('templates/reconsideration/decision/file')).statusCode).toBe(200)
  expect((await head.upload('templates/reconsideration/decision', '决定书.docx', templateDocx('# 行政复议决定书\n\n{案号}'))).statusCode).toBe(403)
})

test('视图存得下、给得到本单位、删得掉;别的单位看不到', async () => {
  const one = await t.somebody(organ, 'handler')
  const colleague = await t.somebody(organ, 'clerk')
  const other = await t.somebody(await t.district.unit({ name: '某区某局', parent_id: organ, prefix: '某局' }), 'handler')
  const saved = await one.post('views', { ledger: 'reconsideration', name: '本月收案', search: '?state=received', shared: true })
  expect(saved.statusCode).toBe(200)
  await one.post('views', { ledger: 'reconsideration', name: '我的', search: '?mine=1' })
  const names = async (client: typeof one) => ((await client.get('views?ledger=reconsideration')).json() as { name: string; mine: boolean }[]).map((view) => `${view.name}${view.mine ? '*' : ''}`)
  expect(await names(one)).toEqual(['我的*', '本月收案*'].sort())
  expect(await names(colleague)).toEqual(['本月收案'])
  expect(await names(other)).toEqual([])
  expect((await colleague.send('DELETE', `views/${saved.json().id}`)).statusCode).toBe(404)
  expect((await one.send('DELETE', `views/${saved.json().id}`)).statusCode).toBe(204)
  expect((await one.post('views', { ledger: 'reconsideration', name: ' ', search: '' })).json().fields[0].message).toContain('取一个')
})
