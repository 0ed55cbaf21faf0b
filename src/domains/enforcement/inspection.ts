import { choice, date, flag, integer, longText, org, orgs, required, text, users } from '../../kernel/field/field.ts'
import { inForceOn, since } from '../../kernel/law/dated.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { matching, setting, unitNames } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { barredByCeiling, ceilingsTold } from '../common/ceilings.ts'
import { isBusiness, itemKinds, jointUnitsOf } from '../common/inspection.ts'
import { ITEM } from '../common/items.ts'
import { earlierVisits, isRepeated, joinTarget, VISIT } from '../common/visits.ts'
import { certificateNumbers, certified, officersLookUp, type Staffed } from './certified.ts'
import * as list from './choices.ts'
import { itemsTold, listed, type Itemised } from './listed-items.ts'
import { comingAlong, officersAlong, subjectOf } from './visits.ts'
import { 三项制度, 优化营商环境条例, 处罚法, 涉企检查意见 } from '../common/law.ts'

const fields = {
  enforcement_field: required(choice('执法领域', enforcementFields)),
  mode: required(choice('检查方式', list.inspectionModes, { hint: '应企业申请的检查选「针对线索的检查」，并在任务来源中写明' })),
  source: choice('任务来源', list.inspectionSources),
  basis: text('检查依据'),
  matters: required(text('检查事项', { from: { register: 'inspection_item', field: 'name', shows: 'basis' } })),
  items_unlisted: text('不在事项清单中的检查事项'),
  item_kind: choice('内容类别', itemKinds),
  joint: flag('部门联合检查'),
  joint_units: orgs('联合单位'),
  joint_unit: org('联合单位一', { retired: true }),
  joint_unit_2: org('联合单位二', { retired: true }),
  joint_unit_3: org('联合单位三', { retired: true }),
  key_list: choice('重点名录', list.keyLists),
  subject_kind: choice('检查对象类别', list.subjectKinds),
  subject: text('检查对象', { sensitive: 'name' }),
  subject_code: text('统一社会信用代码', { check: 'credit_code' }),
  subject_code_problem: text('代码存疑'),
  subject_address: text('地址', { sensitive: 'address' }),
  planned_from: date('计划开始日期'),
  planned_until: date('计划结束日期'),
  earlier_this_year: integer('本年度已检查该对象次数', { hint: '各单位实施的检查合计' }),
  earlier_visits: longText('本年度已受的检查'),
  repeat_reason: text('再次检查的理由'),
  reschedule_reason: text('延长检查时间的理由'),
  approval_opinion: longText('审批意见'),
  approved_on: date('批准日期'),
  handlers: users('检查人员'),
  certificate_numbers: text('执法证号', { shownAt: '/certificates' }),
  joint_officers: users('联合单位检查人员'),
  assistants: text('辅助人员'),
  inspected_on: date('检查日期'),
  place: text('检查地点'),
  patrol: flag('巡查（没有固定对象或者记录）', { hint: '不计入行政检查次数' }),
  record: longText('检查情况'),
  recording: text('音像记录', { hint: '有音像记录的，写明记录的编号或者存放位置' }),
  result: choice('检查结果', list.inspectionResults),
  comment: longText('被检查人意见'),
  follow_up: longText('处理意见'),
  published_on: date('结果公示日期'),
  cancel_reason: longText('取消的理由'),
  supervised_on: date('监督抽查日期'),
  supervision_finding: text('监督抽查意见'),
  authority: text('检查机关（原文）'),
} as const
/** The Opinion was made public on 3 January 2025; inspections before it needed no approval. */
const approvedFirst = since({ '1996-10-01': false, '2025-01-03': true })
/** Whoever inspected was qualified on the day of the inspection, whenever it is entered. */
const onTheDay = certified<Staffed & { readonly values: { readonly inspected_on: IsoDate | null } }>({ day: (m) => m.values.inspected_on })

const window = {
  '计划结束日期不得早于开始日期': ({ values: { planned_from, planned_until } }: Planned) => planned_from !== null && planned_until !== null && planned_until < planned_from,
  '计划结束日期已经过去': ({ values: { planned_until }, on }: Planned) => planned_until !== null && planned_until < on,
}
interface Planned { readonly on: IsoDate; readonly values: { readonly planned_from: IsoDate | null; readonly planned_until: IsoDate | null } }
/** A lead frees from the draw and from the numbers of the year: which one it is must stand in the file. */
const sourced = { '针对线索的检查应当写明来源': { basis: 优化营商环境条例.art(54, 2), if: (m: { readonly values: { readonly mode: string; readonly source: string | null } }) => m.values.mode === 'targeted' && m.values.source === null } }

