import { describe, expect, test } from 'vitest'
import { against, facts, ready } from '../../../test/support/reconsideration.ts'
import { snapshot } from '../../../test/support/snapshot.ts'
import { groundsOf } from './choices.ts'
import { deadlines } from './deadlines.ts'
import { reconsideration } from './reconsideration.ts'

type Case = Parameters<typeof against>[0]
type Input = NonNullable<Parameters<typeof against>[2]>
const uphold: Input = { decision: 'uphold', decision_grounds: ['lawful'] }
const revoke: Input = { decision: 'revoke', decision_grounds: ['procedure'] }
const propose = (given: Case, input: Input = revoke) => against(given, 'propose', { compensation: 'none', ...input })
const unanswered = (over: Parameters<typeof ready>[0] = {}) =>
  ready({ ...over, documents: { reply: undefined, ...over.documents }, clocks: { reply: { state: 'running', due_on: '2025-03-26' }, ...over.clocks } })
const review = (closed: boolean) => ({ ledger: 'incidental_review', id: '1', number: null, state: '', closed, values: {} })

describe('被申请人不答复(第七十条)', () => {
  test('答复期限届满仍未答复的，可以作出决定，不等待', () => {
    expect(propose(unanswered(), { decision: 'revoke', decision_grounds: ['no_reply'] })).toEqual([])
    expect(propose(unanswered(), { decision: 'perform', decision_grounds: ['no_reply'], perform_days: 30 })).toEqual([])
  })
  test('答复期限未满的，不得先行决定', () => {
    expect(propose(unanswered({ on: '2025-03-26' }))).toEqual(['答复期限尚未届满，被申请人尚未答复'])
  })
  test('答复通知书没有送达的，不得决定', () => {
    expect(propose(unanswered({ documents: { reply_notice: true }, clocks: { reply: 'none' } }))).toEqual(['答复通知书尚未送达被申请人'])
  })
  test('没有答复的不得维持或者变更，第三人提供证据的除外', () => {
    const barred = '被申请人未按期答复并提交证据、依据，视为该行政行为没有证据、依据，不得维持或者变更'
    expect(propose(unanswered(), uphold)).toEqual([barred])
    expect(propose(unanswered(), { decision: 'change', decision_grounds: ['inappropriate'] })).toEqual([barred])
    expect(propose(ready({ clocks: { reply: 'late' } }), uphold)).toEqual([barred])
    expect(propose(unanswered({ rows: { third_party: [{ name: '李四', kind: 'person', joined_on: '2025-03-12', evidence_given: true }] } }), uphold)).toEqual([])
  })
  test('作出决定时再次审查：维持意见报批后发现逾期未答复，不得作出', () => {
    expect(against(unanswered({ state: 'approving', values: { decision: 'uphold', decision_grounds: ['lawful'] } }), 'decide')).toHaveLength(1)
  })
  test('按期答复的，不得以未答复为由', () => {
    expect(propose(ready(), { decision: 'revoke', decision_grounds: ['no_reply'] })).toEqual(['被申请人已按期答复，不得以未答复为由'])
  })
})

