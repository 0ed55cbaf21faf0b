import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../domains/index.ts'
import type { JournalEntry, MatterView, Problem } from '../kernel/http/contract.ts'
import { testServing, type Client, type TestServing } from '../../test/support/serving.ts'
import { docxText } from './checker/read/docx.ts'
import { judgedIn, noteOf } from './check/note.ts'
import { findingKey } from './check/words.ts'
import type { Checked } from './check/jobs.ts'
import type { CompareView } from './compare-contract.ts'
import { checkRoutes } from './compare-routes.ts'
import { reportRoutes } from './routes.ts'

let t: TestServing
let me: Client
let government: string
const TEXT = '2024年，全区有街道、乡镇3个，举办讲座12场。应诉案件64件，未出庭的3件，出庭率达96.25%。'

beforeAll(async () => {
  t = await testServing(rooms, { routes: [reportRoutes, checkRoutes] })
  government = await t.district.unit({ name: '试验区人民政府', kind: 'government', prefix: '试政' })
  for (const name of ['东街道', '西街道']) await t.district.unit({ name, kind: 'street', parent_id: government })
  me = await t.somebody(government, 'statistician', 'organ_head')
})
afterAll(() => t.close())

const checkedText = async (text: string) => (await me.post('check', { text })).json<Checked>()

describe('登录后的核查', () => {
  test('未登录的不能用', async () => {
    for (const path of ['check', 'check/compare', 'check/export']) expect((await t.app.inject({ method: 'POST', url: `/api/${path}`, payload: { text: TEXT } })).statusCode).toBe(401)
  })
  test('文字和文件都可以核查，结果相同', async () => {
    const [typed, uploaded] = [await checkedText(TEXT), (await me.upload('check', '报告.txt', Buffer.from(TEXT))).json<Checked>()]
    expect(typed.findings[0]).toMatchObject({ severity: 'contradiction' })
    expect(uploaded).toEqual(typed)
    expect((await me.upload('check', '报告.pdf', Buffer.from('x'))).json<Problem>().detail).toContain('损坏')
  })
  test('导出的清单写明处理和理由', async () => {
    const { rawPayload } = await me.post('check/export', { text: TEXT, name: '报告.txt', format: 'docx', judgements: { 0: { verdict: 'dismissed', reason: '另有三件延期' }, 1: { verdict: 'x' }, x: null } })
    expect(await docxText(rawPayload)).toContain('处理：不采纳：另有三件延期')
  })
})

describe('与系统数据比较', () => {
  const compare = async (body: object) => (await me.post('check/compare', { text: TEXT, year: 2025, org: null, ...body }))
  test('认得出的数据给出指标、把握、系统的数和是否一致；认不出的不列', async () => {
    const view = (await compare({ text: TEXT.replace('2024年，', '') })).json<CompareView>()
    expect(view.compared).toEqual([expect.objectContaining({ label: '街道、乡镇数', confidence: 'high', value: 2, text: '2个', agreement: 'different', records: 2 })])
    const corrected = (await compare({ text: '全区有街道、乡镇2个。' })).json<CompareView>()
    expect(corrected.compared[0]).toMatchObject({ agreement: 'equal' })
  })
  test('文中写明是别的年度的数据不作比较', async () => expect((await compare({})).json<CompareView>().compared).toEqual([]))
  test('一致与否所依据的记录，就是指标页列出的记录', async () => {
    const [one] = (await compare({ text: '全区有街道、乡镇3个。' })).json<CompareView>().compared
    const { items } = (await me.get(`figures/${one!.indicator}/records?year=2025`)).json<{ items: { title: string }[] }>()
    expect(items.map(({ title }) => title).toSorted()).toEqual(['东街道', '西街道'])
  })
  test('年度、单位写错的说明怎样填', async () => {
    expect((await compare({ year: 24 })).json<Problem>().fields![0]).toMatchObject({ field: 'year' })
    expect((await compare({ org: 'x' })).json<Problem>().fields![0]).toMatchObject({ field: 'org' })
  })
})

describe('处理意见记入所办报告的日志', () => {
  test('确认或者不采纳连同理由成为报告的备注，再次核查时读得出；文字不存', async () => {
    const { id } = (await me.post('reports', { year: 2024, org_id: government })).json<{ id: string }>()
    const { findings: [finding] } = await checkedText(TEXT)
    const version = async () => (await me.get(`annual_report/${id}`)).json<MatterView>().version
    for (const judgement of [{ verdict: 'confirmed', reason: '应为95.31%' }, { verdict: 'dismissed', reason: '另有三件延期\n已核对台账' }] as const)
      expect((await me.post(`annual_report/${id}/actions/note`, { expected_version: await version(), input: {}, reason: noteOf(finding!, judgement) })).statusCode).toBe(200)
    const journal = (await me.get(`annual_report/${id}/journal`)).json<JournalEntry[]>()
    expect(judgedIn(journal).get(findingKey(finding!))).toMatchObject({ verdict: 'dismissed', reason: '另有三件延期\n已核对台账', by: expect.stringContaining('经办') })
    expect(JSON.stringify(journal)).not.toContain('举办讲座')
  })
  test('别的备注不会被当作处理意见', () => {
    const entry = (reason: string | null) => ({ reason, actor_name: '甲', recorded_at: '2025-03-03T00:00:00Z' })
    expect(judgedIn([entry(null), entry('已电话核实'), entry('核查问题〔0000〕确认：x\n问题：y'), entry('核查问题〔0123456789ABCDEF〕也许：x\n问题：y')]).size).toBe(0)
  })
})
