import { 民事诉讼法 } from '../../kernel/document/service.ts'
import { since, type Dated } from '../../kernel/law/dated.ts'
import type { Citation, IsoDate } from '../../kernel/law/law.ts'
import { days, hours, months, workingDays, years, type Term } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { inspectionCap } from '../common/ceilings.ts'
import { repeatThreshold } from '../common/inspection.ts'
import { itemsBound } from '../common/items.ts'
import type { EnforcementField } from '../common/fields-of-enforcement.ts'
import type { ExcludedKind } from './choices.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { 交通程序规定, 住建程序规定, 公安程序规定, 农业程序规定, 医保程序规定, 市监公示规定, 市监听证办法, 市监程序规定, 治安管理处罚法, 社会组织程序规定, 自然资源办法 } from './law.ts'

const FIELD = 'enforcement_field'
const PRACTICE = '实务做法，法律没有统一规定；以本地规定为准'
type ByField<T> = { readonly [K in EnforcementField]?: T | Dated<T> }
/** 行政处罚法, 自然资源办法 and 治安管理处罚法 say nothing of a last day that is a rest day; the other rules say the next working day. */
const analogy = { end_day: 'by_analogy' } as const

const basisOf = (term: Term | Dated<Term>): Citation => ('since' in term ? Object.values(term.since).at(-1)! : term).basis
/** A term that fields of enforcement set for themselves; each carries its article, which is its source. No general term: none runs. */
const termByField = <const Id extends string>(id: Id, label: string, general: Term | null, byKey: ByField<Term>, source: Citation | string = general!.basis) =>
  defineSetting<Id, Term | null>({
    id, label, kind: 'term', by: FIELD, fallback: general, source, byKey, sources: Object.fromEntries(Object.entries(byKey).map(([field, term]) => [field, basisOf(term)])),
  })

const officersRequired = defineSetting({
  id: 'enforcement_officers', label: '执法人员最少人数', unit: '人', kind: 'number', by: FIELD, fallback: 2, source: 处罚法.art(42, 1),
})
/** 治安管理处罚法 lets one police officer decide on the spot where nothing is contested and all is recorded. */
const officersOnTheSpot = defineSetting({
  id: 'enforcement_officers_on_the_spot', label: '当场处罚执法人员最少人数', unit: '人', kind: 'number', by: FIELD, fallback: 2, source: 处罚法.art(42, 1),
  byKey: { public_security: 1 } satisfies ByField<number>, sources: { public_security: 治安管理处罚法.art(120, 3) },
})
const spotFinePerson = defineSetting({
  id: 'penalty_spot_fine_person', label: '当场处罚最高罚款（公民）', unit: '元', kind: 'money', by: FIELD, fallback: '200.00', source: 处罚法.art(51),
  byKey: { public_security: since({ '2006-03-01': '200.00', '2026-01-01': '500.00' }) }, sources: { public_security: 治安管理处罚法.art(119) },
})
const spotFineOrganisation = defineSetting({
  id: 'penalty_spot_fine_organisation', label: '当场处罚最高罚款（法人或者其他组织）', unit: '元', kind: 'money', by: FIELD, fallback: '3000.00', source: 处罚法.art(51),
})

/** 治安管理处罚法 sets its own, and binds it to nothing but the party's not contesting it. */
const collectLimit = defineSetting({
  id: 'penalty_collect_limit', label: '可以当场收缴的小额罚款上限', unit: '元', kind: 'money', by: FIELD, fallback: '100.00', source: 处罚法.art(68, undefined, 1),
  byKey: { public_security: '200.00' } satisfies ByField<string>, sources: { public_security: 治安管理处罚法.art(123, undefined, 1) },
})

