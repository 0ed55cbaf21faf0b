import type { Calendar } from '../law/calendar.ts'
import { addDays, dayOf, type IsoMinute } from '../law/day.ts'
import type { DeadlineRequest } from '../law/count.ts'
import { deadlineOf } from '../law/deadline.ts'
import type { IsoDate } from '../law/law.ts'
import type { Term, TermUnit } from '../law/term.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, AnySnapshot } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'
import { lawDeadlines } from './law-actions.ts'
import type { Clock, Interval, Replica } from './replica.ts'
import { latestDocument, servedOn } from './snapshot.ts'
import { termOf, type SettingTerms } from './term-of.ts'

/** What an action did, as far as clocks care. */
export interface MatterEvent {
  /** The legal day. */
  readonly on: IsoDate
  readonly from: string | null
  readonly to: string
  readonly issued: readonly string[]
  readonly received: readonly string[]
  readonly served: readonly { readonly document: string; readonly row_id: string | null; readonly on: IsoDate }[]
  /** Fields whose value changed. */
  readonly changed: readonly string[]
  readonly extends?: { readonly deadline: string; readonly length: number; readonly unit: TermUnit }
  /** A record that came in, or was brought up to date, as it stands elsewhere: when it entered its state it does not say. */
  readonly asItStands?: boolean
}
export interface ClockContext {
  readonly procedure: AnyProcedure
  /** The matter after the event, clocks still as before it. */
  readonly after: Replica
  readonly snapshot: AnySnapshot
  readonly governing: IsoDate | null
  readonly calendar: Calendar
  readonly settings: SettingTerms
  readonly newId: () => string
}
type Moment = IsoDate | IsoMinute
interface Hit { readonly at: Moment; readonly row_id: string | null }

const stateChange = (event: MatterEvent) => event.from !== event.to
/** Whether the event's day is the day on which the state changed; of a record as it stands, only its opening is. */
const isDated = (event: MatterEvent, c: ClockContext) => !event.asItStands || (event.from === null && event.to === c.procedure.opensIn)
const isEntered = (states: string | readonly string[], event: MatterEvent) => stateChange(event) && list(states).includes(event.to)
const isLeft = (states: string | readonly string[], event: MatterEvent) => stateChange(event) && event.from !== null && list(states).includes(event.from) && !list(states).includes(event.to)
const valueAt = (after: Replica, field: string): Moment | null => {
  const value = after.row[field] as string | null
  // Instants are kept with their zone; statutes count China time.
  return value === null || value === undefined ? null : value.length > 10 ? chinaMinuteOf(value) : value as IsoDate
}
const chinaMinuteOf = (instant: string): IsoMinute =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16) as IsoMinute

/** Where and when the event is what a deadline waits for: once for the matter, or once a party. */
function hits(what: AnyDeadline['from'] | AnyDeadline['until'], event: MatterEvent, c: ClockContext): readonly Hit[] {
  const once = (at: Moment | null | false): readonly Hit[] => at ? [{ at, row_id: null }] : []
  if ('entering' in what) return once(isEntered(what.entering, event) && isDated(event, c) && event.on)
  if ('leaving' in what) return once(isLeft(what.leaving, event) && isDated(event, c) && event.on)
  if ('issued' in what) return once(event.issued.includes(what.issued) && event.on)
  if ('received' in what) return once(event.received.includes(what.received) && event.on)
  if ('dated' in what) return once(event.changed.includes(what.dated) && valueAt(c.after, what.dated))
  const served = event.served.filter((s) => s.document === what.served)
  const { each } = what as { readonly each?: string }
  // A paper goes to many; the count runs for those of the named table alone (the respondent has no period to sue).
  return each
    ? served.filter((s) => s.row_id !== null && c.after.rows[each]?.[s.row_id] !== undefined).map((s) => ({ at: s.on, row_id: s.row_id }))
    : once(served.length > 0 && servedOn(c.procedure, c.after, what.served))
}

/** What a clock asks of the statute's arithmetic. */
export const requestOf = (clock: Clock, calendar: Calendar): DeadlineRequest => ({
  start: clock.started_at ? chinaMinuteOf(clock.started_at) : clock.started_on,
  term: { length: clock.length, unit: clock.unit, end_day: clock.end_day }, calendar,
  ...(clock.extension > 0 && { extensions: [{ length: clock.extension, unit: clock.extension_unit ?? clock.unit }] }),
  ...(clock.excluded.length > 0 && { excluded: clock.excluded }),
  ...(clock.backward && { direction: 'backward' as const }),
})

/** Sets nominal and due day by the statute's arithmetic; a year not yet published is said, never guessed. */
export function counted(clock: Clock, calendar: Calendar): Clock {
  // A last day fixed on the very day it starts leaves nothing to count.
  if (clock.length < 1) { const due = addDays(clock.started_on, clock.length); return { ...clock, nominal_on: due, due_on: due } }
  const found = deadlineOf(requestOf(clock, calendar))
  const due = found.expected
  return {
    ...clock,
    nominal_on: found.nominal ? dayOf(found.nominal) : null,
    due_on: due ? dayOf(due) : null,
    due_at: due && due.length > 10 ? `${due}:00+08:00` : null,
    unpublished_year: found.unpublished ?? null,
  }
}

