import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import PizZip from 'pizzip'
import { rooms } from '../domains/index.ts'
import type { MatterView, Performed, Problem } from '../kernel/http/contract.ts'
import { inspections, penalties } from '../../test/support/enforcement-records.ts'
import { testServing, type Client, type TestServing } from '../../test/support/serving.ts'
import type { Contribution, Difference, FigureDetail, FigureRecords, FiguresView, ReportFinding, ReportsView, ReportView } from './contract.ts'
import { alteredSets, readFrozen } from './freeze.ts'
import { openYearReports } from './open.ts'
import { reportRoutes } from './routes.ts'

let t: TestServing
let government: string, justice: string, market: string, team: string
let statistician: Client, head: Client, marketHead: Client, handler: Client, outsider: Client
let checked: string[]

beforeAll(async () => {
  t = await testServing(rooms, { today: '2025-01-15', routes: [reportRoutes] })
  government = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司', parent_id: government })
  market = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监', parent_id: government })
  team = await t.district.unit({ name: '市场监管执法支队', kind: 'team', parent_id: market })
  statistician = await t.somebody(justice, 'statistician')
  head = await t.somebody(justice, 'office_head')
  marketHead = await t.somebody(market, 'statistician', 'office_head')
  handler = await t.somebody(market, 'handler', 'office_head')
  outsider = await t.somebody(justice, 'clerk')
  const past = (on: `${number}-${number}-${number}`, org_id = market) => ({ district: t.district.code, org_id, on })
  checked = await inspections(t.world.worker, 30, past('2024-03-05'))
  await inspections(t.world.worker, 10, past('2024-07-01', team), { result: 'corrected' })
  await penalties(t.world.worker, 4, past('2024-05-10'))
  await inspections(t.world.worker, 20, past('2023-01-09'))
}, 60_000)
afterAll(() => t.close())

const json = async <T>(answer: ReturnType<Client['get']>, status = 200): Promise<T> => { const got = await answer; expect(got.statusCode, got.body).toBe(status); return got.json<T>() }
const view = (client: Client, id: string) => json<ReportView>(client.get(`reports/${id}`))
const act = async (client: Client, id: string, action: string, input: object = {}, more: object = {}) =>
  client.post(`annual_report/${id}/actions/${action}`, { expected_version: (await view(client, id)).version, input, ...more })
const spoken = ({ content }: ReportView) => content.blocks.map(({ body }) => body).join('\n')
const figure = (report: ReportView, mark: string) => report.content.figures.find((one) => one.mark === mark)
const opened = async (year = 2024) => (await json<{ id: string }>(statistician.post('reports', { year, org_id: government }))).id

