import { describe, expect, test } from 'vitest'
import { against, company, decide, facts, person, ripe, type Case } from '../../../../test/support/penalty.ts'

describe('立案与执法人员（第四十二、四十三、五十四条）', () => {
  test('执法人员不得少于两人', () => {
    const lead: Case = { state: 'lead', facts: facts(), values: { enforcement_field: 'other' }, rows: { party: [company] } }
    expect(against(lead, 'file', { handlers: ['a'] })).toEqual(['承办的执法人员少于法定人数'])
    expect(against(lead, 'file', { handlers: ['a', 'b'] })).toEqual([])
  })
  test('回避申请决定前不停止调查，但不得作出处罚决定', () => {
    const asked = { rows: { recusal: [{ officer: '甲', reason: '亲属', decision: null }] } }
    expect(against({ ...ripe(asked), state: 'investigating' }, 'conclude')).toEqual([])
    expect(decide(asked)).toContain('回避申请尚未作出决定')
  })
})

describe('当场处罚（第五十一、五十二条）', () => {
  const spot = (sanction: readonly object[], party: object = person, over: Case = {}, field = 'other', day: '2025-03-03' | '2026-03-03' = '2025-03-03') => against({
    on: day, facts: facts(field, day), rows: { party: [party] as never, sanction: sanction as never, violation: [{ description: '某行为', penalty_provision: '某法第一条' }] }, values: { lead_on: day, enforcement_field: field as 'other', handlers: ['a', 'b'], decided_on: day, ...over.values },
    ...(over.rows && { rows: { party: [party] as never, sanction: sanction as never, ...over.rows } }),
  }, 'decide_on_the_spot', { findings: '…' })
  test('对公民二百元以下，对单位三千元以下，或者警告', () => {
    expect(spot([{ kind: 'fine', amount: '200.00' }])).toEqual([])
    expect(spot([{ kind: 'fine', amount: '200.01' }])).toEqual(['罚款超过可以当场处罚的数额，应当适用普通程序'])
    expect(spot([{ kind: 'fine', amount: '3000.00' }], company)).toEqual([])
    expect(spot([{ kind: 'warning' }])).toEqual([])
    expect(spot([{ kind: 'criticism' }])).toEqual(['当场处罚只能是警告或者罚款'])
  })
  test('治安2026年起五百元以下；一名人民警察须无异议并全程录音录像', () => {
    expect(spot([{ kind: 'fine', amount: '500.00' }], person, {}, 'public_security', '2026-03-03')).toEqual([])
    expect(spot([{ kind: 'fine', amount: '500.00' }], person, {}, 'public_security')).toEqual(['罚款超过可以当场处罚的数额，应当适用普通程序'])
    const alone = '一名人民警察作出决定的，当事人应当没有异议，并全程同步录音录像'
    expect(spot([{ kind: 'warning' }], person, { values: { handlers: ['a'] } }, 'public_security', '2026-03-03')).toEqual([alone])
    expect(spot([{ kind: 'warning' }], person, { values: { handlers: ['a'] } }, 'public_security')).toEqual([])
    expect(spot([{ kind: 'warning' }], person, { values: { handlers: ['a'], recorded: true, uncontested: true } }, 'public_security', '2026-03-03')).toEqual([])
    expect(spot([{ kind: 'warning' }], person, { values: { handlers: ['a'], recorded: true, uncontested: true } })).toEqual(['承办的执法人员少于法定人数'])
  })
  test('决定书应当载明处罚的依据（第五十二条第二款）', () => {
    expect(spot([{ kind: 'warning' }], person, { rows: { violation: [{ description: '某行为' }] } })).toEqual(['当场处罚决定书应当载明处罚的依据'])
    expect(spot([{ kind: 'warning', basis: '某法第一条' }], person, { rows: { violation: [{ description: '某行为' }] } })).toEqual([])
  })
  test('当场收缴不在处罚之前，也不在今天之后；没有罚款或者没有日期的，不成其为收缴', () => {
    const collected = (collected_on: '2025-03-02' | '2025-03-03' | '2025-03-04' | null, kind = 'fine') =>
      spot([{ kind, amount: kind === 'fine' ? '50.00' : null }], person, { values: { collected_on, collection_ground: 'up_to_100', receipt_number: '1' } })
    expect(collected('2025-03-03')).toEqual([])
    expect(collected('2025-03-04')).toEqual(['当场收缴日期尚未到来'])
    expect(collected('2025-03-02')).toEqual(['当场收缴日期不得早于处罚决定'])
    expect(collected(null)).toEqual(['写明当场收缴的情形或者票据号码的，应当写明当场收缴日期'])
    expect(collected('2025-03-03', 'warning')).toEqual(['没有处以罚款，不存在当场收缴'])
  })
  test('收缴的罚款先交至机关，再缴付银行，各一次（第七十一条）', () => {
    const paid = (values: Case['values'], action: 'hand_in' | 'bank', input: Case['values']) => against({ state: 'executing', on: '2025-03-05', facts: facts(), values: { collected_on: '2025-03-03', ...values } }, action, input)
    expect(paid({}, 'hand_in', { handed_in_on: '2025-03-05' })).toEqual([])
    expect(paid({}, 'hand_in', { handed_in_on: '2025-03-06' })).toEqual(['交至机关、缴付银行的日期尚未到来'])
    expect(paid({ handed_in_on: '2025-03-05' }, 'bank', { banked_on: '2025-03-04' })).toEqual(['缴付银行的日期不得早于交至机关'])
    expect(paid({ handed_in_on: '2025-03-04' }, 'hand_in', { handed_in_on: '2025-03-05' })).toEqual(['罚款已经交至机关'])
    expect(paid({ handed_in_on: '2025-03-04', banked_on: '2025-03-04' }, 'bank', { banked_on: '2025-03-05' })).toEqual(['罚款已经缴付银行'])
  })
  test('当场收缴须有法定情形和专用票据', () => {
    expect(spot([{ kind: 'fine', amount: '150.00' }], person, { values: { collected_on: '2025-03-03' } })).toEqual(['当场收缴罚款应当写明法定情形', '当场收缴罚款应当出具财政部门统一制发的专用票据'])
    expect(spot([{ kind: 'fine', amount: '150.00' }], person, { values: { collected_on: '2025-03-03', collection_ground: 'up_to_100', receipt_number: '1' } })).toEqual(['罚款超过可以当场收缴的小额罚款（一百元，治安二百元）'])
  })
})

