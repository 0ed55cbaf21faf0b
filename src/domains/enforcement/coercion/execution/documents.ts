import type { DocumentDef } from '../../../../kernel/procedure/procedure.ts'
import { 三项制度, 强制法 } from '../../../common/law.ts'

const parties = { each: 'party' } as const

export const documents = {
  demand: { label: '催告书', template: 'enforcement_demand', series: '强催', serve: parties, basis: 强制法.art(35) },
  opinion_record: { label: '当事人陈述申辩笔录', template: 'enforcement_opinion', basis: 强制法.art(36) },
  announcement: { label: '限期拆除公告', template: 'demolition_announcement', series: '拆公', basis: 强制法.art(44) },
  late_charge: { label: '加处罚款、滞纳金决定书', template: 'enforcement_late_charge', series: '加滞', serve: parties, basis: 强制法.art(45, 1) },
  review: { label: '强制执行决定法制审核意见书', template: 'enforcement_review', series: '执审', internal: true, basis: 三项制度.section(13) },
  decision: { label: '行政强制执行决定书', template: 'enforcement_decision', series: '强执决', serve: parties, basis: 强制法.art(37, 2) },
  substitute: { label: '代履行决定书', template: 'substitute_decision', series: '代履', serve: parties, basis: 强制法.art(51, 1, 1) },
  substitute_demand: { label: '代履行前催告书', template: 'substitute_demand', series: '代催', serve: parties, basis: 强制法.art(51, 1, 2) },
  at_once: { label: '立即代履行决定书', template: 'substitute_at_once', series: '立代', serve: parties, basis: 强制法.art(52) },
  costs: { label: '代履行费用核定书', template: 'substitute_costs', series: '代费', serve: parties, basis: 强制法.art(51, 2) },
  transfer: { label: '划拨通知书', template: 'transfer_notice', series: '划通', serve: 'once', basis: 强制法.art(47, 1) },
  record: { label: '强制执行笔录', template: 'enforcement_record', basis: 强制法.art(51, 1, 4) },
  agreement: { label: '行政强制执行协议书', template: 'enforcement_agreement', series: '执协', serve: parties, basis: 强制法.art(42, 1) },
  resumption: { label: '恢复强制执行通知书', template: 'enforcement_resumption', series: '复执', serve: parties, basis: 强制法.art(42, 2) },
  suspension: { label: '中止执行通知书', template: 'enforcement_suspension', series: '中执', serve: parties, basis: 强制法.art(39, 1) },
  termination: { label: '终结执行通知书', template: 'enforcement_termination', series: '终执', serve: parties, basis: 强制法.art(40) },
  restoration: { label: '执行回转决定书', template: 'enforcement_restoration', series: '执返', serve: parties, basis: 强制法.art(41) },
  application: { label: '强制执行申请书', template: 'enforcement_application', series: '强申', serve: 'once', basis: 强制法.art(55, 1, 1) },
  ruling: { label: '人民法院行政裁定书', received: true, basis: 强制法.art(57) },
  objection_ruling: { label: '上一级人民法院裁定书', received: true, basis: 强制法.art(58, 3) },
  objection: { label: '不服人民法院裁定的复议申请书', template: 'enforcement_objection', series: '裁复', serve: 'once', basis: 强制法.art(56, 2) },
} as const satisfies { readonly [name: string]: DocumentDef }
