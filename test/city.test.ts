import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../src/domains/index.ts'
import { refreshRollups } from '../src/kernel/indicator/rollup.ts'
import type { MatterView, OrganisationView, Page, Performed, RecordView, SessionView } from '../src/kernel/http/contract.ts'
import type { DistrictsView, FigureRecords, FiguresView } from '../src/report/contract.ts'
import { computingOf } from '../src/report/counting.ts'
import { reportRoutes } from '../src/report/routes.ts'
import { testDistrict } from './support/district.ts'
import { inspections } from './support/enforcement-records.ts'
import { testServing, type Client, type TestServing } from './support/serving.ts'

let t: TestServing
let city: Client, cityHead: Client, here: Client, there: Client
let hereCode: string, hereUnit: string, department: string, cityBureau: string, checked: readonly string[]
const governments: { [where: string]: string } = {}
const FAR = '990302'
beforeAll(async () => {
  t = await testServing(rooms, { today: '2025-03-03', routes: [reportRoutes] })
  hereCode = t.district.code
  const pools = { app: t.world.pool, worker: t.world.worker }
  const { rows: [own] } = await t.owner.query<{ parent: string }>('select parent from district where code = $1', [hereCode])
  const above = await testDistrict(pools, '990300', { level: 'city', parent: own!.parent })
  await t.owner.query('update district set parent = $2 where code = $1', [hereCode, above.code])
  const other = await testDistrict(pools, FAR, { parent: above.code })
  const unit = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司' })
  hereUnit = unit
  department = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监' })
  const farUnit = await other.unit({ name: '他区司法局', kind: 'justice_bureau', prefix: '他司' })
  const bureau = await above.unit({ name: '某市司法局', kind: 'justice_bureau', prefix: '某市司' })
  cityBureau = bureau
  here = await t.somebody(unit, 'supervisor', 'statistician')
  const { rows: [any] } = await t.owner.query<{ password_hash: string }>('select password_hash from credential limit 1')
  governments['here'] = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  governments['far'] = await other.unit({ name: '他区人民政府', kind: 'government', prefix: '他政' })
  await testDistrict(pools, '990400', { level: 'city', parent: own!.parent })
  governments['foreign'] = await (await testDistrict(pools, '990401', { parent: '990400' })).unit({ name: '外区人民政府', kind: 'government', prefix: '外政' })
  await above.person({ name: '市司法局负责人', sign_in_name: 'city-head', org_id: bureau, roles: ['office_head'], password_hash: any!.password_hash })
  await above.person({ name: '市监督员', sign_in_name: 'city-supervisor', org_id: bureau, roles: ['supervisor'], password_hash: any!.password_hash })
  await other.person({ name: '他区监督员', sign_in_name: 'far-supervisor', org_id: farUnit, roles: ['supervisor'], password_hash: any!.password_hash })
  // As every district calls its own.
  await t.owner.query(`alter table organisation disable trigger user; update organisation set short_name = '区政府' where kind = 'government'; alter table organisation enable trigger user`)
  t.world.forget()
  city = await t.signIn('city-supervisor')
  cityHead = await t.signIn('city-head')
  there = await t.signIn('far-supervisor')
  checked = await inspections(t.world.worker, 3, { district: hereCode, org_id: unit, on: '2024-05-06' })
  await inspections(t.world.worker, 2, { district: FAR, org_id: farUnit, on: '2024-05-06' })
  await refreshRollups(t.world.worker, computingOf(t.world))
}, 60_000)
afterAll(() => t.close())

const json = async <T>(answer: ReturnType<Client['get']>, status = 200): Promise<T> => { const got = await answer; expect(got.statusCode, got.body).toBe(status); return got.json<T>() }

test('市的监督人员看见各区并列的数据,各区可以各选年度', async () => {
  const { districts, figures } = await json<DistrictsView>(city.get('figures/districts'))
  expect(districts).toEqual([{ code: hereCode, name: expect.any(String), year: 2024 }, { code: FAR, name: expect.any(String), year: 2024 }])
  const of = (view: DistrictsView['figures']) => view.find(({ indicator }) => indicator === 'enforcement_inspections')!.values.map(({ value }) => value)
  expect(of(figures)).toEqual([3, 2])
  expect(of((await json<DistrictsView>(city.get(`figures/districts?years=${FAR}:2023`))).figures)).toEqual([3, 0])
  expect((await city.get('figures/districts?years=x:y')).statusCode).toBe(422)
})

test('从数值到该区的记录;返回本市之后看不到', async () => {
  const [one] = checked
  expect((await city.get(`inspection/${one}`)).statusCode).toBe(404)
  const moved = await json<SessionView>(city.send('PUT', 'session/place', { district: hereCode }))
  expect(moved).toMatchObject({ district: { code: hereCode }, home: { code: '990300' } })
  expect((await json<FigureRecords>(city.get('figures/enforcement_inspections/records?year=2024'))).items.map(({ id }) => id).sort()).toEqual([...checked].sort())
  expect((await json<MatterView>(city.get(`inspection/${one}`))).id).toBe(one)
  expect((await json<Page<RecordView>>(city.get('inspection'))).items).toHaveLength(3)
  await json(city.send('PUT', 'session/place', { district: null }))
  expect((await city.get(`inspection/${one}`)).statusCode).toBe(404)
})

