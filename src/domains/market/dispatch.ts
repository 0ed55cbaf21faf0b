import type { IsoDate } from '../../kernel/law/law.ts'
import type { LinkedMatter, LinkedRow, Matching } from '../../kernel/procedure/look-up.ts'
import type { Consequence } from '../../kernel/procedure/procedure.ts'
import { reached, type Bounded } from '../common/ceilings.ts'
import { jointUnitsOf, subjectKindOf } from '../common/inspection.ts'
import { earlierThisYear, isRepeated, joinable, named, repeatedRule } from '../common/visits.ts'

/** Objects sent out by one act: a transaction that opened a thousand matters would keep everybody waiting. */
const AT_ONCE = 100
export const DONE = ['drawn', 'published', 'withheld']

/** A task as its dispatch sees it: what was drawn, what was sent out of it, and every visit to what was drawn. */
export interface Dispatching {
  readonly on: IsoDate
  readonly org_id: string
  readonly values: { readonly [field: string]: unknown; readonly items: string; readonly enforcement_field: string; readonly planned_from: IsoDate; readonly repeat_reason: string | null; readonly leave_repeated: boolean }
  readonly facts: Omit<Bounded['facts'], 'visits'> & {
    readonly drawn: readonly LinkedRow[] | null; readonly assigned: readonly LinkedRow[] | null; readonly inspections: readonly LinkedMatter[]
    readonly visits: readonly Matching[] | null; readonly objects: readonly Matching[] | null
  }
}
/** One object drawn and not yet sent out: one visit, with the officers drawn for it, as a visit asks of earlier ones. */
interface Drawn { readonly member: unknown; readonly code: string; readonly who: string; readonly visit: Bounded }

const grouped = (records: readonly Matching[] | null, field: string): ReadonlyMap<unknown, readonly Matching[]> => {
  const groups = new Map<unknown, Matching[]>()
  for (const one of records ?? []) groups.set(one.values[field], [...groups.get(one.values[field]) ?? [], one])
  return groups
}

const undispatched = ({ on, org_id, values, facts }: Dispatching): readonly Drawn[] => {
  const sent = new Set(facts.inspections.map((visit) => visit.values['subject_code']))
  const [visits, objects] = [grouped(facts.visits, 'subject_code'), grouped(facts.objects, 'credit_code')]
  return (facts.drawn ?? []).filter(({ state, values: { code } }) => DONE.includes(state) && !sent.has(code)).map(({ values: { member, code } }) => ({
    member, code: code as string, who: `${objects.get(code)?.[0]?.values['name'] as string | undefined ?? ''}（${code as string}）`,
    visit: {
      on, org_id, values: { ...values, mode: 'random', matters: values.items, subject_kind: subjectKindOf(objects.get(code)?.[0]?.values['kind']) ?? null },
      facts: { ...facts, visits: visits.get(code) ?? [] },
    },
  }))
}
/** A number of the year is used up (国办发〔2024〕54号): no reason sends anybody there. */
const barred = ({ visit }: Drawn): boolean => reached(visit).length > 0
const repeated = (drawn: readonly Drawn[]): readonly Drawn[] => drawn.filter((one) => isRepeated(one.visit) && !barred(one))
const leaving = (m: Dispatching): boolean => m.values.leave_repeated
/** What this act would send: of those that may go, the first. */
const going = (m: Dispatching): readonly Drawn[] => undispatched(m).filter((one) => !barred(one) && (!leaving(m) || !isRepeated(one.visit))).slice(0, AT_ONCE)

/** The officers drawn for an object: of the unit whose visit it is, or of those that come along. */
const officersFor = ({ org_id, facts }: Dispatching, object: unknown, whose: 'own' | 'joint') => (facts.assigned ?? [])
  .filter(({ state, values }) => DONE.includes(state) && values['object'] === object && (values['group'] === org_id) === (whose === 'own')).map(({ values }) => values['officer'])
const opened = (m: Dispatching, { member, code, visit }: Drawn): Consequence => ({
  ledger: 'inspection', action: 'dispatched', link: 'of_task',
  input: {
    enforcement_field: m.values['enforcement_field'], matters: m.values['items'], basis: m.values['basis'], item_kind: m.values['item_kind'], subject_code: code,
    planned_from: m.values.planned_from, planned_until: m.values['planned_until'], handlers: officersFor(m, member, 'own'), joint_officers: officersFor(m, member, 'joint'),
    joint: jointUnitsOf(m.values).length > 0, joint_units: jointUnitsOf(m.values), ...isRepeated(visit) && { repeat_reason: m.values.repeat_reason },
  },
})

const timesOf = ({ who, visit }: Drawn): string => {
  const earlier = earlierThisYear(visit)
  const which = named(earlier, visit.facts)
  return `${who}本年度已受检查 ${earlier.length} 次${which && `：${which}`}`
}
/** Told before anybody sets out: since the pool was frozen others may have been there, or be about to go. */
function told(m: Dispatching): string | null {
  const drawn = undispatched(m)
  const [again, joins] = [repeated(drawn), drawn.filter((one) => !barred(one)).flatMap((one) => { const line = joinable(one.visit); return line === null ? [] : [`${one.who}：${line}`] })]
  const lines = [...again.length === 0 ? [] : [`${repeatedRule(m.facts.repeat_threshold)}，或者选择不派发：`, ...again.map(timesOf)], ...joins]
  return lines.length > 0 ? lines.join('\n') : null
}
/** What follows from a dispatch for the task. */
export const dispatched = (m: Dispatching) => {
  const drawn = undispatched(m)
  const left = [...drawn.filter(barred).map(({ who, visit }) => `${who}${reached(visit).join('；')}`), ...leaving(m) ? repeated(drawn).map(timesOf) : []]
  return { repeat_told: told(m), left_out: left.length > 0 ? left.join('\n') : null, not_sent: left.length, undispatched: drawn.length - left.length - going(m).length }
}
export const visits = (m: Dispatching): readonly Consequence[] => going(m).map((one) => opened(m, one))
export const allSent = (m: Dispatching): boolean => undispatched(m).length === 0
/** Who would be visited once more without a reason given. */
export const unreasoned = (m: Dispatching): readonly string[] => m.values.repeat_reason !== null ? [] : repeated(going(m)).map(timesOf)
