import { describe, expect, test } from 'vitest'
import { against, decide, facts, follows, ripe, type Case } from '../../../../test/support/penalty.ts'

const step = (over: object, from = '2024-01-01', until: string | null = null) => ({
  ledger: 'discretion_standard', id: 's', org_id: 'o', number: null, state: null, valid_from: from, valid_until: until,
  values: {
    item: 'A-1', violation: '某行为', grade: '一般', tier: 'general', factors: [], circumstances: null, kinds: ['fine'], amount_from: '1000.00', amount_to: '5000.00', multiple_of: null, percent_from: null,
    percent_to: null, days_from: null, days_to: null, standard: '某领域行政处罚裁量基准', paper: '某规〔2024〕1号', maker: 'own', maker_name: '某局', ...over,
  },
})
const table = [
  step({}), step({ grade: '从轻', tier: 'lighter', factors: ['harm_removed'], amount_from: '500.00', amount_to: '1000.00' }),
  step({ grade: '减轻', tier: 'reduced', factors: ['harm_removed', 'first'], amount_from: '100.00', amount_to: '500.00' }),
  step({ grade: '从重', tier: 'heavier', factors: ['repeated'], amount_from: '5000.00', amount_to: '10000.00' }),
]
const under = (factors: readonly string[], over: Case & { readonly standards?: readonly object[]; readonly base?: string | null } = {}): Case => ripe({
  ...over, facts: { ...facts(), standards: over.standards ?? table },
  rows: { discretion: [{ item: 'A-1', factors, base: over.base ?? null }], ...over.rows },
})
const said = (of: Case) => follows('apply_standard', of) as { discretion_statement: string; discretion_from: string | null; discretion_to: string | null; discretion_key: string; mitigations: readonly string[] }
const fined = (amount: string, factors: readonly string[], values: Case['values'] = { benchmark: 'applied' }, over: Parameters<typeof under>[1] = {}) =>
  decide(under(factors, { ...over, values: { ...values, proposed_fine: '99999.00' } }), [{ kind: 'fine', amount }])
const outside = '处罚不在所适用的裁量基准的种类、幅度之内；确需调整适用的，应当选择调整适用，写明理由并经批准'

describe('裁量阶次与幅度（国办发〔2022〕27号（六））', () => {
  test('没有特别情节的适用一般阶次；因素最多的阶次优先', () => {
    expect(said(under([]))).toMatchObject({ discretion_from: '1000.00', discretion_to: '5000.00', discretion_key: 'A-1：一般' })
    expect(said(under(['harm_removed']))).toMatchObject({ discretion_from: '500.00', discretion_to: '1000.00' })
    expect(said(under(['harm_removed', 'first']))).toMatchObject({ discretion_from: '100.00', discretion_to: '500.00', discretion_key: 'A-1：减轻' })
    expect(said(under(['repeated']))).toMatchObject({ discretion_from: '5000.00', discretion_to: '10000.00' })
  })
  test('从轻与从重情节并存的，幅度跨两个阶次，综合裁量', () => {
    expect(said(under(['harm_removed', 'repeated']))).toMatchObject({ discretion_from: '500.00', discretion_to: '10000.00' })
    expect(said(under(['harm_removed', 'repeated'])).discretion_statement).toContain('几个阶次并存，综合裁量')
  })
  test('罚款按违法所得倍数的，写出算式；没有违法所得的按数额', () => {
    const standards = [step({ multiple_of: 'illegal_gains', percent_from: 100, percent_to: 300 })]
    expect(said(under([], { standards, base: '12000.00' })).discretion_statement).toContain('违法所得12,000元 × 100%至300% = 12,000元至36,000元')
    expect(said(under([], { standards, base: '0.00' }))).toMatchObject({ discretion_from: '1000.00', discretion_to: '5000.00' })
  })
  test('数个违法行为的幅度相加，逐一写明', () => {
    const violation = [{ description: '甲', penalty_provision: '某条' }, { description: '乙', penalty_provision: '某条' }]
    const two = (discretion: readonly object[]) => under([], { rows: { violation, discretion: discretion as never } })
    expect(said(two([{ violation: '甲', item: 'A-1', factors: [] }, { violation: '乙', item: 'A-1', factors: ['repeated'] }]))).toMatchObject({ discretion_from: '6000.00', discretion_to: '15000.00' })
    expect(against(two([{ item: 'A-1', factors: [] }]), 'apply_standard', {})).toContain('裁量所对应的违法行为不在本案所列违法行为之中；本案有数个违法行为的，应当逐一写明')
  })
  test('对同一违法行为重新选择的，以后一次为准', () =>
    expect(said(under([], { rows: { discretion: [{ item: 'A-1', factors: ['repeated'] }, { item: 'A-1', factors: [] }] } })).discretion_key).toBe('A-1：一般'))
  test('编号不存在的，不能适用', () =>
    expect(against(under([], { standards: [] }), 'apply_standard', {})).toEqual(['没有找到该编号在违法行为发生之日或者今日有效的裁量基准，请核对编号，或者先在裁量基准台账中登记']))
})

