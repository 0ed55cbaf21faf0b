import { choice, date, flag, longText, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { addMonths } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { workingDays } from '../../kernel/law/term.ts'
import { linked, matching, setting, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, type Consequence } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'
import { 严重失信办法, 信用修复办法, 处罚公示规定, 异常名录办法, 民营经济促进法 } from './law.ts'

interface Repairing { readonly values: { readonly kind: keyof typeof LEDGER }; readonly facts: { readonly repaired: readonly LinkedMatter[] } }
/** What the repair concerns: the listing, or the penalty whose publication is to end. */
const repaired = (m: { readonly facts: { readonly repaired: readonly LinkedMatter[] } }): LinkedMatter | undefined => m.facts.repaired[0]
const LEDGER = { abnormal: 'abnormal_listing', serious: 'serious_violation_listing', penalty: 'penalty' } as const
const WRONG_FILE = '关联的不是这一修复事项的案卷'
const isOther = (m: Repairing): boolean => repaired(m)?.ledger !== LEDGER[m.values.kind]
const isList = (m: Repairing): boolean => repaired(m) !== undefined && repaired(m)!.ledger !== 'penalty'
const verifiedFirst = ['false_info', 'no_contact']

/** The decision takes effect where the record stands: the listing is ended, the publication withdrawn, in the same transaction. */
const effect = (m: { readonly facts: { readonly repaired: readonly LinkedMatter[] }; readonly values: { readonly decision_reason: string | null } }): readonly Consequence[] =>
  m.facts.repaired.slice(0, 1).map(({ ledger, id }) => ledger === 'penalty'
    ? { ledger, id, action: 'withdraw_publication', input: { publication_withdrawal_reason: `信用修复：${m.values.decision_reason}` } }
    : { ledger, id, action: 'remove', input: { removal_reason: `信用修复：${m.values.decision_reason}` } })

/** 信用修复: removal from a list, or an earlier end of publication, at the entity's application. */
export const creditRepair = defineProcedure({
  id: 'credit_repair',
  label: '信用修复',
  basis: [民营经济促进法.art(54, 2), 异常名录办法.art(10, 1), 严重失信办法.art(16, 1), 处罚公示规定.art(14, 1)],
  series: '信修',
  governedBy: 'applied_on',
  fields: {
    kind: required(choice('修复事项', list.repairKinds)),
    subject: required(text('申请人', { sensitive: 'name' })),
    subject_code: text('统一社会信用代码', { check: 'credit_code' }),
    ground: choice('列入经营异常名录的事由', list.abnormalGrounds),
    applied_on: required(date('收到申请日期')),
    guided: flag('经主动指导申请'),
    duties_done: flag('已经履行公示义务、行政决定规定的义务'),
    harm_removed: flag('已经主动消除危害后果和不良影响'),
    not_again: flag('未再受到同类（较重）行政处罚'),
    promised: flag('已提交守信承诺书'),
    statement: longText('事实、理由'),
    accepted_on: date('受理日期'),
    verified_on: date('查实日期'),
    verification: longText('核实情况'),
    decision_reason: longText('决定理由'),
    decided_on: date('决定日期'),
  },
  title: ({ values }) => `${values.subject} ${list.repairKinds[values.kind]}`,
  list: ['kind', 'applied_on', 'decided_on', 'subject', 'subject_code'],
  sections: {
    申请: ['kind', 'subject', 'subject_code', 'ground', 'applied_on', 'guided', 'duties_done', 'harm_removed', 'not_again', 'promised', 'statement'],
    办理: ['accepted_on', 'verified_on', 'verification'],
    决定: ['decision_reason', 'decided_on'],
  },
  looksUp: {
    repaired: linked('repairs'),
    listed: matching('abnormal_listing', { subject_code: 'subject_code' }, ['listed_on']),
    pending: matching('credit_repair', { subject_code: 'subject_code' }, ['kind', 'ground'], { wide: true }),
    serious: matching('serious_violation_listing', { subject_code: 'subject_code' }, ['listed_on']),
    shortest_months: setting<number>('credit_repair_shortest_months'),
  },
  states: {
    applied: { label: '待受理' }, accepted: { label: '核实中' }, granted: { label: '准予修复', final: true }, refused: { label: '不予修复', final: true }, not_accepted: { label: '不予受理', final: true },
  },
  opensIn: 'applied',
  documents: {
    application: { label: '信用修复申请书', received: true, basis: 严重失信办法.art(17, 1) },
    refusal: { label: '信用修复不予受理（不予修复）通知书', template: 'repair_refusal', series: '信修', serve: 'once', basis: 民营经济促进法.art(54, 2) },
    decision: { label: '准予信用修复决定书', template: 'repair_decision', series: '信修', serve: 'once', basis: 民营经济促进法.art(54, 2) },
  },
  deadlines: {
    acceptance: {
      label: '受理期限（严重违法失信名单）', from: { dated: 'applied_on' }, until: { entering: ['accepted', 'not_accepted'] }, when: (m) => m.values.kind === 'serious',
      term: since({ '2021-09-01': workingDays(2, 严重失信办法.art(17, 2)) }),
    },
    decision: {
      label: '决定期限（严重违法失信名单）', from: { dated: 'accepted_on' }, until: { entering: ['granted', 'refused'] }, when: (m) => m.values.kind === 'serious',
      term: since({ '2021-09-01': workingDays(15, 严重失信办法.art(17, 3)) }),
    },
    removal: {
      label: '移出决定期限', from: { dated: 'applied_on' }, until: { dated: 'decided_on' }, when: (m) => m.values.kind === 'abnormal' && m.values.ground === 'annual_report',
      term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(11)) }),
    },
    removal_ordered: {
      label: '移出决定期限（责令公示的）', from: { dated: 'applied_on' }, until: { dated: 'decided_on' }, when: (m) => m.values.kind === 'abnormal' && m.values.ground === 'ordered',
      term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(12)) }),
    },
    removal_false: {
      label: '移出决定期限（更正信息的）', from: { dated: 'verified_on' }, until: { dated: 'decided_on' }, when: (m) => m.values.kind === 'abnormal' && m.values.ground === 'false_info',
      term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(13)) }),
    },
    removal_contact: {
      label: '移出决定期限（取得联系的）', from: { dated: 'verified_on' }, until: { dated: 'decided_on' }, when: (m) => m.values.kind === 'abnormal' && m.values.ground === 'no_contact',
      term: since({ '2014-10-01': workingDays(5, 异常名录办法.art(14)) }),
    },
    penalty_acceptance: {
      label: '受理期限（处罚信息）', from: { dated: 'applied_on' }, until: { entering: ['accepted', 'not_accepted'] }, when: (m) => m.values.kind === 'penalty', term: { setting: 'credit_repair_acceptance_term' },
    },
    penalty_decision: {
      label: '决定期限（处罚信息）', from: { dated: 'accepted_on' }, until: { entering: ['granted', 'refused'] }, when: (m) => m.values.kind === 'penalty', term: { setting: 'credit_repair_decision_term' },
    },
  },
  actions: {
    apply: {
      label: '收到修复申请', basis: 民营经济促进法.art(54, 2), by: ['clerk', 'handler'], opens: true, asksLink: 'repairs', receives: 'application',
      asks: ['kind', 'subject', 'applied_on', 'duties_done'], offers: ['subject_code', 'ground', 'guided', 'harm_removed', 'not_again', 'promised', 'statement'],
      invalidIf: {
        '收到申请的日期尚未到来': (m) => m.values.applied_on > m.on,
        [WRONG_FILE]: isOther,
        '申请人与关联案卷的当事人不是同一主体': (m) => { const code = repaired(m)?.values['subject_code']; return typeof code === 'string' && m.values.subject_code !== null && code !== m.values.subject_code },
        '关联案卷没有列入在案（尚未列入、已经移出），不必申请修复': { basis: 异常名录办法.art(10, 1), if: (m) => isList(m) && repaired(m)!.state !== 'listed' },
        '收到申请的日期不得早于列入日期': (m) => isList(m) && (dayIn(repaired(m), 'listed_on') ?? '') > m.values.applied_on,
        '该主体同一事项的修复申请正在办理，不必重复登记': (m) => m.facts.pending.some(({ state, values }) => (state === 'applied' || state === 'accepted') && values['kind'] === m.values.kind && values['ground'] === m.values.ground),
        '移出经营异常名录的，应当写明列入的事由': { basis: 异常名录办法.art(10, 1), if: (m) => m.values.kind === 'abnormal' && m.values.ground === null },
        '申请提前移出应当提交守信承诺书': { basis: 严重失信办法.art(17, 1), if: (m) => m.values.kind === 'serious' && !m.values.promised },
      },
    },
    accept: {
      label: '受理', basis: 严重失信办法.art(17, 2), by: ['handler', 'office_head'], from: 'applied', to: 'accepted', sets: (m) => ({ accepted_on: m.on }),
      barredIf: {
        [WRONG_FILE]: isOther,
        '列入严重违法失信名单未满一年': { basis: 严重失信办法.art(16, 1), if: (m) => m.values.kind === 'serious' && m.values.applied_on < addMonths(dayIn(repaired(m), 'listed_on') ?? m.on, 12) },
        '处罚信息公示未满最短时间': { basis: 信用修复办法.whole, if: (m) => m.values.kind === 'penalty' && m.values.applied_on < addMonths(dayIn(repaired(m), 'published_on') ?? m.on, m.facts.shortest_months) },
        '受到较为严重行政处罚的，不得提前停止公示': { basis: 处罚公示规定.art(14, 3), if: (m) =>
          m.values.kind === 'penalty' && ['shutdown', 'restriction', 'closure', 'downgrade', 'revocation'].includes(repaired(m)?.values['heaviest_kind'] as string) },
      },
    },
    refuse_acceptance: { label: '不予受理', basis: 严重失信办法.art(17, 2), by: ['handler', 'office_head'], from: 'applied', to: 'not_accepted', asks: ['decision_reason'], issues: 'refusal', sets: (m) => ({ decided_on: m.on }) },
    verify: {
      label: '登记核实情况', basis: 民营经济促进法.art(54, 2), by: 'handler', from: 'accepted', asks: ['verified_on', 'verification', 'duties_done', 'harm_removed', 'not_again'],
      invalidIf: { '查实的日期尚未到来': (m) => m.values.verified_on !== null && m.values.verified_on > m.on },
    },
    grant: {
      label: '准予修复', basis: 民营经济促进法.art(54, 2), by: ['organ_head', 'office_head'], from: 'accepted', to: 'granted', asks: ['decision_reason'], issues: 'decision', sets: (m) => ({ decided_on: m.on }),
      leadsTo: effect,
      barredIf: {
        '尚未履行应当履行的义务': (m) => !m.values.duties_done,
        '尚未消除危害后果和不良影响': { basis: 民营经济促进法.art(54, 2), if: (m) => m.values.kind !== 'abnormal' && !m.values.harm_removed },
        '再次受到较重行政处罚，不得提前移出': { basis: 严重失信办法.art(16, 1, 3), if: (m) => m.values.kind === 'serious' && !m.values.not_again },
        '因同一类违法行为再次受到行政处罚，不得提前停止公示': { basis: 处罚公示规定.art(14, 1, 3), if: (m) => m.values.kind === 'penalty' && !m.values.not_again },
        '更正信息、恢复联系的，应当先登记查实': { basis: 异常名录办法.art(13), if: (m) => m.values.kind === 'abnormal' && verifiedFirst.includes(m.values.ground ?? '') && m.values.verified_on === null },
        '仍在经营异常名录或者严重违法失信名单中': { basis: 处罚公示规定.art(14, 1, 4), if: (m) =>
          m.values.kind === 'penalty' && [...m.facts.listed, ...m.facts.serious].some(({ state }) => state === 'listed') },
      },
    },
    refuse: { label: '不予修复', basis: 民营经济促进法.art(54, 2), by: ['organ_head', 'office_head'], from: 'accepted', to: 'refused', asks: ['decision_reason'], issues: 'refusal', sets: (m) => ({ decided_on: m.on }) },
  },
  links: { repairs: {
    label: '申请修复的列入、处罚', to: ['abnormal_listing', 'serious_violation_listing', 'penalty'], basis: 民营经济促进法.art(54, 2),
    brings: ({ values, rows }) => ({
      values: {
        subject: values['subject'] ?? rows['party']?.[0]?.['name'], subject_code: values['subject_code'] ?? rows['party']?.[0]?.['credit_code'],
        ...(typeof values['ground'] === 'string' && Object.hasOwn(list.abnormalGrounds, values['ground']) && { ground: values['ground'] }),
      }, rows: {},
    }),
  } },
  searched: ['subject', 'subject_code'],
})

function dayIn(matter: LinkedMatter | undefined, field: string): IsoDate | null {
  return (matter?.values[field] as IsoDate | null | undefined) ?? null
}
