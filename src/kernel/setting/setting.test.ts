import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testDistrict, type TestDistrict } from '../../../test/support/district.ts'
import { withScope, type Caller } from '../access/scope.ts'
import { accessSettings } from '../access/settings.ts'
import { attachment_megabytes } from '../attachment/settings.ts'
import { import_megabytes } from '../import/settings.ts'
import { openPool } from '../db/pool.ts'
import { lottery_pauses } from '../draw/settings.ts'
import { law } from '../law/law.ts'
import { days, type Term } from '../law/term.ts'
import { enterSetting, historyOf } from './enter.ts'
import { resolveSetting, resolveSettings, settingsOn } from './resolve.ts'
import { defineSetting, type SettingDef } from './setting.ts'
import { problemsOf } from './value.ts'

const 处罚法 = law('行政处罚法', ['2021-07-15'])
const term = defineSetting({
  id: 'penalty_term', label: '办案期限', kind: 'term', by: 'field', fallback: days(90, 处罚法.art(60)) as Term,
  byKey: { security: days(30, 处罚法.art(60)) as Term }, source: 处罚法.art(60), sources: { security: '治安管理处罚法' },
})
const amount = defineSetting({ id: 'hearing_amount', label: '听证数额', kind: 'money', unit: '元', fallback: '10000.00', source: '惯例' })

let db: TestDatabase, app: Pool, worker: Pool, here: TestDistrict, admin: Caller, clerk: Caller, cityAdmin: Caller
beforeAll(async () => {
  db = await testDatabase()
  app = openPool(db.appUrl)
  worker = openPool(db.workerUrl)
  const city = await testDistrict({ app, worker }, '990100', { level: 'city' })
  here = await testDistrict({ app, worker }, '990112', { parent: '990100' })
  await testDistrict({ app, worker }, '990113', { parent: '990100' })
  const org = await here.unit({ name: '某局' })
  admin = await here.caller(await here.person({ name: '管理员', org_id: org, roles: ['administrator'] }))
  clerk = await here.caller(await here.person({ name: '经办', org_id: org, roles: ['clerk'] }))
  cityAdmin = await city.caller(await city.person({ name: '市管理员', org_id: await city.unit({ name: '市局' }), roles: ['administrator'] }))
}, 60_000)
afterAll(async () => { await app.end(); await worker.end(); await db.drop() })

const value = <T>(definition: SettingDef<string, T>, day: `${number}-${number}-${number}`, key: string | null = null, district = '990112') =>
  withScope(app, clerk, (tx) => resolveSetting(tx, district, definition, key, day))
const enter = (caller: Caller, definition: SettingDef, place: string, entered: Parameters<typeof enterSetting>[4]) => withScope(app, caller, (tx) => enterSetting(tx, caller, definition, place, entered))

