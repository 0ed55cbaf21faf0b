import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import type { AuditLine, OneTimePassword } from './admin-contract.ts'
import type { Page } from './contract.ts'

let t: TestServing
let unit: string
let administrator: Client, officer: Client, auditor: Client
beforeAll(async () => {
  t = await testServing([sampleRoom], { tables: sampleTables })
  unit = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司' })
  administrator = await t.somebody(unit, 'administrator')
  officer = await t.somebody(unit, 'security_officer')
  auditor = await t.somebody(unit, 'auditor')
})
afterAll(() => t.close())
const read = async (kind: string, after = '') => (await auditor.get(`audit/${kind}${after && `?after=${after}`}`)).json<Page<AuditLine>>()

describe('审计日志', () => {
  test('开户、授权、登录,审计员逐条看得到由谁在什么时候办的', async () => {
    const { id } = (await administrator.post('admin/accounts', { name: '李四', sign_in_name: 'li.si', org_id: unit })).json<OneTimePassword>()
    expect((await officer.post(`admin/accounts/${id}/roles`, { role: 'clerk', org_id: unit, on: '2025-03-03' })).statusCode).toBe(200)
    const [given, made] = (await read('access')).items
    expect(given).toMatchObject({ name: '经办2', act: '授予角色', about: '李四', detail: '某区司法局　经办人员' })
    expect(made).toMatchObject({ name: '经办1', act: '开设账号', about: '李四' })
    await t.app.inject({ method: 'POST', url: '/api/session', payload: { sign_in_name: 'li.si', password: 'wrong' }, remoteAddress: '10.8.8.8' })
    expect((await read('sign_in')).items[0]).toMatchObject({ name: '李四', act: '口令错误', about: '10.8.8.8' })
  })
  test('逐页翻完,不重不漏', async () => {
    await t.owner.query(`insert into sign_in_log (at, district, event, ip) select timestamptz '2025-01-01' + n / 3 * interval '1 second', '990112', 'wrong', 'n' || n from generate_series(1, 120) n`)
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) { const page: Page<AuditLine> = await read('sign_in', after); seen.push(...page.items.map(({ id }) => id)); after = page.next }
    expect(seen.length).toBeGreaterThan(120)
    expect(new Set(seen).size).toBe(seen.length)
  })
  test('其他人看不到,没有的日志查无', async () => {
    for (const somebody of [administrator, officer, await t.somebody(unit, 'office_head')]) for (const kind of ['access', 'sign_in', 'unmask', 'export']) expect((await somebody.get(`audit/${kind}`)).statusCode).toBe(403)
    expect((await auditor.get('audit/constructor')).statusCode).toBe(404)
    expect((await auditor.get('audit/sign_in?after=x.y')).statusCode).toBe(422)
  })
})
