import type { Caller, Tx } from '../../access/scope.ts'
import { invalid } from '../../fault.ts'
import type { UnitWork, WorkItem, WorklistView } from '../../http/contract.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { IsoDate } from '../../law/law.ts'
import type { Clock } from '../replica.ts'
import { cursorOf, placeOf } from './cursor.ts'
import type { Search } from './filter.ts'
import { briefOf, nearUntil } from './light.ts'
import { headJoin, type HeadRow } from './links.ts'
import { actionThatMeets } from './meets.ts'
import { readInScope } from './in-scope.ts'
import type { Directory, Reading } from './reading.ts'
import { titleFor } from './record.ts'
import { params, prepared, type Params } from './sql.ts'

const PAGE = 50
const views = ['overdue', 'due_today', 'near', 'open', 'done'] as const
type View = (typeof views)[number]

interface Days { readonly today: IsoDate; readonly near: IsoDate; readonly month: IsoDate }
type LineRow = HeadRow & Pick<Clock, 'deadline' | 'due_on' | 'unpublished_year' | 'unit' | 'basis' | 'whose' | 'state'> & { readonly clock_id: string; readonly matter_state: string; readonly handler_id: string | null; readonly k: string }

/** A period of years (a card to be checked in two) is work in its last ninety days; before them it only stands on its own page. */
const isWork = (clock: string, today: string): string => `(${clock}.unit <> 'year' or ${clock}.due_on <= ${today}::date + 90)`

/** Which days a view spans, on the clock `c`; the last arm of each is what its order runs over. */
const spans = (view: View, days: Days, p: Params): string => ({
  overdue: () => `c.state = 'running' and c.due_on < ${p.add(days.today)}::date`,
  due_today: () => `c.state = 'running' and c.due_on = ${p.add(days.today)}::date`,
  near: () => `c.state = 'running' and c.due_on > ${p.add(days.today)}::date and c.due_on <= ${p.add(days.near)}::date`,
  open: () => `c.state = 'running' and ${isWork('c', p.add(days.today))}`,
  done: () => `c.met_on >= ${p.add(days.month)}::date`,
})[view]()

/**
 * Whose clocks these are: those of the caller's units, and those of a matter shared with them that run for the unit
 * concerned (a respondent's reply). What a shared matter's own unit must do is not the sharer's work.
 */
const clocksOf = (orgs: string, where: string): string =>
  `select c.* from unnest(${orgs}::uuid[]) o (id) join clock c on c.district = $1 and c.org_id = o.id and c.whose = 'unit' and ${where}
   union all select c.* from clock c where c.district = $1 and c.whose = 'respondent' and c.org_id <> all (${orgs}::uuid[]) and c.shared_with && ${orgs}::uuid[] and ${where}`

/** Units whose work the caller does or answers for; the three offices have none, and reading what one was invited to is no work. */
const workOf = (caller: Caller): readonly string[] => caller.orgs.filter((id) => id !== caller.account_id)

/** What is to be done, most urgent first, with how much of it there is. */
export async function readWorklist(reading: Reading, caller: Caller, search: Search): Promise<WorklistView> {
  const view = (search['view'] ?? 'open') as View
  if (!views.includes(view)) throw invalid([{ field: 'view', message: '没有这种待办视图' }])
  const mine = search['mine'] === '1'
  const orgs = search['org_id'] ? workOf(caller).filter((id) => id === search['org_id']) : workOf(caller)
  const [directory, calendar] = await Promise.all([reading.directory(caller.district), reading.calendar()])
  const today = reading.today()
  const days: Days = { today, near: nearUntil(today, calendar), month: `${today.slice(0, 8)}01` as IsoDate }
  const list = JSON.stringify(['worklist', caller.account_id, view, mine, search['org_id'] ?? null, today])
  const after = search['after'] ? placeOf(reading.cursorKey, list, search['after']) : null
  return readInScope(reading.pool, caller, async (tx) => {
    const [counts, rows] = await Promise.all([countsOf(tx, reading, caller, orgs, days, mine), linesOf(tx, reading, caller, orgs, view, days, mine, after)])
    const last = rows.at(PAGE - 1)
    return {
      counts, items: rows.slice(0, PAGE).map((row) => itemOf(reading, row, caller, directory, today, calendar)),
      next: rows.length > PAGE && last ? cursorOf(reading.cursorKey, list, { key: last.k, id: last.clock_id }) : null,
    }
  })
}

const mineOnly = (mine: boolean, caller: Caller, p: Params) => mine ? `where m.handler_id = ${p.add(caller.account_id)}::uuid` : ''