function started(name: string, deadline: AnyDeadline, hit: Hit, term: Term, c: ClockContext): Clock {
  const hour = hit.at.length > 10
  return counted({
    id: c.newId(), deadline: name, row_id: hit.row_id, whose: deadline.whose ?? 'unit',
    started_on: dayOf(hit.at), started_at: hour ? `${hit.at}:00+08:00` : term.unit === 'hour' ? `${hit.at}T00:00:00+08:00` : null,
    length: term.length, unit: term.unit, end_day: term.end_day, backward: deadline.backward ?? false, minimum: deadline.minimum ?? false,
    basis: term.basis, extension: 0, extension_unit: null, extended: 0, excluded: ownExclusions(deadline, c.after), paused_on: null,
    nominal_on: null, due_on: null, due_at: null, unpublished_year: null,
    acts: lawDeadlines(c.procedure).has(name), met_on: null, state: 'running',
  }, c.calendar)
}

const ownExclusions = (deadline: AnyDeadline, after: Replica): readonly Interval[] =>
  (deadline.excluded ?? []).flatMap((time) =>
    ('rows' in time ? Object.values(after.rows[time.rows] ?? {}) : [after.row]).flatMap((record) => {
      const [begin, end] = [record[time.from] as IsoDate | null, record[time.until] as IsoDate | null]
      return begin && end ? [{ from: begin, until: end }] : []
    }))

/** The clock after the event, or itself where the event does not concern it. */
function stepped(clock: Clock, deadline: AnyDeadline, event: MatterEvent, c: ClockContext): Clock {
  let next = clock
  // Done on some day before it was told: neither in time nor late.
  if (event.asItStands && ('entering' in deadline.until ? isEntered(deadline.until.entering, event) : 'leaving' in deadline.until && isLeft(deadline.until.leaving, event)))
    return { ...clock, state: 'ended', paused_on: null }
  if (clock.state === 'paused' && stateChange(event) && !(deadline.pausedIn ?? []).includes(event.to))
    next = { ...next, state: 'running', paused_on: null, excluded: [...next.excluded, { from: clock.paused_on!, until: event.on }] }
  const ended = hits(deadline.until, event, c).find((hit) => hit.row_id === null || hit.row_id === clock.row_id)
  if (ended) {
    const met = dayOf(ended.at)
    // Ended out of a pause, or in one (an answer that comes while the case is suspended): the day it was due moves by the pause first.
    const paused = next.state === 'paused' ? { ...next, excluded: [...next.excluded, { from: next.paused_on!, until: event.on }] } : next
    const now = paused === clock ? clock : counted(paused, c.calendar)
    const inTime = now.due_on === null || now.minimum || (now.due_at && ended.at.length > 10 ? `${ended.at}:00+08:00` <= now.due_at : met <= now.due_on)
    return { ...now, met_on: met, state: inTime ? 'met' : 'late', paused_on: null }
  }
  if (next.state === 'running' && stateChange(event) && (deadline.pausedIn ?? []).includes(event.to))
    next = { ...next, state: 'paused', paused_on: event.on }
  if (event.extends?.deadline === clock.deadline)
    next = { ...next, extension: next.extension + event.extends.length, extension_unit: event.extends.unit, extended: next.extended + 1 }
  if ((deadline.excluded ?? []).some((time) => 'rows' in time
    ? ownExclusions(deadline, c.after).some((own) => !next.excluded.some((x) => x.from === own.from && x.until === own.until))
    : event.changed.includes(time.from) || event.changed.includes(time.until)))
    next = { ...next, excluded: [...next.excluded.filter((x) => !ownIntervals(deadline, c.after, x)), ...ownExclusions(deadline, c.after)] }
  // A conversion of procedure changes the term, not the start (行政复议法 第五十五条: 六十日仍自受理之日起算).
  const given = 'dueOn' in deadline.term ? deadline.term.dueOn : 'by' in deadline.term ? deadline.term.by : undefined
  const term = given && event.changed.includes(given) ? termOf(deadline, c.after.row, c.governing, c.settings, next.started_on) : undefined
  if (term) next = { ...next, length: term.length, unit: term.unit, end_day: term.end_day, basis: term.basis }
  return next === clock ? clock : counted(next, c.calendar)
}
const ownIntervals = (deadline: AnyDeadline, after: Replica, x: Interval) => ownExclusions(deadline, after).some((own) => own.from === x.from)