describe('起草', () => {
  test('报告由模板成文,数据以标记放在句中,每个数据带口径、范围和期间', async () => {
    const report = await view(statistician, await opened())
    expect(spoken(report)).toContain('{{enforcement_inspections}}')
    expect(figure(report, '{{enforcement_inspections}}')).toMatchObject({ value: 40, text: '40次', last: 20, period: { from: '2024-01-01', until: '2025-01-01' }, scope: { org_id: null }, definition: expect.stringContaining('有固定对象'), formula: expect.stringContaining('计数') })
    expect(report.content.blocks.map(({ chapter }) => chapter)).toEqual(expect.arrayContaining(['measures', 'shortcomings', 'leaders', 'plans', 'others']))
  })
  test('没有的数据不成句:没有行政复议的写明没有,没有上年可比的不写同比', async () => {
    const report = await view(statistician, await opened())
    expect(spoken(report)).toContain('全年没有收到行政复议申请')
    expect(spoken(report)).not.toContain('reconsideration_concluded')
    expect(spoken(report)).not.toContain('{{penalty_cases:change}}')
    expect(report.content.figures.find(({ mark }) => mark === '{{penalty_cases}}')).toMatchObject({ value: 4, last: null })
  })
  test('再开一次得到同一份;两项期限自起草之日起算', async () => {
    expect(await opened()).toBe(await opened())
    const { clocks } = await view(statistician, await opened())
    expect(clocks.map(({ label, due_on }) => [label, due_on])).toEqual([['报送期限', '2025-02-28'], ['公开期限', '2025-03-31']])
  })
  test('别的单位的人不能起草,看不到的人得不到', async () => {
    const refused = await outsider.post('reports', { year: 2023, org_id: government })
    expect([refused.statusCode, refused.json<Problem>().detail]).toEqual([403, expect.stringContaining('统计人员')])
    expect((await handler.get(`reports/${await opened()}`)).statusCode).toBe(404)
  })
  test('图表按月、按单位给出数字', async () => {
    const { content } = await view(statistician, await opened())
    const month = Object.values(content.charts).find(({ kind }) => kind === 'month')!
    expect(month.series[0]!.values.filter((value) => value !== 0)).toEqual([30, 10])
    const unit = Object.values(content.charts).find(({ kind }) => kind === 'unit')!
    expect(unit).toMatchObject({ categories: ['某区市场监督管理局'], series: [{ values: [4] }] })
  })
  test('正文可以修改、增加、删去;填报的数据要有依据;未插入的数据可以先看', async () => {
    const id = await opened(2023)
    const before = await view(statistician, id)
    const prompt = before.content.blocks.find(({ kind, chapter }) => kind === 'prompt' && chapter === 'leaders')!
    const changed = await act(statistician, id, 'edit', {}, { rows: {
      block: [{ id: prompt.id, kind: 'prose', body: '全区干部学法{{fact:study}}。' }, { chapter: 'others', kind: 'prose', body: '检查{{enforcement_inspections}}。', ordinal: 5 }],
      fact: [{ code: 'study', label: '学法人次', value: '1200', unit: '人次', paper: '区司法局学法台账' }],
    } })
    expect(changed.statusCode, changed.body).toBe(200)
    const report = await view(statistician, id)
    expect(figure(report, '{{fact:study}}')).toMatchObject({ text: '1200人次', declared: true, paper: '区司法局学法台账' })
    expect((await act(statistician, id, 'edit', {}, { rows: { fact: [{ code: 'bad', label: '坏', value: '许多', paper: '无' }] } })).json<Problem>().refusals![0]!.reason).toBe('填报的数值应当是数字')
    expect(await json(statistician.get(`reports/${id}/figure?mark=${encodeURIComponent(`{{penalty_cases@${market}}}`)}`))).toMatchObject({ text: '0件', scope: { org_id: market } })
    expect((await statistician.get(`reports/${id}/figure?mark=${encodeURIComponent('{{no_such_thing}}')}`)).json<Problem>().detail).toContain('没有指标')
  })
  test('每年一月由系统开始起草上一年度的报告,只开一次', async () => {
    const before = (await json<ReportsView>(statistician.get('reports'))).reports.length
    t.setToday('2026-01-02')
    expect(await openYearReports(t.world)).toBe(1)
    expect(await openYearReports(t.world)).toBe(0)
    t.setToday('2025-01-15')
    expect((await json<ReportsView>(statistician.get('reports'))).reports.length).toBe(before + 1)
  })
})

describe('部门报告', () => {
  test('部门的报告只算本单位和所属队伍,可以采用到本级政府的报告', async () => {
    const { id } = await json<{ id: string }>(marketHead.post('reports', { year: 2024, org_id: market }))
    const own = await view(marketHead, id)
    expect(figure(own, '{{enforcement_inspections}}')).toMatchObject({ value: 40, scope: { org_id: market, name: '某区市场监督管理局' } })
    const target = await opened()
    const [one] = await json<Contribution[]>(statistician.get(`reports/${target}/contributions`))
    expect(one).toMatchObject({ id, adopted: false })
    expect(one!.texts).toMatchObject({ '{{enforcement_inspections}}': '40次', '{{penalty_cases}}': '4件' })
    const adopted = await act(statistician, target, 'adopt', {}, { link: { kind: 'draws_on', ledger: 'annual_report', id }, rows: { block: [{ chapter: 'measures', kind: 'prose', body: `市场监管部门作出处罚{{penalty_cases@${market}}}。`, ordinal: 900, source: market }] } })
    expect(adopted.statusCode, adopted.body).toBe(200)
    expect((await json<Contribution[]>(statistician.get(`reports/${target}/contributions`)))[0]!.adopted).toBe(true)
    expect(figure(await view(statistician, target), `{{penalty_cases@${market}}}`)).toMatchObject({ text: '4件' })
  })
})