// ---- before filing
const leadTerm = termByField('penalty_lead_term', '线索核查、决定立案期限', null, {
  market: workingDays(15, 市监程序规定.art(18, 1)), medical_insurance: workingDays(15, 医保程序规定.art(14)), housing: workingDays(15, 住建程序规定.art(15, 1)),
  agriculture: workingDays(7, 农业程序规定.art(29)), natural_resources: workingDays(10, 自然资源办法.art(12)),
}, 处罚法.art(54, 2))
const leadExtension = termByField('penalty_lead_extension', '线索核查期限的延长', null, {
  market: workingDays(15, 市监程序规定.art(18, 1)), medical_insurance: workingDays(15, 医保程序规定.art(14)), housing: workingDays(10, 住建程序规定.art(15, 1)),
  agriculture: workingDays(7, 农业程序规定.art(29)),
}, PRACTICE)
/** 处罚法第三十六条. */
const timeBar = termByField('penalty_time_bar', '违法行为追究期限', years(2, 处罚法.art(36, 1), { end_day: 'no_roll' }), { public_security: months(6, 治安管理处罚法.art(25, 1), { end_day: 'no_roll' }) })

// ---- the term for deciding, with who extends it, how far, and what time does not count
const decisionTerm = termByField('penalty_decision_term', '办案期限', days(90, 处罚法.art(60), analogy), {
  market: days(90, 市监程序规定.art(64, 1)), transport: days(90, 交通程序规定.art(78)), housing: days(90, 住建程序规定.art(29, 1)),
  agriculture: days(90, 农业程序规定.art(58, 1)), medical_insurance: days(90, 医保程序规定.art(45, 1)), social_organisations: days(90, 社会组织程序规定.art(31, 1)),
  natural_resources: days(60, 自然资源办法.art(32, 1), analogy),
  public_security: since({ '2013-01-01': days(30, 公安程序规定.art(165, 1)), '2026-01-01': days(30, 治安管理处罚法.art(118, 1), analogy) }),
})
/** 处罚法 itself allows no extension; a field without its own rule has none. */
const firstExtension = termByField('penalty_first_extension', '办案期限第一次延长', null, {
  market: days(30, 市监程序规定.art(64, 1)), transport: days(30, 交通程序规定.art(78)), housing: days(30, 住建程序规定.art(29, 1)),
  agriculture: days(30, 农业程序规定.art(58, 1)), medical_insurance: days(30, 医保程序规定.art(45, 2)), social_organisations: days(30, 社会组织程序规定.art(31, 1)),
  natural_resources: days(30, 自然资源办法.art(32, 2), analogy),
  public_security: since({ '2013-01-01': days(30, 公安程序规定.art(165, 1)), '2026-01-01': days(30, 治安管理处罚法.art(118, 1), analogy) }),
}, 处罚法.art(60))
/** All extensions together. Empty where the rule leaves a further one to a reasonable term fixed in the case. */
const extensionTotal = termByField('penalty_extension_total', '办案期限延长合计上限', null, {
  transport: days(30, 交通程序规定.art(78)), housing: days(90, 住建程序规定.art(29, 1)), medical_insurance: days(90, 医保程序规定.art(45, 3)),
  public_security: since({ '2013-01-01': days(30, 公安程序规定.art(165, 1)), '2026-01-01': days(60, 治安管理处罚法.art(118, 1), analogy) }),
}, PRACTICE)
const firstExtensionBy = defineSetting<'penalty_first_extension_by', string>({
  id: 'penalty_first_extension_by', label: '第一次延长由谁批准', kind: 'text', by: FIELD, fallback: 'organ_head', source: '各领域行政处罚程序规定',
  byKey: { public_security: 'superior' }, sources: { public_security: 治安管理处罚法.art(118, 1) },
})
/** Empty where a second extension is not provided for. 自然资源 leaves it to «特别复杂» without saying who approves: collective by default. */
const furtherExtensionBy = defineSetting<'penalty_further_extension_by', string | null>({
  id: 'penalty_further_extension_by', label: '再次延长由谁决定', kind: 'text', by: FIELD, fallback: null, source: PRACTICE,
  byKey: {
    market: 'collective', housing: 'collective', medical_insurance: 'collective', social_organisations: 'collective', natural_resources: 'collective', agriculture: 'superior',
    public_security: since<string | null>({ '2013-01-01': null, '2026-01-01': 'superior' }),
  },
  sources: {
    market: 市监程序规定.art(64, 1), housing: 住建程序规定.art(29, 1), medical_insurance: 医保程序规定.art(45, 3), social_organisations: 社会组织程序规定.art(31, 1),
    natural_resources: 自然资源办法.art(32, 2), agriculture: 农业程序规定.art(58, 1), public_security: 治安管理处罚法.art(118, 1),
  },
})
const excludedTime = defineSetting<'penalty_excluded_time', readonly ExcludedKind[]>({
  id: 'penalty_excluded_time', label: '不计入办案期限的时间', kind: 'list', by: FIELD, fallback: [], source: 处罚法.art(60),
  byKey: {
    market: ['suspension', 'hearing', 'announcement', 'testing', 'identification', 'refund'], housing: ['hearing', 'testing', 'suspension'],
    agriculture: ['suspension', 'hearing', 'announcement', 'testing'], medical_insurance: ['testing', 'hearing', 'announcement', 'expert_review'],
    social_organisations: ['hearing', 'announcement', 'audit', 'testing'],
    public_security: since<readonly ExcludedKind[]>({ '2013-01-01': ['testing'], '2026-01-01': ['testing', 'hearing'] }),
  },
  sources: {
    market: 市监程序规定.art(64, 2), housing: '《住房和城乡建设行政处罚程序规定》第二十九条第二款、第三十条第二款', agriculture: 农业程序规定.art(58, 2),
    medical_insurance: 医保程序规定.art(45, 4), social_organisations: 社会组织程序规定.art(31, 2), public_security: 治安管理处罚法.art(118, 2),
  },
})

