import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import type { JournalEntry, MatterView, OpeningView, Page, Performed, Problem, RecordView, SearchHit, Total, UnitWork, WorklistView } from './contract.ts'

let t: TestServing
let bureau: string, market: string, elsewhere: string
let clerk: Client, handler: Client & { id: string }, respondent: Client, outsider: Client, statistician: Client, supervisor: Client

beforeAll(async () => {
  t = await testServing([sampleRoom], { tables: sampleTables })
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试' })
  market = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  elsewhere = await t.district.unit({ name: '试验区城市管理局', prefix: '试城' })
  clerk = await t.somebody(bureau, 'clerk')
  handler = await t.somebody(bureau, 'handler')
  respondent = await t.somebody(market, 'handler')
  outsider = await t.somebody(elsewhere, 'clerk', 'handler')
  statistician = await t.somebody(bureau, 'statistician')
  supervisor = await t.somebody(bureau, 'supervisor')
})
afterAll(() => t.close())

const opening = (over: object = {}) => ({ action: 'apply', org_id: bureau, input: { received_on: '2025-03-03', subject: '罚款', respondent: market }, rows: { party: [{ name: '张三丰', id_number: '11010519491231002X' }] }, ...over })
const open = async (over: object = {}): Promise<Performed> => { const answer = await clerk.post('sample', opening(over)); expect(answer.body).toContain('"id"'); return answer.json() }
const matterOf = async (id: string, client: Client = clerk): Promise<MatterView> => (await client.get(`sample/${id}`)).json()
const act = (client: Client, id: string, action: string, expected_version: number, input: object = {}, headers = {}) => client.post(`sample/${id}/actions/${action}`, { expected_version, input }, headers)
const list = async (search = '', client: Client = clerk): Promise<Page<RecordView>> => { const answer = await client.get(`sample${search}`); expect(answer.statusCode, answer.body).toBe(200); return answer.json() }

