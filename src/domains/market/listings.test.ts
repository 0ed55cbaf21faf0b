import { describe, expect, test } from 'vitest'
import { reasons } from '../../../test/support/snapshot.ts'
import type { LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { abnormalListing } from './abnormal-listing.ts'
import { creditRepair } from './credit-repair.ts'
import { dormantClearing } from './dormant-clearing.ts'
import { registrationRevocation } from './registration-revocation.ts'
import { seriousViolationListing } from './serious-violation-listing.ts'

const linked = (ledger: string, values: object, state = 'listed'): LinkedMatter => ({ ledger, id: 'x', number: null, state, closed: false, values: values as LinkedMatter['values'] })

describe('经营异常名录', () => {
  const found = (values: object, on: `${number}-${number}-${number}` = '2025-07-02', same: readonly object[] = []) => reasons(abnormalListing, { on, facts: { same } }, 'register', {
    subject_kind: 'enterprise', subject: '某公司', subject_code: '91990112MA05X7T13P', facts: '…', found_on: on, ...values,
  } as never)
  test('年度报告公示期间六月三十日止，期间未满不列入（信息公示条例第八条第一款）', () => {
    expect(found({ ground: 'annual_report', report_year: 2024 }, '2025-06-30')).toEqual(['年度报告公示期间（次年六月三十日止）尚未结束'])
    expect(found({ ground: 'annual_report', report_year: 2024 }, '2025-07-01')).toEqual([])
    expect(found({ ground: 'annual_report' })).toEqual(['未公示年度报告的，应当写明年度'])
  })
  test('同一主体同一事由已经登记或者列入的，不重复登记；年度写得不实的不登记（第四条）', () => {
    const again = (values: object, state = 'listed') => found({ ground: 'annual_report', report_year: 2023 }, '2025-07-02', [{ state, values: { ground: 'annual_report', report_year: 2023, ...values } }])
    expect(again({})).toEqual(['该主体已因同一事由登记或者列入，尚未移出，不必重复登记'])
    expect(again({}, 'checking')).toHaveLength(1)
    expect(again({}, 'removed')).toEqual([])
    for (const other of [{ report_year: 2022 }, { ground: 'no_contact', report_year: null }]) expect(again(other)).toEqual([])
    expect(found({ ground: 'annual_report', report_year: 0 })).toEqual(['未公示年度报告的年度应当是二〇一三年以后的四位数字，如 2024'])
  })
  test('责令的期限届满后才能列入（第七条）', () => {
    expect(found({ ground: 'ordered' })).toEqual(['应当先书面责令履行公示义务，并写明责令的日期和期限'])
    expect(found({ ground: 'ordered', ordered_on: '2025-06-22', ordered_until: '2025-07-02' })).toEqual(['责令公示的期限尚未届满'])
    expect(found({ ground: 'ordered', ordered_on: '2025-06-20', ordered_until: '2025-06-30' })).toEqual([])
  })
  test('两次邮寄间隔不少于十五日、不超过三十日（第九条第二款）', () => {
    const letters = (first_letter_on: string | null, second_letter_on: string | null) => found({ ground: 'no_contact', first_letter_on, second_letter_on })
    expect(letters('2025-06-01', '2025-06-15')).toEqual(['两次邮寄专用信函的间隔不得少于十五日、不得超过三十日'])
    expect(letters('2025-06-01', '2025-06-16')).toEqual([])
    expect(letters('2025-06-01', '2025-07-02')).toEqual(['两次邮寄专用信函的间隔不得少于十五日、不得超过三十日'])
    expect(letters('2025-06-01', null)).toEqual(['只邮寄一次的，不能视为无法取得联系'])
    expect(letters(null, null)).toEqual([])
  })
  test('届满三年前六十日内公告提示（第十五条）', () => {
    const remind = (on: `${number}-${number}-${number}`) => reasons(abnormalListing, { state: 'listed', on, clocks: { three_years: { due_on: '2028-07-01' } } }, 'remind')
    expect(remind('2028-05-01')).toEqual(['距列入满三年尚有六十日以上'])
    expect(remind('2028-05-02')).toEqual([])
  })
})

describe('严重违法失信名单', () => {
  const told = { state: 'told', on: '2025-03-20', documents: { notice: '2025-03-03' }, clocks: { plea: 'lapsed' }, values: { consented_on: '2025-03-19' } } as const
  const decide = (more: object = {}) => reasons(seriousViolationListing, { ...told, ...more } as never, 'decide')
  test('告知、期满、复核、上一级同意之后才能列入（第十三条、第二十二条）', () => {
    expect(decide()).toEqual([])
    expect(decide({ documents: {} })).toEqual(['告知书尚未送达'])
    expect(decide({ clocks: { plea: { state: 'running', due_on: '2025-03-20' } } })).toEqual(['陈述、申辩期限尚未届满'])
    expect(decide({ documents: { ...told.documents, plea: true } })).toEqual(['陈述、申辩尚未复核'])
    expect(decide({ values: {} })).toEqual(['县级市场监督管理部门决定列入，应当报经上一级同意'])
  })
  test('同一处罚决定不重复提出；日期不在将来', () => {
    const propose = (values: object, same: readonly object[] = []) => reasons(seriousViolationListing, { on: '2025-03-20', facts: { same } }, 'propose', { subject_kind: 'enterprise', subject_code: 'A', ground: 'food', heavy: ['fine'], penalty_number: '试1号', ...values } as never)
    const other = (state: string, penalty_number = '试1号') => [{ state, values: { penalty_number } }]
    expect(propose({ decided_penalty_on: '2025-03-20' })).toEqual([])
    expect(propose({ decided_penalty_on: '2025-03-21' })).toEqual(['处罚决定的日期尚未到来'])
    expect(propose({}, other('told'))).toEqual(['该当事人因同一处罚决定已经提出列入或者列入，不必重复提出'])
    for (const same of [other('removed'), other('listed', '试2号')]) expect(propose({}, same)).toEqual([])
    expect(reasons(seriousViolationListing, { ...told, values: {} } as never, 'hear', { plea: '…', plea_on: '2025-03-21' })).toEqual(['收到陈述、申辩的日期尚未到来'])
  })
  test('有证据足以证明没有主观故意的，不列入（第十二条第二款）', () => {
    expect(decide({ values: { ...told.values, no_intent: true } })).toEqual(['有证据足以证明没有主观故意的，不列入'])
  })
  test('满一年才可以提前移出（第十六条第一款）', () => {
    const remove = (on: `${number}-${number}-${number}`) => reasons(seriousViolationListing, { state: 'listed', on, values: { listed_on: '2025-03-20', published_on: '2025-03-21' } }, 'remove')
    expect(remove('2026-03-19')).toEqual(['列入未满一年'])
    expect(remove('2026-03-20')).toEqual([])
  })
})

describe('信用修复', () => {
  const facts = (repaired: LinkedMatter, listed: readonly object[] = []) => ({ repaired: [repaired], listed, serious: [], shortest_months: 3 })
  test('列入严重违法失信名单未满一年的，不予受理（严重失信办法第十六条第一款）', () => {
    const accept = (applied_on: `${number}-${number}-${number}`) => reasons(creditRepair, { values: { kind: 'serious', applied_on }, facts: facts(linked('serious_violation_listing', { listed_on: '2025-03-20' })) }, 'accept')
    expect(accept('2026-03-19')).toEqual(['列入严重违法失信名单未满一年'])
    expect(accept('2026-03-20')).toEqual([])
  })
  test('较为严重的处罚不得提前停止公示；仍在名录的也不得（处罚公示规定第十四条）', () => {
    const penalty = (heaviest_kind: string) => linked('penalty', { heaviest_kind, published_on: '2025-01-01' }, 'closed')
    const accept = (kind: string) => reasons(creditRepair, { values: { kind: 'penalty', applied_on: '2025-06-01' }, facts: facts(penalty(kind)) }, 'accept')
    expect(accept('fine')).toEqual([])
    expect(accept('revocation')).toEqual(['受到较为严重行政处罚的，不得提前停止公示'])
    const grant = (listed: readonly object[]) => reasons(creditRepair, {
      state: 'accepted', values: { kind: 'penalty', duties_done: true, harm_removed: true, not_again: true }, facts: facts(penalty('fine'), listed),
    }, 'grant')
    expect(grant([{ state: 'removed' }])).toEqual([])
    expect(grant([{ state: 'listed' }])).toEqual(['仍在经营异常名录或者严重违法失信名单中'])
  })
  test('申请与所关联的列入相符、列入尚未移出、没有重复申请的，才登记（异常名录办法第十条）', () => {
    const listing = (over: object = {}, state = 'listed') => linked('abnormal_listing', { subject_code: 'A', listed_on: '2025-03-20', ...over }, state)
    const apply = (of: LinkedMatter, values: object = {}, pending: readonly object[] = []) => reasons(creditRepair, { on: '2025-07-01', facts: { ...facts(of), pending } }, 'apply', {
      kind: 'abnormal', ground: 'annual_report', subject_code: 'A', applied_on: '2025-07-01', promised: true, ...values })
    expect(apply(listing())).toEqual([])
    expect(apply(listing(), { kind: 'serious' })).toEqual(['关联的不是这一修复事项的案卷'])
    expect(apply(listing(), { subject_code: 'B' })).toEqual(['申请人与关联案卷的当事人不是同一主体'])
    for (const state of ['removed', 'checking']) expect(apply(listing({}, state))).toEqual(['关联案卷没有列入在案（尚未列入、已经移出），不必申请修复'])
    expect(apply(listing(), { applied_on: '2025-03-19' })).toEqual(['收到申请的日期不得早于列入日期'])
    const other = (over: object, state = 'accepted') => [{ state, values: { kind: 'abnormal', ground: 'annual_report', ...over } }]
    expect(apply(listing(), {}, other({}))).toEqual(['该主体同一事项的修复申请正在办理，不必重复登记'])
    for (const pending of [other({}, 'granted'), other({ ground: 'no_contact' })]) expect(apply(listing(), {}, pending)).toEqual([])
    expect(apply(linked('penalty', { published_on: '2025-01-01' }, 'closed'), { kind: 'penalty', ground: null })).toEqual([])
  })
  test('更正信息、恢复联系的，查实之后移出（异常名录办法第十三、十四条）', () => {
    const grant = (ground: 'annual_report' | 'no_contact') => reasons(creditRepair, { state: 'accepted', values: { kind: 'abnormal', ground, duties_done: true }, facts: facts(linked('abnormal_listing', {})) }, 'grant')
    expect(grant('annual_report')).toEqual([])
    expect(grant('no_contact')).toEqual(['更正信息、恢复联系的，应当先登记查实'])
  })
})

test('无法取得联系的，公示四十五日没有异议才能撤销登记（登记条例第四十条第二款）', () => {
  const revoke = (more: object) => reasons(registrationRevocation, { on: '2025-05-01', values: { investigated_on: '2025-03-01' }, ...more } as never, 'revoke')
  expect(revoke({ state: 'investigating' })).toEqual(['无法取得联系或者拒不配合的，应当先公示'])
  expect(revoke({ state: 'investigating', values: { investigated_on: '2025-03-01', reachable: true } })).toEqual([])
  expect(revoke({ state: 'shown', clocks: { showing: { state: 'running', due_on: '2025-05-01' } } })).toEqual(['公示期四十五日未满'])
  expect(revoke({ state: 'shown', clocks: { showing: { state: 'running', due_on: '2025-04-30' } } })).toEqual([])
  expect(revoke({ state: 'shown', clocks: { showing: { state: 'running', due_on: '2025-04-30' } }, values: { investigated_on: '2025-03-01', objection: '…' } })).toEqual(['公示期内有异议，应当先调查处理'])
})

test('吊销营业执照依行政处罚程序办理', () => {
  const clear = (penalties: readonly LinkedMatter[]) => reasons(dormantClearing, { state: 'announced', clocks: { announcement: 'lapsed' }, facts: { penalties } }, 'clear', { clearing: 'revoked', result: '…' })
  expect(clear([])).toEqual(['吊销营业执照应当依行政处罚程序办理，请先关联吊销的处罚决定'])
  expect(clear([linked('penalty', { heaviest_kind: 'revocation', decided_on: '2025-03-01' })])).toEqual([])
})
