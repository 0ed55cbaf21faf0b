import { choice, date, flag, longText, org, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { days } from '../../kernel/law/term.ts'
import { setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import { signed } from './bars.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例 } from './law.ts'

/** Whether the respondent carries out a decision, a mediation document or an opinion: 第七十七条, 第八十三条. */
export const complianceSupervision = defineProcedure({
  id: 'compliance_supervision',
  label: '复议履行监督',
  basis: [复议法.art(77), 复议法.art(83), 实施条例.art(49)],
  series: '复履',
  heldBy: ['government'],
  governedBy: 'effective_on',
  fields: {
    paper: required(choice('应当履行的文书', { decision: '行政复议决定书', mediation: '行政复议调解书', opinion: '行政复议意见书' })),
    obligor: required(org('履行机关')),
    duty: required(choice('履行内容', { redo: '重新作出行政行为', perform: '履行法定职责', pay: '赔偿、补偿、返还', agreement: '履行行政协议', correct: '纠正违法或者不当行为', other: '其他' })),
    requirement: required(longText('履行要求')),
    effective_on: required(date('文书送达履行机关日期')),
    performance_due_on: date('文书确定的履行期限'),
    reported: longText('履行情况报告'),
    same_act: flag('重新作出的行为与原行为相同或者基本相同', { hint: '以违反法定程序为由撤销的除外（第六十四条第二款）' }),
    procedural_revocation: flag('原以违反法定程序为由撤销'),
    fulfilled_on: date('履行日期'),
    ordered_on: date('责令限期履行日期'),
    ordered_due_on: date('责令履行的期限'),
    ordered_reason: longText('责令履行的理由'),
    interviewed_on: date('约谈日期'),
    interviewee: text('被约谈的负责人', { sensitive: 'name' }),
    criticised_on: date('通报批评日期'),
    referred_to: text('移送的机关'),
    referred_on: date('移送日期'),
    ended_reason: longText('不再监督的理由'),
  },
  title: ({ values, orgName }) => `${orgName(values.obligor)} 履行：${values.requirement.slice(0, 40)}`,
  list: ['paper', 'obligor', 'duty', 'effective_on', 'performance_due_on', 'ordered_on', 'fulfilled_on'],
  sections: {
    履行内容: ['paper', 'obligor', 'duty', 'requirement', 'effective_on', 'performance_due_on', 'procedural_revocation'],
    履行情况: ['reported', 'same_act', 'fulfilled_on', 'ended_reason'],
    督促: ['ordered_on', 'ordered_due_on', 'ordered_reason', 'interviewed_on', 'interviewee', 'criticised_on', 'referred_to', 'referred_on'],
  },
  looksUp: { delegated: setting<readonly string[]>('reconsideration_delegated_signing') },
  states: {
    watching: { label: '督促履行' },
    ordered: { label: '责令限期履行' },
    fulfilled: { label: '已履行', final: true },
    ended: { label: '不再监督', final: true },
  },
  opensIn: 'watching',
  documents: {
    performance_report: { label: '履行情况报告', received: true, basis: 复议法.art(77, 1) },
    performance_order: { label: '责令限期履行通知书', template: 'performance_order', series: '复责履', serve: { org: 'obligor' }, basis: 复议法.art(77, 2) },
    interview_notice: { label: '约谈通知书', template: 'interview_notice', series: '复约', serve: { org: 'obligor' }, basis: 复议法.art(77, 2) },
    interview_record: { label: '约谈记录', template: 'interview_record', basis: 复议法.art(77, 2) },
    criticism: { label: '通报批评', template: 'criticism', series: '复通', serve: { org: 'obligor' }, basis: 复议法.art(77, 2) },
    misconduct_referral: { label: '违法事实材料移送函', template: 'misconduct_referral', series: '复移', serve: 'once', basis: 复议法.art(85) },
  },
  deadlines: {
    redo: {
      label: '重新作出行政行为期限', whose: 'respondent', from: { dated: 'effective_on' }, until: { dated: 'fulfilled_on' },
      // Only where neither a law nor the decision sets another term.
      when: (m) => m.values.duty === 'redo' && m.values.performance_due_on === null,
      term: since({ '2024-01-01': days(60, 实施条例.art(49, 1)) }),
    },
    performance: {
      label: '文书确定的履行期限', whose: 'respondent', from: { dated: 'effective_on' }, until: { dated: 'fulfilled_on' },
      when: (m) => m.values.performance_due_on !== null, term: { dueOn: 'performance_due_on', basis: 复议法.art(77, 1) },
    },
    order: {
      label: '责令履行期限', whose: 'respondent', from: { issued: 'performance_order' }, until: { dated: 'fulfilled_on' },
      term: { dueOn: 'ordered_due_on', basis: 复议法.art(77, 2) },
      consequence: '经责令履行仍拒不履行的，依法给予处分（第八十三条）',
    },
  },
  actions: {
    open: {
      label: '启动履行监督', basis: 复议法.art(77, 1), by: ['handler', 'office_head'], opens: true,
      asks: ['paper', 'obligor', 'duty', 'requirement', 'effective_on'], offers: ['performance_due_on', 'procedural_revocation'], asksLink: 'supervises',
      invalidIf: {
        '履行期限应当晚于文书送达日期': (m) => m.values.performance_due_on !== null && m.values.performance_due_on <= m.values.effective_on,
        '责令履行的决定应当写明履行期限': { basis: 复议法.art(66), if: (m) => m.values.duty === 'perform' && m.values.performance_due_on === null },
      },
    },
    report: {
      label: '报告履行情况', basis: 复议法.art(77, 1), by: [{ role: 'clerk', of: 'obligor' }, { role: 'handler', of: 'obligor' }, 'handler'], from: ['watching', 'ordered'],
      asks: ['reported'], receives: 'performance_report',
    },
    order: {
      label: '责令限期履行', basis: 复议法.art(77, 2), by: ['organ_head', 'office_head'], from: 'watching', to: 'ordered',
      asks: ['ordered_due_on', 'ordered_reason'], issues: 'performance_order', sets: (m) => ({ ordered_on: m.on }),
      barredIf: {
        ...signed('compliance'),
        '履行期限尚未届满': (m) => [m.clock('redo'), m.clock('performance')].some((clock) => clock.state === 'running' && !isOver(clock, m.on)),
      },
      invalidIf: { '责令履行的期限应当晚于办理当日': (m) => m.values.ordered_due_on! <= m.on },
    },
    // 并可以约谈, 或者予以通报批评: beside the order, not instead of it.
    interview: {
      label: '约谈负责人', basis: 复议法.art(77, 2), by: ['organ_head', 'office_head'], from: 'ordered', asks: ['interviewed_on', 'interviewee'],
      issues: 'interview_notice',
    },
    record_interview: {
      label: '记录约谈', basis: 复议法.art(77, 2), by: 'handler', from: 'ordered', needs: ['interview_notice'], offers: ['reported'], issues: 'interview_record',
    },
    criticise: {
      label: '通报批评', basis: 复议法.art(77, 2), by: 'organ_head', from: 'ordered', issues: 'criticism', sets: (m) => ({ criticised_on: m.on }),
    },
    refer: {
      label: '移送违法事实材料', basis: 复议法.art(85), by: 'organ_head', from: 'ordered', asks: ['referred_to'], issues: 'misconduct_referral',
      sets: (m) => ({ referred_on: m.on }),
      barredIf: { '责令履行的期限尚未届满': { basis: 复议法.art(83), if: (m) => !isOver(m.clock('order'), m.on) } },
    },
    confirm: {
      label: '确认履行', basis: 复议法.art(77, 1), by: ['handler', 'office_head'], from: ['watching', 'ordered'], to: 'fulfilled',
      asks: ['fulfilled_on'], offers: ['same_act'],
      invalidIf: {
        '以同一事实和理由作出相同或者基本相同的行政行为，不是履行': { basis: 复议法.art(64, 2), if: (m) =>
          m.values.duty === 'redo' && m.values.same_act && !m.values.procedural_revocation },
        '履行日期不得晚于办理当日': (m) => m.values.fulfilled_on! > m.on,
      },
    },
    end: {
      label: '不再监督', basis: 复议法.art(77, 1), by: 'office_head', from: ['watching', 'ordered'], to: 'ended', asks: ['ended_reason'],
    },
  },
  links: { supervises: { label: '监督履行', to: ['reconsideration', 'reconsideration_letter'], basis: 复议法.art(77, 1) } },
  sharedWith: ['obligor'],
  searched: ['requirement'],
})
