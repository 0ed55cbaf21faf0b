import { choice, date, integer, longText, org, orgs, required, text } from '../../kernel/field/field.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { kin, linked, matching, setting, unitNames, type LinkedMatter, type Matching } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many, type Consequence } from '../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { itemKinds, jointUnitsOf } from '../common/inspection.ts'
import { ITEM, unlisted } from '../common/items.ts'
import { 优化营商环境条例, 涉企检查意见, 随机抽查通知 } from '../common/law.ts'
import * as list from './choices.ts'
import { 民营经济促进法, 联合抽查意见 } from './law.ts'
import { ACTIVITY, conflicts, type Activity } from './plan-conflicts.ts'

interface Planned { readonly values: { readonly [field: string]: unknown; readonly year: number }; readonly rows: { readonly activity: readonly Activity[] }; readonly facts: { readonly tasks: readonly LinkedMatter[]; readonly items: readonly Matching[]; readonly joint_items: readonly Matching[]; readonly items_bound: boolean } }

const monthEnd = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
const CARRIED = ['name', 'items', 'item_kind', 'object_scope', 'object_kind', 'object_line', 'wanted'] as const
/** Each activity of the plan that has no task yet becomes one: what the plan approved needs no second approval. */
const tasksOf = ({ values, rows, facts }: Planned): readonly Consequence[] => rows.activity
  .filter(({ name }) => !facts.tasks.some((task) => task.values['name'] === name))
  .map((activity) => ({
    ledger: 'random_task', action: 'set_up', link: 'under_plan',
    input: {
      ...Object.fromEntries(CARRIED.map((field) => [field, activity[field]])), joint_units: jointUnitsOf(activity), enforcement_field: values['enforcement_field'], basis: values['basis'],
      planned_from: `${values.year}-${String(activity['month_from'] as number).padStart(2, '0')}-01`, planned_until: monthEnd(values.year, activity['month_until'] as number),
    },
  }))
const sound = {
  '计划年度应当是四位数字，如 2025': ({ values: { year } }: Planned) => year < 2000 || year > 2100,
  '月份应当在 1 至 12 之间，结束月份不得早于开始月份': ({ rows }: Planned) => rows.activity.some(({ month_from, month_until }) => month_from < 1 || month_until > 12 || month_until < month_from),
  '拟抽查户数应当大于零；不填的，按信用风险分类的比例确定': ({ rows }: Planned) => rows.activity.some(({ wanted }) => typeof wanted === 'number' && wanted < 1),
  '抽查任务的名称不得重复': ({ rows }: Planned) => new Set(rows.activity.map(({ name }) => name)).size < rows.activity.length,
}

/** An activity begins in its month: its items stand in the list of the unit, or of one that comes along, on the first day of it. */
const listed = { '抽查事项应当从本单位或者联合单位公布的事项清单中选择，或者先公布该事项': {
  basis: 随机抽查通知.whole, cases: ({ org_id, values, rows, facts }: Planned & { readonly org_id: string }): readonly string[] => !facts.items_bound ? [] : rows.activity.flatMap((activity) =>
    unlisted(activity['items'] as string, [...facts.items, ...facts.joint_items], [org_id, ...jointUnitsOf(activity)], `${values.year}-${String(activity['month_from'] as number).padStart(2, '0')}-01` as IsoDate)
      .map((item) => `「${activity.name}」，清单中没有「${item}」`)),
} }

const joint = { '部门联合抽查应当写明联合单位': { basis: 优化营商环境条例.art(54, 1), if: ({ values, rows }: { readonly values: { readonly scope: string }; readonly rows: { readonly activity: readonly Activity[] } }) =>
  values.scope === 'joint' && rows.activity.some((activity) => jointUnitsOf(activity).length === 0) } }

