import { describe, expect, test } from 'vitest'
import { reasons } from '../../../test/support/snapshot.ts'
import { standardRefusals } from '../../kernel/matter/standard.ts'
import { supervisionComplaint } from './complaint.ts'
import { supervisionRectification } from './rectification.ts'
import { reentry } from './reentry.ts'
import { supervisionInspection } from './special-inspection.ts'
import { supervision } from './supervision.ts'

const facts = { in_order: true, signed_by_organ: ['decision'], local_papers: ['notice'], rectifications: [] as object[] }
const rest = (values: object, closed = false) => ({ ledger: 'supervision_rectification', id: 'r', number: null, state: 'rectifying', closed, values })

describe('通知书、意见书、决定书逐级制发', () => {
  const on = '2026-03-02' as const
  test('没有制发通知书的,不得制发意见书;没有意见书的,不得作出决定', () => {
    expect(reasons(supervision, { state: 'drafting', facts, on }, 'issue_opinion')).toEqual(['应当先制发行政执法监督通知书'])
    expect(reasons(supervision, { state: 'issued', values: { paper: 'notice' }, facts, on, clocks: { notice_reply: 'lapsed' } }, 'issue_decision')).toEqual(['应当先制发行政执法监督意见书'])
  })
  test('答复期限未满、单位未答复的,不得进入下一级;期满或者答复后可以', () => {
    const noticed = { state: 'issued', values: { paper: 'notice' }, facts, on } as const
    expect(reasons(supervision, { ...noticed, clocks: { notice_reply: { state: 'running', due_on: '2026-03-20' } } }, 'issue_opinion')).toEqual(['行政执法监督通知书的期限未满，单位也未答复'])
    expect(reasons(supervision, { ...noticed, clocks: { notice_reply: 'lapsed' } }, 'issue_opinion')).toEqual([])
    expect(reasons(supervision, { ...noticed, state: 'answered' }, 'issue_opinion')).toEqual([])
    expect(reasons(supervision, { ...noticed, clocks: { notice_reply: 'met' }, facts: { ...facts, rectifications: [rest({ correct_by: '2026-03-01' })] } }, 'issue_opinion')).toEqual([])
  })
  test('本地不要求逐级的,可以直接制发', () => {
    expect(reasons(supervision, { state: 'drafting', facts: { ...facts, in_order: false }, on }, 'issue_opinion')).toEqual([])
  })
  test('监督决定由机关负责人签发,以本地设定为准', () => {
    const advised = { state: 'answered', values: { paper: 'opinion' }, on, as: ['office_head'] } as const
    expect(reasons(supervision, { ...advised, facts }, 'issue_decision')).toEqual(['行政执法监督决定书由机关负责人签发'])
    expect(reasons(supervision, { ...advised, facts: { ...facts, signed_by_organ: [] } }, 'issue_decision')).toEqual([])
  })
})

test('监督人员登记自己制发的文书的送达;整改由被监督单位办理,监督人员不登记', () => {
  const capacity = { roles: ['supervisor'], of: {} } as const
  for (const own of [supervision, reentry, supervisionInspection, supervisionComplaint]) expect(standardRefusals(own, 'serve', capacity), own.label).toEqual([])
  expect(standardRefusals(supervisionRectification, 'serve', capacity)).toHaveLength(1)
  expect(standardRefusals(supervision, 'transfer', capacity)).toHaveLength(1)
})

describe('行政执法监督条例自2026年2月1日起施行', () => {
  test('施行之前,只有本地规定的监督文书', () => {
    const before = { state: 'answered', values: { paper: 'notice' }, on: '2026-01-31' } as const
    expect(reasons(supervision, { ...before, facts }, 'issue_opinion')).toEqual(['《行政执法监督条例》施行前，本地没有规定行政执法监督意见书'])
    expect(reasons(supervision, { ...before, facts: { ...facts, local_papers: ['notice', 'opinion'] } }, 'issue_opinion')).toEqual([])
    expect(reasons(supervision, { ...before, on: '2026-02-01', facts }, 'issue_opinion')).toEqual([])
    expect(reasons(supervision, { state: 'drafting', on: '2025-06-02', facts }, 'issue_notice')).toEqual([])
  })
})

