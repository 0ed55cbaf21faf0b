import { choice, date, flag, longText, org, required, text, user } from '../../kernel/field/field.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { linked, matching, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many, type Consequence } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'
import { 监督条例, 市县决定 } from './law.ts'

const named = { unit: required(org('办案单位')), case_kind: required(choice('案件种类', list.caseLedgers)), record_number: required(text('案卷')), record_on: date('案件日期') } as const

interface Review {
  readonly org_id: string
  readonly on: string
  readonly values: { readonly unit: string; readonly record_number: string; readonly invited: string | null; readonly outcome: list.Outcome | null; readonly opinion: string | null; readonly demand: string | null }
  readonly rows: { readonly problem: readonly { readonly description: string; readonly rule: string | null }[]; readonly fault: readonly { readonly field_label: string; readonly reason: string }[] }
  readonly facts: { readonly cases: readonly LinkedMatter[] }
}

type Row = { readonly [field: string]: unknown }
/** The day that places a case in a period. */
const dayOf = (values: Row) => (values['decided_on'] ?? values['ordered_on'] ?? values['inspected_on'] ?? values['taken_on'] ?? null) as IsoDate | null
/** What a case given out by a draw tells of itself. */
const told = ([one]: readonly LinkedMatter[]) => one === undefined ? {} : {
  unit: one.values['org_id'] as string, case_kind: one.ledger as list.CaseLedger, record_number: one.number ?? (one.values['title'] as string), record_on: dayOf(one.values),
}

/** The case itself says that it was supervised, and what was found. */
const marked = ({ facts, values }: Review): Consequence[] =>
  facts.cases.map(({ ledger, id }) => ({ ledger, id, action: 'supervise', input: { supervision_finding: list.outcomes[values.outcome!] } }))

/** Somebody invited reads the case as long as the review lasts, and no longer: with him reading, it does not end. */
const isReading = ({ values: { invited, invitation_ended_on } }: { readonly values: { readonly invited: string | null; readonly invitation_ended_on: string | null } }): boolean => invited !== null && invitation_ended_on === null
const reading = ({ facts, values: { invited } }: Pick<Review, 'facts' | 'values'>, action: 'share' | 'unshare'): Consequence[] =>
  facts.cases.map(({ ledger, id }) => ({ ledger, id, action, input: { account_id: invited } }))

function following({ org_id, on, values: { unit, record_number, outcome, opinion, demand }, rows, facts }: Review): Consequence[] {
  const [one] = facts.cases
  if (outcome === 'returned') return [{
    ledger: 'reentry', action: 'return_entry', link: 'from_review', ...one && { ties: [{ kind: 'returns', ledger: one.ledger, id: one.id }] }, org_id,
    input: { unit, record_number }, rows: { fault: rows.fault.map(({ field_label, reason }) => ({ field_label, reason })) },
  }]
  if (outcome === 'supervised') return [{
    ledger: 'supervision', action: 'open', link: 'from_review', ...one && { ties: [{ kind: 'of_case', ledger: one.ledger, id: one.id }] }, org_id,
    input: { unit, source: 'case_review', found_on: on, problem: [`${record_number}：`, ...rows.problem.map(({ description, rule }) => `${description}${rule ? `（${rule}）` : ''}`), opinion].filter(Boolean).join('\n'), demand, law_basis: rows.problem.flatMap(({ rule }) => rule ?? []).join('\n') || null },
  }]
  return []
}