/** The year's plan of random inspections of a unit; approved, it gives one task an activity. */
export const inspectionPlan = defineProcedure({
  id: 'inspection_plan',
  label: '年度抽查计划',
  basis: [优化营商环境条例.art(54, 1), 涉企检查意见.whole, 随机抽查通知.whole],
  series: '抽查计划',
  governedBy: 'approved_on',
  fields: {
    year: required(integer('计划年度')),
    scope: required(choice('计划类别', list.planScopes)),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    basis: required(longText('制定依据')),
    demands: longText('工作要求'),
    conflicts: longText('与其他计划、年度次数上限的冲突', { hint: '对象按主体类别、行业比对，没有填写的按范围的文字比对，供拟订时合并安排参考' }),
    approval_opinion: longText('审批意见'),
    approved_on: date('批准日期'),
    published_on: date('公布日期'),
    change_reason: longText('调整的理由'),
    changed_on: date('最近一次调整日期'),
    summary: longText('完成情况'),
    completed_on: date('完成日期'),
    cancel_reason: longText('不再执行的理由'),
  },
  many: {
    activity: many('抽查任务', {
      name: required(text('任务名称')),
      items: required(longText('抽查事项', { hint: '与公布的事项清单一致，多项以分号或者换行分开' })),
      item_kind: required(choice('内容类别', itemKinds)),
      object_scope: required(text('抽查对象范围')),
      object_kind: choice('对象主体类别', list.entityKinds),
      object_line: text('对象行业（包含）', { hint: '与检查对象名录的行业一致，如 餐饮' }),
      joint_units: orgs('联合单位'),
      joint_unit: org('联合单位一', { retired: true }),
      joint_unit_2: org('联合单位二', { retired: true }),
      joint_unit_3: org('联合单位三', { retired: true }),
      month_from: required(integer('开始月份')),
      month_until: required(integer('结束月份')),
      wanted: integer('拟抽查户数', { hint: '不填的，按信用风险分类的比例确定' }),
    }, 'name'),
  },
  title: ({ values }) => `${values.year}年度${enforcementFields[values.enforcement_field]}${list.planScopes[values.scope]}计划`,
  list: ['scope', 'enforcement_field', 'approved_on', 'year', 'published_on', 'completed_on'],
  sections: {
    计划: ['year', 'scope', 'enforcement_field', 'basis', 'demands', 'conflicts'],
    审批: ['approval_opinion', 'approved_on', 'published_on'],
    调整: ['change_reason', 'changed_on'],
    完成: ['summary', 'completed_on', 'cancel_reason'],
  },
  looksUp: {
    tasks: linked('under_plan'),
    items: matching('inspection_item', { enforcement_field: 'enforcement_field' }, ITEM, { wide: true, history: true }),
    joint_items: matching('inspection_item', { unit: 'activity.joint_units' }, ITEM, { wide: true, history: true }),
    plans: matching('inspection_plan', { year: 'year' }, ['enforcement_field', 'secrecy'], { wide: true, rows: { activity: ACTIVITY } }),
    annual_cap: setting<number | null>('inspection_annual_cap', 'enforcement_field'),
    unit_names: unitNames, kin,
    items_bound: setting<boolean>('inspection_items_bound', 'enforcement_field'),
  },
  states: {
    drafted: { label: '待批准' }, approved: { label: '实施中' }, completed: { label: '完成', final: true }, cancelled: { label: '不再执行', final: true },
  },
  opensIn: 'drafted',
  documents: {
    plan: { label: '年度抽查计划', template: 'inspection_plan', series: '抽查计划', basis: 联合抽查意见.whole },
    adjustment: { label: '年度抽查计划调整', template: 'inspection_plan_adjustment', series: '抽查计划', basis: 联合抽查意见.whole },
  },
  deadlines: {
    publication: { label: '计划公布期限', from: { dated: 'approved_on' }, until: { dated: 'published_on' }, term: { setting: 'inspection_plan_publication_term' } },
  },
  actions: {
    draft: {
      label: '拟订年度抽查计划', basis: 随机抽查通知.whole, by: ['clerk', 'handler', 'office_head'], opens: true, asks: ['year', 'scope', 'enforcement_field', 'basis'], offers: ['demands'], asksRows: ['activity'],
      sets: (m) => ({ conflicts: conflicts(m) }), tells: ['conflicts'], invalidIf: { ...sound, ...listed, ...joint },
    },
    /** What is told of other plans can be acted on: another unit named, another month. */
    revise: {
      label: '修改计划', basis: 随机抽查通知.whole, by: ['clerk', 'handler', 'office_head'], from: 'drafted', offers: ['basis', 'demands'], offersRows: ['activity'],
      revisesRows: { activity: ['name', 'items', 'item_kind', 'object_scope', 'object_kind', 'object_line', 'joint_units', 'month_from', 'month_until', 'wanted'] },
      sets: (m) => ({ conflicts: conflicts(m) }), tells: ['conflicts'], invalidIf: { ...sound, ...listed, ...joint },
    },
    approve: {
      label: '批准计划', basis: 涉企检查意见.whole, by: 'organ_head', from: 'drafted', to: 'approved', asks: ['approval_opinion'], issues: 'plan', sets: (m) => ({ approved_on: m.on, conflicts: conflicts(m) }), tells: ['conflicts'], leadsTo: (m) => tasksOf(m),
    },
    publish: {
      label: '公布计划', basis: 民营经济促进法.art(52, 2), by: ['handler', 'office_head'], from: 'approved', publishes: true, sets: (m) => ({ published_on: m.on }),
      barredIf: { '已经公布': (m) => m.values.published_on !== null },
    },
    adjust: {
      label: '增加抽查任务', basis: 涉企检查意见.whole, by: 'organ_head', from: 'approved', asks: ['change_reason'], asksRows: ['activity'], issues: 'adjustment', sets: (m) => ({ changed_on: m.on, conflicts: conflicts(m) }), tells: ['conflicts'],
      leadsTo: (m) => tasksOf(m), invalidIf: { ...sound, ...listed, ...joint },
    },
    complete: {
      label: '计划完成', basis: 联合抽查意见.whole, by: 'office_head', from: 'approved', to: 'completed', asks: ['summary'], sets: (m) => ({ completed_on: m.on }),
      barredIf: { '计划尚未公布': (m) => m.values.published_on === null, '还有抽查任务没有完成': (m) => m.facts.tasks.some(({ closed }) => !closed) },
    },
    cancel: {
      label: '不再执行', basis: 涉企检查意见.whole, by: 'organ_head', from: ['drafted', 'approved'], to: 'cancelled', asks: ['cancel_reason'],
      barredIf: { '还有抽查任务没有完成或者取消': (m) => m.facts.tasks.some(({ closed }) => !closed) },
    },
  },
  sharedWith: ['activity.joint_units', 'activity.joint_unit', 'activity.joint_unit_2', 'activity.joint_unit_3'],
  searched: ['activity.name', 'activity.items'],
  publication: {
    label: '年度抽查计划', about: 'enforcement_field', basis: 联合抽查意见.whole, fields: ['year', 'scope', 'enforcement_field', 'basis', 'approved_on'],
    rows: { activity: ['name', 'items', 'object_scope', 'joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'month_from', 'month_until', 'wanted'] },
  },
})
