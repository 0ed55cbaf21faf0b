import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import type { AccountDetail, EntryHistory, EntryView, HolidayImported, HolidayYearView, OneTimePassword, OrganisationDetail, SettingsView, VerificationView } from '../../kernel/http/admin-contract.ts'
import type { OrganisationView, Page, Problem, SessionView } from '../../kernel/http/contract.ts'
import { sealJournal } from '../../kernel/journal/seal.ts'
import { organisationRoutes } from './server.ts'
import { room } from './room.ts'

let t: TestServing
let government: string, bureau: string
let administrator: Client & { id: string }, officer: Client & { id: string }, clerk: Client & { id: string }, auditor: Client

beforeAll(async () => {
  t = await testServing([room], { routes: [organisationRoutes] })
  government = await t.district.unit({ name: '试验区人民政府', kind: 'government' })
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', parent_id: government, prefix: '试司' })
  administrator = await t.somebody(government, 'administrator')
  officer = await t.somebody(government, 'security_officer')
  auditor = await t.somebody(government, 'auditor')
  clerk = await t.somebody(bureau, 'clerk')
})
afterAll(() => t.close())

describe('机构', () => {
  test('设立、更名、撤销,旧名和沿革都在;普通人员不能办', async () => {
    const input = { name: '试验区文化局', short_name: '区文化局', kind: 'department', parent_id: government, prefix: '试文' }
    expect((await clerk.post('admin/organisations', { input, on: '2025-01-01', reason: '试编〔2025〕1号' })).statusCode).toBe(403)
    const made = (await administrator.post('admin/organisations', { input, on: '2025-01-01', reason: '试编〔2025〕1号' })).json<OrganisationDetail>()
    expect(made).toMatchObject({ values: { name: '试验区文化局' }, valid_until: null, former: [] })
    const renamed = await administrator.post(`admin/organisations/${made.id}/revise`, { input: { name: '试验区文化和旅游局', short_name: '区文旅局' }, on: '2025-02-01', reason: '试编〔2025〕2号' })
    expect(renamed.json<OrganisationDetail>()).toMatchObject({ values: { name: '试验区文化和旅游局', prefix: '试文' }, former: [{ name: '试验区文化局', until: '2025-02-01' }] })
    expect((await clerk.get('organisations')).json<OrganisationView[]>().find(({ id }) => id === made.id)?.name).toBe('试验区文化和旅游局')
    const past = (await clerk.get('registers/organisation?on=2025-01-15&q=文化')).json<Page<EntryView>>()
    expect(past.items.map(({ values }) => values['name'])).toEqual(['试验区文化局'])
    const history = (await clerk.get(`registers/organisation/${made.id}`)).json<EntryHistory>()
    expect(history.intervals.map(({ values }) => values['name'])).toEqual(['试验区文化和旅游局', '试验区文化局'])
    expect((await administrator.post(`admin/organisations/${made.id}/merge`, { into: bureau, on: '2025-03-01', reason: '试编〔2025〕3号' })).json()).toEqual({ moved: 0, open_matters: 0 })
    const after = (await administrator.get('admin/organisations')).json<OrganisationDetail[]>().find(({ id }) => id === made.id)
    expect(after).toMatchObject({ valid_until: '2025-03-01', successors: [{ id: bureau, name: '试验区司法局', kind: 'merged', on: '2025-03-01' }] })
  })
  test('更名登记在以后的一天:到那一天以前,机构照旧在、照旧名', async () => {
    const input = { name: '试验区城管委', short_name: '区城管委', kind: 'department', parent_id: government, prefix: '试城' }
    const { id } = (await administrator.post('admin/organisations', { input, on: '2025-01-01', reason: '试编〔2025〕7号' })).json<OrganisationDetail>()
    expect((await administrator.post(`admin/organisations/${id}/revise`, { input: { name: '试验区城市管理局', short_name: '区城管局' }, on: '2099-01-01', reason: '试编〔2025〕8号' })).statusCode).toBe(200)
    expect((await clerk.get('organisations')).json<OrganisationView[]>().find((one) => one.id === id)).toMatchObject({ name: '试验区城管委', valid_from: '2025-01-01', valid_until: null })
    expect((await t.world.organisations(t.district.code)).get(id)).toMatchObject({ name: '试验区城管委', prefix: '试城' })
    expect((await administrator.get('admin/organisations')).json<OrganisationDetail[]>().find((one) => one.id === id)).toMatchObject({ since: '2025-01-01', valid_from: '2099-01-01', former: [{ name: '试验区城管委', until: '2099-01-01' }] })
  })
  test('同一天不能有两个同名的机构;什么都没有改的,不记变更', async () => {
    const input = { name: '试验区水务局', short_name: '区水务局', kind: 'department', parent_id: government, prefix: '试水' }
    const decided = { on: '2025-01-01', reason: '试编〔2025〕6号' }
    const { id } = (await administrator.post('admin/organisations', { input, ...decided })).json<OrganisationDetail>()
    const named = { field: 'name', message: '「试验区司法局」在 2025-02-01 已经有同名的机构' }
    expect((await administrator.post(`admin/organisations/${id}/revise`, { input: { name: '试验区司法局' }, ...decided, on: '2025-02-01' })).json<Problem>().fields).toEqual([named])
    expect((await administrator.post('admin/organisations', { input: { ...input, prefix: '试水二' }, ...decided })).statusCode).toBe(422)
    for (const same of [{}, { name: '试验区水务局' }]) expect((await administrator.post(`admin/organisations/${id}/revise`, { input: same, ...decided, on: '2025-02-01' })).json<Problem>().detail).toContain('没有需要变更的内容')
  })
  test('没有依据、没有日期的,说明要填什么', async () => {
    const answer = await administrator.post('admin/organisations', { input: {} })
    expect(answer.json<Problem>().fields!.map(({ field }) => field)).toEqual(['on', 'reason'])
  })
})

