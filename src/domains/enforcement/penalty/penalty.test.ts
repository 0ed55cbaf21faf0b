import { describe, expect, test } from 'vitest'
import { reasons, snapshot, type Given } from '../../../../test/support/snapshot.ts'
import { years } from '../../../kernel/law/term.ts'
import { nationalValue, type SettingDef } from '../../../kernel/setting/setting.ts'
import { 处罚法 } from '../law.ts'
import { settings } from '../settings.ts'
import { penalty } from './penalty.ts'
import { looksUp } from './facts.ts'

type Case = Given<typeof penalty>
/** The nation's values for a field of enforcement, as `perform` would load them. */
const facts = (field = 'other', day: '2025-03-03' | '2026-03-03' = '2025-03-03') => ({
  ...Object.fromEntries(Object.entries(looksUp).flatMap(([name, look]) => look.kind === 'setting' ? [[name, nationalValue(settings.find(({ id }) => id === look.id)! as SettingDef, field, day)]] : [])),
  reconsiderations: [],
})
const company = { name: '某公司', kind: 'organisation' }
const person = { name: '张三', kind: 'person' }
/** What the act itself sets. */
const follows = (action: 'conclude' | 'notify' | 'decide_penalty' | 'end_challenge' | 'expire_remedy' | 'charge_late_fine', given: Case) =>
  penalty.actions[action].sets(snapshot(penalty, given) as never) as { readonly [field: string]: unknown }
/** Notified to everybody, both terms over, nobody spoke: a penalty may follow. */
const ripe = (over: Case = {}, field = 'other'): Case => ({
  state: 'notified', on: '2025-03-03', ...over,
  values: { handlers: ['a', 'b'], enforcement_field: field as 'other', lead_on: '2025-01-02', filed_on: '2025-01-06', notified_on: '2025-02-10', proposed_outcome: 'penalty', proposed_kinds: ['fine'], proposed_fine: '5000.00', ...over.values },
  rows: { party: [company], violation: [{ description: '某行为', ended_on: '2024-12-01' }], ...over.rows },
  documents: { report: true, prior_notice: '2025-02-10', ...over.documents },
  clocks: { plea: { state: 'running', due_on: '2025-02-17' }, hearing_request: 'none', ...over.clocks },
  facts: { ...facts(field), ...over.facts },
})
const decide = (over: Case = {}, sanction: readonly object[] = [{ kind: 'fine', amount: '5000.00' }], field = 'other') =>
  reasons(penalty, ripe({ ...over, rows: { ...over.rows, sanction: sanction as never } }, field), 'decide_penalty', { findings: '…', ...over.values })

describe('立案与执法人员（第四十二、四十三、五十四条）', () => {
  test('执法人员不得少于两人', () => {
    const lead: Case = { state: 'lead', facts: facts(), rows: { party: [company] } }
    expect(reasons(penalty, lead, 'file', { handlers: ['a'] })).toEqual(['承办的执法人员少于法定人数'])
    expect(reasons(penalty, lead, 'file', { handlers: ['a', 'b'] })).toEqual([])
  })
  test('回避申请决定前不停止调查，但不得作出处罚决定', () => {
    const asked = { rows: { recusal: [{ officer: '甲', reason: '亲属', decision: null }] } }
    expect(reasons(penalty, { ...ripe(asked), state: 'investigating' }, 'conclude')).toEqual([])
    expect(decide(asked)).toContain('回避申请尚未作出决定')
  })
})

