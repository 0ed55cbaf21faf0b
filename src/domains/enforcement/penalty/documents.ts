import type { DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法, 强制法 } from '../../common/law.ts'
import { 市监程序规定, 移送规定 } from '../law.ts'

const parties = { each: 'party' } as const

/** Papers of a penalty case in the order of the file. */
export const documents = {
  filing: { label: '立案审批表', template: 'penalty_filing', series: '立', basis: 处罚法.art(54, 2) },
  refusal: { label: '不予立案审批表', template: 'penalty_refusal', series: '不立', basis: 市监程序规定.art(20, 2) },
  handover: { label: '案件移送函', template: 'penalty_handover', series: '移', serve: 'once', basis: 处罚法.art(22) },
  evidence_notice: { label: '先行登记保存证据通知书', template: 'evidence_notice', series: '登保', serve: parties, basis: 处罚法.art(56) },
  evidence_disposal: { label: '先行登记保存证据处理决定书', template: 'evidence_disposal', series: '登处', serve: parties, basis: 处罚法.art(56) },
  recusal_decision: { label: '回避决定书', template: 'recusal_decision', series: '避', serve: 'once', basis: 处罚法.art(43, 3) },
  extension: { label: '延长办案期限审批表', template: 'penalty_extension', series: '延', basis: 处罚法.art(60) },
  suspension: { label: '中止调查审批表', template: 'penalty_suspension', series: '中', basis: 市监程序规定.art(46, 1) },
  report: { label: '案件调查终结报告', template: 'investigation_report', basis: 处罚法.art(57, 1) },
  prior_notice: { label: '行政处罚事先告知书', template: 'prior_notice', series: '罚告', serve: parties, basis: 处罚法.art(44) },
  statement: { label: '陈述申辩笔录', received: true, basis: 处罚法.art(45, 1) },
  hearing_notice: { label: '听证通知书', template: 'penalty_hearing_notice', series: '听通', serve: parties, basis: 处罚法.art(64, undefined, 2) },
  hearing_record: { label: '听证笔录', template: 'penalty_hearing_record', basis: 处罚法.art(64, undefined, 8) },
  review_opinion: { label: '法制审核意见书', template: 'penalty_review', series: '法审', basis: 处罚法.art(58, 1) },
  discussion: { label: '集体讨论笔录', template: 'penalty_discussion', basis: 处罚法.art(57, 2) },
  decision: { label: '行政处罚决定书', template: 'penalty_decision', series: '罚决', serve: parties, publish: 'afterService', basis: 处罚法.art(59) },
  spot_decision: { label: '当场行政处罚决定书', template: 'spot_decision', series: '当罚', serve: parties, publish: 'afterService', basis: 处罚法.art(52, 1) },
  no_penalty: { label: '不予行政处罚决定书', template: 'no_penalty', series: '不罚', serve: parties, basis: 处罚法.art(57, 1, 2) },
  transfer: { label: '涉嫌犯罪案件移送书', template: 'criminal_transfer', series: '刑移', serve: 'once', basis: 移送规定.art(6) },
  withdrawal: { label: '撤销案件审批表', template: 'penalty_withdrawal', series: '撤', basis: 市监程序规定.art(47) },
  overturning: { label: '撤销、变更行政处罚决定书', template: 'penalty_overturning', series: '罚变', serve: parties, basis: 处罚法.art(75, 2) },
  publication: { label: '处罚信息公示审批表', template: 'penalty_publication', basis: 三项制度.section(6) },
  deferral_request: { label: '延期、分期缴纳罚款申请书', received: true, basis: 处罚法.art(66, 2) },
  deferral: { label: '同意延期、分期缴纳罚款通知书', template: 'penalty_deferral', series: '缓', serve: parties, basis: 处罚法.art(66, 2) },
  late_fine: { label: '加处罚款决定书', template: 'late_fine', series: '加处', serve: parties, basis: 处罚法.art(72, 1, 1) },
  demand: { label: '履行行政处罚决定催告书', template: 'penalty_demand', series: '催', serve: parties, basis: 强制法.art(54) },
  court_application: { label: '强制执行申请书', template: 'court_application', series: '强申', serve: 'once', basis: 强制法.art(55, 1, 1) },
  closing: { label: '结案审批表', template: 'penalty_closing', basis: 处罚法.art(47) },
} as const satisfies { readonly [name: string]: DocumentDef }
