import { isOver, type Bars } from '../../kernel/procedure/procedure.ts'
import { groundsOf, type DecisionKind } from './choices.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例 } from './law.ts'
import type { Case } from './types.ts'

/** Papers whose signing the organ may delegate to the head of its reconsideration body (授权签发). */
export const delegable = {
  acceptance: '受理', refusal: '不予受理', dismissal: '驳回申请', suspension: '中止', resumption: '恢复审理', termination: '终止',
  stay: '停止执行', mediation: '调解书', decision: '复议决定', norm_review: '规范性文件处理', opinion: '意见书', compliance: '责令限期履行',
} as const

/** What the Law gives to the organ is decided by its head, or by the head of the body where the organ has said so. */
export const signed = (paper: keyof typeof delegable) => ({
  [`本机关未授权复议机构负责人签发「${delegable[paper]}」文书，应当由机关负责人决定`]:
    (m: { readonly actor: Case['actor']; readonly facts: { readonly delegated: readonly string[] } }) =>
      !m.actor.roles.includes('organ_head') && !m.facts.delegated.includes(paper),
})

/** Whether the respondent has failed to reply: the period over, or the reply late without good reason (第七十条). */
export const silent = (m: Case): boolean => {
  const clock = m.clock('reply')
  return !m.values.late_reply_excused && (isOver(clock, m.on) ? !m.has('reply') : clock.state === 'late')
}
/** Major, difficult or complex (第五十条第一款、听证办法第三条). */
const major = (m: Case) => m.values.major_grounds.length > 0
/** Whether somebody of the applicants' side has been heard, or could not be for a reason of theirs (第四十九条). */
const applicantsHeard = ({ rows: { applicant, agent, view } }: Case) => {
  const own = applicant.flatMap(({ name, guardian, legal_representative }) => [name, guardian, legal_representative])
  const side = [...own, ...agent.filter(({ principal }) => own.includes(principal)).map(({ name }) => name)]
  return view.some(({ party }) => side.some((name) => name !== null && party.includes(name)))
}
const waiting = (m: Case) => ['running', 'paused'].includes(m.clock('reply').state) && !isOver(m.clock('reply'), m.on)

/** What must have been done before any decision on the merits. Silence of the respondent is not in the list: it never holds a case up. */
export const readiness: Bars<Case> = {
  '尚未指定承办人': { basis: 复议法.art(36, 1), if: (m) => m.values.handlers.length === 0 },
  '答复通知书尚未送达被申请人': { basis: 复议法.art(48), if: (m) => m.servedOn('reply_notice') === null },
  '答复期限尚未届满，被申请人尚未答复': { basis: 复议法.art(48), if: (m) => !m.has('reply') && waiting(m) },
  '案情重大、疑难、复杂，不宜适用简易程序，应当先转为普通程序': { basis: 复议法.art(55), if: (m) => m.values.track === 'simplified' && major(m) },
  '适用普通程序应当听取当事人意见并记录在案，尚未听取申请人一方的意见': { basis: 复议法.art(49), if: (m) =>
    m.values.track === 'ordinary' && !applicantsHeard(m) && m.values.hearing_outcome !== 'held' },
  '重大、疑难、复杂案件应当组织听证': { basis: 复议法.art(50, 1), if: (m) => major(m) && m.values.hearing_outcome === null },
  '应当提请行政复议委员会提出咨询意见': { basis: 复议法.art(52, 2), if: (m) => (major(m) || m.values.technical) && !m.has('committee_opinion') },
  '已经提请行政复议委员会，咨询意见尚未记录': { basis: 复议法.art(52, 3), if: (m) => m.has('committee_request') && !m.has('committee_opinion') },
  '申请人提出的规范性文件附带审查申请尚未处理': { basis: 复议法.art(56), if: (m) => m.values.requests.includes('norm_review') && m.facts.reviews.length === 0 },
  '规范性文件或者依据的审查尚未办结': { basis: 复议法.art(56), if: (m) => m.facts.reviews.some((review) => !review.closed) },
}

const decides = (m: Case, ...kinds: readonly DecisionKind[]) => m.values.decision !== null && kinds.includes(m.values.decision)
/** Decisions that set an act aside or find it unlawful, on which compensation follows (第七十二条第一款). */
const faulted = ['revoke', 'revoke_part', 'change', 'confirm_unlawful', 'confirm_void'] as const