describe('告知与陈述申辩（第四十四、四十五、六十二条）', () => {
  test('告知书送达全体当事人、陈述申辩期满后，可以作出处罚决定', () => expect(decide()).toEqual([]))
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
    expect(reasons(penalty, asked, 'arrange_hearing', { hearing_presider: 'a' })).toEqual(['听证主持人应当是非本案调查人员'])
    expect(reasons(penalty, asked, 'arrange_hearing', { hearing_presider: 'c' })).toEqual([])
    expect(reasons(penalty, ripe(), 'arrange_hearing')).toEqual(['没有当事人要求听证'])
    expect(reasons(penalty, { ...asked, state: 'hearing', documents: { hearing_notice: '2025-02-20' }, clocks: { hearing_notice: 'late' } }, 'hold_hearing')).toEqual(['没有在举行听证的七个工作日前通知当事人'])
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
    expect(reasons(penalty, { ...ripe(), state: 'reviewing', actor: 'a' }, 'pass_review')).toEqual(['办案人员不得审核本案'])
    expect(reasons(penalty, { ...ripe(), state: 'reviewing', actor: 'c' }, 'pass_review')).toEqual([])
  })
  test('审核退回的，处理后可以再次送审', () => {
    expect(reasons(penalty, ripe({ state: 'concluded', values: { ...complex, review_result: 'returned' } }), 'submit_review')).toEqual([])
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

describe('处罚的适用（第二十九、三十、三十六条）', () => {
  test('同一个违法行为不得罚款两次', () => expect(decide({}, [{ kind: 'fine', amount: '100.00' }, { kind: 'fine', amount: '200.00' }])).toEqual(['对同一个违法行为不得给予两次以上罚款']))
  test('不满十四周岁不予处罚，不满十八周岁应当从轻或者减轻', () => {
    expect(decide({ rows: { party: [{ ...person, age: 'child' }] } })).toEqual(['不满十四周岁的未成年人不予行政处罚'])
    expect(decide({ rows: { party: [{ ...person, age: 'minor' }] } })).toEqual(['已满十四周岁不满十八周岁的，应当从轻或者减轻处罚'])
    expect(decide({ rows: { party: [{ ...person, age: 'minor' }] }, values: { mitigations: ['minor_age'] } })).toEqual([])
  })
  test('违法行为二年内未被发现的不再处罚，涉及生命健康且有危害后果的五年，治安六个月', () => {
    const ended = (ended_on: string, grave_harm = false) => ({ rows: { violation: [{ description: '某行为', ended_on, grave_harm }] } })
    const barred = '违法行为超过追究期限未被发现，不再给予行政处罚'
    expect(decide(ended('2023-01-01'))).toEqual([barred])
    expect(decide(ended('2023-01-02'))).toEqual([])
    expect(decide(ended('2020-01-02', true))).toEqual([])
    expect(decide(ended('2020-01-01', true))).toEqual([barred])
    expect(decide(ended('2024-07-01'), [{ kind: 'fine', amount: '500.00' }], 'public_security')).toEqual([barred])
    expect(decide({ ...ended('2023-01-01'), facts: { time_bar: years(3, 处罚法.art(36, 1)) } })).toEqual([])
  })
  test('调整适用裁量基准：本机关的经主要负责人批准或者集体讨论，上级的报制定机关批准', () => {
    expect(decide({ values: { benchmark: 'own_adjusted' } })).toEqual(['调整适用本机关裁量基准，应当经主要负责人批准或者集体讨论通过'])
    expect(decide({ values: { benchmark: 'own_adjusted', benchmark_approval: 'collective' } })).toEqual([])
    expect(decide({ values: { benchmark: 'superior_adjusted', benchmark_approval: 'head' } })).toEqual(['调整适用上级机关裁量基准，应当报制定机关批准'])
  })
  test('罚款没有金额、处罚了案外人的，不是完整的决定', () => {
    expect(decide({}, [{ kind: 'fine', amount: null }])).toEqual(['罚款应当写明金额'])
    expect(decide({}, [{ kind: 'fine', amount: '1.00', party: '李四' }])).toEqual(['受处罚人不是本案当事人'])
  })
})

describe('第五十七条的各种处理', () => {
  test('违法行为轻微、违法事实不成立、移送司法机关，都不必告知处罚', () => {
    const concluded = ripe({ state: 'concluded', documents: { prior_notice: undefined }, values: { proposed_outcome: 'no_penalty' } })
    for (const name of ['decide_no_penalty', 'decide_not_established', 'transfer', 'withdraw_case'] as const) expect(reasons(penalty, concluded, name, {})).toEqual([])
    expect(reasons(penalty, concluded, 'notify')).toEqual(['处理建议不是给予行政处罚，无须告知'])
  })
  test('线索阶段可以不予立案，立案后不可以', () => {
    expect(reasons(penalty, { state: 'lead', facts: facts() }, 'decline')).toEqual([])
    expect(reasons(penalty, ripe({ state: 'investigating' }), 'decline')).toHaveLength(1)
  })
  test('一份决定按最重的种类计，有名称的种类先于其他', () => {
    const sanction = [{ kind: 'other' }, { kind: 'warning' }, { kind: 'fine', amount: '3000.00' }, { kind: 'confiscation', amount: '0.01' }]
    expect(follows('decide_penalty', ripe({ rows: { sanction } }))).toMatchObject({ heaviest_kind: 'confiscation', fine_total: '3000.00', amount_total: '3000.01' })
  })
})

describe('当场处罚（第五十一、五十二条）', () => {
  const spot = (sanction: readonly object[], party: object = person, over: Case = {}, field = 'other', day: '2025-03-03' | '2026-03-03' = '2025-03-03') => reasons(penalty, {
    on: day, facts: facts(field, day), rows: { party: [party] as never, sanction: sanction as never, violation: [{ description: '某行为' }] }, values: { lead_on: day, enforcement_field: field as 'other', handlers: ['a', 'b'], ...over.values },
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
  test('当场收缴须有法定情形和专用票据', () => {
    expect(spot([{ kind: 'fine', amount: '150.00' }], person, { values: { collected_on: '2025-03-03' } })).toEqual(['当场收缴罚款应当写明法定情形', '当场收缴罚款应当出具财政部门统一制发的专用票据'])
    expect(spot([{ kind: 'fine', amount: '150.00' }], person, { values: { collected_on: '2025-03-03', collection_ground: 'up_to_100', receipt_number: '1' } })).toEqual(['罚款超过一百元，不属于可以当场收缴的这种情形'])
  })
})

describe('期限的延长与扣除（第六十条，按领域）', () => {
  const running = (extended: number, extension: number, field: string, approval: string) =>
    reasons(penalty, ripe({ state: 'investigating', clocks: { decision: { state: 'running', due_on: '2025-04-06', extended, extension } } }, field), 'extend', { extension_approval: approval as 'organ_head' })
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
    expect(reasons(penalty, ripe({ state: 'investigating', rows }, 'market'), 'exclude_time', {})).toEqual([])
    expect(reasons(penalty, ripe({ state: 'investigating', rows }, 'natural_resources'), 'exclude_time', {})).toEqual(['本执法领域的规定没有把该事由的时间排除在办案期限之外'])
  })
})

describe('公示（第四十八条，国办发〔2018〕118号）', () => {
  const decided: Case = { state: 'executing', values: { outcome: 'penalty', decided_on: '2025-03-03' }, facts: facts() }
  test('不予公示的、已经公示的、被撤销的，不公示', () => {
    expect(reasons(penalty, decided, 'publish')).toEqual([])
    expect(reasons(penalty, { ...decided, values: { ...decided.values, publication_exemption: 'warning_only' } }, 'publish')).toEqual(['依法不予公示'])
    expect(reasons(penalty, { ...decided, values: { ...decided.values, published_on: '2025-03-05' } }, 'publish')).toEqual(['已经公示'])
    expect(reasons(penalty, { ...decided, values: { ...decided.values, overturned_on: '2025-05-05' } }, 'publish')).toEqual(['处罚决定已被变更、撤销、确认违法或者无效'])
  })
  test('市场监管仅受到警告的、当场处罚的不予公示', () => {
    const sets = (field: string, kind: string) => follows('decide_penalty', ripe({ rows: { sanction: [{ kind }] } }, field))
    expect(sets('market', 'warning')).toMatchObject({ publication_exemption: 'warning_only' })
    expect(sets('other', 'warning')).not.toHaveProperty('publication_exemption')
  })
  test('复议、诉讼变更或者撤销处罚的，开始撤回公示的期限', () => {
    const sets = (outcome: string) => follows('end_challenge', { state: 'executing', rows: { challenge: [{ ended_on: '2025-05-05', outcome }] } })
    for (const outcome of ['changed', 'revoked', 'unlawful', 'void']) expect(sets(outcome)).toMatchObject({ overturned_on: '2025-05-05' })
    expect(sets('upheld')).toEqual({ challenge_outcome: 'upheld' })
  })
})

describe('执行（第六十六至七十三条，行政强制法第五十三、五十四条）', () => {
  const fined = (over: Case = {}): Case => ({
    state: 'executing', on: over.on ?? '2025-10-20', facts: { ...facts(), ...over.facts }, documents: { decision: '2025-03-10', demand: '2025-09-22', ...over.documents },
    values: { outcome: 'penalty', track: 'general', decided_on: '2025-03-05', remedy_expired_on: '2025-09-10', ...over.values },
    rows: { party: [company], sanction: [{ kind: 'fine', amount: '1000.00' }], ...over.rows },
    clocks: { demand: { state: 'running', due_on: '2025-10-14' }, payment: { state: 'running', due_on: '2025-03-25' }, court_application: { state: 'met' }, ...over.clocks },
  })
  const apply = (over: Case = {}) => reasons(penalty, fined(over), 'apply_to_court', { court: '某法院' })
  test('催告十个工作日后、复议诉讼期限届满后，可以申请法院强制执行', () => expect(apply()).toEqual([]))
  test('催告未满十个工作日、没有催告、期限未满、复议未结，都不得申请', () => {
    expect(apply({ clocks: { demand: { state: 'running', due_on: '2025-10-20' } } })).toEqual(['催告书送达未满十个工作日'])
    expect(apply({ documents: { demand: undefined } })).toContain('催告书尚未送达')
    expect(apply({ values: { remedy_expired_on: null } })).toEqual(['申请复议、提起诉讼的期限尚未届满'])
    expect(apply({ facts: { reconsiderations: [{ closed: false }] } })).toEqual(['复议、诉讼尚未终结'])
  })
  test('批准分期缴纳的，自该期限结束之日起算；期限未结束不得申请', () => {
    expect(apply({ values: { deferral_until: '2025-12-01' } })).toEqual(['批准的延期、分期缴纳期限尚未结束'])
    const from = (deferral_until: '2025-12-01' | '2025-05-01') => follows('expire_remedy', { on: '2025-09-10', values: { deferral_until } })['court_term_from']
    expect([from('2025-12-01'), from('2025-05-01')]).toEqual(['2025-12-01', '2025-09-10'])
  })
  test('超过三个月的应当写明正当理由', () => {
    expect(apply({ clocks: { court_application: 'late' } })).toEqual(['超过申请强制执行的三个月期限，应当写明正当理由'])
    expect(apply({ clocks: { court_application: 'late' }, values: { court_late_reason: '…' } })).toEqual([])
  })
  const charge = (over: Case = {}) => follows('charge_late_fine', fined(over))
  test('每日按罚款数额的百分之三加处罚款，不超出罚款的数额', () => {
    expect(charge({ on: '2025-04-04' })).toMatchObject({ late_fine_days: 10, late_fine: '300.00' })
    expect(charge()).toMatchObject({ late_fine_days: 209, late_fine: '1000.00' })
    expect(reasons(penalty, fined({ rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20' }] } }), 'charge_late_fine')).toEqual(['缴纳罚款的期限未满，或者没有未缴纳的罚款'])
  })
  test('复议、诉讼期间不计算加处罚款', () => {
    expect(charge({ rows: { challenge: [{ kind: 'reconsideration', started_on: '2025-03-26', ended_on: '2025-10-15', outcome: 'upheld' }] } })).toMatchObject({ late_fine_days: 6, late_fine: '180.00' })
  })
  test('没有送达、没有执行完毕、复议未结的，不得结案', () => {
    const close = (over: Case = {}, execution: 'executed' | 'court' = 'executed') => reasons(penalty, fined(over), 'close', { execution })
    const paid = { rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20' }] } }
    expect(close(paid)).toEqual([])
    expect(close()).toEqual(['处罚决定尚未执行完毕'])
    expect(close({ ...paid, documents: { decision: undefined } })).toEqual(['决定书、移送书尚未送达'])
    expect(close({ values: { court_applied_on: '2025-10-20' } }, 'court')).toEqual(['本执法领域在申请强制执行后、执行终结前不结案'])
    expect(close({ values: { court_applied_on: '2025-10-20' }, facts: { court_applied_closes: true } }, 'court')).toEqual([])
  })
})
