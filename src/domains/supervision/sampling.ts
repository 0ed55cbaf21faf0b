import { choice, choices, date, integer, longText, money, org, required, text, user } from '../../kernel/field/field.ts'
import { addDays, addMonths } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { linked, linkedRows, matching, setting, type LinkedRow } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many, type Consequence } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'
import { 监督条例 } from './law.ts'
import { MAJOR } from './pool.ts'

/** So many reviews are given out at once: each is a matter of its own, opened in one transaction. */
const AT_ONCE = 200
const lastDay = (kind: keyof typeof list.periods | null, from: IsoDate): IsoDate => addDays(addMonths(from, kind === 'quarterly' ? 3 : 1), -1)

/** A month's sample, or a quarter's on a topic: a share of all its records, and every major case, drawn so that anybody can draw again. */
export const sampling = defineProcedure({
  id: 'sampling',
  label: '执法案卷抽查',
  basis: [处罚法.art(75, 1), 三项制度.section(10), 监督条例.art(6)],
  series: '抽查',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'period_from',
  fields: {
    kind: required(choice('抽查类别', list.periods)),
    topic: text('专项事项'),
    period_from: required(date('起始日期', { hint: '该月或者该季度的第一日' })),
    period_until: date('截止日期'),
    case_kinds: choices('案件种类', list.caseLedgers, { hint: '不选即为全部' }),
    strata: choices('分层', list.strata),
    share: integer('抽查比例（%）', { hint: '占全部案件总量的比例，不以单位计；不填即为规定的比例' }),
    major_kinds: choices('必审的处罚种类', list.majorKinds),
    major_fine: money('必审的罚款数额'),
    sampled: integer('抽中案卷数'),
    given_out: integer('已分派数'),
    summary: longText('抽查小结'),
    cancel_reason: longText('取消的理由'),
  },
  many: { reviewer: many('审查人员', { account: required(user('审查人员')), certificate: required(text('监督证号')), unit: org('所在单位', { hint: '不审查本单位的案卷' }) }, 'certificate') },
  title: ({ values }) => `${values.period_from.slice(0, 7)} ${list.periods[values.kind]}${values.topic ? `：${values.topic}` : ''}`,
  list: ['kind', 'period_from', 'period_until', 'sampled', 'given_out'],
  sections: {
    抽查: ['kind', 'topic', 'period_from', 'period_until', 'case_kinds', 'cancel_reason'],
    口径: ['share', 'strata', 'major_kinds', 'major_fine'],
    进度: ['sampled', 'given_out', 'summary'],
  },
  looksUp: {
    share: setting<number>('sampling_share'), strata: setting<readonly string[]>('sampling_strata'),
    major_kinds: setting<readonly string[]>('sampling_major_kinds'), major_fine: setting<string | null>('sampling_major_fine'),
    same: matching('sampling', { period_from: 'period_from', kind: 'kind' }, ['topic']),
    reviews: linked('of_sampling'), draws: linked('draws_for'),
    selected: linkedRows('draws_for', 'selected', 'give_out'), assigned: linkedRows('draws_for', 'assigned', 'give_out'),
  },
  states: { prepared: { label: '待抽取' }, drawing: { label: '抽取、审查中' }, closed: { label: '办结', final: true }, cancelled: { label: '取消', final: true } },
  opensIn: 'prepared',
  documents: { summary: { label: '执法案卷抽查情况', template: 'sampling_summary', series: '抽查', basis: 处罚法.art(75, 1) } },
  deadlines: {
    // From the day it is arranged: a month long past, sampled after all, is not late before it has begun; the desk names months that ended without a sample.
    completion: { label: '抽查完成期限', from: { entering: 'prepared' }, until: { entering: 'closed' }, term: { setting: 'sampling_term' } },
  },
  actions: {
    prepare: {
      label: '安排抽查', basis: 处罚法.art(75, 1), by: 'supervisor', opens: true, asks: ['kind', 'period_from'], offers: ['topic', 'case_kinds', 'share', 'strata'], asksRows: ['reviewer'],
      sets: (m) => ({
        // What has not begun has no end worth counting.
        period_until: m.values.period_from > m.on ? null : lastDay(m.values.kind, m.values.period_from),
        share: m.values.share ?? m.facts.share,
        strata: m.values.strata.length > 0 ? m.values.strata : m.facts.strata as typeof m.values.strata,
        major_kinds: m.facts.major_kinds as typeof m.values.major_kinds, major_fine: m.facts.major_fine,
      }),
      invalidIf: {
        '起始日期应当是该月的第一日': (m) => !m.values.period_from.endsWith('-01'),
        '起始日期应当是该季度的第一日': (m) => m.values.kind === 'quarterly' && !['01', '04', '07', '10'].includes(m.values.period_from.slice(5, 7)),
        '该期尚未结束，结束之后才能抽查': (m) => m.values.period_from > m.on || (m.values.period_until !== null && m.values.period_until >= m.on),
        '该月已经安排抽查': (m) => m.values.kind === 'monthly' && m.facts.same.some(({ state }) => state !== 'cancelled'),
        '季度专项抽查应当写明专项事项': (m) => m.values.kind === 'quarterly' && m.values.topic === null,
        '月度抽查比例低于规定的比例': (m) => m.values.kind === 'monthly' && m.values.share !== null && m.values.share < m.facts.share,
        '抽查比例应当是 1 至 100': (m) => m.values.share !== null && (m.values.share < 1 || m.values.share > 100),
        '审查人员重复': (m) => new Set(m.rows.reviewer.map(({ account }) => account)).size < m.rows.reviewer.length,
      },
    },
    request_draw: {
      label: '提出抽取', basis: 处罚法.art(75, 1), by: 'supervisor', from: ['prepared', 'drawing'], to: 'drawing',
      barredIf: { '已经提出抽取，作废之后才能再次提出': (m) => m.facts.draws.some(({ state }) => state !== 'void') },
      leadsTo: (m) => [{ ledger: 'draw', action: 'open_for', link: 'draws_for', input: { purpose: `${m.values.period_from.slice(0, 7)}${list.periods[m.values.kind]}${m.values.topic ? `（${m.values.topic}）` : ''}`, pool: 'sampling' } }],
    },
    give_out: {
      label: '按抽取结果分派审查', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'drawing',
      sets: (m) => { const all = drawn(m.facts.selected); return { sampled: all.length, given_out: Math.min(all.length, (m.values.given_out ?? 0) + AT_ONCE) } },
      invalidIf: { '还没有抽取结果，请先办理随机抽取': (m) => drawn(m.facts.selected).length === 0 },
      barredIf: { '抽中的案卷已经全部分派': (m) => m.values.sampled !== null && m.values.given_out === m.values.sampled },
      leadsTo: (m) => drawn(m.facts.selected).slice(Math.floor(((m.values.given_out ?? 0) - 1) / AT_ONCE) * AT_ONCE, m.values.given_out ?? 0)
        .map((one) => review(one, m.values.kind, drawn(m.facts.assigned), m.actor.id)),
    },
    close: {
      label: '形成小结并办结', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'drawing', to: 'closed', asks: ['summary'], issues: 'summary',
      barredIf: {
        '抽中的案卷还没有全部分派': (m) => m.values.sampled === null || m.values.given_out !== m.values.sampled,
        '还有案卷没有审查': (m) => m.facts.reviews.some(({ closed }) => !closed),
      },
    },
    cancel: {
      label: '取消', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: ['prepared', 'drawing'], to: 'cancelled', asks: ['cancel_reason'],
      barredIf: {
        '已经分派审查，不能取消': (m) => m.values.given_out !== null,
        '名册已经固定、散列值已经公布，请先在随机抽取中作废': (m) => m.facts.draws.some(({ state }) => state === 'committed' || state === 'seeded'),
      },
      // A draw that nobody has begun asks for nothing any more.
      leadsTo: (m) => m.facts.draws.filter(({ state }) => state === 'prepared').map(({ id }) => ({ ledger: 'draw', id, action: 'void', input: { void_reason: m.values.cancel_reason ?? '' } })),
    },
  },
})

/** What counts of a draw: rows of one that was made and not voided. */
const drawn = (rows: readonly LinkedRow[] | null): readonly LinkedRow[] => (rows ?? []).filter(({ state }) => state !== 'void')

/** One case for one reviewer, as the draw says; the case itself tells its unit and day. */
function review({ values }: LinkedRow, kind: keyof typeof list.periods, assigned: readonly LinkedRow[], otherwise: string): Consequence {
  const [ledger = '', id = ''] = (values['member'] as string).split(':')
  const reviewer = assigned.find((one) => one.values['object'] === values['member'])?.values['officer'] ?? otherwise
  return {
    ledger: 'case_review', action: 'give_out', link: 'of_sampling', ties: [{ kind: 'reviews', ledger, id }],
    input: { reviewer, selected_by: values['stratum'] === MAJOR ? 'major' : kind, major: values['stratum'] === MAJOR },
  }
}
