import { describe, expect, test } from 'vitest'
import { against, company, decide, facts, follows, person, ripe } from '../../../../test/support/penalty.ts'
import { years } from '../../../kernel/law/term.ts'
import { 处罚法 } from '../../common/law.ts'

describe('处罚的适用（第二十九、三十、三十六条）', () => {
  test('同一个违法行为不得罚款两次', () => expect(decide({}, [{ kind: 'fine', amount: '100.00' }, { kind: 'fine', amount: '200.00' }])).toEqual(['对同一个违法行为不得给予两次以上罚款']))
  test('罚款的次数不得多于违法行为的个数', () => {
    const two = { rows: { violation: [{ description: '甲', penalty_provision: '某条' }, { description: '乙' }] } }
    const fine = { kind: 'fine', amount: '100.00' }
    expect(decide(two, [fine, fine])).toEqual([])
    expect(decide(two, [fine, fine, fine])).toEqual(['对同一个违法行为不得给予两次以上罚款'])
  })
  test('数名当事人的，每项处罚写明受处罚人，各人分别计算', () => {
    const two = { rows: { party: [{ ...company, waived_on: '2025-02-11' }, { ...company, name: '乙公司', waived_on: '2025-02-11' }] } }
    expect(decide(two, [{ kind: 'fine', amount: '100.00' }])).toEqual(['本案有数名当事人，应当写明每项处罚的受处罚人'])
    expect(decide(two, [{ kind: 'fine', amount: '100.00', party: '某公司' }, { kind: 'fine', amount: '200.00', party: '乙公司' }])).toEqual([])
  })
  test('决定书应当载明当事人的地址和处罚的依据（第五十九条）', () => {
    expect(decide({ rows: { party: [{ ...company, address: null }] } })).toEqual(['处罚决定书应当载明当事人的地址，请先由承办人办理「补正当事人信息」'])
    const unfounded = { rows: { violation: [{ description: '某行为' }] } }
    expect(decide(unfounded)).toEqual(['处罚决定书应当载明处罚的依据'])
    expect(decide(unfounded, [{ kind: 'fine', amount: '5000.00', basis: '某条例第一条' }])).toEqual([])
    expect(against(ripe(), 'revise_party')).toEqual([])
  })
  test('不满十四周岁不予处罚，不满十八周岁应当从轻或者减轻', () => {
    expect(decide({ rows: { party: [{ ...person, age: 'child' }] } })).toEqual(['不满十四周岁的未成年人不予行政处罚'])
    expect(decide({ rows: { party: [{ ...person, age: 'minor' }] } })).toEqual(['已满十四周岁不满十八周岁的，应当从轻或者减轻处罚'])
    expect(decide({ rows: { party: [{ ...person, age: 'minor' }] }, values: { mitigations: ['minor_age'] } })).toEqual([])
  })
  test('违法行为二年内未被发现的不再处罚，涉及生命健康且有危害后果的五年，治安六个月', () => {
    const ended = (ended_on: string, grave_harm = false) => ({ rows: { violation: [{ description: '某行为', penalty_provision: '某条例第一条', ended_on, grave_harm }] } })
    const barred = '违法行为超过追究期限未被发现，不再给予行政处罚'
    expect(decide(ended('2023-01-01'))).toEqual([barred])
    expect(decide(ended('2023-01-02'))).toEqual([])
    expect(decide(ended('2020-01-02', true))).toEqual([])
    expect(decide(ended('2020-01-01', true))).toEqual([barred])
    expect(decide(ended('2024-07-01'), [{ kind: 'fine', amount: '500.00' }], 'public_security')).toEqual([barred])
    expect(decide({ ...ended('2023-01-01'), facts: { time_bar: years(3, 处罚法.art(36, 1)) } })).toEqual([])
  })
  test('调整适用裁量基准：本机关的经主要负责人批准或者集体讨论，上级的报制定机关批准', () => {
    const benchmark_note = '适用该阶次明显不当，理由是……'
    expect(decide({ values: { benchmark: 'own_adjusted', benchmark_note } })).toEqual(['调整适用本机关裁量基准，应当经主要负责人批准或者集体讨论通过'])
    expect(decide({ values: { benchmark: 'own_adjusted', benchmark_note, benchmark_approval: 'collective' } })).toEqual([])
    expect(decide({ values: { benchmark: 'superior_adjusted', benchmark_note, benchmark_approval: 'head' } })).toEqual(['调整适用上级机关裁量基准，应当报制定机关批准'])
  })
  test('罚款没有金额、处罚了案外人的，不是完整的决定', () => {
    expect(decide({}, [{ kind: 'fine', amount: null }])).toEqual(['罚款应当写明金额'])
    expect(decide({}, [{ kind: 'fine', amount: '1.00', party: '李四' }])).toEqual(['受处罚人不是本案当事人'])
  })
})

describe('第五十七条的各种处理', () => {
  test('违法行为轻微、违法事实不成立、移送司法机关，都不必告知处罚', () => {
    const concluded = ripe({ state: 'concluded', documents: { prior_notice: undefined }, values: { proposed_outcome: 'no_penalty' } })
    for (const name of ['decide_no_penalty', 'decide_not_established', 'transfer_to_justice', 'withdraw_case'] as const) expect(against(concluded, name, {})).toEqual([])
    expect(against(concluded, 'notify')).toEqual(['处理建议不是给予行政处罚，无须告知'])
  })
  test('线索阶段可以不予立案，立案后不可以', () => {
    expect(against({ state: 'lead', facts: facts() }, 'decline')).toEqual([])
    expect(against(ripe({ state: 'investigating' }), 'decline')).toHaveLength(1)
  })
  test('一份决定按最重的种类计，有名称的种类先于其他', () => {
    const sanction = [{ kind: 'other' }, { kind: 'warning' }, { kind: 'fine', amount: '3000.00' }, { kind: 'confiscation', amount: '0.01' }]
    expect(follows('decide_penalty', ripe({ rows: { sanction } }))).toMatchObject({ heaviest_kind: 'confiscation', fine_total: '3000.00', amount_total: '3000.01' })
  })
})

test('移送公安机关的批准时间不在办理之后（移送规定第五条第二款）', () => {
  const transfer = (transfer_approved_at: string) => against({ state: 'investigating', on: '2025-03-03', facts: facts(), values: { handlers: ['a', 'b'] } }, 'transfer_to_justice', { transfer_approved_at })
  expect(transfer('2025-03-03T01:00:00.000Z')).toEqual([])
  expect(transfer('2025-03-03T16:30:00.000Z')).toEqual(['移送批准时间尚未到来'])
})

test('违法行为的日期不在办理之后', () => {
  const concluded = (ended_on: string) => against({ state: 'investigating', on: '2025-03-03', facts: facts(), values: { handlers: ['a', 'b'], enforcement_field: 'other' }, rows: { party: [company], violation: [{ description: '某行为', ended_on }] } }, 'conclude', { proposed_outcome: 'penalty' })
  expect(concluded('2025-03-03')).toEqual([])
  expect(concluded('2025-03-04')).toEqual(['违法行为发生（终了）日期尚未到来'])
})
