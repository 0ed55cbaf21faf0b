import type { DocumentDef } from '../../../../kernel/procedure/procedure.ts'
import { 强制法 } from '../../../common/law.ts'

const parties = { each: 'party' } as const

export const documents = {
  approval: { label: '行政强制措施审批表', template: 'measure_approval', series: '强审', internal: true, basis: 强制法.art(18, undefined, 1) },
  record: { label: '行政强制措施现场笔录', template: 'measure_record', basis: 强制法.art(18, undefined, 7) },
  seizure: { label: '查封、扣押决定书', template: 'seizure_decision', series: '强措决', serve: parties, basis: 强制法.art(24, 2) },
  inventory: { label: '查封、扣押清单', template: 'seizure_inventory', basis: 强制法.art(24, 3) },
  freeze_notice: { label: '冻结通知书', template: 'freeze_notice', series: '冻通', serve: 'once', basis: 强制法.art(30, 1) },
  freeze: { label: '冻结决定书', template: 'freeze_decision', series: '冻决', serve: parties, basis: 强制法.art(31) },
  measure: { label: '行政强制措施决定书', template: 'measure_decision', series: '强措决', serve: parties, basis: 强制法.art(18, undefined, 5) },
  family_notice: { label: '行政强制措施家属通知书', template: 'measure_family_notice', series: '强家', serve: 'once', basis: 强制法.art(20, 1, 1) },
  extension: { label: '延长查封、扣押期限通知书', template: 'measure_extension', series: '强延', serve: parties, basis: 强制法.art(25, 2) },
  freeze_extension: { label: '延长冻结期限通知书', template: 'freeze_extension', series: '强延', serve: parties, basis: 强制法.art(32, 2) },
  testing_notice: { label: '检测、检验、检疫、技术鉴定期间告知书', template: 'measure_testing', series: '检期', serve: parties, basis: 强制法.art(25, 3) },
  sale: { label: '先行处理财物通知书', template: 'measure_sale', series: '先处', serve: parties, basis: 强制法.art(28, 2) },
  release: { label: '解除行政强制措施决定书', template: 'measure_release', series: '解强', serve: parties, basis: 强制法.art(28, 1) },
  unfreeze: { label: '解除冻结决定书', template: 'freeze_release', series: '解冻', serve: parties, basis: 强制法.art(33, 1) },
  unfreeze_notice: { label: '解除冻结通知书', template: 'freeze_release_notice', series: '解冻通', serve: 'once', basis: 强制法.art(33, 2) },
  return_list: { label: '退还财物清单', template: 'measure_return', basis: 强制法.art(28, 2) },
  disposal: { label: '查封、扣押财物处理决定书', template: 'measure_disposal', series: '财处', serve: parties, basis: 强制法.art(27) },
  transfer_letter: { label: '涉案财物移送书', template: 'measure_transfer', series: '财移', serve: 'once', basis: 强制法.art(21) },
  transfer_notice: { label: '涉案财物移送告知书', template: 'measure_transfer_notice', series: '移告', serve: parties, basis: 强制法.art(21) },
} as const satisfies { readonly [name: string]: DocumentDef }
