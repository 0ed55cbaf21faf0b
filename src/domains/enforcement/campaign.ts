import { choice, date, integer, longText, org, orgs, required, text } from '../../kernel/field/field.ts'
import { linked, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { 优化营商环境条例, 处罚法 } from '../common/law.ts'

interface Joined { readonly facts: { readonly cases: readonly LinkedMatter[] } }
/** What came of it, counted from the cases tied to it that its lead unit sees; other units' stand in their contributions. */
const counted = ({ facts: { cases } }: Joined) => {
  const of = (ledger: string, which: (values: LinkedMatter['values']) => boolean) => cases.filter((one) => one.ledger === ledger && which(one.values)).length
  const inspected = (values: LinkedMatter['values']): boolean => values['inspected_on'] !== null && values['patrol'] !== true
  return {
    inspections: of('inspection', inspected), inspections_with_problem: of('inspection', (values) => inspected(values) && ['corrected', 'ordered', 'clue'].includes(values['result'] as string)),
    orders: of('rectification_order', () => true), penalties: of('penalty', (values) => values['outcome'] === 'penalty'),
  }
}
const span = {
  '结束日期不得早于开始日期': ({ values: { starts_on, ends_on } }: { readonly values: { readonly starts_on: string; readonly ends_on: string } }) => ends_on < starts_on,
}

/** 专项执法行动: a plan, its units and days, the inspections and cases made under it, and what came of it. No text at hand names it; visits aimed at a sector or a problem are those of 条例第五十四条第二款. */
export const enforcementCampaign = defineProcedure({
  id: 'enforcement_campaign',
  label: '专项执法行动',
  basis: [优化营商环境条例.art(54, 2), 处罚法.art(54, 1)],
  series: '专项',
  governedBy: 'approved_on',
  fields: {
    name: required(text('行动名称')),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    basis: required(longText('部署依据')),
    focus: required(longText('行动重点')),
    units: orgs('参加单位', { hint: '牵头单位之外的单位' }),
    starts_on: required(date('开始日期')),
    ends_on: required(date('结束日期')),
    approval_opinion: longText('审批意见'),
    approved_on: date('批准日期'),
    change_reason: longText('调整的理由'),
    inspections: integer('检查户次'),
    inspections_with_problem: integer('发现问题的检查'),
    orders: integer('责令改正'),
    penalties: integer('行政处罚'),
    summary: longText('行动总结'),
    finished_on: date('完成日期'),
    cancel_reason: longText('取消的理由'),
  },
  many: {
    contribution: many('各单位成果', {
      unit: required(org('单位')), until_on: required(date('截至日期')), inspections: integer('检查（户次）'), penalties: integer('处罚（件）'), content: required(longText('成果')),
    }, 'unit'),
  },
  title: ({ values }) => values.name,
  list: ['name', 'enforcement_field', 'starts_on', 'ends_on', 'approved_on', 'finished_on'],
  sections: {
    方案: ['name', 'enforcement_field', 'basis', 'focus', 'units', 'starts_on', 'ends_on', 'approval_opinion', 'approved_on', 'change_reason', 'cancel_reason'],
    成果: ['inspections', 'inspections_with_problem', 'orders', 'penalties', 'summary', 'finished_on'],
  },
  looksUp: { cases: linked('of_campaign') },
  states: { drafted: { label: '待批准' }, running: { label: '实施中' }, finished: { label: '完成', final: true }, cancelled: { label: '取消', final: true } },
  opensIn: 'drafted',
  documents: {
    plan: { label: '专项执法行动方案', template: 'campaign_plan', series: '专项', basis: 优化营商环境条例.art(54, 2) },
    report: { label: '专项执法行动总结', template: 'campaign_report', series: '专项', basis: 优化营商环境条例.art(54, 2) },
  },
  deadlines: {
    ending: { label: '专项行动结束日期', from: { dated: 'approved_on' }, until: { dated: 'finished_on' }, term: { dueOn: 'ends_on', basis: 优化营商环境条例.art(54, 2) } },
  },
  actions: {
    draft: {
      label: '拟订行动方案', basis: 优化营商环境条例.art(54, 2), by: ['clerk', 'handler', 'office_head'], opens: true, asks: ['name', 'enforcement_field', 'basis', 'focus', 'starts_on', 'ends_on'], offers: ['units'], invalidIf: span,
    },
    approve: {
      label: '批准方案', basis: 优化营商环境条例.art(54, 2), by: 'organ_head', from: 'drafted', to: 'running', asks: ['approval_opinion'], issues: 'plan', sets: (m) => ({ approved_on: m.on }),
    },
    adjust: {
      label: '调整方案', basis: 优化营商环境条例.art(54, 2), by: 'organ_head', from: 'running', asks: ['change_reason', 'ends_on'], offers: ['focus', 'units'], invalidIf: span,
    },
    contribute: {
      label: '登记各单位成果', basis: 优化营商环境条例.art(54, 2), by: ['clerk', 'handler'], from: 'running', asksRows: ['contribution'],
      invalidIf: { '只登记牵头单位和参加单位的成果': (m) => m.rows.contribution.some(({ unit }) => unit !== m.org_id && !(m.values.units ?? []).includes(unit)) },
    },
    finish: {
      label: '行动完成', basis: 优化营商环境条例.art(54, 2), by: ['handler', 'office_head'], from: 'running', to: 'finished', asks: ['summary'], issues: 'report', sets: (m) => ({ finished_on: m.on, ...counted(m) }),
      barredIf: { '还没有关联检查、责令改正、处罚，也没有登记各单位成果': (m) => m.facts.cases.length === 0 && m.rows.contribution.length === 0 },
    },
    cancel: { label: '取消行动', basis: 优化营商环境条例.art(54, 2), by: 'organ_head', from: ['drafted', 'running'], to: 'cancelled', asks: ['cancel_reason'] },
  },
  sharedWith: ['units'],
  searched: ['name', 'focus', 'summary'],
})
