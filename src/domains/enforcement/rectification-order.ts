import { inHeading } from '../../kernel/access/mask.ts'
import { choice, date, longText, required, text, users } from '../../kernel/field/field.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { orderFromInspection, orderOfPenalty } from './brings.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { certificateNumbers, certified, officersLookUp, type Staffed } from './certified.ts'
import * as list from './choices.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'

const fields = {
  enforcement_field: required(choice('执法领域', enforcementFields)),
  kind: required(choice('责令方式', list.orderKinds)),
  cause: required(text('案由')),
  facts: longText('违法事实'),
  provision: text('违反的规定'),
  basis: text('责令改正的依据'),
  requirement: longText('改正要求'),
  handlers: users('承办人'),
  certificate_numbers: text('执法证号', { shownAt: '/certificates' }),
  ordered_on: date('责令日期'),
  correct_by: date('改正期限'),
  extension_reason: longText('延长改正期限的理由'),
  rechecked_on: date('复查日期'),
  recheck_result: choice('复查结果', list.recheckResults),
  recheck_findings: longText('复查情况'),
  corrected_on: date('改正日期'),
  referral: longText('逾期未改正的处理'),
  revocation_reason: longText('撤销的理由'),
  published_on: date('结果公示日期'),
  supervised_on: date('监督抽查日期'),
  supervision_finding: text('监督抽查意见'),
  authority: text('责令机关（原文）'),
} as const
const parties = { each: 'party' } as const
type Order = Staffed & { readonly values: { readonly rechecked_on: IsoDate | null } }