// ---- notice, hearing, review, discussion
/** 自然资源办法 gives three working days; with the hearing request it yields to 处罚法第六十四条, and one period for both is told. */
const pleaTerm = termByField('penalty_plea_term', '陈述申辩期限', workingDays(5, 处罚法.art(44)), {
  market: workingDays(5, 市监程序规定.art(57, 2)), housing: workingDays(5, 住建程序规定.art(22, 2)), social_organisations: workingDays(5, 社会组织程序规定.art(23, 2)),
  agriculture: workingDays(3, 农业程序规定.art(23, 2)),
}, PRACTICE)
const hearingKinds = defineSetting<'penalty_hearing_kinds', readonly string[]>({
  id: 'penalty_hearing_kinds', label: '应当告知听证权利的处罚种类', kind: 'list', by: FIELD, fallback: ['downgrade', 'revocation', 'shutdown', 'closure'],
  source: 处罚法.art(63, 1),
})
/** Provinces set it for most fields; ten thousand is what the ministries' rules at hand agree on. */
const hearingAmountPerson = defineSetting({
  id: 'penalty_hearing_amount_person', label: '较大数额（自然人）', unit: '元', kind: 'money', by: FIELD, fallback: '10000.00', source: PRACTICE,
  // 农业: «超过一万元», so ten thousand itself is not yet large.
  byKey: { market: '10000.00', agriculture: '10000.01', public_security: since({ '2006-03-01': '2000.00', '2026-01-01': '4000.00' }) },
  sources: { market: 市监听证办法.art(5, 1, 3), agriculture: 农业程序规定.art(59, 2), public_security: 治安管理处罚法.art(117, 1) },
})
const hearingAmountOrganisation = defineSetting({
  id: 'penalty_hearing_amount_organisation', label: '较大数额（法人或者其他组织）', unit: '元', kind: 'money', by: FIELD, fallback: '100000.00', source: PRACTICE,
  byKey: { market: '100000.00', agriculture: '100000.01', public_security: since({ '2006-03-01': '2000.00', '2026-01-01': '4000.00' }) },
  sources: { market: 市监听证办法.art(5, 1, 3), agriculture: 农业程序规定.art(59, 2), public_security: 治安管理处罚法.art(117, 1) },
})
/**
 * Whoever first reviewed on this day or later must be qualified; who began before had no such rule over him. No text at hand carries
 * the words of the amendment of 2017 or the day they came into force: a place that has them enters its day. What police had and what
 * every civil servant had (公务员法第二十五条第二款) is at hand.
 */