describe('用户', () => {
  test('管理员开设,保密管理员授权,一次性口令登录后须改口令;收回角色即刻生效', async () => {
    const opened = (await administrator.post('admin/accounts', { name: '新人', sign_in_name: 'newcomer', org_id: bureau })).json<OneTimePassword>()
    expect((await administrator.post(`admin/accounts/${opened.id}/roles`, { role: 'handler', org_id: bureau, on: '2025-03-03' })).statusCode).toBe(403)
    const granted = (await officer.post(`admin/accounts/${opened.id}/roles`, { role: 'handler', org_id: bureau, on: '2025-03-03' })).json<AccountDetail>()
    expect(granted).toMatchObject({ sign_in_name: 'newcomer', org_name: '试验区司法局', active: true, locked: false, roles: [{ role: 'handler', org_name: '试验区司法局', from: '2025-03-03' }] })
    const first = await t.app.inject({ method: 'POST', url: '/api/session', payload: { sign_in_name: 'newcomer', password: opened.password } })
    expect(first.json<SessionView>().account.must_change).toBe(true)
    expect((await officer.post(`admin/accounts/${opened.id}/roles`, { role: 'nonsense', org_id: bureau, on: '2025-03-03' })).statusCode).toBe(422)
    expect((await officer.post(`admin/accounts/${clerk.id}/roles/end`, { role: 'clerk', org_id: bureau, on: '2025-03-03' })).statusCode).toBe(200)
    expect((await clerk.get('session')).json<SessionView>().roles).toEqual([])
  })
  test('姓名里看不见的控制字符和过长的,开户时退回', async () => {
    for (const name of ['甲\u202e乙', '甲'.repeat(51), ' ']) expect((await administrator.post('admin/accounts', { name, sign_in_name: 'odd.name', org_id: bureau })).json<Problem>().fields!.map(({ field }) => field)).toEqual(['name'])
  })
  test('名单只给三员看;停用之后当即不能再用', async () => {
    const victim = await t.somebody(bureau, 'clerk')
    expect((await victim.get('admin/accounts')).statusCode).toBe(403)
    expect((await auditor.get('admin/accounts')).json<AccountDetail[]>().length).toBeGreaterThan(4)
    expect((await victim.get('session')).statusCode).toBe(200)
    expect((await administrator.post(`admin/accounts/${victim.id}/close`, { reason: ' ' })).statusCode).toBe(422)
    expect((await administrator.post(`admin/accounts/${victim.id}/close`, { reason: '调离' })).json<AccountDetail>()).toMatchObject({ active: false })
    expect((await victim.get('session')).statusCode).toBe(401)
  })
})

describe('本地参数、放假安排、日志封存', () => {
  test('参数带来源,只有管理员能设,设了就生效', async () => {
    const before = (await clerk.get('settings')).json<SettingsView>()
    expect(before.settings['attachment_megabytes']!.now).toMatchObject([{ key: '', value: 50, level: 'definition' }])
    const body = { place: '990112', value: 20, valid_from: '2025-03-01', source: '试办〔2025〕5号' }
    expect((await clerk.post('settings/attachment_megabytes', body)).statusCode).toBe(403)
    expect((await administrator.post('settings/attachment_megabytes', { ...body, source: '' })).json<Problem>().fields![0]!.field).toBe('source')
    const after = (await administrator.post('settings/attachment_megabytes', body)).json<SettingsView>()
    expect(after.places[0]).toMatchObject({ code: '990112', may_enter: true })
    expect(after.settings['attachment_megabytes']).toMatchObject({ now: [{ value: 20, level: 'district', source: '试办〔2025〕5号' }], history: [{ place: '990112', value: 20 }] })
    expect((await administrator.post('settings/no_such', body)).statusCode).toBe(404)
  })
  test('录入新一年的放假安排;不成样子的不收', async () => {
    const year = { year: 2031, status: 'official', holidays: [{ name: '元旦', from: '2031-01-01', until: '2031-01-01' }], makeup_workdays: [], source: ['试验通知'] }
    expect((await clerk.post('holidays', year)).statusCode).toBe(403)
    expect((await administrator.post('holidays', { ...year, holidays: [{ name: '元旦', from: '2030-01-01', until: '2031-01-01' }] })).json<Problem>().fields![0]!.message).toContain('2030-01-01')
    expect((await administrator.post('holidays', {})).statusCode).toBe(422)
    expect((await administrator.post('holidays', year)).json<HolidayImported>()).toEqual({ year: 2031, recounted: 0 })
    const [newest] = (await clerk.get('holidays')).json<HolidayYearView[]>()
    expect(newest).toMatchObject({ year: 2031, source: ['试验通知'], may_import: false })
    expect((await t.world.calendar()).years.has(2031)).toBe(true)
  })
  test('封存可查,校验能发现改动', async () => {
    await sealJournal(t.world.worker)
    const seals = (await auditor.get('journal/seals')).json<Page<{ seq: number; head: string }>>()
    expect(seals.items[0]).toMatchObject({ seq: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await clerk.post('journal/verify')).statusCode).toBe(403)
    expect((await auditor.post('journal/verify')).json<VerificationView>()).toMatchObject({ seals: 1, problems: [] })
    await t.owner.query(`alter table journal disable trigger user; update journal set reason = '改过' where id = (select id from journal limit 1); alter table journal enable trigger user`)
    expect((await auditor.post('journal/verify')).json<VerificationView>().problems[0]).toContain('第 1 号封存')
  })
})
