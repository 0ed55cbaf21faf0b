import { addMonths, dayNumber } from '../../../kernel/law/day.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { fenOf, yuanOf } from '../../../kernel/law/money.ts'
import { isOver } from '../../../kernel/procedure/procedure.ts'
import { certified } from '../certified.ts'
import { bySeverity, type PenaltyKind } from '../choices.ts'
import { 处罚法, 强制法 } from '../../common/law.ts'
import type { Case, CaseBars } from './types.ts'

type Party = Case['rows']['party'][number]
type Sanction = Case['rows']['sanction'][number]

/**
 * Whether the small limits of a citizen hold. The statutes set citizens against 法人或者其他组织; where a 个体工商户
 * belongs is disputed, and the reading which protects the party is taken.
 */
const isPerson = ({ kind }: Party): boolean => kind !== 'organisation'
const severity = (kind: string | null): number => bySeverity.indexOf(kind as PenaltyKind)
export const fen = (amount: string | null): bigint => amount === null ? 0n : fenOf(amount)
const sum = (sanctions: readonly Sanction[], kind: PenaltyKind): bigint =>
  sanctions.filter((s) => s.kind === kind).reduce((total, s) => total + fen(s.amount), 0n)

/** The heaviest of several kinds: the row under which the decision is counted. */
const heaviest = (kinds: readonly PenaltyKind[]): PenaltyKind | null => [...kinds].sort((a, b) => severity(b) - severity(a))[0] ?? null

/** What follows from the sanctions: totals as decided, and the kind the case counts under. */
export const totals = (sanctions: readonly Sanction[]) => {
  const [fine, confiscated] = [sum(sanctions, 'fine'), sum(sanctions, 'confiscation')]
  return {
    heaviest_kind: heaviest(sanctions.map(({ kind }) => kind)),
    fine_total: yuanOf(fine), confiscation_total: yuanOf(confiscated), amount_total: yuanOf(fine + confiscated),
  }
}

/** Whether penalties of these kinds and amounts give the right to a hearing (第六十三条第一款); amounts are totals in yuan. */
export function isHearingGrade(m: Case, kinds: readonly string[], fine: string | null, confiscation: string | null): boolean {
  if (kinds.some((kind) => m.facts.hearing_kinds.includes(kind))) return true
  const limit = fenOf(m.rows.party.some(isPerson) ? m.facts.hearing_amount_person : m.facts.hearing_amount_organisation)
  return fen(fine) >= limit || fen(confiscation) >= limit
}

const since = (on: IsoDate | null, from: IsoDate | null): boolean => on !== null && (from === null || on >= from)
export const hasSpoken = (m: Case, party: Party): boolean => since(party.statement_on, m.values.notified_on) || since(party.waived_on, m.values.notified_on)
const asksHearing = (m: Case, party: Party): boolean => since(party.hearing_requested_on, m.values.notified_on)
const isHearingSettled = (m: Case, party: Party): boolean => asksHearing(m, party) || since(party.hearing_waived_on, m.values.notified_on)
/** Whether anybody asked for a hearing, in time or not: the organ may hold one all the same. */
export const hearingAsked = (m: Case): boolean => m.rows.party.some((party) => asksHearing(m, party))
/** Who asks within five working days must be heard; who asks later is not owed a hearing (第六十四条第一项). */
export const hearingOwed = (m: Case): boolean => {
  const { due_on } = m.clock('hearing_request')
  return m.rows.party.some((party) => asksHearing(m, party) && (due_on === null || party.hearing_requested_on! <= due_on))
}

/** The four classes of 第五十八条第一款; a hearing puts a case among them of itself. */
export const needsReview = (m: Case): boolean => m.values.review_grounds.length > 0 || m.values.hearing_outcome === 'held'

/** 第五十七条第二款 and what the rule of the field adds to it. */
export const needsDiscussion = (m: Case): boolean => m.values.major || m.facts.discussion_scope.some((scope) =>
  scope === 'review' ? needsReview(m)
    : scope === 'hearing_held' ? m.values.hearing_outcome === 'held'
      : scope === 'hearing_kind' && isHearingGrade(m, m.values.proposed_kinds, m.values.proposed_fine, m.values.proposed_confiscation))

/** In the number the law asks, each with a card that is valid today (第四十二条第一款). */
export const staffed: CaseBars = {
  '承办的执法人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers },
  ...certified(),
}
/** Officers and their withdrawal: 第四十二、四十三条. Holds for every decision on the case. */
export const handling: CaseBars = {
  ...staffed,
  '回避申请尚未作出决定': { basis: 处罚法.art(43, 3), if: (m) => m.rows.recusal.some(({ decision }) => decision === null) },
}

