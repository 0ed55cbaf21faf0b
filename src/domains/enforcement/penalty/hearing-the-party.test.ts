import { describe, expect, test } from 'vitest'
import { against, company, decide, follows, person, ripe, type Case } from '../../../../test/support/penalty.ts'

describe('告知与陈述申辩（第四十四、四十五、六十二条）', () => {
  test('告知书送达全体当事人、陈述申辩期满后，可以作出处罚决定', () => expect(decide()).toEqual([]))
  test('告知书写明的陈述申辩期限就是计算的期限：农业三个工作日，本地另有设定的从其设定', () => {
    const told = (field?: string, over: Case = {}) => follows('notify', ripe({ state: 'concluded', ...over }, field))['plea_term']
    expect([told(), told('agriculture'), told('other', { facts: { plea_term: { length: 7, unit: 'calendar_day', end_day: 'roll' } } as never })]).toEqual(['5个工作日', '3个工作日', '7日'])
  })
  test('没有告知的，不得作出处罚决定', () => {
    expect(decide({ documents: { prior_notice: undefined } })).toContain('行政处罚事先告知书尚未送达全体当事人')
  })
  test('补充调查后应当重新告知，以前的告知、审核、听证不再算数', () => {
    expect(follows('conclude', ripe({ state: 'investigating' }))).toMatchObject({ notified_on: null, review_result: null, hearing_outcome: null })
    expect(decide({ values: { notified_on: null } })).toContain('行政处罚事先告知书尚未送达全体当事人')
  })
  test('期限未满又没有陈述申辩的，不得作出决定；当事人明确放弃的除外', () => {
    const early: Case = { clocks: { plea: { state: 'running', due_on: '2025-03-04' } } }
    expect(decide(early)).toEqual(['陈述申辩期限未满，当事人也没有陈述申辩或者明确放弃'])
    expect(decide({ ...early, rows: { party: [{ ...company, waived_on: '2025-02-11' }] } })).toEqual([])
    expect(decide({ ...early, rows: { party: [{ ...company, statement_on: '2025-02-12' }] } })).toEqual([])
  })
  test('数名当事人中一人没有表示意见的，仍须等待', () => {
    const early: Case = { clocks: { plea: { state: 'running', due_on: '2025-03-04' } }, rows: { party: [{ ...company, waived_on: '2025-02-11' }, { ...company, name: '乙公司' }] } }
    expect(decide(early, [{ kind: 'fine', amount: '1.00', party: '某公司' }])).toContain('陈述申辩期限未满，当事人也没有陈述申辩或者明确放弃')
  })
  test('期限的最后一日仍可陈述申辩', () => {
    expect(decide({ clocks: { plea: { state: 'running', due_on: '2025-03-03' } } })).not.toEqual([])
  })
  test('前一次告知后的放弃，不能代替重新告知后的陈述申辩', () => {
    expect(decide({ values: { notified_on: '2025-02-20' }, clocks: { plea: { state: 'running', due_on: '2025-03-04' } }, rows: { party: [{ ...company, waived_on: '2025-02-11' }] } })).not.toEqual([])
  })
  test('不得因陈述申辩给予更重的处罚：金额、种类都不得超过告知的内容', () => {
    const heavier = '处罚重于告知的内容；不得因当事人陈述、申辩而加重，确因新的事实加重的应当重新告知'
    expect(decide({}, [{ kind: 'fine', amount: '5000.01' }])).toEqual([heavier])
    expect(decide({}, [{ kind: 'fine', amount: '100.00' }, { kind: 'suspension' }])).toEqual([heavier])
    expect(decide({}, [{ kind: 'warning' }])).toEqual([])
  })
})