/** 责令改正 is not a penalty (第二十八条): it has its own file, linked to the inspection before it and the penalty after it. */
export const rectificationOrder = defineProcedure({
  id: 'rectification_order',
  label: '责令改正',
  basis: [处罚法.art(28, 1)],
  series: '责改',
  governedBy: 'ordered_on',
  fields,
  many: {
    party: many('当事人', {
      name: required(text('名称或者姓名', { sensitive: 'name' })),
      kind: required(choice('当事人类别', list.partyKinds)),
      credit_code: text('统一社会信用代码', { check: 'credit_code' }),
      code_problem: text('代码存疑'),
      representative: text('法定代表人、负责人或者经营者', { sensitive: 'name' }),
      address: text('住所', { sensitive: 'address' }),
      phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
    }, 'name', ['code_problem']),
  },
  title: ({ values, rows }) => {
    const [first, ...others] = rows.party
    return `${first ? inHeading(first) : '当事人'}${others.length ? `等${others.length + 1}名当事人` : ''} ${values.cause ?? ''}`.trim()
  },
  list: ['enforcement_field', 'kind', 'ordered_on', 'correct_by', 'recheck_result', 'published_on'],
  sections: {
    责令改正: ['enforcement_field', 'kind', 'cause', 'facts', 'provision', 'basis', 'requirement', 'handlers', 'certificate_numbers', 'ordered_on', 'correct_by', 'extension_reason'],
    复查: ['rechecked_on', 'recheck_result', 'recheck_findings', 'corrected_on', 'referral', 'revocation_reason'],
    公示与监督: ['published_on', 'supervised_on', 'supervision_finding', 'authority'],
  },
  announced: { setting: 'service_notice_term', by: 'enforcement_field' },
  looksUp: { ...officersLookUp, officers: setting<number>('enforcement_officers', 'enforcement_field') },
  states: {
    correcting: { label: '改正中' }, overdue: { label: '未按要求改正' }, corrected: { label: '改正完毕', final: true },
    referred: { label: '转行政处罚等处理', final: true }, revoked: { label: '撤销', final: true },
  },
  opensIn: 'correcting',
  documents: {
    order: { label: '责令改正通知书', template: 'rectification_order', series: '责改', serve: parties, basis: 处罚法.art(28, 1) },
    extension: { label: '延长改正期限通知书', template: 'rectification_extension', series: '责延', serve: parties, basis: 处罚法.art(28, 1) },
    recheck: { label: '复查意见书', template: 'rectification_recheck', series: '复查', serve: parties, basis: 处罚法.art(28, 1) },
  },
  deadlines: {
    correction: {
      label: '改正期限', whose: 'party', from: { issued: 'order' }, until: { dated: 'corrected_on' }, when: (m) => m.values.kind === 'by_day',
      term: { dueOn: 'correct_by', basis: 处罚法.art(28, 1) }, consequence: '逾期不改正的，依法处理',
    },
    recheck: {
      label: '期满复查', from: { dated: 'correct_by' }, until: { dated: 'rechecked_on' },
      term: { setting: 'order_recheck_term', by: 'enforcement_field' },
    },
    publication: {
      label: '责令改正公示期限', from: { dated: 'ordered_on' }, until: { dated: 'published_on' }, term: { setting: 'enforcement_result_publication_term', by: 'enforcement_field' },
    },
  },
  actions: {
    order: {
      label: '责令改正', basis: 处罚法.art(28, 1), by: ['handler', 'office_head'], opens: true,
      asks: ['enforcement_field', 'kind', 'cause', 'facts', 'provision', 'requirement', 'handlers'], offers: ['basis', 'correct_by', 'certificate_numbers'], asksRows: ['party'],
      offersLinks: ['order_from_inspection', 'of_penalty'], issues: 'order', sets: (m) => ({ ordered_on: m.on, ...certificateNumbers(m) }),
      invalidIf: {
        '承办的执法人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers },
        ...certified(),
        '责令限期改正应当写明改正期限': (m) => m.values.kind === 'by_day' && m.values.correct_by === null,
        '改正期限应当在责令之后': (m) => m.values.correct_by !== null && m.values.correct_by <= m.on,
      },
    },
    extend_correction: {
      label: '延长改正期限', basis: 处罚法.art(28, 1), by: ['office_head', 'organ_head'], from: 'correcting', asks: ['correct_by', 'extension_reason'], issues: 'extension',
      barredIf: { '责令立即改正的，没有改正期限可以延长': (m) => m.values.kind === 'at_once' },
      invalidIf: { '改正期限应当在今天之后': (m) => m.values.correct_by !== null && m.values.correct_by <= m.on },
    },
    recheck: {
      label: '复查', basis: 处罚法.art(28, 1), by: 'handler', from: ['correcting', 'overdue'], asks: ['rechecked_on', 'recheck_result', 'recheck_findings'], offers: ['corrected_on'], issues: 'recheck',
      to: { by: 'recheck_result', states: { corrected: 'corrected', partly: 'overdue', not_corrected: 'overdue' } },
      sets: (m) => m.values.recheck_result === 'corrected' && m.values.corrected_on === null ? { corrected_on: m.values.rechecked_on } : {},
      invalidIf: {
        ...certified<Order>({ day: (m) => m.values.rechecked_on }),
        '复查日期尚未到来': (m) => m.values.rechecked_on !== null && m.values.rechecked_on > m.on,
        '责令改正通知书尚未送达，不能认定逾期未改正': (m) => m.values.recheck_result === 'not_corrected' && m.servedOn('order') === null,
        '改正期限未满，不能认定逾期未改正': (m) => m.values.recheck_result === 'not_corrected' && m.values.correct_by !== null && m.values.rechecked_on !== null && m.values.rechecked_on <= m.values.correct_by,
      },
    },
    change_officers: {
      label: '更换承办人员', basis: 处罚法.art(42, 1), by: ['office_head', 'organ_head'], from: ['correcting', 'overdue'], asks: ['handlers'], offers: ['certificate_numbers'], sets: (m) => certificateNumbers(m),
      invalidIf: { '承办的执法人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers }, ...certified() },
    },
    refer: { label: '转行政处罚等处理', basis: 处罚法.art(54, 2), by: ['handler', 'office_head'], from: 'overdue', to: 'referred', asks: ['referral'] },
    revoke: { label: '撤销责令改正', basis: 处罚法.art(75, 2), by: 'organ_head', from: ['correcting', 'overdue'], to: 'revoked', asks: ['revocation_reason'] },
    publish: {
      label: '公示', basis: 三项制度.section(6), by: ['handler', 'office_head'], from: ['correcting', 'overdue', 'corrected', 'referred'], publishes: true, batch: true,
      sets: (m) => ({ published_on: m.on }), barredIf: { '已经公示': (m) => m.values.published_on !== null },
    },
    supervise: {
      label: '监督抽查', basis: 处罚法.art(75, 1), by: 'supervisor', from: ['correcting', 'overdue', 'corrected', 'referred', 'revoked'], offers: ['supervision_finding'], batch: true,
      sets: (m) => ({ supervised_on: m.on }),
    },
  },
  links: {
    of_campaign: { label: '专项执法行动', to: 'enforcement_campaign' },
    order_from_inspection: { label: '检查发现', to: 'inspection', brings: orderFromInspection },
    of_penalty: { label: '与行政处罚一并责令', to: 'penalty', basis: 处罚法.art(28, 1), brings: orderOfPenalty },
  },
  searched: ['cause', 'facts', 'party.name'],
  publication: {
    label: '责令改正信息', about: 'party.name', basis: 三项制度.section(6), fields: ['enforcement_field', 'kind', 'cause', 'requirement', 'ordered_on', 'recheck_result'], rows: { party: ['name', 'kind', 'credit_code'] },
  },
})
