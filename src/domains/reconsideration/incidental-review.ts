import { choice, date, flag, longText, org, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { days, workingDays } from '../../kernel/law/term.ts'
import { linked, setting, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import { signed } from './bars.ts'
import { 复议法 } from '../common/law.ts'

/** 第三十九条第一款第九项: the case the review belongs to stands still meanwhile; the terms of 第五十八条 run from there. */
const caseRuns = {
  '附带审查的行政复议案件尚未中止，应当先办理中止': { basis: 复议法.art(39, 1, 9), if: (m: { readonly facts: { readonly cases: readonly LinkedMatter[] } }) =>
    !m.facts.cases.some(({ state }) => state === 'suspended') },
}

/** Review of the document an act rests on, asked for (第五十六条) or begun by the organ (第五十七条), while the case is suspended. */
export const incidentalReview = defineProcedure({
  id: 'incidental_review',
  label: '规范性文件附带审查',
  basis: [复议法.art(13), 复议法.art(56), 复议法.art(57)],
  series: '复审',
  heldBy: ['government'],
  governedBy: 'suspended_on',
  fields: {
    raised_by: required(choice('提起方式', { requested: '申请人提出', ex_officio: '复议机关发现依据不合法' })),
    competence: required(choice('处理权限', { competent: '本机关有权处理', not_competent: '本机关无权处理' })),
    suspended_on: required(date('复议中止日期')),
    found_on: date('发现依据不合法日期'),
    norm_title: required(text('规范性文件或者依据名称')),
    norm_number: text('规范性文件文号'),
    maker_name: required(text('制定机关')),
    maker: org('制定机关（本区机构）'),
    clauses: required(longText('相关条款')),
    doubts: longText('审查申请理由'),
    explained_on: date('制定机关当面说明理由日期'),
    transferee: text('接受转送的机关'),
    result: choice('处理结果', { lawful: '条款合法', unlawful: '超越权限或者违反上位法' }),
    result_reason: longText('处理理由'),
    stopped_clauses: longText('停止执行的条款'),
    corrected: flag('制定机关已经纠正'),
  },
  title: ({ values }) => `审查 ${values.norm_title}`,
  list: ['raised_by', 'norm_title', 'maker_name', 'competence', 'suspended_on', 'result'],
  sections: {
    规范性文件: ['norm_title', 'norm_number', 'maker_name', 'maker', 'clauses', 'doubts'],
    审查: ['raised_by', 'competence', 'suspended_on', 'found_on', 'explained_on', 'transferee'],
    处理: ['result', 'result_reason', 'stopped_clauses', 'corrected'],
  },
  looksUp: { delegated: setting<readonly string[]>('reconsideration_delegated_signing'), cases: linked('review_of') },
  states: {
    handling: { label: '审查处理' },
    to_transfer: { label: '待转送' },
    transferred: { label: '已转送' },
    settled: { label: '处理完毕', final: true },
  },
  opensIn: 'handling',
  documents: {
    maker_notice: { label: '规范性文件审查答复通知书', template: 'maker_notice', series: '复审答', serve: 'once', basis: 复议法.art(58, 1) },
    maker_answer: { label: '制定机关书面答复', received: true, basis: 复议法.art(58, 1) },
    referral: { label: '规范性文件转送函', template: 'referral', series: '复转送', serve: 'once', basis: 复议法.art(56) },
    referral_reply: { label: '处理意见回复', received: true, basis: 复议法.art(60) },
    stop_order: { label: '停止执行条款决定书', template: 'stop_order', series: '复审决', serve: 'once', basis: 复议法.art(59) },
  },
  deadlines: {
    handling: {
      label: '附带审查处理期限', from: { dated: 'suspended_on' }, until: { entering: 'settled' },
      when: (m) => m.values.raised_by === 'requested' && m.values.competence === 'competent',
      term: since({ '2024-01-01': days(30, 复议法.art(56)) }),
    },
    handling_ex_officio: {
      label: '依据审查处理期限', from: { dated: 'found_on' }, until: { entering: 'settled' },
      when: (m) => m.values.raised_by === 'ex_officio' && m.values.competence === 'competent',
      term: since({ '2024-01-01': days(30, 复议法.art(57)) }),
    },
    transfer: {
      label: '转送期限', from: { entering: 'to_transfer' }, until: { issued: 'referral' },
      term: { by: 'raised_by', terms: {
        requested: since({ '2024-01-01': workingDays(7, 复议法.art(56)) }),
        ex_officio: since({ '2024-01-01': workingDays(7, 复议法.art(57)) }),
      } },
    },
    notifying: {
      label: '通知制定机关期限', from: { dated: 'suspended_on' }, until: { issued: 'maker_notice' },
      when: (m) => m.values.competence === 'competent',
      term: since({ '2024-01-01': workingDays(3, 复议法.art(58, 1)) }),
    },
    answer: {
      label: '制定机关答复期限', whose: 'respondent', from: { served: 'maker_notice' }, until: { received: 'maker_answer' },
      term: since({ '2024-01-01': workingDays(10, 复议法.art(58, 1)) }),
    },
    transferee_reply: {
      label: '接受转送机关回复期限', whose: 'party', from: { served: 'referral' }, until: { received: 'referral_reply' },
      term: since({ '2024-01-01': days(60, 复议法.art(60)) }),
    },
  },
  actions: {
    open: {
      label: '启动审查', basis: 复议法.art(56), by: ['handler', 'office_head'], opens: true,
      to: { by: 'competence', states: { competent: 'handling', not_competent: 'to_transfer' } },
      asks: ['raised_by', 'competence', 'suspended_on', 'norm_title', 'maker_name', 'clauses'], offers: ['found_on', 'norm_number', 'maker', 'doubts'],
      asksLink: 'review_of',
      invalidIf: {
        '复议机关发现依据不合法的，应当填写发现日期': { basis: 复议法.art(57), if: (m) => m.values.raised_by === 'ex_officio' && m.values.found_on === null },
        '中止日期不得晚于办理当日': { basis: 复议法.art(39, 1, 9), if: (m) => m.values.suspended_on > m.on },
      },
    },
    notify_maker: {
      label: '通知制定机关答复', basis: 复议法.art(58, 1), by: 'handler', from: 'handling', issues: 'maker_notice',
      barredIf: { ...caseRuns, '已经通知制定机关': (m) => m.has('maker_notice') },
    },
    answer: {
      label: '制定机关答复', basis: 复议法.art(58, 1), by: [{ role: 'clerk', of: 'maker' }, { role: 'handler', of: 'maker' }, 'handler'], from: 'handling', needs: ['maker_notice'], receives: 'maker_answer',
    },
    hear_maker: {
      label: '制定机关当面说明理由', basis: 复议法.art(58, 2), by: 'handler', from: 'handling', asks: ['explained_on'],
    },
    find_lawful: {
      label: '认定条款合法', basis: 复议法.art(59), by: ['organ_head', 'office_head'], from: 'handling', to: 'settled', asks: ['result_reason'],
      needs: ['maker_notice'], sets: () => ({ result: 'lawful' as const }),
      barredIf: { ...signed('norm_review'), '制定机关尚未答复，答复期限尚未届满': (m) => !m.has('maker_answer') && !isOver(m.clock('answer'), m.on) },
    },
    stop_clause: {
      label: '停止执行条款并责令纠正', basis: 复议法.art(59), by: ['organ_head', 'office_head'], from: 'handling', to: 'settled',
      asks: ['result_reason', 'stopped_clauses'], needs: ['maker_notice'], issues: 'stop_order', sets: () => ({ result: 'unlawful' as const }),
      barredIf: { ...signed('norm_review'), '制定机关尚未答复，答复期限尚未届满': (m) => !m.has('maker_answer') && !isOver(m.clock('answer'), m.on) },
    },
    refer: {
      label: '转送有权机关', basis: 复议法.art(56), by: ['organ_head', 'office_head'], from: 'to_transfer', to: 'transferred', asks: ['transferee'],
      issues: 'referral', barredIf: { ...signed('norm_review'), ...caseRuns },
    },
    receive_reply: {
      label: '收到处理意见', basis: 复议法.art(60), by: ['handler', 'clerk'], from: 'transferred', to: 'settled', asks: ['result', 'result_reason'],
      receives: 'referral_reply',
    },
    record_correction: {
      label: '记录制定机关纠正', basis: 复议法.art(59), by: 'handler', from: 'settled', sets: () => ({ corrected: true }),
      barredIf: { '条款没有被认定违法': (m) => m.values.result !== 'unlawful' },
    },
  },
  links: { review_of: { label: '附带审查', to: 'reconsideration', basis: 复议法.art(13) } },
  sharedWith: ['maker'],
  searched: ['norm_title', 'norm_number'],
})