const reviewerSince = defineSetting<'penalty_reviewer_qualified_since', IsoDate>({
  id: 'penalty_reviewer_qualified_since', label: '自该日起初次从事法制审核的人员应当取得法律职业资格', kind: 'date', by: FIELD, fallback: '2021-07-15', source: 处罚法.art(58, 2),
  byKey: { public_security: '2019-06-01' }, sources: { public_security: '《公安机关办理行政案件程序规定》第一百七十一条第二款、《公务员法》（2019年6月1日起施行）第二十五条第二款' },
})
const reviewTerm = termByField('penalty_review_term', '法制审核期限', null, {
  market: workingDays(10, 市监程序规定.art(55)), housing: workingDays(10, 住建程序规定.art(25)), agriculture: workingDays(5, 农业程序规定.art(53)),
  medical_insurance: workingDays(10, 医保程序规定.art(40, 1)),
}, PRACTICE)
const reviewExtension = termByField('penalty_review_extension', '法制审核期限的延长', null, { agriculture: days(15, 农业程序规定.art(53)), medical_insurance: workingDays(10, 医保程序规定.art(40, 1)) }, PRACTICE)
/** What makes collective discussion a must besides the general «complex or serious»: `review` the four classes, `hearing_kind` hearing-grade penalties, `hearing_held` a hearing. */
const discussionScope = defineSetting<'penalty_discussion_scope', readonly string[]>({
  id: 'penalty_discussion_scope', label: '应当集体讨论的案件', kind: 'list', by: FIELD, fallback: ['major'], source: 处罚法.art(57, 2),
  byKey: { market: ['major', 'review'], transport: ['major', 'hearing_kind'], social_organisations: ['major', 'hearing_kind'], agriculture: ['major', 'hearing_held'] },
  sources: { market: 市监程序规定.art(60, 2), transport: 交通程序规定.art(76), social_organisations: 社会组织程序规定.art(28), agriculture: 农业程序规定.art(55) },
})