/** Held, or waived by staying away, on what the party was last told. */
export const isHearingOver = ({ values }: Case): boolean => values.hearing_outcome !== null && since(values.hearing_held_on, values.notified_on)
export const hearingFirst: CaseBars = {
  '当事人要求听证，尚未组织听证': { basis: 处罚法.art(63, 1), if: (m) => hearingOwed(m) && !isHearingOver(m) },
}

export const reviewed: CaseBars = {
  '应当进行法制审核，尚未审核或者审核未通过': { basis: 处罚法.art(58, 1), if: (m) => needsReview(m) && m.values.review_result !== 'passed' },
  '法制审核应当在听证结束后进行': { basis: 处罚法.art(58, 1, 2), if: ({ values: { review_result, hearing_held_on, reviewed_on } }) =>
    review_result === 'passed' && hearing_held_on !== null && reviewed_on !== null && reviewed_on < hearing_held_on },
}

/** What must have happened before a penalty: notice to everybody, hearing them, hearing, review, discussion. */
export const beforePenalty: CaseBars = {
  ...handling,
  '行政处罚事先告知书尚未送达全体当事人': { basis: 处罚法.art(62), if: (m) => m.values.notified_on === null || m.servedOn('prior_notice') === null },
  '陈述申辩期限未满，当事人也没有陈述申辩或者明确放弃': { basis: 处罚法.art(62), if: (m) =>
    !m.rows.party.every((party) => hasSpoken(m, party)) && !isOver(m.clock('plea'), m.on) },
  '要求听证的期限未满，当事人也没有明确放弃': { basis: 处罚法.art(64, undefined, 1), if: (m) =>
    m.values.hearing_due && !m.rows.party.every((party) => isHearingSettled(m, party)) && !isOver(m.clock('hearing_request'), m.on) },
  ...hearingFirst,
  ...reviewed,
  '情节复杂或者重大违法行为，应当由负责人集体讨论': { basis: 处罚法.art(57, 2), if: (m) => needsDiscussion(m) && m.values.discussed_on === null },
}

/** What is imposed on one party; a sanction that names nobody is imposed on whoever is there. */
export const sanctionsOf = (m: Case, { name }: Party): readonly Sanction[] => m.rows.sanction.filter(({ party }) => (party ?? name) === name)

const isTimeBarred = (m: Case, ended: IsoDate, graveHarm: boolean): boolean => {
  const { length, unit } = m.facts.time_bar
  // 五年 concerns the general two years only; a law with its own bar stands (第三十六条第一款).
  const limit = unit === 'year' ? (graveHarm ? 5 : length) * 12 : length
  return m.values.lead_on !== null && dayNumber(m.values.lead_on) > dayNumber(addMonths(ended, limit))
}

export const committed: CaseBars = {
  '违法行为发生（终了）日期尚未到来': (m) => m.rows.violation.some(({ ended_on }) => ended_on !== null && ended_on > m.on),
}
/** What no penalty may be, whatever was done before it. */
export const penaltyProper: CaseBars = {
  ...committed,
  '受处罚人不是本案当事人': { basis: 处罚法.art(59, 1, 1), if: (m) =>
    m.rows.sanction.some(({ party }) => party !== null && !m.rows.party.some(({ name }) => name === party)) },
  '本案有数名当事人，应当写明每项处罚的受处罚人': { basis: 处罚法.art(59, 1, 1), if: (m) => m.rows.party.length > 1 && m.rows.sanction.some(({ party }) => party === null) },
  '罚款应当写明金额': { basis: 处罚法.art(59, 1, 3), if: (m) => m.rows.sanction.some(({ kind, amount }) => kind === 'fine' && fen(amount) <= 0n) },
  '对同一个违法行为不得给予两次以上罚款': { basis: 处罚法.art(29), if: (m) => m.rows.violation.length > 0
    && m.rows.party.some((party) => sanctionsOf(m, party).filter(({ kind }) => kind === 'fine').length > m.rows.violation.length) },
  '不满十四周岁的未成年人不予行政处罚': { basis: 处罚法.art(30), if: (m) =>
    m.rows.party.some((party) => party.age === 'child' && sanctionsOf(m, party).length > 0) },
  '已满十四周岁不满十八周岁的，应当从轻或者减轻处罚': { basis: 处罚法.art(30), if: (m) =>
    m.rows.party.some(({ age }) => age === 'minor') && !m.values.mitigations.includes('minor_age') },
  '违法行为超过追究期限未被发现，不再给予行政处罚': { basis: 处罚法.art(36, 1), if: (m) =>
    m.rows.violation.some(({ ended_on, grave_harm }) => ended_on !== null && isTimeBarred(m, ended_on, grave_harm)) },
}