describe('一件案卷', () => {
  test('立案之后,案卷带着内容、期限、算法和能办不能办的理由', async () => {
    const { id, number, started } = await open()
    expect(number).toMatch(/^试试〔2025〕\d+号$/)
    expect(started).toMatchObject([{ label: '审查期限', due_on: '2025-03-10', left: 5, light: 'ok', basis: { law: '试验法', article: 2 } }])
    const matter = await matterOf(id, handler)
    expect(matter).toMatchObject({ state: 'received', org_name: '试验区司法局', version: 1, values: { subject: '罚款', respondent: market }, light: { due_on: '2025-03-10' } })
    expect(matter.clocks[0]!.steps.length).toBeGreaterThan(0)
    expect(matter.clocks[0]!.days.map(({ day }) => day)).toEqual(['2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07', '2025-03-08', '2025-03-09', '2025-03-10'])
    expect(matter.clocks[0]!.days.filter(({ kind }) => kind === 'rest')).toHaveLength(2)
    const accept = matter.actions.find(({ name }) => name === 'accept')!
    expect(accept).toMatchObject({ label: '受理', refusals: [], standard: false })
    expect(matter.actions.find(({ name }) => name === 'decide')!.refusals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['state', 'role', 'barred']))
    expect(matter.actions.find(({ name }) => name === 'note')).toMatchObject({ standard: true, refusals: [] })
    expect(matter.actions.some(({ name }) => name === 'deem_accepted' || name === 'apply')).toBe(false)
  })

  test('办理环节返回文号和起算的期限;日志用文字说明改了什么', async () => {
    const { id, version } = await open()
    const accepted = await act(handler, id, 'accept', version, { track: 'slow' })
    expect(accepted.json()).toMatchObject({ state: 'trying', version: 2, documents: [{ label: '受理通知书' }], started: [{ label: '审理期限' }] })
    const journal: JournalEntry[] = (await handler.get(`sample/${id}/journal`)).json()
    expect(journal.map(({ label }) => label)).toEqual(['受理', '申请'])
    expect(journal[0]).toMatchObject({ from_state: 'received', to_state: 'trying', changes: [{ label: '程序', text: '普通' }], documents: [{ label: '受理通知书' }], basis: { article: 2 } })
    expect(journal[1]!.changes).toEqual(expect.arrayContaining([{ label: '被申请人', text: '试验区市场监督管理局' }, { label: '当事人', text: expect.stringContaining('姓名:张三丰') }]))
    expect(JSON.stringify(journal)).not.toContain('11010519491231002X')
  })

  test('能立案的单位随人而定,不能的说明理由', async () => {
    const [mine] = (await clerk.get('sample/new')).json<OpeningView[]>()
    expect(mine).toMatchObject({ name: 'apply', refusals: [], orgs: [{ id: bureau }] })
    const [theirs] = (await supervisor.get('sample/new')).json<OpeningView[]>()
    expect(theirs).toMatchObject({ orgs: [], refusals: [{ kind: 'role' }] })
  })

  test('看到的已不是最新情况的,不予办理,也不丢失填写的内容', async () => {
    const { id } = await open()
    await act(handler, id, 'accept', 1, { track: 'fast' })
    const late = await act(handler, id, 'suspend', 1)
    expect(late.statusCode).toBe(409)
    expect(late.json<Problem>()).toMatchObject({ type: 'conflict', title: '内容已有变化' })
    const blind = await handler.post(`sample/${id}/actions/suspend`, { input: {} })
    expect(blind.statusCode).toBe(422)
  })

  test('同一编号重复提交只办一次;换了内容是冲突', async () => {
    const key = { 'idempotency-key': 'key-of-this-form-1' }
    const first = await clerk.post('sample', opening(), key)
    const again = await clerk.post('sample', opening(), key)
    expect(again.json<Performed>()).toEqual(first.json<Performed>())
    const other = await clerk.post('sample', opening({ input: { received_on: '2025-03-03', subject: '另一件', respondent: market } }), key)
    expect(other.statusCode).toBe(409)
    expect((await clerk.post('sample', opening(), { 'idempotency-key': '短' })).statusCode).toBe(422)
  })

  test('填写有误的,一次说出每一处', async () => {
    const answer = await clerk.post('sample', opening({ input: { received_on: '2025-02-30', nonsense: 1 }, rows: {} }))
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json<Problem>().fields!.map(({ field }) => field)).toEqual(expect.arrayContaining(['received_on', 'subject', 'nonsense', 'party']))
  })

  test('不能办理的,说出全部理由', async () => {
    const { id } = await open()
    const answer = await act(clerk, id, 'decide', 1, { outcome: 'upheld' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json<Problem>()).toMatchObject({ type: 'refused', refusals: [{ kind: 'state' }, { kind: 'role' }, { kind: 'barred', reason: '答复尚未收到' }] })
  })
})

