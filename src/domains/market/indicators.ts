import { and, not, or, over, type Condition } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, type Dating } from '../../kernel/indicator/indicator.ts'
import { abnormalListing } from './abnormal-listing.ts'
import { creditRepair } from './credit-repair.ts'
import { crossCheck } from './cross-check.ts'
import { dormantClearing } from './dormant-clearing.ts'
import { 信用修复办法, 异常名录办法, 登记条例, 产品抽查办法, 产品质量法, 联合抽查意见, 严重失信办法, 个体年报办法 } from './law.ts'
import { productSampling } from './product-sampling.ts'
import { randomTask } from './random-task.ts'
import { registrationRevocation } from './registration-revocation.ts'
import { seriousViolationListing } from './serious-violation-listing.ts'

const l = over(abnormalListing)
const listings = <const Id extends string>(id: Id, label: string, definition: string, dated: 'listed_on' | 'removed_on', where: Condition, basis = 异常名录办法.art(4)) =>
  defineIndicator({ id, label, unit: '户', definition, of: abnormalListing, dated, measure: { distinct: 'subject_code' }, by: ['ground', 'subject_kind'], where, basis })
const individual = l.is('subject_kind', 'individual_business')

const s = over(productSampling)
const samplings = <const Id extends string>(id: Id, label: string, dated: Dating<typeof productSampling>, definition: string, where?: Condition, basis = 产品质量法.art(15, 1)) =>
  defineIndicator({ id, label, unit: '批次', definition, of: productSampling, dated, by: ['level', 'stage'], ...(where && { where }), basis })
const quality = [
  samplings('product_samplings', '产品质量监督抽查', 'tested_on', '本期作出检验结论的监督抽查，以检验报告日期计；不予检验的不计', s.isGiven('test_result')),
  samplings('product_samplings_failed', '监督抽查不合格', 'tested_on', '本期检验结论为不合格的监督抽查，异议成立改为合格的不计', and(s.is('test_result', 'failed'), not(s.is('state', 'overturned')))),
  defineRatio({ id: 'product_sampling_failure_rate', label: '监督抽查不合格率', unit: '%', definition: '不合格的与作出检验结论的监督抽查之比', ratio: { of: 'product_samplings_failed', over: 'product_samplings' } }),
  samplings('product_rechecks_due', '应复查的不合格产品', 'ordered_on', '本期责令改正、已经复查或者复查期限已经届满的', or(s.isGiven('rechecked_on'), s.clock('recheck', 'lapsed')), 产品抽查办法.art(47, 1)),
  samplings('product_rechecks_passed', '复查合格的产品', 'ordered_on', '本期责令改正、首次复查合格的', s.is('recheck_result', 'passed'), 产品抽查办法.art(47, 1)),
  defineRatio({ id: 'product_recheck_pass_rate', label: '不合格产品复查合格率', unit: '%', definition: '首次复查合格的与应复查的不合格产品之比', ratio: { of: 'product_rechecks_passed', over: 'product_rechecks_due' } }),
]

export const indicators = [
  listings('abnormal_list_enterprises', '列入经营异常名录的企业', '本期列入经营异常名录的企业、农民专业合作社，同一代码计一户；列入有误已更正的不计', 'listed_on', l.is('subject_kind', 'enterprise', 'cooperative')),
  listings('abnormal_list_individuals', '标记为经营异常状态的个体工商户', '本期标记为经营异常状态的个体工商户，同一代码计一户', 'listed_on', individual, 个体年报办法.whole),
  listings('abnormal_list_removals', '移出经营异常名录（恢复正常记载）', '本期移出经营异常名录、恢复正常记载状态的主体，同一代码计一户', 'removed_on', l.is('state', 'removed'), 异常名录办法.art(10, 2)),
  defineIndicator({
    id: 'serious_violation_listings', label: '列入严重违法失信名单', unit: '户', definition: '本期列入严重违法失信名单的当事人，列入决定已撤销的不计', of: seriousViolationListing, dated: 'listed_on',
    by: ['ground'], where: not(over(seriousViolationListing).is('state', 'annulled')), basis: 严重失信办法.art(2, 1),
  }),
  defineIndicator({
    id: 'credit_repairs', label: '信用修复', unit: '户', definition: '本期完成信用修复的主体，同一代码计一户', of: creditRepair, dated: 'decided_on', measure: { distinct: 'subject_code' }, by: ['kind'],
    where: over(creditRepair).is('state', 'granted'), basis: 信用修复办法.whole,
  }),
  defineIndicator({
    id: 'dormant_enterprises_cleared', label: '清理长期未开展经营企业', unit: '户', definition: '本期清理（吊销、注销）的长期未开展经营企业', of: dormantClearing, dated: 'cleared_on', by: ['clearing'],
    where: over(dormantClearing).is('state', 'cleared'),
  }),
  defineIndicator({
    id: 'false_registration_revocations_accepted', label: '受理撤销冒名登记申请', unit: '件', definition: '本期受理的撤销虚假（冒名）登记申请', of: registrationRevocation, dated: 'accepted_on', by: ['registered_act'],
    basis: 登记条例.art(40, 1),
  }),
  defineIndicator({
    id: 'cross_checks_persons', label: '联查人员', unit: '人次', definition: '本期收到的联查请求中已核查回复的人员', of: crossCheck, dated: 'received_on', measure: { sum: 'persons_checked' }, by: ['matter'],
  }),
  defineIndicator({
    id: 'cross_checks_entities', label: '联查经营主体', unit: '户次', definition: '本期收到的联查请求中已核查回复的经营主体', of: crossCheck, dated: 'received_on', measure: { sum: 'entities_checked' }, by: ['matter'],
  }),
  defineIndicator({
    id: 'random_tasks_finished', label: '完成的随机抽查任务', unit: '项', definition: '本期完成的随机抽查任务', of: randomTask, dated: 'finished_on', by: ['enforcement_field', 'item_kind'], where: over(randomTask).is('state', 'finished'),
    basis: 联合抽查意见.whole,
  }),
  ...quality,
] as const