describe('答复、整改、办结', () => {
  test('监督文书未送达,单位不答复;由被监督单位的人员答复', () => {
    const issued = { state: 'issued', values: { paper: 'notice' }, facts } as const
    expect(reasons(supervision, issued, 'answer')).toEqual(['监督文书尚未送达'])
    expect(reasons(supervision, { ...issued, documents: { notice: '2025-03-03' } }, 'answer')).toEqual([])
    expect(reasons(supervision, { ...issued, documents: { notice: '2025-03-03' }, as: ['supervisor', 'handler'] }, 'answer').join()).toContain('被监督单位')
  })
  test('整改未验收的不得办结', () => {
    const answered = { state: 'answered', values: { paper: 'notice' } } as const
    expect(reasons(supervision, { ...answered, facts: { ...facts, rectifications: [rest({})] } }, 'close')).toEqual(['整改尚未验收'])
    expect(reasons(supervision, { ...answered, facts: { ...facts, rectifications: [rest({}, true)] } }, 'close')).toEqual([])
  })
  test('整改由监督机构的监督人员验收,不由本单位', () => {
    expect(reasons(supervisionRectification, { state: 'reported', as: ['supervisor', 'handler'] }, 'accept').join()).toContain('监督机构')
    expect(reasons(supervisionRectification, { state: 'reported', as: [], of: { supervised_by: ['supervisor'] } }, 'accept')).toEqual([])
  })
})

describe('退回重录只涉及信息质量', () => {
  const cases = [{ ledger: 'penalty', id: 'p', number: '1', state: 'closed', closed: true, values: { version: 7 } }]
  test('案卷没有更正的,不得报告已重录', () => {
    const returned = { state: 'returned', facts: { cases }, values: { corrected_version: 7 } } as const
    expect(reasons(reentry, returned, 'reenter')).toEqual(['退回的案卷还没有更正，请先在案卷上办理「更正」'])
    expect(reasons(reentry, { ...returned, values: { corrected_version: 6 } }, 'reenter')).toEqual([])
  })
})

describe('执法监督检查', () => {
  const team = { kind: 'special' as const, planned_from: '2026-03-02' as const, planned_until: '2026-03-06' as const }
  test('监督检查人员少于规定人数的,不得检查', () => {
    expect(reasons(supervisionInspection, { facts: { officers: 2, rectifications: [] } }, 'plan', { ...team, team: ['a'] })).toEqual(['监督检查人员少于规定人数'])
  })
  test('亮证执法检查、一线监督不预先通知', () => {
    expect(reasons(supervisionInspection, { state: 'planned', values: { kind: 'certificate' }, facts: { officers: 2, rectifications: [] } }, 'notify')).toEqual(['亮证执法检查、一线监督不预先通知'])
  })
})

describe('公民、法人或者其他组织有权申诉或者检举(行政处罚法第七十五条第二款)', () => {
  test('没有核查的,不得作出处理;不属实的,不转执法监督', () => {
    expect(reasons(supervisionComplaint, { state: 'accepted' }, 'conclude')).toEqual(['尚未登记核查情况'])
    expect(reasons(supervisionComplaint, { state: 'accepted', values: { investigation: '…' } }, 'conclude', { result: 'rejected', answer: '…', supervise: true, problem: '…', demand: '…' })).toEqual(['不属实的，不转执法监督'])
  })
  test('投诉举报不与被投诉单位共享', () => expect('sharedWith' in supervisionComplaint).toBe(false))
})

test('复议机构指出的问题带进执法监督：意见书的受文机关、决定的被申请人是被监督单位（行政复议法第七十六条）', () => {
  const brings = (values: object) => supervision.links!['from_reconsideration']!.brings!({ values: values as never, rows: {} }).values
  expect(brings({ recipient: 'bureau', problem: '告知不当', org_id: 'government' })).toEqual({ source: 'reconsideration', unit: 'bureau', problem: '告知不当' })
  expect(brings({ respondent: 'bureau', act_title: '罚款决定', org_id: 'government' })).toEqual({ source: 'reconsideration', unit: 'bureau' })
})