describe('范围与遮盖', () => {
  test('别的单位的人得到的是没有找到,被申请人看得到与己有关的', async () => {
    const { id } = await open()
    for (const path of [`sample/${id}`, `sample/${id}/journal`]) expect((await outsider.get(path)).statusCode).toBe(404)
    expect((await act(outsider, id, 'accept', 1, { track: 'slow' })).statusCode).toBe(404)
    expect((await outsider.post(`sample/${id}/unmask`, { field: 'party.name', row_id: id, reason: '看看' })).statusCode).toBe(404)
    expect((await list('', outsider)).items).toEqual([])
    expect((await respondent.get(`sample/${id}`)).statusCode).toBe(200)
    expect((await list('', respondent)).items.map((one) => one.id)).toContain(id)
    expect((await clerk.get('sample/not-an-id')).statusCode).toBe(404)
  })

  test('证件号码遮盖,说明理由后显示,并留下记录', async () => {
    const { id } = await open()
    const matter = await matterOf(id)
    const [party] = matter.rows['party']!
    expect(party!['name']).toBe('张三丰')
    expect(party!['id_number']).toBe('110***********002X')
    expect(matter.masked).toEqual([`party.${party!.id}.id_number`])
    const asked = { field: 'party.id_number', row_id: party!.id, reason: '核对身份' }
    expect((await clerk.post(`sample/${id}/unmask`, { ...asked, reason: ' ' })).statusCode).toBe(422)
    expect((await clerk.post(`sample/${id}/unmask`, asked)).json()).toEqual({ value: '11010519491231002X' })
    const { rows } = await t.owner.query('select field, reason from unmask_log where matter_id = $1', [id])
    expect(rows).toEqual([{ field: 'id_number', reason: '核对身份' }])
  })

  test('统计人员看不到姓名:列表的事由、案卷、日志、期限里都没有', async () => {
    const { id } = await open()
    const accepted: Performed = (await act(handler, id, 'accept', 1, { track: 'slow' })).json()
    const [party] = (await matterOf(id)).rows['party']!
    await act(handler, id, 'serve', 2, { document_id: accepted.documents[0]!.id, row_id: party!.id, recipient: '张三丰', method: 'direct', sent_on: '2025-03-03' })
    const seen = [await statistician.get('sample'), await statistician.get(`sample/${id}`), await statistician.get(`sample/${id}/journal`), await statistician.get('worklist')]
    for (const answer of seen) { expect(answer.statusCode).toBe(200); expect(answer.body).not.toContain('张三丰') }
    expect(seen[0]!.body).toContain('张×')
    expect((await statistician.post(`sample/${id}/unmask`, { field: 'party.name', row_id: party!.id, reason: '好奇' })).statusCode).toBe(403)
  })

  test('看不到的,也不能按它排序、查找而得知', async () => {
    await open({ rows: { party: [{ name: '欧阳寻踪' }] } })
    expect((await statistician.get('sample?sort=title')).statusCode).toBe(422)
    expect((await list('?q=欧阳寻踪')).items).toHaveLength(1)
    expect((await list('?q=欧阳寻踪', statistician)).items).toHaveLength(0)
    expect((await statistician.get('search?q=欧阳寻踪')).json()).toEqual([])
    expect((await clerk.get('search?q=欧阳寻踪')).json<SearchHit[]>()).toHaveLength(1)
    expect((await statistician.get('sample?party.id_number=11010519491231002X')).statusCode).toBe(422)
  })

  test('证件号码只能精确查找', async () => {
    const { id } = await open({ rows: { party: [{ name: '王五', id_number: '34052419800101001X' }] } })
    expect((await list('?party.id_number=34052419800101001X')).items.map((one) => one.id)).toEqual([id])
    expect((await list('?party.id_number=3405241980')).items).toEqual([])
  })
})

describe('列表', () => {
  test('按键翻页:翻页途中新增案卷,不重复也不遗漏', async () => {
    for (let n = 0; n < 12; n++) await open({ input: { received_on: '2025-03-03', subject: `翻页 ${n}`, respondent: market } })
    const seen: string[] = []
    let after: string | null = ''
    const before = (await list('?limit=100')).items.map((one) => one.id)
    while (after !== null) {
      const page: Page<RecordView> = await list(`?limit=5${after ? `&after=${encodeURIComponent(after)}` : ''}`)
      seen.push(...page.items.map((one) => one.id))
      after = page.next
      if (seen.length <= 10) await open()
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => before.includes(id))).toEqual(before)
  })

  test('翻页位置被改动,或者拿到别的筛选条件下用,不予接受', async () => {
    const { next } = await list('?limit=2')
    expect(next).not.toBeNull()
    const altered = `${next!.startsWith('A') ? 'B' : 'A'}${next!.slice(1)}`
    for (const search of [`?limit=2&after=${altered}`, `?limit=2&state=trying&after=${next}`, '?after=x', '?after=e30.e30']) {
      const answer = await clerk.get(`sample${search}`)
      expect(answer.statusCode, search).toBe(422)
      expect(answer.json<Problem>().fields![0]!.field).toBe('after')
    }
  })

  test('各种顺序都能翻完,空值在后', async () => {
    await open({ input: { received_on: '2025-01-02', subject: '早的', respondent: market } })
    for (const sort of ['-opened_on', 'opened_on', 'number', '-number', 'title', '-title', 'received_on', '-received_on', '-closed_on']) {
      const whole = (await list(`?limit=100&sort=${sort}`)).items.map((one) => one.id)
      const paged: string[] = []
      for (let after: string | null = ''; after !== null;) {
        const page: Page<RecordView> = await list(`?limit=7&sort=${sort}${after ? `&after=${encodeURIComponent(after)}` : ''}`)
        paged.push(...page.items.map((one) => one.id))
        after = page.next
      }
      expect(paged, sort).toEqual(whole)
    }
    expect((await list('?sort=received_on&limit=1')).items[0]!.values['received_on']).toBe('2025-01-02')
    expect((await clerk.get('sample?sort=subject')).statusCode).toBe(422)
  })

  test('按状态、选项、单位、日期筛选;不认识的条件说出来,不当作没有', async () => {
    const { id } = await open({ input: { received_on: '2025-02-28', subject: '筛选', respondent: elsewhere } })
    await act(handler, id, 'accept', 1, { track: 'fast' })
    const ids = async (search: string) => (await list(search)).items.map((one) => one.id)
    expect(await ids('?state=trying&track=fast&received_on_until=2025-02-28')).toEqual([id])
    expect(await ids(`?respondent=${elsewhere}&heard=false`)).toEqual([id])
    expect(await ids(`?respondent=${elsewhere}&heard=true`)).toEqual([])
    expect(await ids(`?org_id=${elsewhere}`)).toEqual([])
    expect(await ids(`?org_id=${bureau}&received_on_from=2025-02-28&received_on_until=2025-02-28`)).toEqual([id])
    expect((await clerk.get('sample/count?state=trying&track=fast&received_on_from=2025-02-28&received_on_until=2025-02-28')).json<Total>()).toEqual({ count: 1, capped: false })
    const wrong = await clerk.get('sample?colour=red&track=none&received_on_from=yesterday&org_id=me')
    expect(wrong.statusCode).toBe(422)
    expect((await clerk.get('sample?colour=red&track=none&received_on_from=yesterday')).json<Problem>().fields!.map(({ field }) => field)).toEqual(['colour', 'track', 'received_on_from'])
  })

  test('两个字的关键词找得到,与筛选合用', async () => {
    const { id } = await open({ input: { received_on: '2025-03-03', subject: '责令停产', respondent: market } })
    expect((await list('?q=停产')).items.map((one) => one.id)).toEqual([id])
    expect((await list(`?q=停产&org_id=${elsewhere}`)).items).toEqual([])
    expect((await list('?q=停产&state=received&sort=number')).items).toHaveLength(1)
    expect((await clerk.get('sample?q=……')).statusCode).toBe(422)
    expect((await clerk.get('search?q=停产')).json<SearchHit[]>()).toMatchObject([{ ledger: 'sample', id }])
  })
})

