import { expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { workingDays } from '../../../kernel/law/term.ts'
import { 处罚法 } from '../../common/law.ts'
import { inspection } from '../inspection.ts'
import { rectificationOrder } from '../rectification-order.ts'
import { checks } from './checks.ts'

const nobodyKnown = { certificates: [], certificate_required: true, officer_names: [], kin: { own: '', above: [], below: [], before: [], after: [] }, received: [], entrusted: [] }
const of = (id: string) => checks.find((check) => check.id === id)!
const inspected = (over: Seen<typeof inspection> = {}): Seen<typeof inspection> => ({
  state: 'inspected', on: '2025-04-20', ...over,
  values: { enforcement_field: 'market', mode: 'random', matters: '…', subject_kind: 'enterprise', handlers: ['a', 'b'], approved_on: '2025-03-01', inspected_on: '2025-03-03', ...over.values },
  documents: { notice: '2025-03-02', ...over.documents }, facts: { ...nobodyKnown, officers: 2, annual_cap: null, visits: [], items: [], joint_items: [], recording_scenes: [], ...over.facts },
})
const fault = (id: string, over?: Seen<typeof inspection>) => faultIn(inspection, of(id), inspected(over))
const ordered = (id: string, over: Seen<typeof rectificationOrder> = {}) => faultIn(rectificationOrder, of(id), {
  state: 'correcting', on: '2025-04-20', ...over, values: { enforcement_field: 'market', kind: 'by_day', cause: '…', handlers: ['a', 'b'], ordered_on: '2025-03-03', correct_by: '2025-03-13', ...over.values }, rows: { party: [], ...over.rows }, facts: { ...nobodyKnown, officers: 2, notice_term: null, recorded_services: [], recheck_term: workingDays(10, 处罚法.art(28, 1)), ...over.facts },
})

test('依法实施的检查、责令改正，没有一条规则提出问题', () => {
  for (const { id, of: { id: ledger } } of checks) {
    if (ledger === 'inspection') expect(fault(id), id).toBeNull()
    if (ledger === 'rectification_order') expect(ordered(id), id).toBeNull()
  }
})
test('检查人员不少于两人（第四十二条）', () => {
  expect(fault('inspection_officers', { values: { handlers: ['a'] } })).toContain('写明 1 名')
  expect(fault('inspection_officers', { values: { handlers: [] }, handled: false })).toBeNull()
})
test('涉企检查先批准、出具通知书；针对线索的、巡查、对其他单位的除外（国办发〔2024〕54号）', () => {
  expect(fault('inspection_announced', { values: { approved_on: null } })).toContain('没有经批准')
  expect(fault('inspection_announced', { documents: { notice: '2025-03-04' } })).toContain('没有送达检查通知书')
  for (const values of [{ mode: 'targeted' as const }, { patrol: true }, { subject_kind: 'organisation' as const }]) expect(fault('inspection_announced', { values: { ...values, approved_on: null } })).toBeNull()
})
const visit = (over: object = {}) => ({ values: { enforcement_field: 'market', mode: 'random', patrol: false, inspected_on: '2025-02-03', ...over } })
test('年度频次由同一代码的检查记录计数；没有设定上限的不检查（国办发〔2024〕54号）', () => {
  const twice = { annual_cap: 2, visits: [visit(), visit({ inspected_on: '2025-01-15' }), visit({ inspected_on: '2025-03-03' })] }
  expect(fault('inspection_frequency', { facts: twice })).toBe('2025-03-03 检查前，本领域本年度已经检查该企业 2 次，年度上限为 2 次')
  expect(fault('inspection_frequency', { facts: { ...twice, annual_cap: null } })).toBeNull()
  expect(fault('inspection_frequency', { facts: { ...twice, annual_cap: 3 } })).toBeNull()
  // What somebody typed is no record.
  expect(fault('inspection_frequency', { values: { earlier_this_year: 9 }, facts: { annual_cap: 2 } })).toBeNull()
})
test('检查事项的年度次数：按当日有效的清单，由写明该事项的检查记录计数，下属单位、联合检查的也计入（国办发〔2015〕58号二（三））', () => {
  const item = (over: object = {}, valid_from = '2025-01-01') => ({ id: 'i', valid_from, valid_until: null, values: { name: '价格公示', unit: 'bureau', enforcement_field: 'market', yearly_limit: 1, ...over } })
  const made = (over: object = {}) => ({ ...visit({ matters: '登记事项；价格公示', ...over }), org_id: 'team', id: 'v' })
  const over = (visits: readonly object[], items: readonly object[] = [item()], values: object = {}) => fault('inspection_item_frequency', {
    values: { matters: '价格公示\n其他', ...values }, facts: { kin: { own: '', above: ['bureau'], below: [], before: [], after: [] }, visits, items } })
  expect(over([made()])).toBe('2025-03-03 检查前，「价格公示」本年度已经检查该对象 1 次，年度上限为 1 次')
  expect(over([made({ enforcement_field: 'urban_management', joint_units: ['bureau'] })])).not.toBeNull()
  for (const other of [{ matters: '价格公示牌' }, { mode: 'targeted' }, { patrol: true }, { inspected_on: '2025-03-03' }, { inspected_on: '2024-12-30' }, { enforcement_field: 'urban_management' }]) expect(over([made(other)]), JSON.stringify(other)).toBeNull()
  for (const list of [[item({ yearly_limit: 2 })], [item({ yearly_limit: null })], [item({ unit: 'elsewhere' })], [item({}, '2025-03-04')]]) expect(over([made()], list)).toBeNull()
  for (const values of [{ matters: '登记事项' }, { mode: 'targeted' as const }, { mode: 'focused' as const }]) expect(over([made()], [item()], values)).toBeNull()
})
test('上年的、本次之后的、其他领域的、巡查、针对线索的检查不计入频次；针对线索的检查本身不受上限', () => {
  for (const over of [{ inspected_on: '2024-12-30' }, { inspected_on: '2025-03-04' }, { enforcement_field: 'housing' }, { patrol: true }, { mode: 'targeted' }, { mode: 'focused' }])
    expect(fault('inspection_frequency', { facts: { annual_cap: 1, visits: [visit(over)] } }), JSON.stringify(over)).toBeNull()
  expect(fault('inspection_frequency', { facts: { annual_cap: 1, visits: [visit()] } })).not.toBeNull()
  // A record that does not say how it was inspected may be of a signal.
  expect(fault('inspection_frequency', { values: { mode: null as never }, facts: { annual_cap: 1, visits: [visit()] }, handled: false })).toBeNull()
  expect(fault('inspection_frequency', { values: { mode: 'targeted' }, facts: { annual_cap: 1, visits: [visit()] } })).toBeNull()
})
test('本地清单要求现场检查音像记录的（国办发〔2018〕118号（八））', () => {
  const facts = { recording_scenes: ['inspection'] }
  expect(fault('inspection_recorded', { facts })).toBe('现场检查应当音像记录，案卷没有写明或者附具音像记录')
  for (const over of [{ values: { recording: '记录仪 1 号' } }, { hasRecording: true }, { values: { patrol: true } }, { handled: false }]) expect(fault('inspection_recorded', { ...over, facts })).toBeNull()
})
test('检查结果二十个工作日内公示（国办发〔2018〕118号（六））', () => {
  expect(fault('inspection_published_in_time', { clocks: { publication: { state: 'met', due_on: '2025-03-31', met_on: '2025-03-20' } } })).toBeNull()
  expect(fault('inspection_published_in_time', { clocks: { publication: { state: 'lapsed', due_on: '2025-03-31' } } })).toBe('检查结果公示期限至 2025-03-31 届满，没有公示')
})
test('检查对象代码校验', () => expect(fault('inspection_subject_code', { values: { subject_code: '91990112MA05X7T131' } })).toContain('校验码'))
test('责令改正：人数、期限、复查、公示、代码（第二十八、四十二条）', () => {
  const lapsed = { state: 'lapsed', due_on: '2025-03-27' } as const
  expect(ordered('order_officers', { values: { handlers: ['a'] } })).toContain('写明 1 名')
  expect(ordered('order_term', { values: { correct_by: null } })).toBe('责令限期改正，没有写明改正期限')
  expect(ordered('order_term', { values: { kind: 'at_once', correct_by: null } })).toBeNull()
  const local = { recheck_term: workingDays(10, { law: '某区责令改正复查办法', article: 3 }) }
  expect(ordered('order_rechecked', { clocks: { recheck: lapsed }, facts: local })).toBe('期满复查至 2025-03-27 届满，没有复查')
  expect(ordered('order_rechecked', { clocks: { recheck: lapsed } }), '法律没有规定复查的期限').toBe('存疑：期满复查至 2025-03-27 届满，没有复查；该期限是实务做法，本地尚未规定')
  expect(ordered('order_rechecked', { clocks: { recheck: lapsed }, values: { corrected_on: '2025-03-10' } })).toBeNull()
  expect(ordered('order_published_in_time', { clocks: { publication: lapsed } })).toContain('没有公示')
  expect(ordered('order_published_in_time', { clocks: { publication: lapsed }, state: 'revoked' })).toBeNull()
  expect(ordered('order_party_code', { rows: { party: [{ name: '某公司', credit_code: '91990112MA05X7T131' }] } })).toContain('校验码')
})