test('行政执法监督条例第二条:上级监督的是下级人民政府,在区里只查阅;区的监督事项由区的监督机构办理,市一项也办不了', async () => {
  const opening = { action: 'open', input: { unit: department, source: 'daily', found_on: '2025-03-03', problem: '检查结果未公示', demand: '自查' } }
  const { id } = await json<{ id: string }>(here.post('supervision', { ...opening, org_id: hereUnit }))
  await json(city.send('PUT', 'session/place', { district: hereCode }))
  for (const [ledger, one] of [['supervision', id], ['inspection', checked[0]!]] as const) {
    const { actions, version } = await json<MatterView>(city.get(`${ledger}/${one}`))
    expect(actions.length).toBeGreaterThan(5)
    expect(actions.filter(({ refusals }) => refusals.length === 0).map(({ label }) => label)).toEqual([])
    for (const { name } of actions.filter((action) => action.name !== 'attach')) expect((await city.post(`${ledger}/${one}/actions/${name}`, { expected_version: version, input: {}, reason: '…' })).statusCode, name).toBeGreaterThanOrEqual(400)
    expect((await json<MatterView>(here.get(`${ledger}/${one}`))).version).toBe(version)
  }
  // Neither in the district bureau's name nor in its own does it open anything there.
  for (const org_id of [hereUnit, cityBureau]) expect((await city.post('supervision', { ...opening, org_id })).statusCode).toBeGreaterThanOrEqual(400)
  expect((await json<Page<RecordView>>(here.get('supervision'))).items).toHaveLength(1)
  await json(city.send('PUT', 'session/place', { district: null }))
})

test('行政执法监督条例第二条:市向所辖区的人民政府制发监督文书,登记其答复;区的部门由区监督,外市的区、别的区都不能', async () => {
  const open = (client: Client, org_id: string, unit: string) => client.post('supervision', { action: 'open', org_id, input: { unit, source: 'daily', found_on: '2025-03-03', problem: '执法人员证件管理混乱', demand: '清理并报告' } })
  const refusal = [422, expect.stringContaining('「被监督单位」应当是本地的单位，或者所辖区的人民政府')]
  for (const unit of [hereUnit, department, governments['foreign']!, '00000000-0000-4000-8000-000000000001']) { const got = await open(city, cityBureau, unit); expect([got.statusCode, got.body]).toEqual(refusal) }
  for (const unit of [governments['far']!, governments['foreign']!]) { const got = await open(here, hereUnit, unit); expect([got.statusCode, got.body]).toEqual(refusal) }
  const choosable = async (client: Client) => (await json<OrganisationView[]>(client.get('organisations'))).filter(({ district }) => district !== undefined).map(({ name }) => name).sort()
  expect([await choosable(city), await choosable(here)]).toEqual([['他区人民政府', '某区人民政府'], []])

  const { id } = await json<Performed>(open(city, cityBureau, governments['here']!))
  const act = async (client: Client, action: string, input: object) => client.post(`supervision/${id}/actions/${action}`, { expected_version: (await json<MatterView>(city.get(`supervision/${id}`))).version, input })
  const swapped = await act(city, 'revise', { unit: governments['foreign']! })
  expect([swapped.statusCode, swapped.body]).toEqual(refusal)
  await json(act(city, 'revise', { unit: governments['far']! }))
  await json(act(city, 'revise', { unit: governments['here']! }))
  await json(act(cityHead, 'issue_notice', {}))
  const { title, documents: [notice] } = await json<MatterView>(city.get(`supervision/${id}`))
  expect(title).toMatch(/^某区人民政府：/)
  const { rows: [paper] } = await t.owner.query<{ data: object }>('select data from document where id = $1', [notice!.id])
  expect(JSON.stringify(paper!.data)).toContain('某区人民政府')
  expect((await act(city, 'record_answer', { answer_kind: 'corrected', answer: '已经清理' })).body).toContain('监督文书尚未送达')
  await json(act(city, 'serve', { document_id: notice!.id, recipient_org_id: governments['here'], recipient: '某区人民政府', method: 'direct', sent_on: '2025-03-03' }))
  expect((await act(city, 'answer', { answer_kind: 'corrected', answer: '代答' })).statusCode).toBe(409)
  await json(act(city, 'record_answer', { answer_kind: 'corrected', answer: '已经清理' }))
  const due = await act(city, 'demand_rectification', { requirement: '整改', correct_by: '2025-04-01' })
  expect([due.statusCode, due.body]).toEqual([409, expect.stringContaining('下级政府的整改由其自行督办')])
  expect(JSON.stringify(await json(city.get(`supervision/${id}/journal`)))).toContain('某区人民政府')
  await json(act(city, 'close', { result: 'corrected', conclusion: '予以办结' }))
  // In a district's own files nobody else answers for its unit.
  const { items: [own] } = await json<Page<RecordView>>(here.get('supervision'))
  expect((await json<MatterView>(here.get(`supervision/${own!.id}`))).actions.find(({ name }) => name === 'record_answer')!.refusals.map(({ reason }) => reason)).toContain('本地单位的答复由该单位办理')
  for (const client of [here, there]) expect((await client.get(`supervision/${id}`)).statusCode).toBe(404)
})

test('区的人员只看见本区:没有对比,去不了别的区,数据只有自己的', async () => {
  for (const [client, count] of [[here, 3], [there, 2]] as const) {
    expect((await json<SessionView>(client.get('session'))).below).toEqual([])
    expect((await client.get('figures/districts')).statusCode).toBe(403)
    for (const district of [hereCode, FAR, '990300', '000000']) expect((await client.send('PUT', 'session/place', { district })).statusCode).toBe(403)
    expect((await json<FiguresView>(client.get('figures?year=2024'))).figures.find(({ indicator }) => indicator === 'enforcement_inspections')!.value).toBe(count)
  }
  expect((await there.get(`inspection/${checked[0]}`)).statusCode).toBe(404)
})
