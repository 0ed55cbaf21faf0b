import { describe, expect, test } from 'vitest'
import { snapshot } from '../../../../test/support/snapshot.ts'
import { penalty } from './penalty.ts'
import { against, company, facts, follows, type Case } from '../../../../test/support/penalty.ts'

describe('执行（第六十六至七十三条，行政强制法第五十三、五十四条）', () => {
  const fined = (over: Case = {}): Case => ({
    state: 'executing', on: over.on ?? '2025-10-20', facts: { ...facts(), ...over.facts }, documents: { decision: '2025-03-10', demand: '2025-09-22', ...over.documents },
    values: { outcome: 'penalty', track: 'general', decided_on: '2025-03-05', remedy_expired_on: '2025-09-10', ...over.values },
    rows: { party: [company], sanction: [{ kind: 'fine', amount: '1000.00' }], ...over.rows },
    clocks: { demand: { state: 'running', due_on: '2025-10-14' }, payment: { state: 'running', due_on: '2025-03-25' }, court_application: { state: 'met' }, ...over.clocks },
  })
  const apply = (over: Case = {}) => against(fined(over), 'apply_to_court', { court: '某法院' })
  test('催告十个工作日后、复议诉讼期限届满后，可以申请法院强制执行', () => expect(apply()).toEqual([]))
  test('催告未满十个工作日、没有催告、期限未满、复议未结，都不得申请', () => {
    expect(apply({ clocks: { demand: { state: 'running', due_on: '2025-10-20' } } })).toEqual(['催告书送达未满十个工作日'])
    expect(apply({ documents: { demand: undefined } })).toContain('催告书尚未送达')
    expect(apply({ values: { remedy_expired_on: null } })).toEqual(['申请复议、提起诉讼的期限尚未届满'])
    expect(apply({ facts: { reconsiderations: [{ closed: false }] } })).toEqual(['复议、诉讼尚未终结'])
  })
  test('决定书尚未送达、已经履行完毕的，不终结执行（强制法第四十条）', () => {
    expect(against(fined(), 'terminate_execution')).toEqual([])
    expect(against(fined({ documents: { decision: true } }), 'terminate_execution')).toEqual(['处罚决定书尚未送达，没有开始执行'])
    expect(against(fined({ values: { fulfilled_on: '2025-03-20' } }), 'terminate_execution')).toEqual(['处罚决定已经履行完毕'])
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
    expect(against(fined({ rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20' }] } }), 'charge_late_fine')).toEqual(['没有逾期缴纳或者逾期未缴纳的罚款'])
  })
  test('复议、诉讼期间不计算加处罚款', () => {
    expect(charge({ rows: { challenge: [{ kind: 'reconsideration', started_on: '2025-03-26', ended_on: '2025-10-15', outcome: 'upheld' }] } })).toMatchObject({ late_fine_days: 6, late_fine: '180.00' })
  })
  test('没有送达、没有执行完毕、复议未结的，不得结案', () => {
    const close = (over: Case = {}, execution: 'executed' | 'court' = 'executed') => against(fined(over), 'close', { execution })
    const paid = { rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20' }] } }
    expect(close(paid)).toEqual([])
    expect(close()).toEqual(['处罚决定尚未执行完毕'])
    expect(close({ ...paid, documents: { decision: undefined } })).toEqual(['决定书、移送书尚未送达'])
    expect(close({ ...paid, documents: { overturning: true } })).toEqual(['撤销、变更行政处罚决定书尚未送达'])
    expect(close({ ...paid, documents: { overturning: '2025-09-01' } })).toEqual([])
    expect(close({ values: { court_applied_on: '2025-10-20' } }, 'court')).toEqual(['本执法领域在申请强制执行后、执行终结前不结案'])
    expect(close({ values: { court_applied_on: '2025-10-20' }, facts: { court_applied_closes: true } }, 'court')).toEqual([])
  })
  test('只缴一部分的，仍有未缴纳的罚款，不算执行完毕', () => {
    const part = (fulfilled_amount: string) => ({ rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20', fulfilled_amount }] } })
    expect(follows('fulfil', fined(part('400.00')))).toEqual({})
    expect(follows('fulfil', fined(part('1000.00')))).toEqual({ fulfilled_on: '2025-03-20' })
    expect(against(fined(part('400.00')), 'close', { execution: 'executed' })).toEqual(['处罚决定尚未执行完毕'])
    expect(against(fined(part('400.00')), 'defer', { deferral_until: '2025-12-01' })).toEqual([])
  })
  test('缴纳金额不得超过罚款数额', () => {
    const paid = { rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on: '2025-03-20', fulfilled_amount: '1000.01' }] } }
    expect(against(fined(paid), 'fulfil', {})).toEqual(['缴纳金额超过处罚决定的金额'])
  })
  test('分次缴纳的，每一部分计至缴纳之日；逾期缴清的，仍可以加处罚款', () => {
    const paid = (fulfilled_on: string, fulfilled_amount: string) => ({ rows: { sanction: [{ kind: 'fine', amount: '1000.00', fulfilled_on, fulfilled_amount }] } })
    // 400.00 for ten days, 600.00 for twenty.
    expect(charge({ on: '2025-04-14', ...paid('2025-04-04', '400.00') })).toMatchObject({ late_fine: '480.00', late_fine_days: 20 })
    const late = fined({ on: '2025-04-14', ...paid('2025-04-04', '1000.00') })
    expect(against(late, 'charge_late_fine')).toEqual([])
    expect(charge({ on: '2025-04-14', ...paid('2025-04-04', '1000.00') })).toMatchObject({ late_fine: '300.00', late_fine_days: 10, late_fine_until: '2025-04-04' })
    expect(against(fined({ on: '2025-04-14', ...paid('2025-03-25', '1000.00') }), 'charge_late_fine')).toHaveLength(1)
  })
  test('分期缴纳的各期之和应当是未缴纳的罚款，最后一期不晚于结束日期', () => {
    const plan = (...instalment: readonly object[]) => against(fined({ on: '2025-03-20', rows: { instalment: instalment as never } }), 'defer', { deferral_until: '2025-06-30' })
    expect(plan({ due_on: '2025-04-30', amount: '500.00' }, { due_on: '2025-06-30', amount: '500.00' })).toEqual([])
    expect(plan({ due_on: '2025-04-30', amount: '500.00' })).toEqual(['各期金额之和应当等于未缴纳的罚款'])
    expect(plan({ due_on: '2025-07-01', amount: '1000.00' })).toEqual(['分期缴纳的期限超过结束日期'])
  })
  test('分期缴纳的，登记各期的缴纳日期就是缴纳：未缴的才催告，缴清即履行完毕，重复填写的不收', () => {
    const paying = (first: string | null, second: string | null, sanction: object = {}) => fined({ values: { deferral_until: '2025-06-30' }, rows: {
      sanction: [{ kind: 'fine', amount: '1000.00', ...sanction }], instalment: [{ due_on: '2025-04-30', amount: '400.00', paid_on: first }, { due_on: '2025-06-30', amount: '600.00', paid_on: second }] as never } })
    expect(follows('fulfil', paying('2025-04-30', null))).toEqual({})
    expect(follows('fulfil', paying('2025-04-30', '2025-06-30'))).toEqual({ fulfilled_on: '2025-06-30' })
    expect(against(paying('2025-04-30', '2025-06-30'), 'close', { execution: 'executed' })).toEqual([])
    expect(against(paying('2025-04-30', null), 'close', { execution: 'executed' })).toEqual(['处罚决定尚未执行完毕'])
    // Only the second part is late: 600.00 for 112 days, no further than itself.
    expect(follows('charge_late_fine', paying('2025-04-30', null))).toMatchObject({ late_fine: '600.00', late_fine_from: '2025-06-30' })
    const twice = '分期缴纳的罚款只登记各期的缴纳日期，不再填写处罚的履行日期和缴纳金额'
    expect(against(paying('2025-04-30', null, { fulfilled_on: '2025-04-30', fulfilled_amount: '400.00' }), 'fulfil', {})).toEqual([twice])
    expect(against(paying('2025-04-30', null), 'fulfil', {})).toEqual([])
    expect(against(paying('2025-10-21', null), 'fulfil', {})).toEqual(['履行日期、缴纳日期尚未到来'])
  })
  test('复议、起诉期限晚于延期期限届满的，三个月自其届满起算', () => {
    const deferred = (remedy_expired_on: '2025-09-10' | null) => (penalty.actions.defer.sets as (m: never) => object)(snapshot(penalty, fined({ values: { remedy_expired_on, deferral_until: '2025-06-30' } })) as never)
    expect(deferred('2025-09-10')).toEqual({ court_term_from: '2025-09-10' })
    expect(deferred(null)).toEqual({})
  })
  test('缴纳罚款的期限、延期分期的期限未满，不得催告', () => {
    const demand = (over: Case) => against(fined(over), 'demand', { demanded: '…' })
    expect(demand({ on: '2025-03-25' })).toEqual(['缴纳罚款的期限尚未届满'])
    expect(demand({ on: '2025-03-26' })).toEqual([])
    expect(demand({ on: '2025-03-26', values: { deferral_until: '2025-06-30' } })).toEqual(['缴纳罚款的期限尚未届满'])
  })
  test('复议维持的，十五日内可以起诉，期满才可以申请法院强制执行；起诉的，待诉讼终结', () => {
    const reviewed = { kind: 'reconsideration', started_on: '2025-04-01', ended_on: '2025-06-01', outcome: 'upheld' }
    expect(follows('end_challenge', fined({ rows: { challenge: [reviewed] } }))).toMatchObject({ review_ended_on: '2025-06-01' })
    const after = (rows: readonly object[], suit: string, values: Case['values'] = {}) => apply({
      values: { remedy_expired_on: null, challenged_on: '2025-04-01', review_ended_on: '2025-06-01', ...values }, rows: { challenge: rows as never }, clocks: { suit: suit as 'running' },
    })
    expect(after([reviewed], 'running')).toEqual(['复议后起诉的期限尚未届满'])
    expect(after([reviewed], 'lapsed')).toEqual([])
    expect(after([reviewed, { kind: 'litigation', started_on: '2025-06-10', ended_on: '2025-09-01', outcome: 'upheld' }], 'running')).toEqual([])
    expect(after([reviewed, { kind: 'litigation', started_on: '2025-06-10', ended_on: null, outcome: null }], 'lapsed')).toEqual(['复议、诉讼尚未终结'])
  })
  test('当场收缴的罚款即为履行，缴付银行以前不得结案', () => {
    const spot = (values: Case['values']) => against(fined({ documents: { spot_decision: '2025-03-05' }, values: { track: 'summary', collected_on: '2025-03-05', ...values } }), 'close', { execution: 'executed' })
    expect(spot({})).toEqual(['当场收缴的罚款尚未交至机关并缴付银行'])
    expect(spot({ handed_in_on: '2025-03-06', banked_on: '2025-03-07' })).toEqual([])
  })
  test('边远、水上、交通不便地区，当事人缴纳有困难而提出的，普通程序的罚款也可以当场收缴', () => {
    expect(against(fined(), 'collect', { collected_on: '2025-10-20', receipt_number: '1' })).toEqual([])
    expect(against(fined({ rows: { sanction: [{ kind: 'warning' }] } }), 'collect', { collected_on: '2025-10-20' })).toEqual(['没有未缴纳的罚款'])
  })
  test('不予处罚、移送的，结案时不写执行完毕', () => {
    const none = { ...fined({ rows: { sanction: [] } }), state: 'closing' as const, documents: { no_penalty: '2025-03-10' as const }, values: { outcome: 'no_penalty' as const, decided_on: '2025-03-05' as const } }
    expect(against(none, 'close', { execution: 'executed' })).toEqual(['没有给予行政处罚，无须执行'])
    expect(against(none, 'close', { execution: 'no_execution' })).toEqual([])
  })
})