async function countsOf(tx: Tx, reading: Reading, caller: Caller, units: readonly string[], days: Days, mine: boolean): Promise<WorklistView['counts']> {
  const p = params(caller.district)
  const orgs = p.add(units)
  const [today, near, month] = [p.add(days.today), p.add(days.near), p.add(days.month)].map((place) => `${place}::date`)
  const of = (where: string) => mine ? `select c.* from (${clocksOf(orgs, where)}) c ${headJoin(reading.registry)} ${mineOnly(mine, caller, p)}` : clocksOf(orgs, where)
  const text = `select count(*)::integer as open, count(*) filter (where due_on < ${today})::integer as overdue, count(*) filter (where due_on = ${today})::integer as due_today,
      count(*) filter (where due_on > ${today} and due_on <= ${near})::integer as near, (select count(*)::integer from (${of(`c.met_on >= ${month}`)}) d) as done_this_month
    from (${of(`c.state = 'running' and ${isWork('c', today!)}`)}) r`
  const { rows: [counts] } = await tx.query<WorklistView['counts']>(prepared(text, p.values))
  return counts!
}

async function linesOf(tx: Tx, reading: Reading, caller: Caller, units: readonly string[], view: View, days: Days, mine: boolean, after: { readonly key: string | null; readonly id: string } | null): Promise<readonly LineRow[]> {
  const p = params(caller.district)
  const orgs = p.add(units)
  // What is done reads newest first; what is to be done by the day it is due, and what has no day yet last.
  const [key, direction, beyond] = view === 'done' ? ['c.met_on', 'desc', '<'] : [`coalesce(c.due_on, 'infinity'::date)`, 'asc', '>']
  const place = after ? ` and (${key}, c.id) ${beyond} (${p.add(after.key)}::date, ${p.add(after.id)}::uuid)` : ''
  const order = `order by ${key} ${direction}, c.id ${direction} limit ${PAGE + 1}`
  const clocks = clocksOf(orgs, spans(view, days, p) + place)
  // The most urgent first, then their matters; whose matters are mine is known only from the matters.
  const first = mine ? clocks : `select c.* from (${clocks}) c ${order}`
  const { rows } = await tx.query<LineRow>(prepared(`${line(key)} from (${first}) c ${headJoin(reading.registry)} ${mineOnly(mine, caller, p)} ${order}`, p.values))
  return rows
}

const line = (key: string) => `select c.id as clock_id, c.ledger, c.matter_id, c.deadline, c.due_on, c.unpublished_year, c.unit, c.basis, c.whose, c.state,
  (${key})::text as k, m.number, m.title, m.state as matter_state, m.org_id, m.shared_with, m.names, m.handler_id`

/** What leaders see: each unit with how much of its work is late or near, and the most urgent of it; the latest units first. */
export async function readUnits(reading: Reading, caller: Caller): Promise<readonly UnitWork[]> {
  const [directory, calendar] = await Promise.all([reading.directory(caller.district), reading.calendar()])
  const today = reading.today()
  const p = params(caller.district)
  const [orgs, day, near] = [p.add(workOf(caller)), p.add(today), p.add(nearUntil(today, calendar))]
  const text = `${line('c.due_on')}, u.counted from (
      select r.org_id, (array_agg(r.id order by r.due_on nulls last, r.id))[1] as first_id, json_build_object('open', count(*),
        'overdue', count(*) filter (where r.due_on < ${day}::date), 'due_today', count(*) filter (where r.due_on = ${day}::date),
        'near', count(*) filter (where r.due_on > ${day}::date and r.due_on <= ${near}::date)) as counted
      from clock r where r.district = $1 and r.org_id = any (${orgs}::uuid[]) and r.whose = 'unit' and r.state = 'running' and ${isWork('r', day)} group by r.org_id) u
    join clock c on c.district = $1 and c.id = u.first_id ${headJoin(reading.registry)} order by c.due_on nulls last, c.id`
  const rows = await readInScope(reading.pool, caller, async (tx) => (await tx.query<LineRow & { readonly counted: Omit<UnitWork, 'org_id' | 'org_name' | 'first'> }>(prepared(text, p.values))).rows)
  return rows.map((row) => {
    const first = itemOf(reading, row, caller, directory, today, calendar)
    return { org_id: row.org_id, org_name: first.org_name, ...row.counted, first }
  })
}

function itemOf(reading: Reading, row: LineRow, caller: Caller, directory: Directory, today: IsoDate, calendar: Calendar): WorkItem {
  const procedure = reading.registry.procedures.get(row.ledger)!
  return {
    ...briefOf(procedure, row, today, calendar),
    ledger: row.ledger, id: row.matter_id, number: row.number, title: titleFor(caller, row), state: row.matter_state,
    org_name: directory.units.get(row.org_id)?.short_name ?? '', handler_name: (row.handler_id && directory.people.get(row.handler_id)) ?? null,
    action: row.state === 'running' ? actionThatMeets(procedure, row.deadline, row.matter_state) : null,
  }
}