describe('审核、审议、定稿', () => {
  let id: string
  beforeAll(async () => { id = await opened() })

  test('未经常务会议审议不能定稿,起草的人不能审核', async () => {
    expect((await act(statistician, id, 'review')).json<Problem>().refusals!.map(({ kind }) => kind)).toEqual(['role'])
    const early = await head.post(`reports/${id}/freeze`, { expected_version: (await view(head, id)).version })
    expect(early.json<Problem>().refusals!.map(({ reason }) => reason).join()).toContain('须在「已审议」时办理')
    expect((await t.owner.query('select 1 from report_snapshot')).rowCount).toBe(0)
    expect((await act(head, id, 'review')).statusCode).toBe(200)
    expect((await act(statistician, id, 'deliberate', { meeting: '区政府第五十八次常务会议', deliberated_on: '2025-01-10' })).statusCode).toBe(200)
  })
  test('校验码要与刚保存的内容相符,凭空填写的不接受', async () => {
    const made_up = await act(head, id, 'freeze', { content_hash: 'f'.repeat(64) })
    expect([made_up.statusCode, made_up.json<Problem>().type]).toEqual([409, 'conflict'])
    expect((await view(head, id)).state).toBe('deliberated')
  })
  test('定稿编号,保存每个数据的值和每条记录的编号、版本;重复提交得到同一结果', async () => {
    const { version } = await view(head, id)
    const freeze = () => head.post(`reports/${id}/freeze`, { expected_version: version }, { 'idempotency-key': 'freeze-report-2024' })
    const first = (await freeze()).json<Performed>()
    expect(first).toMatchObject({ state: 'frozen', documents: [{ number: '某政报〔2025〕1号' }] })
    expect((await freeze()).json<Performed>()).toEqual(first)
    const report = await view(statistician, id)
    expect(report.frozen).toMatchObject({ number: '某政报〔2025〕1号', on: '2025-01-15' })
    expect(await json(statistician.get(`reports/${id}/differences`))).toEqual([])
    const { rows: [set] } = await t.owner.query(`select cardinality(ids) as n, versions[1] as version, dimensions->'mode'->>0 as mode from report_record_set where set_key = 'enforcement_inspections@*/2024'`)
    expect(set).toEqual({ n: 40, version: 1, mode: 'routine' })
    const stored = await t.world.worker.connect()
    try { expect(await alteredSets(stored, t.district.code, id, await readFrozen(stored, t.district.code, id, report.frozen!.hash))).toEqual([]) } finally { stored.release() }
  })
  test('定稿后更正记录:报告一字不变,旁边显示差异,点得到是哪一条', async () => {
    const before = await statistician.get(`reports/${id}/report.docx`)
    const kept = (await t.owner.query('select content, hash from report_snapshot')).rows
    const one = checked[0]!
    const moved = await handler.post(`inspection/${one}/actions/correct`, { expected_version: 1, input: { inspected_on: '2023-12-31' }, reason: '检查日期误录' })
    expect(moved.statusCode, moved.body).toBe(200)
    const renamed = await handler.post(`inspection/${checked[1]!}/actions/correct`, { expected_version: 1, input: { matters: '专项检查' }, reason: '事项误录' })
    expect(renamed.statusCode, renamed.body).toBe(200)

    const report = await view(statistician, id)
    expect(figure(report, '{{enforcement_inspections}}')!.text).toBe('40次')
    const differences = await json<Difference[]>(statistician.get(`reports/${id}/differences`))
    expect(differences.find(({ mark }) => mark === '{{enforcement_inspections}}')).toEqual({ mark: '{{enforcement_inspections}}', frozen: '40次', now: '39次', added: 0, removed: 1, changed: 1 })
    expect(differences.map(({ mark }) => mark)).not.toContain('{{penalty_cases}}')
    const after = await statistician.get(`reports/${id}/report.docx`)
    expect(after.rawPayload.equals(before.rawPayload)).toBe(true)
    expect((await t.owner.query('select content, hash from report_snapshot')).rows).toEqual(kept)
    const { items } = await json<FigureRecords>(statistician.get(`reports/${id}/records?set=${encodeURIComponent('enforcement_inspections@*/2024')}`))
    expect(items.slice(0, 3).map(({ id: record, since }) => [record, since])).toEqual([[one, 'gone'], [checked[1]!, 'changed'], [expect.any(String), 'same']])
    expect((await statistician.get(`inspection/${one}`)).json<MatterView>().number ?? null).toBe(items[0]!.number)
  })
  test('定稿的内容改不了:不能修改正文,数据库不接受另一个校验码,也不接受改写', async () => {
    expect((await act(statistician, id, 'edit', {}, { rows: { block: [] } })).statusCode).toBe(409)
    await expect(t.owner.query(`update annual_report set version = version + 1, content_hash = $1 where id = $2`, ['0'.repeat(64), id])).rejects.toMatchObject({ code: 'ZS004' })
    await expect(t.world.pool.query('update report_snapshot set content = content')).rejects.toMatchObject({ code: '42501' })
    await expect(t.world.worker.query('delete from report_record_set')).rejects.toMatchObject({ code: '42501' })
  })
  test('报送、公开各自办结一项期限', async () => {
    expect((await act(statistician, id, 'submit', { submitted_to: '市人民政府' })).statusCode).toBe(200)
    expect((await act(head, id, 'publish', { published_in: '某区人民政府网站' })).statusCode).toBe(200)
    const { clocks } = (await json<MatterView>(statistician.get(`annual_report/${id}`)))
    expect(Object.fromEntries(clocks.map(({ deadline, state }) => [deadline, state]))).toEqual({ publish: 'met', submit: 'met' })
  })
  test('文件是公文格式的 docx,有发文字号、校验码和数据附表', async () => {
    const answer = await statistician.get(`reports/${id}/report.docx`)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('2024年法治政府建设情况报告'))
    const zip = new PizZip(answer.rawPayload)
    const document = zip.file('word/document.xml')!.asText().replace(/<[^>]+>/g, '')
    expect(document).toContain('某政报〔2025〕1号')
    expect(document).toContain('行政检查40次')
    expect(document).toContain('报告所用主要数据及口径')
    expect(document).not.toContain('{{')
    expect(zip.file('word/footer1.xml')!.asText()).toContain('校验码')
    expect(zip.file('word/charts/chart1.xml')!.asText()).toContain('<c:v>12月</c:v>')
  })
  test('报告核查器读得懂报告,自己的模板没有矛盾', async () => {
    const findings = await json<ReportFinding[]>(statistician.get(`reports/${id}/check`))
    expect(findings.filter(({ severity }) => severity === 'contradiction')).toEqual([])
  })
})