describe('作出决定之前', () => {
  test('普通程序应当听取意见并记录在案，举行听证的视为已听取(第四十九条)', () => {
    const barred = ['适用普通程序应当听取当事人意见并记录在案，尚未听取申请人一方的意见']
    const heard = (party: string) => propose(ready({ rows: { view: [{ party, mode: 'in_person', heard_on: '2025-03-20' }], agent: [{ name: '王律师', principal: '张三', kind: 'lawyer', authority: 'general' }] } }))
    expect(propose(ready({ rows: { view: [] } }))).toEqual(barred)
    expect(heard('某区市场监督管理局')).toEqual(barred)
    expect([heard('申请人张三'), heard('王律师')]).toEqual([[], []])
    expect(propose(ready({ rows: { view: [] }, values: { track: 'simplified' } }))).toEqual([])
    expect(propose(ready({ rows: { view: [] }, values: { hearing_outcome: 'held' }, documents: { hearing_record: true } }))).toEqual([])
  })
  test('重大、疑难、复杂案件应当听证并提请复议委员会咨询(第五十、五十二条)', () => {
    const major = { major_grounds: ['group'] } as const
    expect(propose(ready({ values: major }))).toEqual(['重大、疑难、复杂案件应当组织听证', '应当提请行政复议委员会提出咨询意见'])
    expect(propose(ready({ values: { ...major, hearing_outcome: 'held' }, documents: { hearing_record: true, committee_request: true, committee_opinion: true } }))).toEqual([])
    expect(propose(ready({ values: { ...major, hearing_outcome: 'waived' }, documents: { hearing_record: true, committee_opinion: true } }))).toEqual([])
  })
  test('专业性、技术性较强的应当提请复议委员会咨询', () => {
    expect(propose(ready({ values: { technical: true } }))).toEqual(['应当提请行政复议委员会提出咨询意见'])
  })
  test('经过听证的，根据听证笔录作出决定(第六十一条第二款)', () => {
    expect(propose(ready({ values: { hearing_outcome: 'held' } }))).toEqual(['经过听证的案件应当根据听证笔录作出决定，尚无听证笔录'])
  })
  test('附带审查申请应当先处理(第五十六条)', () => {
    const asked = { requests: ['revoke', 'norm_review'] } as const
    expect(propose(ready({ values: asked }))).toEqual(['申请人提出的规范性文件附带审查申请尚未处理'])
    expect(propose(ready({ values: asked, facts: { ...facts, reviews: [review(false)] } }))).toEqual(['规范性文件或者依据的审查尚未办结'])
  })
  test('规范性文件审查的情况在决定书中一并告知(第五十九条)', () => {
    const reviewed = ready({ values: { requests: ['revoke', 'norm_review'] }, facts: { ...facts, reviews: [review(true)] } })
    expect(propose(reviewed)).toEqual(['规范性文件或者依据的审查情况应当在决定书中一并告知'])
    expect(propose(reviewed, { ...revoke, norm_review_told: '该规定第五条合法' })).toEqual([])
  })
  test('提请复议委员会咨询的，记录咨询意见后才能决定(第五十二条第三款、第六十一条第三款)', () => {
    expect(propose(ready({ documents: { committee_request: true } }))).toEqual(['已经提请行政复议委员会，咨询意见尚未记录'])
    expect(propose(ready({ documents: { committee_request: true, committee_opinion: true } }))).toEqual([])
  })
  test('被申请人答复的，决定书写明其答复意见(第四十八条)', () => {
    expect(propose(ready({ values: { reply_points: null } }))).toEqual(['被申请人已经答复，应当写明其答复意见'])
  })
})