/** Matters and units that another visit brings along; each unit's matters stand in its list. */
const takingIn = {
  basis: 优化营商环境条例.art(54, 1), by: ['office_head', 'organ_head'], asks: ['matters', 'joint_units'], offers: ['joint_officers'], tells: ['items_unlisted'],
  sets: (m: Itemised) => ({ joint: true, ...itemsTold(m) }),
  invalidIf: { ...listed, '联合单位不得是本单位': (m: Itemised) => jointUnitsOf(m.values).includes(m.org_id) },
} as const

/** One object inspected with a complete record is one inspection (行政执法统计年报). */
export const inspection = defineProcedure({
  id: 'inspection',
  label: '行政检查',
  basis: [优化营商环境条例.art(54), 处罚法.art(54, 1), 涉企检查意见.whole],
  series: '检',
  governedBy: 'inspected_on',
  fields,
  title: ({ values }) => `${values.subject ?? '巡查'} ${values.matters ?? ''}`.trim(),
  list: ['enforcement_field', 'mode', 'subject', 'inspected_on', 'result', 'published_on'],
  sections: {
    任务: ['enforcement_field', 'mode', 'source', 'basis', 'matters', 'items_unlisted', 'item_kind', 'joint', 'joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'key_list', 'planned_from', 'planned_until', 'reschedule_reason', 'earlier_this_year', 'earlier_visits', 'repeat_reason', 'approval_opinion', 'approved_on', 'cancel_reason'],
    对象: ['subject_kind', 'subject', 'subject_code', 'subject_code_problem', 'subject_address'],
    检查: ['handlers', 'certificate_numbers', 'joint_officers', 'assistants', 'inspected_on', 'place', 'patrol', 'record', 'recording', 'result', 'comment', 'follow_up'],
    公示与监督: ['published_on', 'supervised_on', 'supervision_finding', 'authority'],
  },
  announced: { setting: 'service_notice_term', by: 'enforcement_field' },
  looksUp: {
    ...officersLookUp,
    officers: setting<number>('enforcement_officers', 'enforcement_field'),
    annual_cap: setting<number | null>('inspection_annual_cap', 'enforcement_field'),
    repeat_threshold: setting<number>('inspection_repeat_threshold'),
    visits: matching('inspection', { subject_code: 'subject_code' }, VISIT, { wide: true }),
    unit_names: unitNames,
    items: matching('inspection_item', { enforcement_field: 'enforcement_field' }, ITEM, { wide: true, history: true }),
    joint_items: matching('inspection_item', { unit: 'joint_units' }, ITEM, { wide: true, history: true }),
    items_bound: setting<boolean>('inspection_items_bound', 'enforcement_field'),
    objects: matching('inspection_object', { credit_code: 'subject_code' }, ['name', 'kind', 'address', 'key_supervised'], { wide: true }),
  },
  states: {
    planned: { label: '待审批' }, approved: { label: '待检查' }, inspected: { label: '已检查' },
    done: { label: '办结', final: true }, cancelled: { label: '取消', final: true }, merged: { label: '并入其他单位的检查', final: true },
  },
  opensIn: 'planned',
  documents: {
    approval: { label: '行政检查审批表', template: 'inspection_approval', series: '检审', basis: 涉企检查意见.whole },
    notice: { label: '行政检查通知书', template: 'inspection_notice', series: '检通', serve: 'once', basis: 涉企检查意见.whole },
    record: { label: '现场检查笔录', template: 'inspection_record', basis: 处罚法.art(55, 2) },
    result: { label: '行政检查结果告知书', template: 'inspection_result', series: '检告', serve: 'once', basis: 三项制度.section(5) },
  },
  deadlines: {
    publication: {
      label: '检查结果公示期限', from: { dated: 'inspected_on' }, until: { dated: 'published_on' }, when: (m) => !m.values.patrol,
      term: { setting: 'enforcement_result_publication_term', by: 'enforcement_field', unless: { setting: 'inspection_publication_term', by: 'mode' } },
    },
  },
  actions: {
    plan: {
      label: '提出检查', basis: 涉企检查意见.whole, by: ['clerk', 'handler'], opens: true,
      asks: ['enforcement_field', 'mode', 'basis', 'matters', 'subject_kind', 'subject', 'planned_from', 'planned_until'],
      offers: ['source', 'key_list', 'item_kind', 'subject_code', 'subject_address'], offersLinks: ['of_campaign'],
      sets: (m) => ({ ...earlierVisits(m, ceilingsTold(m)), ...itemsTold(m) }), tells: ['items_unlisted', 'earlier_visits'],
      invalidIf: {
        ...listed, ...barredByCeiling,
        ...window,
        '市场监管领域的日常检查应当随机抽取对象和人员': { basis: 优化营商环境条例.art(54, 1), if: (m) => m.values.enforcement_field === 'market' && m.values.mode === 'routine' },
        '该对象没有列入重点监管，市场监管领域的检查应当随机抽取对象和人员': { basis: 优化营商环境条例.art(54, 2), if: (m) =>
          m.values.enforcement_field === 'market' && m.values.mode === 'focused' && m.facts.objects.length > 0 && !m.facts.objects.some(({ values }) => values['key_supervised']) },
        '投诉举报、转办交办、监测发现的问题应当针对性检查，不经随机抽取': { basis: 优化营商环境条例.art(54, 2), if: (m) =>
          m.values.mode === 'random' && ['complaint', 'referral', 'superior', 'monitoring', 'media'].includes(m.values.source ?? '') },
        ...sourced,
      },
    },
    /** A drawn task: what the plan approved is not approved again, and the object comes from the list it was drawn from. */
    dispatched: {
      label: '随机抽查派发', basis: 优化营商环境条例.art(54, 1), by: 'law', opens: true, to: 'approved', asksLink: 'of_task',
      asks: ['enforcement_field', 'matters', 'subject_code', 'planned_from', 'planned_until', 'handlers'], offers: ['basis', 'item_kind', 'joint', 'joint_units', 'joint_officers', 'repeat_reason'], issues: 'notice',
      sets: (m) => {
        const drawn = { ...m, values: { ...m.values, mode: 'random' as const, ...subjectOf(m) } }
        return { mode: 'random' as const, approved_on: m.on, ...earlierVisits(m, ceilingsTold(drawn)), ...itemsTold(drawn), ...subjectOf(m), ...certificateNumbers(m) }
      },
      invalidIf: {
        ...listed, ...barredByCeiling,
        '抽取的对象不在检查对象名录': (m) => m.facts.objects.length === 0,
        '检查人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers },
        ...certified(),
      },
    },
    approve: {
      label: '批准检查', basis: 涉企检查意见.whole, by: ['office_head', 'organ_head'], from: 'planned', to: 'approved', asks: ['approval_opinion', 'handlers'],
      offers: ['assistants', 'certificate_numbers', 'repeat_reason'], issues: ['approval', 'notice'], batch: true,
      sets: (m) => ({ approved_on: m.on, ...earlierVisits(m, ceilingsTold(m)), ...certificateNumbers(m) }), tells: ['earlier_visits'],
      barredIf: barredByCeiling,
      invalidIf: {
        '检查人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers },
        ...certified(),
        '该对象本年度已多次受到检查，应当合并进行，或者写明再次检查的理由': { basis: 优化营商环境条例.art(54, 1), if: (m) =>
          isBusiness(m.values.subject_kind) && m.values.mode !== 'targeted' && isRepeated(m) && m.values.repeat_reason === null },
      },
    },
    merge_into: {
      label: '并入其他单位的检查', basis: 优化营商环境条例.art(54, 1), by: ['office_head', 'organ_head'], from: ['planned', 'approved'], to: 'merged',
      leadsTo: (m) => [joinTarget(m)].flatMap((target) => target ? [{
        ledger: 'inspection', id: target.id, org_id: target.org_id, action: target.state === 'approved' ? 'widen' : 'take_in',
        input: { matters: `${target.values['matters'] as string}；${m.values.matters}`, joint_units: comingAlong(target, m), joint_officers: officersAlong(target, m.values) },
      }] : []),
      barredIf: { ...listed, '同一季度没有其他单位对同一对象的检查可以并入': (m) => joinTarget(m) === undefined },
    },
    take_in: { ...takingIn, label: '增加联合检查单位', from: 'planned' },
    /** The enterprise was told what would be inspected and by whom: told anew before anybody comes. */
    widen: { ...takingIn, label: '增加联合检查单位，重新通知', from: 'approved', issues: 'notice' },
    inspect: {
      label: '实施检查', basis: 处罚法.art(55), by: 'handler', from: 'approved', to: 'inspected', asks: ['inspected_on', 'place', 'record', 'result'], offers: ['comment', 'follow_up', 'recording'],
      issues: 'record',
      barredIf: {
        '对企业检查应当出具行政检查通知书': { basis: 涉企检查意见.whole, if: (m) => isBusiness(m.values.subject_kind) && m.servedOn('notice') === null },
      },
      invalidIf: {
        ...onTheDay,
        '检查日期尚未到来': (m) => m.values.inspected_on !== null && m.values.inspected_on > m.on,
        '检查日期不在批准的计划时间之内': { basis: 涉企检查意见.whole, if: ({ values: { inspected_on, planned_from, planned_until } }) =>
          inspected_on !== null && ((planned_from !== null && inspected_on < planned_from) || (planned_until !== null && inspected_on > planned_until)) },
        '检查日期不得早于检查通知书送达': { basis: 涉企检查意见.whole, if: (m) => {
          const told = m.servedOn('notice')
          return told !== null && m.values.inspected_on !== null && m.values.inspected_on < told
        } },
      },
    },
    inspect_at_once: {
      label: '登记已实施的检查', basis: 处罚法.art(54, 1), by: ['handler', 'clerk'], opens: true, to: 'inspected',
      asks: ['enforcement_field', 'mode', 'matters', 'handlers', 'inspected_on', 'place', 'record', 'result'],
      offers: ['source', 'basis', 'key_list', 'subject_kind', 'subject', 'subject_code', 'subject_address', 'patrol', 'comment', 'follow_up', 'recording', 'assistants', 'certificate_numbers'],
      issues: 'record', offersLinks: ['of_campaign'], sets: (m) => ({ ...earlierVisits(m, ceilingsTold(m)), ...itemsTold(m), ...certificateNumbers(m, m.values.inspected_on ?? m.on) }), tells: ['items_unlisted', 'earlier_visits'],
      invalidIf: {
        ...listed, ...sourced,
        '检查人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers },
        ...onTheDay,
        '检查日期尚未到来': (m) => m.values.inspected_on !== null && m.values.inspected_on > m.on,
        '没有检查对象的，应当登记为巡查': (m) => m.values.subject === null && !m.values.patrol,
        '对企业的检查应当事先审批并出具通知书，来源于投诉举报、交办转办、监测的除外': { basis: 涉企检查意见.whole, if: (m) =>
          isBusiness(m.values.subject_kind) && (m.values.mode !== 'targeted' || m.values.source === 'application') && inForceOn(approvedFirst, m.values.inspected_on ?? m.on) === true },
      },
    },
    change_officers: {
      label: '更换检查人员', basis: 处罚法.art(42, 1), by: ['office_head', 'organ_head'], from: 'approved', asks: ['handlers'], offers: ['certificate_numbers'], sets: (m) => certificateNumbers(m),
      invalidIf: { '检查人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers }, ...certified() },
    },
    /** A visit that could not be made in its time is not lost for that, a drawn one least of all; the enterprise is told anew. */
    reschedule: {
      label: '延长检查时间，重新通知', basis: 涉企检查意见.whole, by: ['office_head', 'organ_head'], from: 'approved', asks: ['planned_until', 'reschedule_reason'], issues: 'notice',
      invalidIf: {
        ...window,
        // The numbers of the year were counted for the year it was planned in.
        '不得延长到其他年度，应当取消后重新提出': ({ values: { planned_from, planned_until } }) => planned_from !== null && planned_until !== null && planned_until.slice(0, 4) !== planned_from.slice(0, 4),
      },
    },
    tell_result: {
      label: '告知检查结果', basis: 三项制度.section(5), by: 'handler', from: 'inspected', offers: ['follow_up'], issues: 'result',
    },
    publish: {
      label: '公示检查结果', basis: 三项制度.section(6), by: ['handler', 'office_head'], from: ['inspected', 'done'], publishes: true, batch: true,
      sets: (m) => ({ published_on: m.on }), barredIf: { '已经公示': (m) => m.values.published_on !== null, '巡查不公示': (m) => m.values.patrol },
    },
    finish: { label: '办结', basis: 三项制度.section(9), by: ['handler', 'office_head'], from: 'inspected', to: 'done', offers: ['follow_up'], batch: true },
    cancel: { label: '取消检查', basis: 涉企检查意见.whole, by: ['office_head', 'organ_head'], from: ['planned', 'approved'], to: 'cancelled', asks: ['cancel_reason'] },
    supervise: {
      label: '监督抽查', basis: 三项制度.section(10), by: 'supervisor', from: ['planned', 'approved', 'inspected', 'done', 'cancelled', 'merged'], offers: ['supervision_finding'], batch: true,
      sets: (m) => ({ supervised_on: m.on }),
    },
  },
  links: {
    of_task: { label: '随机抽查任务', to: 'random_task', basis: 优化营商环境条例.art(54, 1) },
    of_campaign: { label: '专项执法行动', to: 'enforcement_campaign' },
  },
  sharedWith: ['joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3'],
  searched: ['subject', 'subject_code', 'matters', 'record'],
  publication: {
    label: '行政检查结果', about: 'subject', basis: 三项制度.section(6), fields: ['enforcement_field', 'mode', 'joint_units', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'matters', 'subject', 'subject_code', 'inspected_on', 'result'],
  },
})
