import { choice, date, flag, integer, longText, org, orgs, required, text, user } from '../../kernel/field/field.ts'
import { kin, linked, linkedRows, matching, matchingRows, setting, unitNames, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { itemKinds } from '../common/inspection.ts'
import { ITEM } from '../common/items.ts'
import { 优化营商环境条例, 涉企检查意见, 随机抽查通知 } from '../common/law.ts'
import { VISIT } from '../common/visits.ts'
import * as list from './choices.ts'
import { allSent, dispatched, DONE, unreasoned, visits } from './dispatch.ts'
import { 民营经济促进法, 监管意见, 联合抽查意见 } from './law.ts'

interface Drawing { readonly facts: { readonly inspections: readonly LinkedMatter[]; readonly draws: readonly LinkedMatter[] } }
const drawDone = ({ facts }: Drawing): boolean => facts.draws.some(({ state }) => DONE.includes(state))
const drawUnderWay = ({ facts }: Drawing): boolean => facts.draws.some(({ state }) => state !== 'void')
const counted = ({ facts: { inspections } }: Drawing) => {
  const among = (...results: readonly string[]) => inspections.filter(({ values }) => results.includes(values['result'] as string)).length
  return { checked: among('normal', 'corrected', 'ordered', 'clue', 'not_found'), without_problem: among('normal'), with_problem: among('corrected', 'ordered', 'clue'), not_found: among('not_found') }
}

const LOCAL = { hint: '不填的，取本地参数' } as const

/** 随机抽查任务: an activity of the plan, from the draw of objects and officers to the result made public. */
export const randomTask = defineProcedure({
  id: 'random_task',
  label: '随机抽查任务',
  basis: [优化营商环境条例.art(54, 1), 民营经济促进法.art(52, 2), 监管意见.section(9)],
  series: '抽查',
  governedBy: 'planned_from',
  fields: {
    name: required(text('任务名称')),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    basis: required(longText('抽查依据')),
    items: required(longText('抽查事项')),
    item_kind: required(choice('内容类别', itemKinds)),
    object_scope: required(text('抽查对象范围')),
    joint_units: orgs('联合单位'),
    joint_unit: org('联合单位一', { retired: true }),
    joint_unit_2: org('联合单位二', { retired: true }),
    joint_unit_3: org('联合单位三', { retired: true }),
    planned_from: required(date('计划开始日期')),
    planned_until: required(date('计划结束日期')),
    extend_reason: text('延长计划时间的理由'),
    wanted: integer('拟抽查户数', { hint: '不填的，按信用风险分类的比例确定' }),
    object_kind: choice('对象主体类别', list.entityKinds),
    object_line: text('对象行业（包含）'),
    share_a: integer('A类抽查比例（%）', LOCAL),
    share_b: integer('B类抽查比例（%）', LOCAL),
    share_c: integer('C类抽查比例（%）', LOCAL),
    share_d: integer('D类抽查比例（%）', LOCAL),
    share_none: integer('未分类抽查比例（%）', LOCAL),
    team: integer('每组检查人员人数', LOCAL),
    dispatched_on: date('派发日期'),
    repeat_told: longText('抽中对象的重复检查提示'),
    repeat_reason: text('再次检查的理由', { hint: '抽中的对象本年度受检查已达提示次数、仍要检查的，写明理由' }),
    leave_repeated: flag('不派发已达到提示次数的对象'),
    left_out: longText('不予派发的对象'),
    not_sent: integer('不予派发户数'),
    undispatched: integer('尚未派发户数'),
    checked: integer('实际检查户数'),
    without_problem: integer('未发现问题户数'),
    with_problem: integer('发现问题户数'),
    not_found: integer('未能联系或者不配合户数'),
    summary: longText('抽查情况'),
    finished_on: date('完成日期'),
    published_on: date('公示日期'),
    cancel_reason: longText('取消的理由'),
  },
  many: {
    avoidance: many('回避', { officer: required(user('检查人员')), subject_code: required(text('检查对象统一社会信用代码', { check: 'credit_code' })), reason: required(text('回避事由')) }, 'reason'),
  },
  title: ({ values }) => values.name,
  list: ['enforcement_field', 'item_kind', 'planned_from', 'name', 'checked', 'with_problem', 'published_on'],
  sections: {
    任务: ['name', 'enforcement_field', 'basis', 'items', 'item_kind', 'object_scope', 'joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'planned_from', 'planned_until', 'extend_reason', 'wanted'],
    抽取: ['object_kind', 'object_line', 'share_a', 'share_b', 'share_c', 'share_d', 'share_none', 'team'],
    派发: ['dispatched_on', 'repeat_told', 'repeat_reason', 'leave_repeated', 'left_out', 'not_sent', 'undispatched'],
    结果: ['checked', 'without_problem', 'with_problem', 'not_found', 'summary', 'finished_on', 'published_on', 'cancel_reason'],
  },
  looksUp: {
    draws: linked('draws_for'),
    drawn: linkedRows('draws_for', 'selected', 'dispatch'),
    assigned: linkedRows('draws_for', 'assigned', 'dispatch'),
    inspections: linked('of_task'),
    visits: matchingRows('inspection', 'subject_code', { link: 'draws_for', child: 'selected', field: 'code' }, 'dispatch', VISIT),
    objects: matchingRows('inspection_object', 'credit_code', { link: 'draws_for', child: 'selected', field: 'code' }, 'dispatch', ['credit_code', 'name', 'kind']),
    repeat_threshold: setting<number>('inspection_repeat_threshold'),
    annual_cap: setting<number | null>('inspection_annual_cap', 'enforcement_field'),
    items: matching('inspection_item', { enforcement_field: 'enforcement_field' }, ITEM, { wide: true, history: true }),
    joint_items: matching('inspection_item', { unit: 'joint_units' }, ITEM, { wide: true, history: true }),
    unit_names: unitNames, kin,
    officers: setting<number>('random_officers'),
    a: setting<number>('random_share_a'), b: setting<number>('random_share_b'), c: setting<number>('random_share_c'), d: setting<number>('random_share_d'), none: setting<number>('random_share_none'),
  },
  states: {
    assigned: { label: '待确定范围' }, ready: { label: '待抽取' }, checking: { label: '检查中' }, finished: { label: '已完成', final: true }, cancelled: { label: '取消', final: true },
  },
  opensIn: 'assigned',
  documents: {
    task_list: { label: '随机抽查任务表', template: 'random_task_list', series: '抽查任务', basis: 随机抽查通知.whole },
    result: { label: '随机抽查结果公示', template: 'random_task_result', series: '抽查公示', basis: 联合抽查意见.whole },
  },
  deadlines: {
    publication: { label: '抽查结果公示期限', from: { dated: 'finished_on' }, until: { dated: 'published_on' }, term: { setting: 'random_result_publication_term' } },
  },
  actions: {
    set_up: {
      label: '计划任务下达', basis: 涉企检查意见.whole, by: 'law', opens: true, asksLink: 'under_plan',
      asks: ['name', 'enforcement_field', 'basis', 'items', 'item_kind', 'object_scope', 'planned_from', 'planned_until'], offers: ['joint_units', 'wanted', 'object_kind', 'object_line'],
    },
    scope: {
      label: '确定抽查范围和比例', basis: 监管意见.section(9), by: ['handler', 'office_head'], from: ['assigned', 'ready'], to: 'ready',
      offers: ['object_kind', 'object_line', 'wanted', 'share_a', 'share_b', 'share_c', 'share_d', 'share_none', 'team'], offersRows: ['avoidance'],
      sets: (m) => ({
        share_a: m.values.share_a ?? m.facts.a, share_b: m.values.share_b ?? m.facts.b, share_c: m.values.share_c ?? m.facts.c, share_d: m.values.share_d ?? m.facts.d, share_none: m.values.share_none ?? m.facts.none,
        team: m.values.team ?? m.facts.officers,
      }),
      barredIf: { '已经提出抽取，不能再改；须改的，请先作废该次抽取': drawUnderWay },
      invalidIf: {
        '拟抽查户数应当大于零；不填的，按信用风险分类的比例确定': (m) => m.values.wanted !== null && m.values.wanted < 1,
        '抽查比例应当在 0 至 100 之间': (m) => [m.values.share_a, m.values.share_b, m.values.share_c, m.values.share_d, m.values.share_none].some((share) => share !== null && (share < 0 || share > 100)),
        '信用风险较高的，抽查比例不应当低于信用风险较低的': { basis: 监管意见.section(9), if: ({ values: v }) =>
          v.share_a! > v.share_b! || v.share_b! > v.share_c! || v.share_c! > v.share_d! },
        '检查人员少于法定人数': (m) => m.values.team !== null && m.values.team < m.facts.officers,
      },
    },
    ask_draw: {
      label: '提出抽取', basis: 随机抽查通知.whole, by: ['handler', 'office_head'], from: 'ready',
      leadsTo: (m) => [{ ledger: 'draw', action: 'open_for', link: 'draws_for', input: { purpose: `${m.values.name}：抽取检查对象、选派检查人员`, pool: 'random_task' } }],
      barredIf: { '已经提出抽取': drawUnderWay },
    },
    dispatch: {
      label: '派发检查任务', basis: 随机抽查通知.whole, by: ['handler', 'office_head'], from: ['ready', 'checking'], to: 'checking', offers: ['repeat_reason', 'leave_repeated'], issues: 'task_list',
      sets: (m) => ({ dispatched_on: m.values.dispatched_on ?? m.on, ...dispatched(m) }), tells: ['repeat_told', 'left_out'],
      leadsTo: visits,
      barredIf: { '尚未抽取检查对象和检查人员': (m) => !drawDone(m), '计划时间已经结束，派发后不能实施检查，请先延长计划时间': (m) => m.values.planned_until < m.on },
      invalidIf: {
        '抽取的对象都已派发': allSent,
        '该对象本年度已多次受到检查，应当写明再次检查的理由，或者选择不派发': { basis: 优化营商环境条例.art(54, 1), cases: unreasoned },
      },
    },
    extend: {
      label: '延长计划时间', basis: 涉企检查意见.whole, by: 'organ_head', from: ['assigned', 'ready', 'checking'], asks: ['planned_until', 'extend_reason'],
      invalidIf: {
        '计划结束日期已经过去': (m) => m.values.planned_until < m.on,
        '年度计划的任务不得延长到其他年度': (m) => m.values.planned_until.slice(0, 4) !== m.values.planned_from.slice(0, 4),
      },
    },
    finish: {
      label: '抽查完成', basis: 联合抽查意见.whole, by: ['handler', 'office_head'], from: 'checking', to: 'finished', asks: ['summary'], sets: (m) => ({ finished_on: m.on, ...counted(m) }),
      barredIf: {
        '还有抽中的对象没有派发': (m) => (m.values.undispatched ?? 0) > 0,
        '还有检查没有实施或者取消': (m) => m.facts.inspections.some(({ state }) => state === 'planned' || state === 'approved'),
      },
    },
    publish: {
      label: '公示抽查结果', basis: 民营经济促进法.art(52, 2), by: ['handler', 'office_head'], from: 'finished', publishes: true, issues: 'result', sets: (m) => ({ published_on: m.on }),
      barredIf: { '已经公示': (m) => m.values.published_on !== null },
    },
    cancel: {
      label: '取消任务', basis: 涉企检查意见.whole, by: 'organ_head', from: ['assigned', 'ready', 'checking'], to: 'cancelled', asks: ['cancel_reason'],
      barredIf: { '还有检查没有实施或者取消': (m) => m.facts.inspections.some(({ state }) => state === 'planned' || state === 'approved') },
    },
  },
  links: { under_plan: { label: '所属年度计划', to: 'inspection_plan', basis: 涉企检查意见.whole } },
  sharedWith: ['joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3'],
  searched: ['name', 'items'],
  publication: {
    label: '随机抽查结果', about: 'name', basis: 联合抽查意见.whole,
    fields: ['name', 'enforcement_field', 'items', 'object_scope', 'joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'planned_from', 'planned_until', 'not_sent', 'checked', 'without_problem', 'with_problem', 'not_found', 'finished_on'],
  },
})