describe('决定种类(第六十三至七十二条)', () => {
  test('每种决定都有法定理由，理由与种类相符', () => {
    for (const [kind, grounds] of Object.entries(groundsOf)) expect(grounds.length, kind).toBeGreaterThan(0)
    expect(propose(ready(), { decision: 'uphold', decision_grounds: ['procedure'] })).toEqual(['决定理由与决定种类不符'])
    expect(propose(ready(), { decision: 'revoke' })).toEqual(['决定理由与决定种类不符'])
  })
  test('变更不得对申请人更为不利，第三人提出相反请求的除外(第六十三条)', () => {
    const change: Input = { decision: 'change', decision_grounds: ['inappropriate'], worse_for_applicant: true }
    expect(propose(ready(), change)).toEqual(['不得作出对申请人更为不利的变更决定'])
    expect(propose(ready(), { ...change, worse_for_applicant: false })).toEqual([])
    expect(propose(ready({ rows: { third_party: [{ name: '李四', kind: 'person', joined_on: '2025-03-12', adverse_request: true }] } }), change)).toEqual([])
  })
  test('申请人申请的，才确认无效(第六十七条)', () => {
    const confirm: Input = { decision: 'confirm_void', decision_grounds: ['void'] }
    expect(propose(ready(), confirm)).toEqual(['申请人没有申请确认无效'])
    expect(propose(ready({ values: { requests: ['confirm_void'] } }), confirm)).toEqual([])
  })
  test('责令履行应当写明期限(第六十六条)', () => {
    expect(propose(ready(), { decision: 'perform', decision_grounds: ['inaction'] })).toEqual(['责令履行应当写明履行期限'])
  })
  test('责令重作只与撤销、部分撤销一并决定(第六十四条)', () => {
    expect(propose(ready(), { decision: 'confirm_unlawful', decision_grounds: ['slight'], redo: true })).toHaveLength(1)
    expect(propose(ready(), { ...revoke, redo: true })).toEqual([])
  })
  test('行政协议责任只用于行政协议案件(第七十一条)', () => {
    const agreement: Input = { decision: 'agreement', decision_grounds: ['breach'], agreement_liabilities: ['continue'] }
    expect(propose(ready(), agreement)).toHaveLength(1)
    expect(propose(ready({ values: { act_kind: 'agreement' } }), agreement)).toEqual([])
    expect(propose(ready({ values: { act_kind: 'agreement' } }), { ...agreement, agreement_liabilities: [] })).toHaveLength(1)
  })
  test('一并提出赔偿请求的，应当同时决定(第七十二条)', () => {
    const claim = ready({ values: { requests: ['revoke', 'compensation'] } })
    expect(propose(claim)).toEqual(['申请人一并提出行政赔偿请求，应当同时决定赔偿或者驳回赔偿请求'])
    expect(propose(claim, { ...revoke, compensation: 'granted' })).toEqual([])
    expect(propose(claim, { ...uphold, compensation: 'granted' })).toEqual(['决定给予赔偿的，应当同时决定撤销、变更或者确认行政行为违法、无效'])
    expect(propose(claim, { ...uphold, compensation: 'rejected' })).toEqual([])
  })
  test('没有提出赔偿请求的，撤销罚款等行为应当同时责令返还财产(第七十二条第二款)', () => {
    const barred = [expect.stringContaining('应当同时责令返还财产、解除措施或者赔偿价款')]
    const of = (act_kind: 'penalty' | 'coercion' | 'levy' | 'disclosure', input: Input) => propose(ready({ values: { act_kind, requests: ['revoke'] } }), { ...input, compensation: null })
    expect([of('penalty', revoke), of('coercion', revoke), of('levy', { ...revoke, decision: 'revoke_part' })]).toEqual([barred, barred, barred])
    expect(of('penalty', { decision: 'change', decision_grounds: ['inappropriate'] })).toEqual(barred)
    expect([of('disclosure', revoke), of('penalty', uphold)]).toEqual([[], []])
    expect(propose(ready(), { ...revoke, compensation: 'none' })).toEqual([])
  })
})

describe('审批(第六十一条)', () => {
  const proposed = { decision: 'revoke', decision_grounds: ['procedure'], compensation: 'none' } as const
  test('承办人提出意见，审核人审核，机构负责人审签，机关负责人同意或者集体讨论', () => {
    const { propose, review, endorse, decide } = reconsideration.actions
    expect([propose.by, review.by, endorse.by]).toEqual(['handler', 'reviewer', 'office_head'])
    expect([propose.to, review.to, endorse.to, decide.to]).toEqual(['reviewing', 'endorsing', 'approving', 'decided'])
    expect(Object.keys(reconsideration.fields.approval.options)).toEqual(['head', 'collective'])
  })
  test('审核人不是本案承办人', () => {
    expect(against(ready({ state: 'reviewing', actor: '甲' }), 'review')).toEqual(['审核人不得是本案承办人'])
    expect(against(ready({ state: 'reviewing', actor: '丙' }), 'review')).toEqual([])
  })
  test('决定由机关作出，授权签发是设定', () => {
    const approving = ready({ state: 'approving', values: proposed, as: ['office_head'] })
    expect(against(approving, 'decide')).toEqual(['本机关未授权复议机构负责人签发「复议决定」文书，应当由机关负责人决定'])
    expect(against({ ...approving, facts: { ...facts, delegated: ['decision'] } }, 'decide')).toEqual([])
    expect(against({ ...approving, as: ['organ_head'] }, 'decide')).toEqual([])
  })
})