describe('本地参数', () => {
  test('登录、口令和文件大小的参数有上下限,只收整数:填错一个数,不会把所有人挡在门外,也不会谁都放进来', () => {
    const entered = (given: unknown) => ({ value: given, valid_from: '2025-01-01' as const, source: '某政规〔2025〕1号' })
    const bounded = [...accessSettings, attachment_megabytes, import_megabytes].filter(({ kind }) => kind === 'number') as unknown as SettingDef[]
    for (const definition of bounded) {
      const [least, most] = definition.range!
      for (const good of [least, most, definition.fallback]) expect(problemsOf(definition, entered(good)), definition.id).toEqual([])
      for (const bad of [least - 1, most + 1, least + 0.5, 1e300]) expect(problemsOf(definition, entered(bad)), definition.id).toHaveLength(1)
    }
    expect(problemsOf(bounded[0]!, entered(0))).toEqual([{ field: 'value', message: '「连续登录失败锁定次数」应当是 1 至 20 的整数' }])
  })
  test('每一项都有格式的列表，逐项核对，写明哪一项不对', () => {
    const entered = (value: readonly string[] | null) => problemsOf(lottery_pauses, { value, valid_from: '2027-01-01', source: '财政部公告' })
    expect([entered(null), entered(['2027-02-04 至 2027-02-13', '2027-10-01至2027-10-04'])]).toEqual([[], []])
    expect(entered(['2027-02-04 至 2027-02-13', '国庆四天'])).toMatchObject([{ field: 'value', message: expect.stringContaining('“国庆四天”应当写明起止日期') }])
  })
  test('示范区、模拟区只能为自己设定,不影响以后同在一个上级之下的真实区划', async () => {
    await testDistrict({ app, worker }, '990200', { level: 'city' })
    const lone = await testDistrict({ app, worker }, '990201', { parent: '990200', kind: 'demonstration' })
    const person = await lone.caller(await lone.person({ name: '示范管理员', org_id: await lone.unit({ name: '示范局' }), roles: ['administrator'] }))
    const set = { value: '6000.00', valid_from: '2024-01-01', source: '某政规〔2024〕9号' } as const
    await enter(person, amount, '990201', set)
    await expect(enter(person, amount, '990200', set)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('没有设定的,用全国的值,连同依据', async () => {
    expect(await value(amount, '2025-03-01')).toMatchObject({ value: '10000.00', source: '惯例', level: 'definition' })
    expect(await value(term, '2025-03-01', 'security')).toMatchObject({ value: { length: 30 }, source: '治安管理处罚法' })
    expect(await value(term, '2025-03-01', 'market')).toMatchObject({ value: { length: 90, basis: 处罚法.art(60) } })
  })

  test('近的区划优先,按日期生效,上级的值管到没有自设的区', async () => {
    await enter(cityAdmin, amount, '990100', { value: '5000.00', valid_from: '2020-01-01', source: '某市规〔2019〕5号' })
    await enter(admin, amount, '990112', { value: '8000.00', valid_from: '2024-07-01', source: '某政规〔2024〕2号' })
    expect(await value(amount, '2019-12-31')).toMatchObject({ level: 'definition' })
    expect(await value(amount, '2024-06-30')).toMatchObject({ value: '5000.00', level: 'city', place: '990100', valid_from: '2020-01-01' })
    expect(await value(amount, '2024-07-01')).toMatchObject({ value: '8000.00', level: 'district', source: '某政规〔2024〕2号' })
    expect(await value(amount, '2024-07-01', null, '990113')).toMatchObject({ value: '5000.00', level: 'city' })
  })

  test('同日再次录入的是更正;空值表示恢复上级的值;历次录入都在', async () => {
    await enter(admin, amount, '990112', { value: '9000.00', valid_from: '2024-07-01', source: '某政规〔2024〕2号(更正)' })
    expect(await value(amount, '2025-01-01')).toMatchObject({ value: '9000.00' })
    await enter(admin, amount, '990112', { value: null, valid_from: '2025-02-01', source: '某政规〔2025〕1号废止' })
    expect(await value(amount, '2025-01-31')).toMatchObject({ value: '9000.00' })
    expect(await value(amount, '2025-02-01')).toMatchObject({ value: '5000.00', level: 'city' })
    expect(await withScope(app, clerk, (tx) => historyOf(tx, '990112', 'hearing_amount'))).toHaveLength(4)
  })

  test('专门的规定不被一般的规定取代,即使后者更近(立法法第一百零三条)', async () => {
    await enter(admin, term, '990112', { value: { length: 60, unit: 'calendar_day', end_day: 'roll' }, valid_from: '2024-01-01', source: '某政规〔2023〕9号' })
    expect(await value(term, '2025-01-01', 'market')).toMatchObject({ value: { length: 60, basis: { law: '某政规〔2023〕9号' } }, level: 'district' })
    expect(await value(term, '2025-01-01', 'security')).toMatchObject({ value: { length: 30 }, level: 'definition' })
  })

  test('几项参数一次查询,带上依据的文字', async () => {
    let queries = 0
    const resolved = await withScope(app, clerk, (tx) => resolveSettings(
      { query: ((...given: Parameters<typeof tx.query>) => { queries++; return tx.query(...given) }) as typeof tx.query }, '990112',
      [{ def: term, key: 'security' }, { def: term, key: null }, { def: amount, key: null }], '2023-01-01'))
    expect(queries).toBe(1)
    expect(resolved.map((found) => found.source)).toEqual(['治安管理处罚法', '《行政处罚法》第六十条', '某市规〔2019〕5号'])
    await expect(withScope(app, clerk, async (tx) => (await settingsOn(tx, '990112', '2025-01-01', [amount])).resolve(term))).rejects.toThrow('not loaded')
  })

  test('只有系统管理员可以设定,限于本区划和没有别的区共用的上级', async () => {
    const entered = { value: '1.00', valid_from: '2025-01-01' as const, source: '某文' }
    await expect(enter(clerk, amount, '990112', entered)).rejects.toThrow('系统管理员')
    await expect(enter(admin, amount, '990113', entered)).rejects.toThrow('系统管理员')
    await expect(enter(admin, amount, '990100', entered)).rejects.toThrow('系统管理员')
    await expect(enter(admin, amount, '000000', entered)).rejects.toThrow('系统管理员')
  })

  test('一个系统只有一个区的,其管理员可以录入省级规定', async () => {
    const fresh = await testDatabase()
    const pools = { app: openPool(fresh.appUrl), worker: openPool(fresh.workerUrl) }
    try {
      const only = await testDistrict(pools, '990112')
      const alone = await only.caller(await only.person({ name: '管理员', org_id: await only.unit({ name: '某局' }), roles: ['administrator'] }))
      await withScope(pools.app, alone, (tx) => enterSetting(tx, alone, amount, '990000', { value: '5000.00', valid_from: '2020-01-01', source: '某省规定' }))
      expect(await withScope(pools.app, alone, (tx) => resolveSetting(tx, '990112', amount, null, '2025-01-01'))).toMatchObject({ value: '5000.00', level: 'province' })
    } finally {
      await Promise.all([pools.app.end(), pools.worker.end()])
      await fresh.drop()
    }
  })

  test('值须合乎类型,须有依据和施行日期,问题一次说全', () => {
    expect(problemsOf(amount, { value: '一万', key: 'x', valid_from: '2025-02-30', source: '' }).map((problem) => problem.field)).toEqual(['value', 'key', 'valid_from', 'source'])
    for (const [kind, good, bad] of [
      ['number', 3, '3'], ['money', '5000', '5,000'], ['flag', false, 'no'], ['text', '甲', ' '], ['date', '2025-03-01', '2025-02-30'], ['list', ['甲'], '甲'],
      ['term', { length: 7, unit: 'working_day' }, { length: 7, unit: 'day' }], ['term', { length: 7, unit: 'month' }, { length: 0, unit: 'month' }],
    ] as const) {
      const definition = defineSetting({ id: 'x', label: '某', kind, fallback: good as unknown, source: '某' })
      const on = { valid_from: '2025-01-01' as const, source: '某' }
      expect(problemsOf(definition, { ...on, value: good })).toEqual([])
      expect(problemsOf(definition, { ...on, value: bad })).toHaveLength(1)
    }
  })
})