const tooSoon = '距听证已不足七个工作日，来不及提前通知当事人，请另定听证时间'
describe('听证（第六十三、六十四条）', () => {
  const notify = (values: Case['values'], parties: readonly object[] = [company], field = 'other') =>
    follows('notify', ripe({ values, rows: { party: parties as never } }, field))['hearing_due']
  test('不只看金额：吊销、降低资质、停产停业、关闭、限制从业都应当告知听证权利', () => {
    for (const kind of ['revocation', 'downgrade', 'shutdown', 'closure'] as const) expect(notify({ proposed_kinds: [kind], proposed_fine: null })).toBe(true)
    for (const kind of ['warning', 'criticism', 'suspension'] as const) expect(notify({ proposed_kinds: [kind], proposed_fine: null })).toBe(false)
  })
  test('较大数额按自然人和单位分别设定，没收按同一数额', () => {
    expect(notify({ proposed_fine: '99999.99' })).toBe(false)
    expect(notify({ proposed_fine: '100000.00' })).toBe(true)
    expect(notify({ proposed_fine: '10000.00' }, [person])).toBe(true)
    expect(notify({ proposed_kinds: ['confiscation'], proposed_fine: null, proposed_confiscation: '100000.00' })).toBe(true)
  })
  test('农业领域超过一万元才是较大数额', () => {
    expect(notify({ proposed_fine: '10000.00' }, [person], 'agriculture')).toBe(false)
    expect(notify({ proposed_fine: '10000.01' }, [person], 'agriculture')).toBe(true)
  })
  test('法律、法规、规章规定的其他情形由承办人写明', () => expect(notify({ proposed_fine: '1.00', hearing_other_ground: true })).toBe(true))
  test('属于听证范围而没有告知听证权利的，不得作出决定', () => {
    expect(decide({ values: { proposed_fine: '200000.00', hearing_due: false } }, [{ kind: 'fine', amount: '200000.00' }])).toEqual(['拟处罚属于听证范围，却没有告知听证权利'])
  })
  test('要求听证的五个工作日内不得作出决定；要求听证的，举行前不得作出决定', () => {
    const due: Case = { values: { hearing_due: true }, clocks: { hearing_request: { state: 'running', due_on: '2025-03-04' } } }
    expect(decide(due)).toEqual(['要求听证的期限未满，当事人也没有明确放弃'])
    const asked = { ...due, rows: { party: [{ ...company, hearing_requested_on: '2025-02-12', statement_on: '2025-02-12' }] } }
    expect(decide(asked)).toEqual(['当事人要求听证，尚未组织听证'])
    expect(decide({ ...asked, values: { hearing_due: true, hearing_outcome: 'waived', hearing_held_on: '2025-02-26' } })).toEqual([])
  })
  test('听证由非本案调查人员主持，提前七个工作日通知', () => {
    const asked = ripe({ rows: { party: [{ ...company, hearing_requested_on: '2025-02-12' }] } })
    expect(against(asked, 'arrange_hearing', { hearing_presider: 'a' })).toEqual(['听证主持人应当是非本案调查人员'])
    expect(against(asked, 'arrange_hearing', { hearing_presider: 'c' })).toEqual([])
    expect(against(ripe(), 'arrange_hearing')).toEqual(['没有当事人要求听证'])
    expect(against({ ...asked, state: 'hearing', documents: { hearing_notice: '2025-02-20' }, clocks: { hearing_notice: 'late' } }, 'hold_hearing')).toEqual(['没有在举行听证的七个工作日前通知当事人'])
  })
  test('安排、改期时距听证已不足七个工作日的，当时就指出，不等到听证结束', () => {
    const asked = ripe({ rows: { party: [{ ...company, hearing_requested_on: '2025-02-12' }] }, clocks: { hearing_notice: { state: 'running', due_on: '2025-03-02' } } })
    expect(against(asked, 'arrange_hearing', { hearing_presider: 'c' })).toEqual([tooSoon])
    expect(against({ ...asked, state: 'hearing' }, 'postpone_hearing', {})).toEqual([tooSoon])
    expect(against({ ...asked, state: 'hearing', clocks: { hearing_notice: { state: 'running', due_on: '2025-03-03' } } }, 'postpone_hearing', {})).toEqual([])
  })
  test('要求听证的，听证结束后才送法制审核（第五十八条第一款第二项）；听证不会在约定的时间之前结束', () => {
    const asked = ripe({ rows: { party: [{ ...company, hearing_requested_on: '2025-02-12' }] } })
    expect(against(asked, 'submit_review')).toEqual(['当事人要求听证，尚未组织听证'])
    expect(against({ ...asked, values: { ...asked.values, hearing_outcome: 'held', hearing_held_on: '2025-02-26' } }, 'submit_review')).toEqual([])
    expect(against({ ...asked, values: { ...asked.values, hearing_outcome: 'held', hearing_held_on: '2025-02-26' } }, 'arrange_hearing')).toEqual(['听证已经结束'])
    const over = (hearing_held_on: '2025-02-25' | '2025-02-26') => against({ ...asked, state: 'hearing', documents: { hearing_notice: '2025-02-13' }, values: { handlers: ['a', 'b'], hearing_at: '2025-02-25T16:30:00.000Z' } }, 'hold_hearing', { hearing_held_on })
    expect(over('2025-02-26')).toEqual([])
    expect(over('2025-02-25')).toEqual(['听证结束日期不得早于听证时间'])
  })
})

