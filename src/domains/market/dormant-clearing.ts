import { choice, choices, date, integer, longText, required, text } from '../../kernel/field/field.ts'
import { linked } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'
import { 公司法, 登记条例 } from './law.ts'

/** 清理长期未开展经营（失联）企业: found, announced, and ended by revocation of the licence (a penalty of its own) or deregistration. */
export const dormantClearing = defineProcedure({
  id: 'dormant_clearing',
  label: '清理长期未开展经营企业',
  basis: [公司法.whole, 登记条例.art(31)],
  series: '清吊',
  governedBy: 'found_on',
  fields: {
    subject: required(text('企业名称')),
    subject_code: required(text('统一社会信用代码', { check: 'credit_code' })),
    signs: required(choices('未开展经营的情形', list.dormantSigns)),
    last_report_year: integer('最近一次公示年度报告的年度'),
    found_on: required(date('发现日期')),
    evidence: required(longText('核查情况')),
    announced_on: date('公告日期'),
    statement: longText('企业的陈述'),
    resumed_on: date('恢复经营（履行义务）日期'),
    clearing: choice('清理方式', list.clearings),
    cleared_on: date('清理日期'),
    result: longText('处理结果'),
  },
  title: ({ values }) => values.subject,
  list: ['clearing', 'announced_on', 'cleared_on', 'subject', 'subject_code'],
  sections: { 企业: ['subject', 'subject_code', 'signs', 'last_report_year', 'found_on', 'evidence'], 清理: ['announced_on', 'statement', 'resumed_on', 'clearing', 'cleared_on', 'result'] },
  looksUp: { penalties: linked('cleared_by') },
  states: {
    found: { label: '待公告' }, announced: { label: '公告中' }, cleared: { label: '已清理', final: true }, resumed: { label: '恢复经营', final: true },
  },
  opensIn: 'found',
  documents: { announcement: { label: '清理长期未开展经营企业公告', template: 'dormant_announcement', series: '清告', basis: 公司法.whole } },
  deadlines: { announcement: { label: '公告期', from: { dated: 'announced_on' }, until: { entering: ['cleared', 'resumed'] }, minimum: true, term: { setting: 'dormant_notice_term' } } },
  actions: {
    find: {
      label: '登记清理对象', basis: 公司法.whole, by: ['clerk', 'handler'], opens: true, asks: ['subject', 'subject_code', 'signs', 'found_on', 'evidence'], offers: ['last_report_year'],
      offersLinks: ['from_listing'], invalidIf: { '发现日期尚未到来': (m) => m.values.found_on > m.on, '应当写明未开展经营的情形': (m) => m.values.signs.length === 0 },
    },
    announce: { label: '公告', basis: 公司法.whole, by: ['handler', 'office_head'], from: 'found', to: 'announced', issues: 'announcement', publishes: true, sets: (m) => ({ announced_on: m.on }), batch: true },
    resume: {
      label: '恢复经营', basis: 公司法.whole, by: ['handler', 'office_head'], from: 'announced', to: 'resumed', asks: ['statement', 'result'], withdraws: 'result', sets: (m) => ({ resumed_on: m.on }),
    },
    clear: {
      label: '清理完毕', basis: 登记条例.art(31), by: 'office_head', from: 'announced', to: 'cleared', asks: ['clearing', 'result'], sets: (m) => ({ cleared_on: m.on }),
      invalidIf: {
        '公告期未满': (m) => m.values.clearing === 'revoked' && !isOver(m.clock('announcement'), m.on) && m.clock('announcement').state === 'running',
        '吊销营业执照应当依行政处罚程序办理，请先关联吊销的处罚决定': { basis: 公司法.whole, if: (m) =>
          m.values.clearing === 'revoked' && !m.facts.penalties.some(({ values }) => values['heaviest_kind'] === 'revocation' && values['decided_on'] !== null) },
      },
    },
  },
  links: {
    cleared_by: { label: '吊销营业执照的处罚', to: 'penalty', basis: 公司法.whole },
    from_listing: { label: '所列经营异常名录', to: 'abnormal_listing', brings: ({ values }) => ({ values: { subject: values['subject'], subject_code: values['subject_code'] }, rows: {} }) },
  },
  searched: ['subject', 'subject_code'],
  publication: { label: '清理长期未开展经营企业公告', about: 'subject', basis: 公司法.whole, fields: ['subject', 'subject_code', 'signs', 'last_report_year', 'announced_on'] },
})