const lacksBasis = (m: Case): boolean => m.rows.violation.every(({ penalty_provision }) => !penalty_provision) && m.rows.sanction.some(({ basis }) => !basis)
/** What the written decision must tell besides (第五十九条第一款). */
export const decisionContents: CaseBars = {
  '处罚决定书应当载明当事人的地址，请先由承办人办理「补正当事人信息」': { basis: 处罚法.art(59, 1, 1), if: (m) =>
    m.rows.party.some((party) => !party.address && sanctionsOf(m, party).length > 0) },
  '处罚决定书应当载明处罚的依据': { basis: 处罚法.art(59, 1, 3), if: lacksBasis },
}

const isHeavier = (m: Case): boolean => {
  const decided = totals(m.rows.sanction)
  return fen(decided.fine_total) > fen(m.values.proposed_fine) || fen(decided.confiscation_total) > fen(m.values.proposed_confiscation)
    || severity(decided.heaviest_kind) > severity(heaviest(m.values.proposed_kinds))
}
/** The penalty against what the party was told of it. */
export const asNotified: CaseBars = {
  '处罚重于告知的内容；不得因当事人陈述、申辩而加重，确因新的事实加重的应当重新告知': { basis: 处罚法.art(45, 2), if: isHeavier },
  '拟处罚属于听证范围，却没有告知听证权利': { basis: 处罚法.art(63, 1), if: (m) => {
    const { fine_total, confiscation_total } = totals(m.rows.sanction)
    return !m.values.hearing_due && isHearingGrade(m, m.rows.sanction.map(({ kind }) => kind), fine_total, confiscation_total)
  } },
}

/** 第五十一条: who may be fined how much on the spot; the form tells less than a decision (第五十二条第二款: no address). */
export const onTheSpot: CaseBars = {
  '当场处罚只能是警告或者罚款': { basis: 处罚法.art(51), if: (m) => m.rows.sanction.some(({ kind }) => kind !== 'warning' && kind !== 'fine') },
  '罚款超过可以当场处罚的数额，应当适用普通程序': { basis: 处罚法.art(51), if: (m) => m.rows.party.some((party) =>
    sum(sanctionsOf(m, party), 'fine') > fenOf(isPerson(party) ? m.facts.spot_fine_person : m.facts.spot_fine_organisation)) },
  '当场处罚决定书应当载明处罚的依据': { basis: 处罚法.art(52, 2), if: lacksBasis },
}

/** A fine collected by the officers themselves is collected where and when it was imposed, or later. */
export const collectionDay: CaseBars = {
  '当场收缴日期尚未到来': (m) => m.values.collected_on !== null && m.values.collected_on > m.on,
  '当场收缴日期不得早于处罚决定': (m) => m.values.collected_on !== null && m.values.decided_on !== null && m.values.collected_on < m.values.decided_on,
}

/** Reconsideration or a suit that is still going on, here or on another organ's file. */
export const isChallenged = (m: Case): boolean =>
  m.rows.challenge.some(({ ended_on }) => ended_on === null) || m.facts.reconsiderations.some(({ closed }) => !closed)

/** The paper that holds the decision, by procedure and outcome. */
export const decisionServed = (m: Case): IsoDate | null =>
  m.values.outcome === 'penalty' ? m.servedOn(m.values.track === 'summary' ? 'spot_decision' : 'decision')
    : m.values.outcome === 'judicial' ? m.servedOn('transfer') : m.servedOn('no_penalty')

/** 第二十七条: within the term it is decided what becomes of what was taken; a case does not end over it. */
export const measuresOver: CaseBars = {
  '本案采取的行政强制措施尚未了结，应当先解除并退还、没收、销毁或者随案移送': { basis: 强制法.art(27), if: (m) =>
    m.facts.measures.some(({ closed, state }) => !closed && state !== 'proposed' && state !== 'approved') },
}
export const measuresDecided: CaseBars = {
  '本案有查封、扣押、冻结等措施，决定应当写明对财物如何处理': { basis: 强制法.art(27), if: (m) =>
    m.values.seized_property === null && m.facts.measures.some(({ state }) => ['unapproved', 'in_force', 'ending'].includes(state)) },
}
