import { describe, expect, test } from 'vitest'
import { card, officersFacts } from '../../../test/support/certificates.ts'
import { certificateNumbers, certified, type Staffed } from './certified.ts'

const staffed = (facts: object = {}, more: Partial<Staffed['values']> = {}): Staffed => ({
  on: '2025-03-03', values: { handlers: ['甲', '乙'], enforcement_field: 'market', certificate_numbers: null, ...more },
  facts: { ...officersFacts(['甲', '乙']), ...facts } as Staffed['facts'],
})
const [bar] = Object.values(certified())
const reasons = (facts: object = {}, more: Partial<Staffed['values']> = {}) => bar!.cases(staffed(facts, more))
const first = (values: object, state = 'valid', org = 'own') => ({ certificates: [card('甲', org, values as never, state), card('乙', 'own')] })

describe('行政处罚应当由具有行政执法资格的执法人员实施（第四十二条第一款）', () => {
  test('证件对本机关、本领域、当日有效的，可以办案；证号由名册填写', () => {
    expect(reasons()).toEqual([])
    expect(certificateNumbers(staffed())).toEqual({ certificate_numbers: '证甲、证乙' })
    expect(bar!.basis).toMatchObject({ article: 42, paragraph: 1 })
  })
  test('没有登记证件的、待核实的，写明是谁', () => {
    expect(reasons({ certificates: [card('乙', 'own')], officer_names: [{ id: '甲', name: '张三' }] })).toEqual(['张三没有登记执法证件'])
    expect(reasons(first({}, 'recorded'))).toEqual(['甲某没有登记执法证件'])
  })
  test.each([
    ['有效期届满', { valid_until: '2025-03-02' }, '有效期已于 2025-03-02 届满'],
    ['尚未生效', { issued_on: '2025-03-04' }, '自 2025-03-04 起有效'],
    ['暂扣', { suspended_on: '2025-03-01' }, '自 2025-03-01 起暂扣'],
    ['注销', { ended_on: '2025-03-03' }, '已于 2025-03-03 停止使用'],
    ['别的领域', { enforcement_fields: ['health'] }, '执法类别不含市场监管'],
  ])('%s的，写明证号和原因', (_, values, why) => {
    expect(reasons(first(values))).toEqual([`甲某，执法证号证甲：${why}`])
  })
  test.each([['cancelled', '已停止使用，没有登记停止的日期'], ['replaced', '已停止使用，没有登记停止的日期'], ['suspended', '已暂扣，没有登记暂扣的日期']])('外来的记录没有日期的（%s），也不算有效', (state, why) => {
    expect(reasons(first({}, state))).toEqual([`甲某，执法证号证甲：${why}`])
  })
  test('有效期最后一日仍然有效，恢复之日起可以使用', () => {
    expect(reasons(first({ valid_until: '2025-03-03' }))).toEqual([])
    expect(reasons(first({ suspended_on: '2025-02-01', restored_on: '2025-03-03' }))).toEqual([])
  })
  test('有一个证件有效即可；都无效的，逐个写明', () => {
    const two = (second: object) => ({ certificates: [card('甲', 'own', { valid_until: '2025-01-31' }), card('甲', 'own', { certificate_number: '新证', ...second }), card('乙', 'own')] })
    expect(reasons(two({}))).toEqual([])
    expect(certificateNumbers(staffed(two({})))).toEqual({ certificate_numbers: '新证、证乙' })
    expect(reasons(two({ ended_on: '2025-02-01' }))).toEqual(['甲某，执法证号证甲：有效期已于 2025-01-31 届满；执法证号新证：已于 2025-02-01 停止使用'])
  })
  test('外单位的证件不算；上级、下属、机构改革前后的单位的算', () => {
    const elsewhere = first({}, 'valid', 'other')
    expect(reasons(elsewhere)).toEqual(['甲某，执法证号证甲：不属于本机关，也没有委托、承继关系'])
    for (const side of ['above', 'below', 'before', 'after'])
      expect(reasons({ ...elsewhere, kin: { own: 'own', above: [], below: [], before: [], after: [], [side]: ['other'] } })).toEqual([])
  })
  test('受委托组织在委托的领域和期限内以委托机关名义实施（第二十条）；行政强制措施权不得委托（行政强制法第十七条第一款）', () => {
    const delegated = (values: object) => ({ ...first({}, 'valid', 'other'), entrusted: [{ values: {
      unit: 'other', entrusted_by: 'own', enforcement_field: 'market', further_fields: [], delegated_from: '2025-01-01', delegated_until: '2025-12-31', ...values } }] })
    expect(reasons(delegated({}))).toEqual([])
    for (const past of [{ delegated_until: '2025-03-02' }, { delegated_from: '2025-03-04' }, { enforcement_field: 'health' }]) expect(reasons(delegated(past))).toHaveLength(1)
    const [coercion] = Object.values(certified({ delegable: false }))
    expect(coercion!.cases(staffed(delegated({})))).toHaveLength(1)
  })
  test('本地设定不核对的，不拒绝，证号照填', () => {
    expect(reasons({ certificates: [], certificate_required: false })).toEqual([])
    expect(certificateNumbers(staffed({ certificates: [] }, { certificate_numbers: '旧001' }))).toEqual({ certificate_numbers: '旧001' })
  })
})