// ---- after the decision
const serviceTerm = termByField('penalty_service_term', '决定书送达期限', workingDays(7, 处罚法.art(61, 1)), { public_security: days(2, 治安管理处罚法.art(116, 1), analogy) })
/** 民事诉讼法第九十五条 (thirty days since 2022) stands where nothing is said here; these rules of the fields still say sixty. */
const noticeTerm = termByField('service_notice_term', '公告送达的期限', null, {
  transport: days(60, 交通程序规定.art(18, 1, 5), { end_day: 'no_roll' }), agriculture: days(60, 农业程序规定.art(72, 3), { end_day: 'no_roll' }),
  social_organisations: days(60, 社会组织程序规定.art(47), { end_day: 'no_roll' }), public_security: days(60, 公安程序规定.art(36, 4), { end_day: 'no_roll' }),
}, 民事诉讼法.art(95))
/** `notice` concerns posting at the party's home: what is printed or put on a site records itself. */
const recordedServices = defineSetting<'service_recorded_methods', readonly string[]>({
  id: 'service_recorded_methods', label: '应当拍照、录音、录像等记录的送达方式', kind: 'list', by: FIELD, fallback: [],
  source: '国办发〔2018〕118号（八）：留置送达、公告送达根据实际情况音像记录；按本地清单填写 left（留置）、notice（张贴公告）、electronic（电子）',
  byKey: { market: ['electronic', 'notice'], transport: ['notice'], housing: ['electronic'], social_organisations: ['electronic'] },
  sources: {
    market: '《市场监督管理行政处罚程序规定》第八十二条第三项、第五项', transport: 交通程序规定.art(18, 1, 5), housing: 住建程序规定.art(37, 2), social_organisations: 社会组织程序规定.art(46),
  },
})
const spotReportTerm = termByField('penalty_spot_report_term', '当场处罚备案（归档）期限', null, {
  market: workingDays(7, 市监程序规定.art(70)), medical_insurance: workingDays(7, 医保程序规定.art(51)), housing: workingDays(3, 住建程序规定.art(14, 2)),
  agriculture: workingDays(2, 农业程序规定.art(27)), transport: days(5, 交通程序规定.art(61, undefined, 8)),
  public_security: since({ '2013-01-01': hours(24, 公安程序规定.art(39, 2)), '2026-01-01': hours(24, 治安管理处罚法.art(120, 4)) }),
}, 处罚法.art(52, 3))
const publicationTerm = termByField('penalty_publication_term', '处罚决定公示期限', workingDays(7, 三项制度.section(6)), { market: workingDays(20, 市监公示规定.art(9)), housing: workingDays(7, 住建程序规定.art(10, 1)) })
const publicationExemptions = defineSetting<'penalty_publication_exemptions', readonly string[]>({
  id: 'penalty_publication_exemptions', label: '不公示的处罚', kind: 'list', by: FIELD, fallback: [], source: 三项制度.section(6),
  byKey: { market: ['warning_only', 'summary'] }, sources: { market: 市监公示规定.art(2) },
})
/** Chosen when the decision is published. Only 市场监管 has a national text at hand; elsewhere the credit rules hold (shortest three months, longest three years). */
const publicationPeriod = defineSetting<'penalty_publication_period', Term>({
  id: 'penalty_publication_period', label: '公示期', kind: 'term', by: 'publication_period', fallback: years(3, 市监公示规定.art(13, 1), { end_day: 'no_roll' }),
  source: 市监公示规定.art(13, 1),
  byKey: {
    three_months: months(3, 市监公示规定.art(13, 1), { end_day: 'no_roll' }), one_year: years(1, { law: '信用信息公示的地方规定' }, { end_day: 'no_roll' }),
    three_years: years(3, 市监公示规定.art(13, 1), { end_day: 'no_roll' }),
  },
  sources: { one_year: PRACTICE },
})
const resultPublicationTerm = termByField('enforcement_result_publication_term', '检查、责令改正结果公示期限', workingDays(20, 三项制度.section(6)), {})
/** No text at hand names a shorter term for an inspection (seven working days are for licences and penalties); a place that has one for its spot checks sets it here. */
const inspectionPublicationTerm = defineSetting<'inspection_publication_term', Term | null>({
  id: 'inspection_publication_term', label: '检查结果公示期限（按检查方式另有规定的，如双随机抽查七个工作日）', kind: 'term', by: 'mode', fallback: null, source: 三项制度.section(6),
})
const closingTerm = termByField('penalty_closing_term', '结案审批期限', null, { market: workingDays(15, 市监程序规定.art(77)), housing: workingDays(15, 住建程序规定.art(31)) }, PRACTICE)
const courtAppliedCloses = defineSetting({
  id: 'penalty_court_applied_closes', label: '申请人民法院强制执行后即可结案', kind: 'flag', by: FIELD, fallback: false, source: PRACTICE,
  byKey: { natural_resources: true }, sources: { natural_resources: 自然资源办法.art(38, 1, 3) },
})
// ---- inspection and orders
const recheckTerm = termByField('order_recheck_term', '责令改正期满后复查期限', workingDays(10, 处罚法.art(28, 1)), {}, PRACTICE)

/** Local lists of what is recorded (音像记录事项清单) are their own source; codes as in `checks/recording.ts`. */
const recordingScenes = defineSetting<'enforcement_recording_scenes', readonly string[]>({
  id: 'enforcement_recording_scenes', label: '应当音像记录的环节', kind: 'list', by: FIELD, fallback: [],
  source: '国办发〔2018〕118号（八）：容易引发争议的执法过程根据实际情况音像记录；按本地清单填写 inspection（现场检查）、hearing（听证）、major（重大疑难案件）、preservation（先行登记保存）、execution（强制执行）；查封扣押、强制拆除不必列入，始终应当记录',
})

export const settings = [
  officersRequired, officersOnTheSpot, spotFinePerson, spotFineOrganisation, collectLimit, leadTerm, leadExtension, timeBar, decisionTerm, firstExtension, extensionTotal,
  firstExtensionBy, furtherExtensionBy, excludedTime, pleaTerm, hearingKinds, hearingAmountPerson, hearingAmountOrganisation, reviewerSince, reviewTerm, reviewExtension,
  discussionScope, serviceTerm, noticeTerm, recordedServices, spotReportTerm, publicationTerm, publicationExemptions, publicationPeriod, resultPublicationTerm, inspectionPublicationTerm, closingTerm, courtAppliedCloses, inspectionCap, repeatThreshold, itemsBound, recheckTerm, recordingScenes,
] as const