/** A decision on an act of a kind that may have taken property: who was fined, or whose goods were seized, is to get them back. */
const takesProperty = (m: Case): boolean => decides(m, 'revoke', 'revoke_part') && ['penalty', 'coercion', 'levy'].includes(m.values.act_kind ?? '')
  || decides(m, 'change') && m.values.act_kind === 'penalty'

/** Which decision the facts of the case allow. */
export const lawfulness: Bars<Case> = {
  // The list of 第七十条 holds no 维持 and no 变更. 驳回请求 is left open: whether there is a duty is law, not evidence.
  '被申请人未按期答复并提交证据、依据，视为该行政行为没有证据、依据，不得维持或者变更': {
    basis: 复议法.art(70), if: (m) => silent(m) && decides(m, 'uphold', 'change') && !m.rows.third_party.some((row) => row.evidence_given) },
  '决定理由与决定种类不符': {
    basis: 复议法.art(61, 1), if: ({ values: { decision, decision_grounds } }) =>
      decision !== null && (decision_grounds.length === 0 || decision_grounds.some((ground) => !groundsOf[decision].includes(ground))) },
  '被申请人已按期答复，不得以未答复为由': {
    basis: 复议法.art(70), if: (m) => m.values.decision_grounds.includes('no_reply') && !silent(m) },
  '不得作出对申请人更为不利的变更决定': {
    basis: 复议法.art(63, 2), if: (m) => decides(m, 'change') && m.values.worse_for_applicant && !m.rows.third_party.some((row) => row.adverse_request) },
  '申请人没有申请确认无效': { basis: 复议法.art(67), if: (m) => decides(m, 'confirm_void') && !m.values.requests.includes('confirm_void') },
  '责令重新作出行政行为只能与撤销、部分撤销一并决定': { basis: 复议法.art(64, 1), if: (m) => m.values.redo && !decides(m, 'revoke', 'revoke_part') },
  '责令履行应当写明履行期限': { basis: 复议法.art(66), if: (m) => decides(m, 'perform') && !(m.values.perform_days! > 0) },
  '行政协议责任只适用于行政协议案件，并应当写明承担的责任': {
    basis: 复议法.art(71), if: (m) => decides(m, 'agreement') && (m.values.act_kind !== 'agreement' || m.values.agreement_liabilities.length === 0) },
  '申请人一并提出行政赔偿请求，应当同时决定赔偿或者驳回赔偿请求': {
    basis: 复议法.art(72, 1), if: (m) => m.values.requests.includes('compensation') && (m.values.compensation === null || m.values.compensation === 'none') },
  '决定给予赔偿的，应当同时决定撤销、变更或者确认行政行为违法、无效': {
    basis: 复议法.art(72, 1), if: (m) => m.values.compensation === 'granted' && !decides(m, ...faulted) },
  '没有提出赔偿请求的，撤销、变更罚款，撤销没收、查封扣押冻结、征收征用等行为，应当同时责令返还财产、解除措施或者赔偿价款，请填写“赔偿处理”': {
    basis: 复议法.art(72, 2), if: (m) => takesProperty(m) && !m.values.requests.includes('compensation') && m.values.compensation === null },
  '被申请人已经答复，应当写明其答复意见': { basis: 复议法.art(48), if: (m) => m.has('reply') && m.values.reply_points === null },
  '规范性文件或者依据的审查情况应当在决定书中一并告知': { basis: 复议法.art(59), if: (m) => m.facts.reviews.some(({ closed }) => closed) && m.values.norm_review_told === null },
  '经过听证的案件应当根据听证笔录作出决定，尚无听证笔录': { basis: 复议法.art(61, 2), if: (m) => m.values.hearing_outcome !== null && !m.has('hearing_record') },
}

/** 代表人变更复议请求、撤回申请 need the consent of those they stand for (第十五条第二款). */
export const consented = (act: string): Bars<Case> => ({
  [`${act}，应当经被代表的申请人同意`]: { basis: 复议法.art(15, 2), if: ({ rows: { applicant }, values }) =>
    applicant.some((row) => row.representative) && applicant.some((row) => !row.representative) && !values.represented_consent },
})

/** At least two (实施条例第三十二条). */
export const twoHandlers: Bars<Case> = {
  '行政复议案件应当由两名以上行政复议人员办理': { basis: 实施条例.art(32), if: (m) => m.values.handlers.length < 2 },
}