/** One supervisor looks into one case, on the platform or on the spot, and says what follows. */
export const caseReview = defineProcedure({
  id: 'case_review',
  label: '案卷监督审查',
  basis: [处罚法.art(75, 1), 三项制度.section(10), 监督条例.art(6)],
  series: '监审',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'assigned_on',
  fields: {
    ...named,
    selected_by: required(choice('选取方式', list.selections)),
    major: flag('重大案件'),
    assigned_on: date('分派日期'),
    reviewer: user('审查人员'),
    on_site: flag('现场查阅'),
    invited: user('受邀的执法监督员'),
    invited_on: date('邀请日期'),
    invitation_ended_on: date('阅卷结束日期'),
    invited_opinion: longText('执法监督员意见'),
    reviewed_on: date('审查日期'),
    outcome: choice('审查结果', list.outcomes),
    opinion: longText('审查意见'),
    demand: longText('监督要求'),
  },
  many: {
    problem: many('发现的问题', { category: required(choice('类别', list.problems)), description: required(text('问题')), rule: text('不符合的规定') }, 'description'),
    fault: many('应当重录的内容', { field_label: required(text('内容')), reason: required(text('理由')) }, 'field_label'),
  },
  title: ({ values, orgName }) => `${orgName(values.unit)} ${values.record_number}`,
  list: ['unit', 'case_kind', 'selected_by', 'reviewer', 'reviewed_on', 'outcome'],
  sections: {
    案件: ['unit', 'case_kind', 'record_number', 'record_on', 'selected_by', 'major', 'assigned_on', 'reviewer'],
    邀请: ['invited', 'invited_on', 'invitation_ended_on', 'invited_opinion'],
    审查: ['reviewed_on', 'on_site', 'outcome', 'opinion', 'demand'],
  },
  looksUp: { cases: linked('reviews'), appointed: matching('invited_supervisor', { account: 'invited' }, ['expires_on']) },
  states: { assigned: { label: '待审查' }, reviewed: { label: '已审查', final: true } },
  opensIn: 'assigned',
  documents: { record: { label: '案卷监督审查表', template: 'case_review', basis: 处罚法.art(75, 1) } },
  deadlines: {
    review: { label: '审查期限', from: { entering: 'assigned' }, until: { leaving: 'assigned' }, term: { setting: 'case_review_term' } },
  },
  actions: {
    give_out: {
      label: '分派审查', basis: 处罚法.art(75, 1), by: 'law', opens: true, asks: ['selected_by', 'reviewer'], offers: ['major'], asksLink: 'of_sampling', offersLinks: ['reviews'],
      sets: (m) => ({ assigned_on: m.on, ...told(m.facts.cases) }),
    },
    take_up: {
      label: '抽查案卷', basis: 处罚法.art(75, 1), by: 'supervisor', opens: true, asks: ['unit', 'case_kind', 'record_number'], offers: ['record_on', 'major'], asksLink: 'reviews',
      sets: (m) => ({ assigned_on: m.on, reviewer: m.actor.id, selected_by: 'spot' as const }),
      invalidIf: { '案件种类与关联的案卷不符': (m) => m.facts.cases.some(({ ledger }) => ledger !== m.values.case_kind) },
    },
    reassign: { label: '改派', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'assigned', asks: ['reviewer'] },
    invite: {
      label: '邀请执法监督员阅卷', basis: 市县决定.section(21), by: 'supervisor', from: 'assigned', asks: ['invited'], sets: (m) => ({ invited_on: m.on, invitation_ended_on: null }),
      barredIf: { '已经邀请，请先结束阅卷': isReading }, leadsTo: (m) => reading(m, 'share'),
      invalidIf: { '受邀的人不在执法监督员名录中，或者聘期已满': (m) => !m.facts.appointed.some(({ values: { expires_on } }) => expires_on === null || (expires_on as IsoDate) >= m.on) },
    },
    end_invitation: {
      label: '结束阅卷', basis: 市县决定.section(21), by: 'supervisor', from: 'assigned', offers: ['invited_opinion'], sets: (m) => ({ invitation_ended_on: m.on }),
      barredIf: { '没有邀请执法监督员阅卷': (m) => !isReading(m) }, leadsTo: (m) => reading(m, 'unshare'),
    },
    review: {
      label: '审查', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'assigned', to: 'reviewed', asks: ['outcome', 'opinion'], offers: ['on_site', 'demand'], offersRows: ['problem', 'fault'], issues: 'record',
      sets: (m) => ({ reviewed_on: m.on }),
      barredIf: { '受邀的执法监督员正在阅卷，请先结束阅卷': isReading },
      invalidIf: {
        '退回重录的，应当逐项写明应当重录的内容': { basis: 三项制度.section(10), if: (m) => m.values.outcome === 'returned' && m.rows.fault.length === 0 },
        '转执法监督的，应当写明问题和监督要求': (m) => m.values.outcome === 'supervised' && (m.rows.problem.length === 0 || m.values.demand === null),
      },
      leadsTo: (m) => [...marked(m), ...following(m)],
    },
  },
  links: {
    reviews: {
      label: '审查的案件', to: list.cases, basis: 处罚法.art(75, 1),
      brings: ({ values }) => ({ values: { unit: values['org_id'], record_number: values['number'], record_on: dayOf(values) }, rows: {} }),
    },
    of_sampling: { label: '抽查批次', to: 'sampling' },
  },
  searched: ['record_number', 'problem.description'],
})