describe('调解(第五、七十三条)', () => {
  const agreed = ready({ rows: { mediation: [{ mediated_on: '2025-04-01', result: 'reached' }] } })
  test('制作调解书前应当有达成协议的调解', () => {
    expect(against(ready(), 'draw_up_mediation')).toEqual(['尚无达成协议的调解记录'])
    expect(against(agreed, 'draw_up_mediation')).toEqual([])
  })
  test('各方签字并加盖印章生效；生效前一方反悔的，继续审理，审理期限一直在计算', () => {
    expect(reconsideration.actions.repudiate_mediation).toMatchObject({ from: 'signing', to: 'trial' })
    expect(deadlines.trial.until.entering).not.toContain('signing')
    expect(deadlines.trial.pausedIn).toEqual(['suspended'])
    const m = snapshot(reconsideration, { state: 'decided', on: '2025-04-20', values: { conclusion: 'mediation', mediation_signed_on: '2025-04-10' }, documents: { mediation_document: '2025-04-12' } })
    expect(reconsideration.actions.close.sets(m as never)).toEqual({ effective_on: '2025-04-10' })
  })
})

describe('送达之后', () => {
  const decided = (document: true | `${number}-${number}-${number}`) => ready({ state: 'decided', values: { conclusion: 'decision' }, documents: { decision: document } })
  const closed = ready({ state: 'closed', values: { conclusion: 'decision', decision: 'revoke', respondent_kind: 'department', act_public: true, effective_on: '2025-04-15' } })
  test('结案在送达之后，决定书一经送达即发生法律效力(第七十五条)', () => {
    expect(against(decided(true), 'close')).toEqual(['结案文书尚未送达全部当事人'])
    expect(against(decided('2025-04-15'), 'close')).toEqual([])
    expect(reconsideration.actions.close.sets(snapshot(reconsideration, decided('2025-04-15')) as never)).toEqual({ effective_on: '2025-04-15' })
    expect(reconsideration.documents.decision.serve).toEqual([{ each: 'applicant' }, { org: 'respondent' }, { org: 'joint_respondent' }, { each: 'third_party' }])
  })
  test('决定书的公开依行政行为的公开情况确定，公开和不公开都是有记录的决定(第七十九条)', () => {
    expect(against(closed, 'publish_decision')).toEqual([])
    expect(against({ ...closed, values: { ...closed.values, act_public: false } }, 'publish_decision')).toEqual(['被申请复议的行政行为未公开'])
    expect(against({ ...closed, values: { ...closed.values, conclusion: 'termination' } }, 'publish_decision')).toEqual(['不是行政复议决定'])
    expect(reconsideration.actions.withhold_publication.asks).toEqual(['publication_reason'])
    expect(reconsideration.actions.publish_decision.publishes).toBe(true)
  })
  test('公开的内容不含证件号码、住所和电话', () => {
    expect(reconsideration.publication?.rows?.applicant).toEqual(['name', 'kind'])
  })
  test('以本级人民政府工作部门为被申请人的，抄告其上一级主管部门(第七十九条第二款)', () => {
    expect(against(closed, 'copy_to_superior')).toEqual([])
    expect(against({ ...closed, values: { ...closed.values, respondent_kind: 'township' } }, 'copy_to_superior')).toHaveLength(1)
  })
  test('观察日以前又起诉、信访的不是实质化解，以后的不计', () => {
    const after = (sued_on: `${number}-${number}-${number}`) => reconsideration.actions.record_lawsuit.sets(snapshot(reconsideration, closed) as never, { sued_on })
    expect(after('2026-01-31')).toEqual({ contested: true })
    expect(after('2026-02-01')).toEqual({ contested: false })
  })
  test('对申请人的强制执行，维持的由作出行政行为的机关，变更和调解书由复议机关(第七十八条)', () => {
    const enforced = (decision: 'uphold' | 'change', enforced_by: 'agency' | 'organ_by_court') =>
      against({ ...closed, values: { ...closed.values, decision }, clocks: { suit: 'lapsed' } }, 'enforce', { enforced_by })
    expect([enforced('uphold', 'agency'), enforced('change', 'organ_by_court')]).toEqual([[], []])
    expect([enforced('uphold', 'organ_by_court'), enforced('change', 'agency')].flat()).toHaveLength(2)
    expect(against({ ...closed, values: { ...closed.values, decision: 'uphold' }, clocks: { suit: 'running' } }, 'enforce')).toEqual(['起诉期限尚未届满'])
  })
})
