import { describe, expect, test } from 'vitest'
import { against, facts, ready } from '../../../test/support/reconsideration.ts'
import { snapshot } from '../../../test/support/snapshot.ts'
import { silent } from './bars.ts'
import { deadlines } from './deadlines.ts'
import { reconsideration } from './reconsideration.ts'

const review = (closed: boolean) => ({ ledger: 'incidental_review', id: '1', number: null, state: closed ? 'settled' : 'handling', closed, values: {} })

describe('审理', () => {
  test('行政复议案件由两名以上行政复议人员办理(实施条例第三十二条)', () => {
    expect(against(ready({ as: ['office_head'] }), 'appoint', { handlers: ['甲'] })).toEqual(['行政复议案件应当由两名以上行政复议人员办理'])
    expect(against(ready({ as: ['office_head'] }), 'appoint', { handlers: ['甲', '乙'] })).toEqual([])
  })
  test('被申请人在本系统中答复，他机关不得代为答复(第四十八条)', () => {
    const asked = (over: Parameters<typeof ready>[0] = {}) => ready({ ...over, documents: { reply: undefined } })
    expect(against(asked({ as: [], of: { respondent: ['clerk'] } }), 'reply')).toEqual([])
    expect(against(asked({ as: [], of: { joint_respondent: ['handler'] } }), 'reply')).toEqual([])
    expect(against(asked({ as: ['clerk'] }), 'reply')).toHaveLength(1)
    expect(against(ready({ as: [], of: { respondent: ['clerk'] } }), 'reply')).toEqual(['已经答复；补充证据须经行政复议机构同意'])
  })
  test('补充证据经行政复议机构同意，由被申请人提交(第四十六条第二款)', () => {
    const respondents = { as: [], of: { respondent: ['handler'] } } as const
    expect(against(ready(respondents), 'supplement')).toEqual(['行政复议机构没有同意补充证据'])
    expect(against(ready({ ...respondents, values: { supplement_reason: '申请人提出新的理由' } }), 'supplement')).toEqual([])
    expect(against(ready(respondents), 'allow_supplement')).toHaveLength(1)
  })
  test('登记时列明的第三人也要通知参加(第十六条)', () => {
    const third = [{ name: '李四', kind: 'person', joined_on: '2025-03-12' }]
    expect(against(ready(), 'join_third_party', {})).toEqual(['请填写第三人'])
    expect(against(ready({ rows: { third_party: third } }), 'join_third_party', {})).toEqual([])
    expect(reconsideration.actions.join_third_party.issues).toBe('third_party_notice')
  })
  test('复议请求可以变更，决定作出前可以增加附带审查；代表人变更的，经被代表的申请人同意(第十五条第二款、实施条例第二十六条)', () => {
    const applicant = [{ name: '甲', kind: 'person', representative: true }, { name: '乙', kind: 'person' }]
    expect(against(ready(), 'amend_request', { requests: ['revoke', 'norm_review'] })).toEqual([])
    expect(against(ready({ rows: { applicant } }), 'amend_request', { requests: ['change'] })).toEqual(['代表人变更复议请求，应当经被代表的申请人同意'])
    expect(against(ready({ rows: { applicant } }), 'amend_request', { requests: ['change'], represented_consent: true })).toEqual([])
    // Consent to one change is none to the next.
    expect(against(ready({ rows: { applicant }, values: { represented_consent: true } }), 'withdraw', { withdrawal_cause: 'voluntary' })).toEqual(['代表人撤回申请，应当经被代表的申请人同意'])
  })
  test('延期由机构负责人批准，简易程序不得延期，届满后不得延期，只能延长一次(第六十二条)', () => {
    expect(against(ready({ as: ['office_head'] }), 'extend_trial')).toEqual([])
    expect(against(ready({ as: ['organ_head'] }), 'extend_trial')).toEqual(['由机构负责人办理'])
    expect(against(ready({ values: { track: 'simplified' } }), 'extend_trial')).toEqual(['适用简易程序的审理期限不得延长'])
    expect(against(ready({ clocks: { trial: 'lapsed' } }), 'extend_trial')).toEqual(['审理期限已经届满，应当在届满前决定延长并书面告知当事人'])
    expect(against(ready({ clocks: { trial: { extended: 1 } } }), 'extend_trial')).toEqual(['审理期限已经延长过'])
    expect(reconsideration.actions.extend_trial.issues).toBe('extension_notice')
  })
  test('简易程序转普通程序由机构负责人批准，普通程序不得转为简易程序(第五十五条)', () => {
    const simplified = { track: 'simplified' } as const
    expect(against(ready({ values: simplified, as: ['office_head'] }), 'convert')).toEqual([])
    expect(against(ready({ values: simplified, as: ['handler'] }), 'convert')).toEqual(['由机构负责人办理'])
    expect(against(ready(), 'convert')).toEqual(['已经适用普通程序'])
    const converts = Object.values(reconsideration.actions).filter((action) => 'asks' in action && (action.asks as readonly string[]).includes('track'))
    expect(converts.map((action) => action.label)).toEqual(['受理'])
  })
  test('停止执行由机关决定(第四十二条)', () => {
    expect(against(ready({ as: ['office_head'] }), 'stay')).toEqual(['本机关未授权复议机构负责人签发「停止执行」文书，应当由机关负责人决定'])
    expect(against(ready({ as: ['organ_head'] }), 'stay')).toEqual([])
  })
  test('调查取证不少于两人并出示证件(第四十五条)', () => {
    const investigation = (row: object) => ready({ rows: { investigation: [{ subject: '某公司', investigated_on: '2025-03-20', ...row }] } })
    expect(against(investigation({ investigators: ['甲'], card_shown: false }), 'investigate', {})).toHaveLength(2)
    expect(against(investigation({ investigators: ['甲', '乙'], card_shown: true }), 'investigate', {})).toEqual([])
  })
  test('除法定情形外应当同意阅卷(第四十七条)', () => {
    const access = (row: object) => ready({ rows: { file_access: [{ person: '张三', asked_on: '2025-03-20', ...row }] } })
    expect(against(access({ allowed: false }), 'record_file_access', {})).toEqual(['除法定情形外应当同意查阅、复制；不同意的，应当写明情形'])
    expect(against(access({ allowed: false, refused_for: 'privacy' }), 'record_file_access', {})).toEqual([])
    expect(against(access({ allowed: true }), 'record_file_access', {})).toEqual([])
  })
})