describe('期限的延长与扣除（第六十条，按领域）', () => {
  const running = (extended: number, extension: number, field: string, approval: string) =>
    against(ripe({ state: 'investigating', clocks: { decision: { state: 'running', due_on: '2025-04-06', extended, extension } } }, field), 'extend', { extension_approval: approval as 'organ_head' })
  test('没有专门规定的领域不得延长', () => expect(running(0, 0, 'other', 'organ_head')).toEqual(['本执法领域的规定没有延长办案期限的规定']))
  // The test of what was typed sees the clock as it is after the act.
  test('市场监管第一次由负责人批准延长三十日，再次由集体讨论决定', () => {
    const typed = (extended: number, extension: number, approval: string) => running(extended, extension, 'market', approval).filter((reason) => !reason.startsWith('本执法领域'))
    expect(typed(1, 30, 'organ_head')).toEqual([])
    expect(typed(1, 31, 'organ_head')).toEqual(['第一次延长超过规定的时间'])
    expect(typed(2, 90, 'organ_head')).toEqual(['再次延长的批准层级不符合规定'])
    expect(typed(2, 90, 'collective')).toEqual([])
  })
  test('交通运输只能延长一次', () => expect(running(1, 30, 'transport', 'organ_head')).toEqual(['本执法领域的规定没有再次延长的规定']))
  test('只有本领域规定不计入的时间才能扣除', () => {
    const rows = { excluded_time: [{ kind: 'testing', from_on: '2025-01-10', until_on: '2025-01-20' }] }
    expect(against(ripe({ state: 'investigating', rows }, 'market'), 'exclude_time', {})).toEqual([])
    expect(against(ripe({ state: 'investigating', rows }, 'natural_resources'), 'exclude_time', {})).toEqual(['本执法领域的规定没有把该事由的时间排除在办案期限之外'])
  })
})