describe('处罚法第三十至三十三条', () => {
  test('有应当从轻、减轻的情形而基准没有列明的，适用从轻阶次，并记入从轻、减轻情形', () => {
    expect(said(under(['confessed']))).toMatchObject({ discretion_to: '1000.00', mitigations: ['confessed'] })
    expect(said(under(['confessed'])).discretion_statement).toContain('应当从轻或者减轻行政处罚')
  })
  test('违法行为轻微并及时改正，没有造成危害后果，不予处罚', () => {
    expect(fined('1000.00', ['minor_conduct', 'corrected', 'no_harm'])).toContain('违法行为轻微并及时改正，没有造成危害后果，或者没有主观过错的，不予行政处罚')
    expect(fined('1000.00', ['no_fault'])).toContain('违法行为轻微并及时改正，没有造成危害后果，或者没有主观过错的，不予行政处罚')
  })
  test('初次违法且危害后果轻微并及时改正的，可以不予处罚，不是不得处罚', () => {
    expect(fined('1000.00', ['first', 'slight_harm', 'corrected'])).toEqual([])
    expect(said(under(['first', 'slight_harm', 'corrected'])).discretion_statement).toContain('可以不予行政处罚')
  })
})

test('适用违法行为发生时的基准；决定时的基准处罚较轻的，适用新的（处罚法第三十七条）', () => {
  const old = step({ amount_from: '2000.00', amount_to: '5000.00' }, '2024-01-01', '2025-01-01')
  expect(said(under([], { standards: [old, step({ amount_from: '1000.00', amount_to: '3000.00' }, '2025-01-01')] }))).toMatchObject({ discretion_to: '3000.00' })
  expect(said(under([], { standards: [old, step({ amount_from: '3000.00', amount_to: '9000.00' }, '2025-01-01')] }))).toMatchObject({ discretion_to: '5000.00' })
})

describe('规范适用裁量基准（国办发〔2022〕27号（十二））', () => {
  test('幅度之内的决定不必另行批准，结果记在案上', () => {
    expect(fined('3000.00', [])).toEqual([])
    expect(follows('decide_penalty', under([], { rows: { sanction: [{ kind: 'fine', amount: '3000.00' }], discretion: [{ item: 'A-1', factors: [] }] } }))).toMatchObject({ discretion_result: 'within' })
    expect(follows('decide_penalty', under([], { rows: { sanction: [{ kind: 'fine', amount: '6000.00' }], discretion: [{ item: 'A-1', factors: [] }] } }))).toMatchObject({ discretion_result: 'outside' })
  })
  test('超出幅度的，应当写明理由，本机关的基准经主要负责人批准或者集体讨论', () => {
    expect(fined('6000.00', [])).toEqual([outside])
    expect(fined('6000.00', [], { benchmark: 'own_adjusted', benchmark_approval: 'head' })).toEqual(['调整适用裁量基准，应当写明明显不当、显失公平或者客观情况变化的理由'])
    expect(fined('6000.00', [], { benchmark: 'own_adjusted', benchmark_note: '理由', benchmark_approval: 'head' })).toEqual([])
  })
  test('低于幅度也是调整适用', () => expect(fined('999.99', [])).toEqual([outside]))
  test('上级机关的基准，只能报制定机关批准', () => {
    const standards = [step({ maker: 'superior' })]
    expect(fined('6000.00', [], { benchmark: 'own_adjusted', benchmark_note: '理由', benchmark_approval: 'head' }, { standards })).toEqual(['所适用的是上级机关制定的裁量基准，调整适用应当报制定机关批准'])
    expect(fined('6000.00', [], { benchmark: 'superior_adjusted', benchmark_note: '理由', benchmark_approval: 'maker' }, { standards })).toEqual([])
  })
  test('处罚种类不在阶次之内的，也是调整适用；没收违法所得依法并处，不在此列', () => {
    expect(decide(under([], { values: { proposed_kinds: ['fine', 'shutdown'], proposed_fine: '9999.00', benchmark: 'applied', hearing_due: true }, rows: { party: [{ name: '某公司', kind: 'organisation', address: '某路', waived_on: '2025-02-11', hearing_waived_on: '2025-02-11' }], discretion: [{ item: 'A-1', factors: [] }] } }),
      [{ kind: 'fine', amount: '3000.00' }, { kind: 'shutdown', content: '停产整顿' }])).toEqual([outside])
    expect(decide(under([], { values: { proposed_kinds: ['confiscation'], proposed_fine: '9999.00', proposed_confiscation: '500.00', benchmark: 'applied' } }), [{ kind: 'fine', amount: '3000.00' }, { kind: 'confiscation', amount: '500.00' }])).toEqual([])
  })
  test('数个违法行为只写明了一部分的，不能算适用了基准', () => {
    const violation = [{ description: '甲', penalty_provision: '某条' }, { description: '乙' }]
    expect(decide(under([], { values: { benchmark: 'applied' }, rows: { violation, discretion: [{ violation: '甲', item: 'A-1', factors: [] }] } }))).toEqual(['有的违法行为没有写明所适用的裁量基准，请办理「适用裁量基准」'])
  })
  test('数名当事人的，逐人比较', () => {
    const party = ['甲公司', '乙公司'].map((name) => ({ name, kind: 'organisation', address: '某路', waived_on: '2025-02-11' }))
    const discretion = [{ party: '甲公司', item: 'A-1', factors: [] }, { party: '乙公司', item: 'A-1', factors: ['repeated'] }]
    const of = (kind: string, one: string, other: string) => decide(under([], { values: { benchmark: 'applied', proposed_fine: '20000.00' }, rows: { party, discretion } }),
      [{ kind, party: '甲公司', amount: one }, { kind, party: '乙公司', amount: other }])
    expect(of('fine', '3000.00', '6000.00')).toEqual([])
    expect(of('fine', '6000.00', '3000.00')).toEqual([outside])
  })
})
