import { choice, date, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'

/** Ledgers whose cases are checked, by id. */
const checkedLedgers = { penalty: '行政处罚', inspection: '行政检查', rectification_order: '责令改正', coercive_measure: '行政强制措施', coercive_enforcement: '行政强制执行' } as const

const fields = {
  check_id: required(text('检查规则代码')),
  rule: required(text('检查规则')),
  basis: required(longText('依据')),
  detail: required(longText('发现的问题')),
  subject_ledger: required(choice('案卷类别', checkedLedgers)),
  subject_id: required(text('案卷标识')),
  subject_number: text('案卷号'),
  supervised_by: org('监督机构'),
  found_on: required(date('发现日期')),
  times: required(integer('发现次数')),
  answer_kind: choice('答复', { explained: '说明情况', corrected: '已经改正', disputed: '不是问题' }),
  answer: longText('答复内容'),
  answered_on: date('答复日期'),
  opinion: longText('监督机构意见'),
  decided_on: date('核查日期'),
  cleared_on: date('消除日期'),
} as const
const answering = ['handler', 'office_head', 'organ_head'] as const
const supervisor = { role: 'supervisor', of: 'supervised_by' } as const

/**
 * What a check found in a case: opened, re-opened and cleared by the check itself, answered by the unit, considered by the
 * supervisor. One of a case and a rule: an explanation that was accepted silences the rule for the same facts of that case.
 */
export const finding = defineProcedure({
  id: 'finding',
  label: '案卷问题',
  basis: [处罚法.art(75, 1), 三项制度.section(10), 三项制度.section(17)],
  series: '卷问',
  governedBy: 'found_on',
  fields,
  title: ({ values }) => values.detail,
  list: ['subject_ledger', 'answer_kind', 'found_on', 'rule', 'subject_number', 'decided_on'],
  sections: {
    问题: ['rule', 'detail', 'basis', 'found_on', 'times', 'cleared_on'], 案卷: ['subject_ledger', 'subject_number', 'supervised_by'],
    答复: ['answer_kind', 'answer', 'answered_on'], 核查: ['opinion', 'decided_on'], 标识: ['check_id', 'subject_id'],
  },
  states: {
    open: { label: '待答复' }, answered: { label: '待核查' }, accepted: { label: '理由成立', final: true }, cleared: { label: '已经消除', final: true },
    referred: { label: '转监督处理', final: true },
  },
  opensIn: 'open',
  documents: { reply: { label: '案卷问题答复书', template: 'finding_reply', series: '卷答', basis: 处罚法.art(75, 1) } },
  deadlines: {
    answer: { label: '案卷问题答复期限', from: { entering: 'open' }, until: { leaving: 'open' }, term: { setting: 'finding_answer_term' } },
    consideration: { label: '答复核查期限', whose: 'respondent', from: { entering: 'answered' }, until: { leaving: 'answered' }, term: { setting: 'finding_consideration_term' } },
  },
  actions: {
    find: {
      label: '发现问题', basis: 三项制度.section(17), by: 'law', opens: true, onCheck: 'found', asksLink: 'concerns',
      asks: ['check_id', 'rule', 'basis', 'detail', 'subject_ledger', 'subject_id'], offers: ['subject_number', 'supervised_by'],
      sets: (m) => ({ found_on: m.on, times: 1 }),
    },
    find_again: {
      label: '再次发现问题', basis: 三项制度.section(17), by: 'law', onCheck: 'found', reopens: true, from: ['open', 'answered', 'accepted', 'cleared'], to: 'open', asks: ['detail', 'basis'],
      sets: (m) => ({ found_on: m.on, times: (m.values.times ?? 0) + 1, cleared_on: null, answer_kind: null, answer: null, answered_on: null, opinion: null, decided_on: null }),
    },
    clear: {
      label: '问题已经消除', basis: 三项制度.section(17), by: 'law', onCheck: 'gone', from: ['open', 'answered'], to: 'cleared', sets: (m) => ({ cleared_on: m.on }),
    },
    answer: {
      label: '答复', basis: 处罚法.art(75, 1), by: answering, from: 'open', to: 'answered', asks: ['answer_kind', 'answer'], issues: 'reply', sets: (m) => ({ answered_on: m.on }),
    },
    accept: {
      label: '采纳答复', basis: 处罚法.art(75, 1), by: supervisor, from: 'answered', to: 'accepted', asks: ['opinion'], sets: (m) => ({ decided_on: m.on }),
      // What is corrected no longer shows, and the check clears it; accepting would silence the rule over a fault that stands.
      barredIf: { '承办单位答复已经改正，检查却仍然发现该问题；请退回答复或者转监督处理': (m) => m.values.answer_kind === 'corrected' },
    },
    return: {
      label: '退回重新答复', basis: 处罚法.art(75, 1), by: supervisor, from: 'answered', to: 'open', asks: ['opinion'],
    },
    refer: {
      label: '转监督处理', basis: 处罚法.art(75, 1), by: supervisor, from: ['open', 'answered'], to: 'referred', asks: ['opinion'], sets: (m) => ({ decided_on: m.on }),
      leadsTo: (m) => [{
        ledger: 'supervision', action: 'open', link: 'from_finding', org_id: m.values.supervised_by!, ties: [{ kind: 'of_case', ledger: m.values.subject_ledger, id: m.values.subject_id }],
        input: { unit: m.org_id, source: 'finding', found_on: m.values.found_on, problem: m.values.detail, law_basis: m.values.basis, demand: m.values.opinion },
      }],
    },
  },
  links: { concerns: { label: '所涉案卷', to: Object.keys(checkedLedgers), basis: 三项制度.section(10) } },
  sharedWith: ['supervised_by'],
  searched: ['subject_number', 'rule'],
})