/** The clocks that an event starts, stops, pauses, extends or recounts: changed ones only, by id. */
export function stepClocks(event: MatterEvent, c: ClockContext): { [id: string]: Clock } {
  const changed: { [id: string]: Clock } = {}
  const live = Object.values(c.after.clocks).filter((clock) => clock.state === 'running' || clock.state === 'paused')
  for (const clock of live) {
    const deadline = c.procedure.deadlines[clock.deadline] as AnyDeadline
    const next = stepped(clock, deadline, event, c)
    if (next !== clock) changed[clock.id] = next
  }
  for (const [name, deadline] of Object.entries(c.procedure.deadlines) as [string, AnyDeadline][]) {
    const restarts = deadline.restarts ? hits(deadline.restarts, event, c) : []
    const starts = hits(deadline.from, event, c).filter((hit) => !restarts.some((other) => other.row_id === hit.row_id))
    for (const hit of [...restarts, ...starts]) {
      const runs = live.find((clock) => clock.deadline === name && clock.row_id === hit.row_id && ['running', 'paused'].includes((changed[clock.id] ?? clock).state))
      // A date that is set anew (a hearing put off) moves the count; any other start event happens once.
      if (runs && !restarts.includes(hit) && !('dated' in deadline.from)) continue
      if (runs) changed[runs.id] = { ...(changed[runs.id] ?? runs), state: 'ended' }
      const term = termOf(deadline, c.after.row, c.governing, c.settings, dayOf(hit.at))
      if (!term || (deadline.when && !deadline.when(c.snapshot))) continue
      const clock = doneAlready(started(name, deadline, hit, term, c), deadline, event, c)
      changed[clock.id] = clock
    }
  }
  if (c.procedure.states[event.to]?.final && stateChange(event)) for (const clock of live) {
    const now = changed[clock.id] ?? clock
    if ((now.state === 'running' || now.state === 'paused') && !mayStillEnd(c, event.to, (c.procedure.deadlines[clock.deadline] as AnyDeadline).until))
      // What was due by then and did not come stays a lapse: an answer never given must not leave the figures with the case.
      changed[clock.id] = { ...now, state: now.state === 'running' && now.due_on !== null && now.due_on < event.on && !event.asItStands ? 'lapsed' : 'ended' }
  }
  return changed
}

/**
 * The clocks of a record that comes in: none of one that is over; of an open one what still runs, from a date it brings or from
 * its opening, and is not done by its standing where it stands. What was met or missed before is its past, not a duty, and where
 * a term at whose end the law acts was over before, its state tells what came of it.
 */
export function arrivalClocks(event: MatterEvent, c: ClockContext, today: IsoDate): { readonly [id: string]: Clock } {
  if (c.procedure.states[event.to]?.final) return {}
  const isPassed = ({ until }: AnyDeadline) => 'entering' in until ? list(until.entering).includes(event.to) : 'leaving' in until && !list(until.leaving).includes(event.to)
  return Object.fromEntries(Object.entries(stepClocks({ ...event, asItStands: true }, c)).filter(([, { deadline, state, acts, due_on }]) =>
    (state === 'running' || state === 'paused') && !(acts && due_on !== null && due_on < today) && !isPassed(c.procedure.deadlines[deadline] as AnyDeadline)))
}

/**
 * A clock that waits for a date which is known when it starts (an application in time or late) is met or late at once; so is one
 * that waits for a paper which came before its start was entered (a reply, while the receipt of the notice was on its way back).
 */
function doneAlready(clock: Clock, deadline: AnyDeadline, event: MatterEvent, c: ClockContext): Clock {
  if ('received' in deadline.until) {
    const paper = latestDocument(c.after, deadline.until.received)
    // What this very event brings belongs to the count before it (corrected papers restart the examination).
    if (!paper || paper.dated_on < clock.started_on || event.received.includes(deadline.until.received)) return clock
    return { ...clock, met_on: paper.dated_on, state: clock.due_on === null || clock.minimum || paper.dated_on <= clock.due_on ? 'met' : 'late' }
  }
  const at = 'dated' in deadline.until ? valueAt(c.after, deadline.until.dated) : null
  // Of dates known from before, only one after the start can be what this count waits for; others belong to an earlier round.
  if (!at || !('dated' in deadline.until) || (!event.changed.includes(deadline.until.dated) && dayOf(at) < clock.started_on)) return clock
  const met = dayOf(at)
  return { ...clock, met_on: met, state: clock.due_on === null || clock.minimum || met <= clock.due_on ? 'met' : 'late' }
}

/** Whether what a clock waits for can still happen in a final state: no state is entered any more, and papers come only from actions taken there. */
function mayStillEnd(c: ClockContext, state: string, until: AnyDeadline['until']): boolean {
  if ('leaving' in until || 'entering' in until) return false
  if ('dated' in until) return true
  if ('served' in until) return Object.values(c.after.documents).some((d) => d.document === until.served)
  const paper = 'issued' in until ? until.issued : until.received
  return (Object.values(c.procedure.actions) as AnyAction[]).some((action) => list(action.from).includes(state) && [...list(action.issues), ...list(action.receives)].includes(paper))
}