test('由谁决定：机关的事项由机关负责人，机构的事项由机构，延期和转为普通程序由机构负责人', () => {
  const by = (action: Parameters<typeof against>[1]) => (['handler', 'office_head', 'organ_head'] as const).filter((role) => {
    const { from } = reconsideration.actions[action] as { readonly from: string | readonly string[] }
    const standing = against(ready({ state: [from].flat()[0] as 'trial', as: [role] }), action)
    return !standing.some((reason) => reason.includes('未授权') || /^由.*办理$/.test(reason))
  })
  // 第三十条、第三十三条、第三十九条、第四十一条、第四十二条、第六十一条、第七十三条
  for (const action of ['accept', 'refuse', 'dismiss', 'suspend', 'resume', 'terminate', 'terminate_suspended', 'stay', 'decide', 'draw_up_mediation', 'ask_superior'] as const)
    expect(by(action), action).toEqual(['organ_head'])
  // 第五十条、第五十二条
  for (const action of ['schedule_hearing', 'hold_hearing', 'waive_hearing', 'consult_committee'] as const) expect(by(action), action).toEqual(['handler', 'office_head'])
  // 第三十六条、第四十一条第一项、第五十五条、第六十二条
  for (const action of ['appoint', 'permit_withdrawal', 'convert', 'extend_trial'] as const) expect(by(action), action).toEqual(['office_head'])
})

describe('听证(第五十、五十一条)', () => {
  const panel = { hearing_presider: '甲', hearing_panel: ['乙', '丙'], hearing_recorder: '丁' } as const
  test('一名主持人、两名以上听证员、一名记录员', () => {
    expect(against(ready(), 'schedule_hearing', panel)).toEqual([])
    expect(against(ready(), 'schedule_hearing', { ...panel, hearing_panel: ['乙'] })).toEqual(['听证员应当为两名以上行政复议人员'])
    expect(against(ready(), 'schedule_hearing', { ...panel, hearing_panel: ['甲', '乙'] })).toHaveLength(1)
    expect(against(ready(), 'schedule_hearing', { ...panel, hearing_recorder: '乙' })).toEqual(['记录员不兼任主持人、听证员'])
  })
  test('适用简易程序的，应当先转为普通程序', () => {
    expect(against(ready({ values: { track: 'simplified' } }), 'schedule_hearing')).toEqual(['听证适用于普通程序，应当先转为普通程序'])
  })
  test('听证通知应当在举行听证的五个工作日前送达', () => {
    const notice = (served: true | `${number}-${number}-${number}`, state: 'met' | 'late') =>
      ready({ values: { hearing_at: '2025-04-10T01:00:00.000Z', hearing_held_on: '2025-04-10' }, documents: { hearing_notice: served }, clocks: { hearing_notice: state } })
    expect(against(notice(true, 'met'), 'hold_hearing')).toHaveLength(1)
    expect(against(notice('2025-04-08', 'late'), 'hold_hearing')).toEqual(['听证通知书未在举行听证的五个工作日前送达当事人，应当另定时间'])
    expect(against(notice('2025-04-01', 'met'), 'hold_hearing', { head_attendance: 'head' })).toEqual([])
    expect(against(notice('2025-04-01', 'met'), 'hold_hearing', { head_attendance: 'delegate' })).toEqual(['被申请人的负责人不能参加听证的，应当说明理由'])
  })
  test('听证时间到了才能举行或者视为放弃，并在通知的日期举行(第五十一条、听证办法第四条第二款)', () => {
    const at = (hearing_at: string) => ready({ values: { hearing_at }, documents: { hearing_notice: '2025-04-01' }, clocks: { hearing_notice: 'met' } })
    expect(against(at('2025-04-10T16:30:00.000Z'), 'waive_hearing')).toEqual(['通知的听证时间尚未到'])
    expect(against(at('2025-04-10T16:30:00.000Z'), 'hold_hearing')).toEqual(['通知的听证时间尚未到'])
    expect(against(at('2025-04-10T01:00:00.000Z'), 'waive_hearing')).toEqual([])
    expect(against(at('2025-04-09T01:00:00.000Z'), 'hold_hearing', { hearing_held_on: '2025-04-10', head_attendance: 'head' })).toEqual(['听证应当在通知的日期举行；变更时间的，应当重新通知'])
  })
})

