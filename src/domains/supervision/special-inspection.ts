import { choice, date, flag, longText, org, required, text, users } from '../../kernel/field/field.ts'
import { linked, setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { rectified } from './bars.ts'
import * as list from './choices.ts'
import { 监督条例 } from './law.ts'
import { rectification } from './rectify.ts'

/** Supervisors look at a topic or go along: files, certificates shown, the visit itself. */
export const supervisionInspection = defineProcedure({
  id: 'supervision_inspection',
  label: '执法监督检查',
  basis: [监督条例.art(4), 处罚法.art(75, 1), 三项制度.section(5)],
  series: '监检',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'planned_from',
  fields: {
    kind: required(choice('监督检查方式', list.inspectionKinds)),
    topic: required(text('监督检查事项')),
    scope: longText('范围和应当准备的材料'),
    planned_from: required(date('开始日期')),
    planned_until: required(date('结束日期')),
    team: users('监督检查人员'),
    certificates: text('监督证号'),
    assisting: org('协助的司法所'),
    report: longText('监督检查报告'),
    reported_on: date('报告日期'),
    cancel_reason: longText('取消的理由'),
  },
  many: {
    visit: many('被检查单位', {
      unit: required(org('单位')),
      visited_on: date('检查日期'),
      files: text('查阅的案卷、检查的现场'),
      findings: longText('检查情况'),
      certificate_shown: flag('执法时出示证件'),
      has_problem: flag('存在问题'),
      requirement: longText('整改要求'),
      correct_by: date('整改期限'),
    }, 'unit', ['visited_on', 'files', 'findings', 'certificate_shown', 'has_problem', 'requirement', 'correct_by']),
  },
  title: ({ values }) => values.topic,
  list: ['kind', 'topic', 'planned_from', 'planned_until', 'reported_on'],
  sections: {
    监督检查: ['kind', 'topic', 'scope', 'planned_from', 'planned_until', 'team', 'certificates', 'assisting', 'cancel_reason'],
    报告: ['report', 'reported_on'],
  },
  looksUp: { officers: setting<number>('supervision_officers'), rectifications: linked('rectifies') },
  states: {
    planned: { label: '已安排' }, reported: { label: '已报告，整改中' }, closed: { label: '办结', final: true }, cancelled: { label: '取消', final: true },
  },
  opensIn: 'planned',
  documents: {
    notice: { label: '执法监督检查通知书', template: 'supervision_inspection_notice', series: '监检通', serve: { each: 'visit' }, basis: 处罚法.art(75, 1) },
    report: { label: '执法监督检查报告', template: 'supervision_inspection_report', series: '监检报', basis: 处罚法.art(75, 1) },
  },
  deadlines: {
    report: { label: '监督检查报告期限', from: { dated: 'planned_until' }, until: { leaving: 'planned' }, term: { setting: 'supervision_report_term' } },
  },
  actions: {
    plan: {
      label: '安排监督检查', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], opens: true, asks: ['kind', 'topic', 'planned_from', 'planned_until', 'team'], offers: ['scope', 'certificates', 'assisting'], asksRows: ['visit'],
      invalidIf: {
        '监督检查人员少于规定人数': (m) => m.values.team.length < m.facts.officers,
        '结束日期不得早于开始日期': (m) => m.values.planned_until < m.values.planned_from,
        '“伴随式”监督应当写明协助的司法所': (m) => m.values.kind === 'accompanying' && m.values.assisting === null,
      },
    },
    // Visits to see whether certificates are shown, and supervision on the spot, are not announced.
    notify: { label: '通知被检查单位', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'planned', issues: 'notice', barredIf: { '亮证执法检查、一线监督不预先通知': (m) => m.values.kind === 'certificate' || m.values.kind === 'front_line' } },
    record: {
      label: '登记检查情况', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'planned', offersRows: ['visit'],
      revisesRows: { visit: ['visited_on', 'files', 'findings', 'certificate_shown', 'has_problem', 'requirement', 'correct_by'] },
      invalidIf: {
        '检查日期尚未到来': (m) => m.rows.visit.some(({ visited_on }) => visited_on !== null && visited_on > m.on),
        '存在问题的，应当写明整改要求和期限': (m) => m.rows.visit.some((visit) => visit.has_problem && (visit.requirement === null || visit.correct_by === null)),
      },
    },
    conclude: {
      label: '形成报告并责成整改', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'planned', to: 'reported', asks: ['report'], issues: 'report', sets: (m) => ({ reported_on: m.on }),
      barredIf: {
        '还有单位没有登记检查情况': (m) => m.rows.visit.some(({ visited_on }) => visited_on === null),
        '整改期限应当在今天之后，请先更改检查情况': (m) => m.rows.visit.some(({ has_problem, correct_by }) => has_problem && correct_by !== null && correct_by <= m.on),
      },
      leadsTo: (m) => m.rows.visit.filter(({ has_problem }) => has_problem).map(({ unit, findings, requirement, correct_by }) => rectification(unit, { org_id: m.org_id, values: { problem: findings, requirement, correct_by } })),
    },
    close: { label: '办结', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'reported', to: 'closed', barredIf: rectified },
    cancel: { label: '取消', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'planned', to: 'cancelled', asks: ['cancel_reason'] },
  },
  searched: ['topic'],
})