describe('数据', () => {
  test('数据页列出每个指标的值、上年、口径和公式;部门只看到本单位的', async () => {
    const all = await json<FiguresView>(statistician.get('figures?year=2024'))
    expect(all.figures.find(({ indicator }) => indicator === 'penalty_cases')).toMatchObject({ value: 4, room: 'enforcement' })
    expect(all.figures.find(({ indicator }) => indicator === 'inspection_problem_rate')).toMatchObject({ numerator: 10, denominator: 39, formula: '发现问题的检查 ÷ 行政检查 × 100%' })
    const own = await json<FiguresView>(handler.get('figures?year=2024'))
    expect(own.figures.find(({ indicator }) => indicator === 'enforcement_inspections')!.value).toBe(39)
    expect([all.scope, own.scope]).toEqual([expect.not.stringContaining('本人可见范围'), '某区市场监督管理局（本人可见范围）'])
    const other = await t.somebody(await t.district.unit({ name: '某区水务局', parent_id: government }), 'clerk')
    expect((await json<FiguresView>(other.get('figures?year=2024'))).figures.find(({ indicator }) => indicator === 'enforcement_inspections')!.value).toBe(0)
  })
  test('打开一个指标:按月、按单位、按类别,加起来等于总数', async () => {
    const one = await json<FigureDetail>(statistician.get('figures/enforcement_inspections?year=2024'))
    for (const parts of [one.months, one.units, ...one.dimensions.map(({ parts: list }) => list)]) expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(39)
    expect(one.units.map(({ label }) => label)).toEqual(['某区市场监督管理局', '市场监管执法支队'])
  })
  test('比率没有分母的月份没有数值,不记作 0;没有到的月份也没有', async () => {
    const valuesOf = async (indicator: string, year: number) => (await json<FigureDetail>(statistician.get(`figures/${indicator}?year=${year}`))).months.map(({ value }) => value)
    expect(await valuesOf('inspection_problem_rate', 2024)).toEqual([null, null, 0, null, null, null, 100, null, null, null, null, null])
    expect(await valuesOf('enforcement_inspections', 2024)).toEqual([0, 0, 29, 0, 0, 0, 10, 0, 0, 0, 0, 0])
    expect(await valuesOf('enforcement_inspections', 2025)).toEqual([0, ...Array.from({ length: 11 }, () => null)])
  })
  test('记录列表与数据是同一个条件,逐页翻完恰好是那么多', async () => {
    const { items, next } = await json<FigureRecords>(statistician.get('figures/enforcement_inspections/records?year=2024'))
    expect([items.length, next]).toEqual([39, null])
    expect((await json<FigureRecords>(statistician.get('figures/enforcement_inspections/records?year=2024&month=07'))).items.length).toBe(10)
    expect((await statistician.get('figures/enforcement_inspections/export.csv?year=2024')).body.trim().split('\r\n').length).toBe(40)
  })
  test('部门的报告只说本单位:别的单位的数据取不到,手写进正文的也没有值', async () => {
    const { id } = await json<{ id: string }>(marketHead.post('reports', { year: 2024, org_id: market }))
    const records = (set: string) => marketHead.get(`reports/${id}/records?set=${set}/2024`)
    expect((await json<FigureRecords>(records(`enforcement_inspections@${market}`))).items.length).toBe(39)
    expect((await json<FigureRecords>(records(`enforcement_inspections@${team}`))).items.length).toBe(10)
    for (const org of ['*', government, justice]) expect((await records(`enforcement_inspections@${org}`)).statusCode, org).toBe(404)
    const mark = encodeURIComponent(`{{enforcement_inspections@${government}}}`)
    expect(await json(marketHead.get(`reports/${id}/figure?mark=${mark}`))).toMatchObject({ value: null, records: 0, sets: [], text: expect.stringContaining('不是本单位的数据') })
  })
  test('写坏的地址答复怎样改,不是系统出错', async () => {
    const id = await opened()
    for (const set of ['penalty_cases@*/999999999999', 'penalty_cases@*/0', 'penalty_cases@nowhere/2024', `penalty_cases@${'-'.repeat(36)}/2024`]) expect((await statistician.get(`reports/${id}/records?set=${set}`)).statusCode, set).toBe(404)
    for (const wrong of ['month=99', 'after=2024-99-99.00000000-0000-0000-0000-000000000000', `after=2024-01-01.${'-'.repeat(36)}`, `org=${id}`]) expect((await statistician.get(`figures/penalty_cases/records?year=2024&${wrong}`)).statusCode, wrong).toBe(422)
  })
  test('看不到案卷的系统管理员、没有角色的人,得到说明,不是一页的零', async () => {
    for (const nobody of [await t.somebody(justice, 'administrator'), await t.somebody(justice)]) for (const path of ['figures?year=2024', 'figures/penalty_cases?year=2024', 'figures/penalty_cases/export.csv', 'reports']) expect((await nobody.get(path)).statusCode, path).toBe(403)
  })
  test('导出记入导出日志,名称一律隐去,由审计员查看', async () => {
    const auditor = await t.somebody(justice, 'auditor')
    await statistician.get('figures/enforcement_inspections/export.csv?year=2024&month=07')
    const { items } = await json<{ items: { act: string; about: string; detail: string }[] }>(auditor.get('audit/export'))
    expect(items[0]).toMatchObject({ act: '导出，个人信息已隐去', about: '行政检查　10 条', detail: '条件 year=2024 month=07 indicator=enforcement_inspections' })
  })
  test('年度、单位填错了说明怎样改', async () => {
    expect((await statistician.get('figures?year=abc')).json<Problem>().fields![0]).toMatchObject({ field: 'year' })
    expect((await statistician.get('figures/nothing?year=2024')).statusCode).toBe(404)
  })
})
