import { choice, date, integer, longText, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { addDays, dayNumber } from '../../kernel/law/day.ts'
import { days, workingDays, years } from '../../kernel/law/term.ts'
import { matching } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'
import { 个体年报办法, 企业信息公示条例, 异常名录办法 } from './law.ts'

/** Self-employed businesses are not entered in the list but marked (个体年报办法); the steps are the same, the terms of the list are not theirs. */
const isListed = (m: { readonly values: { readonly subject_kind: string } }) => m.values.subject_kind !== 'individual_business'

/** 经营异常名录: entered with a decision, objected to, removed with a decision, all of it public. */
export const abnormalListing = defineProcedure({
  id: 'abnormal_listing',
  label: '经营异常名录（状态）',
  basis: [异常名录办法.art(4), 企业信息公示条例.whole, 个体年报办法.whole],
  series: '异列',
  governedBy: 'found_on',
  fields: {
    subject_kind: required(choice('主体类别', list.listedKinds)),
    subject: required(text('名称')),
    subject_code: required(text('统一社会信用代码', { check: 'credit_code' })),
    subject_address: text('住所（经营场所）'),
    ground: required(choice('事由', list.abnormalGrounds)),
    found_on: required(date('应当列入的情形确定之日', { hint: '年度报告公示结束之日、责令期限届满之日，或者查实之日' })),
    report_year: integer('未公示年度报告的年度'),
    ordered_on: date('责令公示日期'),
    ordered_until: date('责令公示的期限'),
    first_letter_on: date('第一次邮寄专用信函日期'),
    second_letter_on: date('第二次邮寄专用信函日期'),
    facts: required(longText('事实和证据')),
    decision_reason: longText('决定理由'),
    listed_on: date('列入（标记）日期'),
    objection_on: date('收到异议日期'),
    objection: longText('异议理由'),
    objection_result: choice('异议是否受理', list.objectionResults),
    objection_decided_on: date('异议受理决定日期'),
    objection_accepted_on: date('异议受理日期'),
    objection_outcome: choice('异议核实结果', list.objectionOutcomes),
    objection_checked_on: date('核实完成日期'),
    wrong_on: date('查实列入有误日期'),
    reminded_on: date('届满三年前公告提示日期'),
    removal_reason: longText('移出（恢复）事由'),
    removed_on: date('移出（恢复）日期'),
  },
  title: ({ values }) => `${values.subject} ${list.abnormalGrounds[values.ground]}`,
  list: ['subject_kind', 'ground', 'listed_on', 'subject', 'subject_code', 'removed_on'],
  sections: {
    主体: ['subject_kind', 'subject', 'subject_code', 'subject_address'],
    列入: ['ground', 'found_on', 'report_year', 'ordered_on', 'ordered_until', 'first_letter_on', 'second_letter_on', 'facts', 'decision_reason', 'listed_on'],
    异议: ['objection_on', 'objection', 'objection_result', 'objection_decided_on', 'objection_accepted_on', 'objection_outcome', 'objection_checked_on', 'wrong_on'],
    移出: ['reminded_on', 'removal_reason', 'removed_on'],
  },
  looksUp: { same: matching('abnormal_listing', { subject_code: 'subject_code' }, ['ground', 'report_year'], { wide: true }) },
  states: {
    checking: { label: '待决定' }, listed: { label: '已列入（标记）' }, removed: { label: '已移出（恢复）', final: true }, corrected: { label: '已更正', final: true }, dropped: { label: '不予列入', final: true },
  },
  opensIn: 'checking',
  documents: {
    listing: { label: '列入经营异常名录（标记经营异常状态）决定书', template: 'abnormal_listing', series: '异列', serve: 'once', basis: 异常名录办法.art(5) },
    objection_reply: { label: '异议处理告知书', template: 'abnormal_objection', series: '异告', serve: 'once', basis: 异常名录办法.art(16, 1) },
    correction: { label: '更正决定书', template: 'abnormal_correction', series: '异正', serve: 'once', basis: 异常名录办法.art(16, 2) },
    reminder: { label: '履行公示义务提示公告', template: 'abnormal_reminder', series: '异提', basis: 异常名录办法.art(15) },
    removal: { label: '移出经营异常名录（恢复正常记载状态）决定书', template: 'abnormal_removal', series: '异移', serve: 'once', basis: 异常名录办法.art(10, 2) },
  },
  deadlines: {
    listing: {
      label: '列入决定期限', from: { dated: 'found_on' }, until: { dated: 'listed_on' }, when: isListed,
      term: { by: 'ground', terms: {
        annual_report: since({ '2014-10-01': workingDays(10, 异常名录办法.art(6)) }), ordered: since({ '2014-10-01': workingDays(10, 异常名录办法.art(7)) }),
        false_info: since({ '2014-10-01': workingDays(10, 异常名录办法.art(8)) }), no_contact: since({ '2014-10-01': workingDays(10, 异常名录办法.art(9, 1)) }),
      } },
    },
    objection: {
      label: '提出异议期限', whose: 'party', from: { dated: 'listed_on' }, until: { dated: 'objection_on' }, when: isListed,
      term: since({ '2014-10-01': days(30, 异常名录办法.art(16, 1), { end_day: 'by_analogy' }) }),
    },
    objection_acceptance: {
      label: '异议受理期限', from: { dated: 'objection_on' }, until: { dated: 'objection_decided_on' }, term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(16, 1)) }),
    },
    objection_check: {
      label: '异议核实期限', from: { dated: 'objection_accepted_on' }, until: { dated: 'objection_checked_on' }, term: since({ '2014-10-01': workingDays(20, 异常名录办法.art(16, 1)) }),
    },
    correction: { label: '更正期限', from: { dated: 'wrong_on' }, until: { entering: 'corrected' }, term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(16, 2)) }) },
    three_years: {
      label: '列入满三年', from: { dated: 'listed_on' }, until: { entering: ['removed', 'corrected'] }, when: isListed,
      term: since({ '2014-10-01': years(3, 异常名录办法.art(15), { end_day: 'no_roll' }) }), consequence: '届满前六十日内应当公告提示履行公示义务',
    },
  },
  actions: {
    register: {
      label: '登记异常情形', basis: 异常名录办法.art(4), by: ['handler', 'clerk'], opens: true, asks: ['subject_kind', 'subject', 'subject_code', 'ground', 'found_on', 'facts'],
      offers: ['subject_address', 'report_year', 'ordered_on', 'ordered_until', 'first_letter_on', 'second_letter_on'], offersLinks: ['found_by_inspection'],
      invalidIf: {
        '情形确定之日尚未到来': (m) => m.values.found_on > m.on,
        '未公示年度报告的，应当写明年度': { basis: 异常名录办法.art(6), if: (m) => m.values.ground === 'annual_report' && m.values.report_year === null },
        '未公示年度报告的年度应当是二〇一三年以后的四位数字，如 2024': { basis: 企业信息公示条例.art(8, 1), if: (m) => m.values.report_year !== null && (m.values.report_year < 2013 || m.values.report_year > 2100) },
        '该主体已因同一事由登记或者列入，尚未移出，不必重复登记': { basis: 异常名录办法.art(4), if: ({ values, facts }) => facts.same.some(({ state, values: other }) =>
          (state === 'checking' || state === 'listed') && other['ground'] === values.ground && (values.ground !== 'annual_report' || other['report_year'] === values.report_year)) },
        '年度报告公示期间（次年六月三十日止）尚未结束': { basis: 企业信息公示条例.art(8, 1), if: (m) =>
          m.values.ground === 'annual_report' && m.values.report_year !== null && m.on <= `${m.values.report_year + 1}-06-30` },
        '应当先书面责令履行公示义务，并写明责令的日期和期限': { basis: 异常名录办法.art(7), if: (m) => m.values.ground === 'ordered' && (m.values.ordered_on === null || m.values.ordered_until === null) },
        '责令公示的期限尚未届满': { basis: 异常名录办法.art(7), if: (m) => m.values.ground === 'ordered' && m.values.ordered_until !== null && m.values.ordered_until >= m.on },
        '两次邮寄专用信函的间隔不得少于十五日、不得超过三十日': { basis: 异常名录办法.art(9, 2), if: ({ values: { ground, first_letter_on: first, second_letter_on: second } }) => {
          if (ground !== 'no_contact' || first === null || second === null) return false
          const apart = dayNumber(second) - dayNumber(first)
          return apart < 15 || apart > 30
        } },
        '只邮寄一次的，不能视为无法取得联系': { basis: 异常名录办法.art(9, 2), if: ({ values }) => values.ground === 'no_contact' && (values.first_letter_on === null) !== (values.second_letter_on === null) },
      },
    },
    list: {
      label: '决定列入（标记）', basis: 异常名录办法.art(5), by: 'organ_head', from: 'checking', to: 'listed', asks: ['decision_reason'], issues: 'listing', publishes: true, batch: true,
      sets: (m) => ({ listed_on: m.on }),
    },
    drop: { label: '不予列入', basis: 异常名录办法.art(4), by: 'organ_head', from: 'checking', to: 'dropped', asks: ['decision_reason'] },
    object: {
      label: '收到异议', basis: 异常名录办法.art(16, 1), by: ['clerk', 'handler'], from: 'listed', asks: ['objection_on', 'objection'],
      barredIf: { '已经收到异议': (m) => m.values.objection_on !== null },
      invalidIf: { '收到异议的日期不在列入之后、办理当日之前': (m) => m.values.objection_on !== null && (m.values.objection_on > m.on || (m.values.listed_on !== null && m.values.objection_on < m.values.listed_on)) },
    },
    decide_objection: {
      label: '决定是否受理异议', basis: 异常名录办法.art(16, 1), by: 'office_head', from: 'listed', asks: ['objection_result', 'decision_reason'], issues: 'objection_reply',
      sets: (m) => ({ objection_decided_on: m.on, ...(m.values.objection_result === 'accepted' && { objection_accepted_on: m.on }) }),
      barredIf: { '没有收到异议': (m) => m.values.objection_on === null, '已经决定是否受理': (m) => m.values.objection_decided_on !== null },
    },
    check_objection: {
      label: '核实异议', basis: 异常名录办法.art(16, 1), by: ['handler', 'office_head'], from: 'listed', asks: ['objection_outcome', 'decision_reason'], issues: 'objection_reply',
      sets: (m) => ({ objection_checked_on: m.on, ...(m.values.objection_outcome === 'wrong' && { wrong_on: m.on }) }),
      barredIf: { '没有受理的异议': (m) => m.values.objection_accepted_on === null, '已经核实': (m) => m.values.objection_checked_on !== null },
    },
    correct_listing: {
      label: '更正列入决定', basis: 异常名录办法.art(16, 2), by: 'organ_head', from: 'listed', to: 'corrected', asks: ['removal_reason'], issues: 'correction', withdraws: 'removal_reason',
      sets: (m) => ({ removed_on: m.on }), barredIf: { '尚未查实列入有误': (m) => m.values.wrong_on === null },
    },
    remind: {
      label: '公告提示', basis: 异常名录办法.art(15), by: ['handler', 'office_head'], from: 'listed', issues: 'reminder', sets: (m) => ({ reminded_on: m.on }), batch: true,
      barredIf: {
        '距列入满三年尚有六十日以上': (m) => { const { due_on } = m.clock('three_years'); return due_on === null || m.on < addDays(due_on, -60) },
        '已经公告提示': (m) => m.values.reminded_on !== null,
      },
    },
    remove: {
      label: '决定移出（恢复）', basis: 异常名录办法.art(10, 2), by: 'organ_head', from: 'listed', to: 'removed', asks: ['removal_reason'], issues: 'removal', withdraws: 'removal_reason',
      sets: (m) => ({ removed_on: m.on }),
    },
  },
  links: { found_by_inspection: { label: '据以发现的行政检查', to: 'inspection', basis: 异常名录办法.art(8), brings: ({ values }) => ({
    values: { subject: values['subject'], subject_code: values['subject_code'], subject_address: values['subject_address'], found_on: values['inspected_on'], facts: values['record'] }, rows: {},
  }) } },
  searched: ['subject', 'subject_code'],
  publication: {
    label: '经营异常名录信息', about: 'subject', basis: 异常名录办法.art(5), fields: ['subject', 'subject_code', 'subject_kind', 'ground', 'report_year', 'listed_on'],
  },
})