test('拟处罚款的，告知时写明金额，零元不是金额（第四十四条）', () => {
  const told = (proposed_fine: string | null) => against(ripe({ state: 'concluded' }), 'notify', { proposed_kinds: ['fine'], proposed_fine })
  expect(told('0.01')).toEqual([])
  for (const none of [null, '0.00']) expect(told(none)).toEqual(['拟处罚款的，应当写明金额'])
})

test('法制审核通过后没有听证、重新告知的，不再送审：再送会使审核和集体讨论作废', () => {
  const passed = (over: Case['values']) => against(ripe({ values: { review_result: 'passed', reviewed_on: '2025-02-20', ...over } }), 'submit_review')
  expect(passed({})).toEqual(['法制审核已经通过，此后没有听证、重新告知'])
  expect(passed({ notified_on: '2025-02-21' })).toEqual([])
  expect(passed({ hearing_outcome: 'held', hearing_held_on: '2025-02-26' })).toEqual([])
})

describe('逾期要求听证', () => {
  test('告知后五个工作日届满才要求听证的，不影响作出决定，机关仍可以组织', () => {
    const late: Case = { values: { hearing_due: true }, clocks: { hearing_request: { state: 'lapsed', due_on: '2025-02-17' } }, rows: { party: [{ ...company, hearing_requested_on: '2025-02-18' }] } }
    expect(decide(late)).toEqual([])
    expect(against(ripe(late), 'arrange_hearing', { hearing_presider: 'c' })).toEqual([])
    expect(decide({ ...late, rows: { party: [{ ...company, hearing_requested_on: '2025-02-17' }] } })).toEqual(['当事人要求听证，尚未组织听证'])
  })
})

describe('法制审核与集体讨论（第五十七、五十八条）', () => {
  const complex = { review_grounds: ['complex'] as const }
  test('不是每个案件都经法制审核，四类案件必须经过', () => {
    expect(decide()).toEqual([])
    for (const ground of ['public_interest', 'hearing', 'complex', 'by_law'] as const) expect(decide({ values: { review_grounds: [ground] } })).toEqual(['应当进行法制审核，尚未审核或者审核未通过'])
    expect(decide({ values: { ...complex, review_result: 'returned', reviewed_on: '2025-03-01' } })).toEqual(['应当进行法制审核，尚未审核或者审核未通过'])
    expect(decide({ values: { ...complex, review_result: 'passed', reviewed_on: '2025-03-01' } })).toEqual([])
  })
  test('经过听证程序的，听证结束后进行法制审核', () => {
    const held = { hearing_outcome: 'held', hearing_held_on: '2025-02-26', hearing_due: true } as const
    const rows = { party: [{ ...company, hearing_requested_on: '2025-02-12', statement_on: '2025-02-12' }] }
    expect(decide({ values: held, rows })).toEqual(['应当进行法制审核，尚未审核或者审核未通过'])
    expect(decide({ values: { ...held, review_result: 'passed', reviewed_on: '2025-02-20' }, rows })).toEqual(['法制审核应当在听证结束后进行'])
    expect(decide({ values: { ...held, review_result: 'passed', reviewed_on: '2025-02-27' }, rows })).toEqual([])
  })
  test('办案人员不得审核本案', () => {
    expect(against({ ...ripe(), state: 'reviewing', actor: 'a' }, 'pass_review')).toEqual(['办案人员不得审核本案'])
    expect(against({ ...ripe(), state: 'reviewing', actor: 'c' }, 'pass_review')).toEqual([])
  })
  test('审核退回的，处理后可以再次送审', () => {
    expect(against(ripe({ state: 'concluded', values: { ...complex, review_result: 'returned' } }), 'submit_review')).toEqual([])
  })
  test('情节复杂或者重大违法行为由负责人集体讨论', () => {
    expect(decide({ values: { major: true } })).toEqual(['情节复杂或者重大违法行为，应当由负责人集体讨论'])
    expect(decide({ values: { major: true, discussed_on: '2025-03-01' } })).toEqual([])
  })
  test('市场监管应当法制审核的案件、交通运输听证范围的案件，也应当集体讨论', () => {
    const passed = { ...complex, review_result: 'passed', reviewed_on: '2025-03-01' } as const
    expect(decide({ values: passed }, undefined, 'market')).toEqual(['情节复杂或者重大违法行为，应当由负责人集体讨论'])
    expect(decide({ values: { proposed_fine: '200000.00', hearing_due: true }, clocks: { hearing_request: { state: 'running', due_on: '2025-02-17' } } }, [{ kind: 'fine', amount: '200000.00' }], 'transport')).toEqual(['情节复杂或者重大违法行为，应当由负责人集体讨论'])
  })
})