describe('中止和终止(第三十九至四十一条)', () => {
  const suspended = (over: Parameters<typeof ready>[0] = {}) => ready({ state: 'suspended', ...over })
  test('中止由机关决定，从法定情形中选择并书面告知', () => {
    expect(against(ready({ as: ['office_head'] }), 'suspend')).toHaveLength(1)
    expect(reconsideration.actions.suspend).toMatchObject({ asks: ['suspension_ground', 'suspension_reason'], issues: 'suspension_notice' })
    expect(Object.keys(reconsideration.fields.suspension_ground.options)).toHaveLength(10)
  })
  test('中止满六十日终止只适用于第三十九条第一项、第二项、第四项，并需决定', () => {
    const { when } = deadlines.suspension
    const on = (suspension_ground: 'death' | 'incapacity' | 'missing' | 'dissolved' | 'other_case') => when(snapshot(reconsideration, { values: { suspension_ground } }) as never)
    expect([on('death'), on('incapacity'), on('missing'), on('dissolved'), on('other_case')]).toEqual([true, true, false, true, false])
    expect(against(suspended(), 'terminate_suspended')).toEqual(['中止未满六十日，或者不是因申请人死亡、丧失行为能力、终止而中止'])
    expect(against(suspended({ clocks: { suspension: { state: 'running', due_on: '2025-04-10' } } }), 'terminate_suspended')).toHaveLength(1)
    expect(against(suspended({ clocks: { suspension: { state: 'running', due_on: '2025-04-09' } } }), 'terminate_suspended')).toEqual([])
    expect(against(suspended({ clocks: { suspension: 'lapsed' } }), 'terminate', { termination_ground: 'sixty_days' })).toHaveLength(1)
  })
  test('和解不是单独的结案方式：提交和解协议、撤回、准予撤回、终止(第七十四条)', () => {
    expect('to' in reconsideration.actions.record_settlement).toBe(false)
    expect(Object.keys(reconsideration.fields.conclusion.options)).not.toContain('settlement')
    expect(against(ready(), 'withdraw', { withdrawal_cause: 'settled' })).toEqual(['达成和解撤回的，应当先提交和解协议'])
    expect(against(ready({ documents: { settlement_agreement: true } }), 'withdraw', { withdrawal_cause: 'settled' })).toEqual([])
  })
  test('撤回由行政复议机构准予，然后由机关决定终止(第四十一条第一项)', () => {
    expect(against(ready({ documents: { withdrawal: true }, as: ['office_head'] }), 'permit_withdrawal')).toEqual([])
    expect(against(ready(), 'permit_withdrawal')).toEqual(['尚无撤回行政复议申请书'])
    expect(against(ready(), 'terminate', { termination_ground: 'withdrawal' })).toEqual(['申请人撤回申请的，应当由行政复议机构先准予撤回'])
    expect(against(ready({ values: { withdrawal_permitted_on: '2025-04-09' } }), 'terminate', { termination_ground: 'withdrawal' })).toEqual([])
  })
  test('代表人撤回申请应当经被代表的申请人同意(第十五条第二款)', () => {
    const applicant = [{ name: '甲', kind: 'person', representative: true }, { name: '乙', kind: 'person' }]
    expect(against(ready({ rows: { applicant } }), 'withdraw', { withdrawal_cause: 'voluntary' })).toEqual(['代表人撤回申请，应当经被代表的申请人同意'])
    expect(against(ready({ rows: { applicant } }), 'withdraw', { withdrawal_cause: 'voluntary', represented_consent: true })).toEqual([])
  })
  test('附带审查没有办结，不得恢复审理(第三十九条第一款第九项)', () => {
    const pending = suspended({ values: { suspension_ground: 'norm_review' }, facts: { ...facts, reviews: [review(false)] } })
    expect(against(pending, 'resume')).toEqual(['规范性文件或者依据的审查尚未办结'])
    expect(against({ ...pending, facts: { ...facts, reviews: [review(true)] } }, 'resume')).toEqual([])
  })
})

test('逾期答复与没有答复一样，有正当理由经准许顺延的除外(第七十条、民事诉讼法第八十六条)', () => {
  const m = (over: Parameters<typeof ready>[0]) => silent(snapshot(reconsideration, ready(over)) as never)
  expect(m({})).toBe(false)
  expect(m({ clocks: { reply: 'late' } })).toBe(true)
  expect(m({ clocks: { reply: 'late' }, values: { late_reply_excused: true } })).toBe(false)
})