describe('待办', () => {
  test('按期限分列,附上能了结期限的环节;被申请人单位的人看不到别人的待办', async () => {
    const whole: WorklistView = (await handler.get('worklist')).json()
    expect(whole.counts.open).toBeGreaterThan(0)
    expect(whole.items.map(({ due_on }) => due_on)).toEqual(whole.items.map(({ due_on }) => due_on).toSorted((a, b) => a! < b! ? -1 : 1))
    expect(whole.items.find(({ deadline }) => deadline === 'review')).toMatchObject({ action: { name: 'accept', label: '受理' }, org_name: '试验区司法局' })
    const theirs: WorklistView = (await outsider.get('worklist')).json()
    expect(theirs.counts.open).toBe(0)
    const units: UnitWork[] = (await handler.get('worklist/units')).json()
    expect(units).toMatchObject([{ org_id: bureau, org_name: '试验区司法局', first: { id: whole.items[0]!.id, handler_name: expect.any(String) } }])
    const { done_this_month: _, ...counts } = whole.counts
    expect(units[0]).toMatchObject(counts)
    expect((await handler.get(`worklist?org_id=${market}`)).json<WorklistView>().items).toEqual([])
    const mine: WorklistView = (await handler.get('worklist?mine=1')).json()
    expect(mine.counts.open).toBe(0)
    expect((await handler.get('worklist?view=tomorrow')).statusCode).toBe(422)
  })

  test('各视图的件数与所列一致', async () => {
    t.setToday('2025-03-10')
    const views = { overdue: 'overdue', due_today: 'due_today', near: 'near', open: 'open', done: 'done_this_month' } as const
    for (const [view, count] of Object.entries(views)) {
      let items = 0
      let counted = -1
      for (let after: string | null = ''; after !== null;) {
        const page: WorklistView = (await handler.get(`worklist?view=${view}${after ? `&after=${encodeURIComponent(after)}` : ''}`)).json()
        items += page.items.length
        counted = page.counts[count]
        after = page.next
      }
      expect(items, view).toBe(counted)
    }
    t.setToday('2025-03-03')
  })
})
