import { choice, date, longText, org, required, text } from '../../kernel/field/field.ts'
import { addDays } from '../../kernel/law/day.ts'
import { isSpan, kindOf, periodOf, spanText } from '../../kernel/law/span.ts'
import { defineProcedure, many, type Consequence } from '../../kernel/procedure/procedure.ts'
import { blockOf, fact, isNoNumber, rankedCharts, revisedOfBlock, revisedOfFact } from '../common/report-parts.ts'
import { 处罚法 } from '../common/law.ts'
import { bulletinChapters, bulletins } from './bulletin-choices.ts'
import { 监督条例 } from './law.ts'

const writers = ['supervisor', 'statistician'] as const
const heads = ['office_head', 'organ_head'] as const

interface Sent { readonly org_id: string; readonly rows: { readonly addressee: readonly { readonly unit: string; readonly requirement: string | null; readonly correct_by: string | null }[] } }
/** Whoever is told to put something right has a matter of its own, with its own term. */
const demanded = ({ org_id, rows }: Sent): Consequence[] => rows.addressee.flatMap(({ unit, requirement, correct_by }) => requirement === null ? [] : [{
  ledger: 'supervision_rectification', action: 'open', link: 'rectifies', org_id: unit, input: { supervised_by: org_id, requirement, correct_by },
}])

/** What the supervising body tells the units it supervises of a week, a month or a quarter: frozen with its figures, sent, and where allowed made public. */
export const supervisionBulletin = defineProcedure({
  id: 'supervision_bulletin', label: '执法监督通报', basis: [监督条例.art(6), 处罚法.art(75, 1)], series: '执监通', governedBy: 'period_until', heldBy: ['justice_bureau', 'government'],
  fields: {
    kind: required(choice('种类', bulletins)),
    span: required(text('期间', { hint: '周如 2026W40，月如 2026-09，季度如 2026Q3' })),
    period_from: required(date('期间开始')),
    period_until: required(date('期间结束')),
    reviewed_on: date('审核日期'),
    return_reason: longText('退回修改的理由'),
    frozen_on: date('定稿日期'),
    content_hash: text('校验码'),
    sent_on: date('印发日期'),
    closed_reason: longText('办结说明'),
    summary: longText('公开的内容', { hint: '可以公开的通报内容；不含涉密、案件秘密和个人信息' }),
    published_on: date('公开日期'),
  },
  many: {
    block: blockOf(bulletinChapters, rankedCharts), fact,
    addressee: many('发送单位', {
      unit: required(org('单位')),
      requirement: longText('整改要求', { hint: '填写的，印发时向该单位立整改事项；不填写的只发送通报' }),
      correct_by: date('整改期限'),
    }, 'unit'),
  },
  title: ({ values }) => `${values.span && isSpan(values.span) ? spanText(values.span) : ''}行政执法监督${values.kind ? bulletins[values.kind] : '通报'}`,
  list: ['kind', 'span', 'period_until', 'frozen_on', 'sent_on', 'published_on'],
  sections: {
    通报: ['kind', 'span', 'period_from', 'period_until'], 审核: ['reviewed_on', 'return_reason'], 定稿: ['frozen_on', 'content_hash'],
    印发和公开: ['sent_on', 'closed_reason', 'summary', 'published_on'],
  },
  // Before it is sent a bulletin is its writer's alone.
  sharedWith: ['addressee.unit'], unsharedIn: ['drafting', 'reviewed', 'frozen'],
  searched: ['block.body'],
  opensIn: 'drafting',
  states: { drafting: { label: '起草' }, reviewed: { label: '已审核' }, frozen: { label: '已定稿' }, sent: { label: '已印发' }, closed: { label: '办结', final: true } },
  // The file is made from what was frozen (report/paper.ts), not from a template.
  documents: { report: { label: '执法监督通报', series: '执监通报' } },
  deadlines: {
    issue: { label: '通报期限', from: { dated: 'period_until' }, until: { entering: ['frozen', 'sent', 'closed'] }, term: { setting: 'bulletin_term', by: 'kind' } },
  },
  actions: {
    open: {
      label: '起草通报', basis: 监督条例.art(6), by: [...writers, ...heads], opens: true, asks: ['kind', 'span'], offersRows: ['block', 'fact', 'addressee'],
      sets: ({ values: { span } }) => span !== null && isSpan(span) ? { period_from: periodOf(span).from, period_until: addDays(periodOf(span).until, -1) } : {},
      invalidIf: {
        '期间的写法与种类不一致，周如 2026W40，月如 2026-09，季度如 2026Q3': ({ values: { span, kind } }) => span === null || !isSpan(span) || kindOf(span) !== kind,
        '期间尚未开始': ({ values: { span }, on }) => span !== null && isSpan(span) && periodOf(span).from > on,
      },
    },
    edit: {
      label: '修改正文', basis: 监督条例.art(6), by: writers, from: 'drafting', offersRows: ['block', 'fact', 'addressee'],
      revisesRows: { block: revisedOfBlock, fact: revisedOfFact, addressee: ['requirement', 'correct_by'] }, invalidIf: { 填报的数值应当是数字: isNoNumber },
    },
    review: {
      label: '审核通过', basis: 监督条例.art(6), by: heads, from: 'drafting', to: 'reviewed', sets: (m) => ({ reviewed_on: m.on, return_reason: null }),
      barredIf: { '通报尚无正文': (m) => !m.rows.block.some(({ kind, dropped, body }) => kind === 'prose' && !dropped && body !== null) },
    },
    send_back: { label: '退回修改', basis: 监督条例.art(6), by: heads, from: 'reviewed', to: 'drafting', asks: ['return_reason'] },
    freeze: {
      label: '定稿', basis: 监督条例.art(6), by: heads, from: 'reviewed', to: 'frozen', asks: ['content_hash'], issues: 'report', sets: (m) => ({ frozen_on: m.on }),
      barredIf: { '期间尚未结束，数据仍会变化': (m) => m.on <= m.values.period_until },
    },
    send: {
      label: '印发', basis: 处罚法.art(75, 1), by: [...writers, ...heads], from: 'frozen', to: 'sent', offersRows: ['addressee'], revisesRows: { addressee: ['requirement', 'correct_by'] },
      sets: (m) => ({ sent_on: m.on }), leadsTo: (m) => demanded(m),
      invalidIf: {
        '没有写明发送单位': (m) => m.rows.addressee.length === 0,
        '同一单位写了两次': (m) => new Set(m.rows.addressee.map(({ unit }) => unit)).size < m.rows.addressee.length,
        '要求整改的，应当写明今天以后的整改期限': (m) => m.rows.addressee.some(({ requirement, correct_by }) => requirement !== null && (correct_by === null || correct_by <= m.on)),
      },
    },
    publish: {
      label: '向社会公开', basis: 监督条例.art(6), by: heads, from: ['sent', 'closed'], asks: ['summary'], publishes: true, sets: (m) => ({ published_on: m.on }),
      barredIf: { 已经公开: (m) => m.values.published_on !== null },
    },
    close: { label: '办结', basis: 监督条例.art(6), by: [...writers, ...heads], from: ['frozen', 'sent'], to: 'closed', offers: ['closed_reason'] },
  },
  publication: { label: '执法监督通报', about: 'kind', basis: 监督条例.art(6), fields: ['kind', 'period_from', 'period_until', 'summary'] },
})
