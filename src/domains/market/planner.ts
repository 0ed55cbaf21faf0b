import { rolesIn, type Caller, type Tx } from '../../kernel/access/scope.ts'
import { UnpublishedYear, type Calendar } from '../../kernel/law/calendar.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { settingsOn } from '../../kernel/setting/resolve.ts'
import { repeatThreshold } from '../common/inspection.ts'
import type { MergeSuggestion, MonthOfUnit, PlannerView, RepeatedVisit, TaskProgress } from './contract.ts'
import { overbooked, type Window } from './overbooked.ts'
import { visitsPerDay } from './settings.ts'

interface Asked { readonly caller: Caller; readonly year: number; readonly today: IsoDate; readonly calendar: Calendar; readonly people: ReadonlyMap<string, string> }

/** Lines of one list; whoever has more to put right begins with these. */
const MOST = 1000
/** The visits of the year that are still to be made. */
const OPEN = `state in ('planned', 'approved') and planned_from >= $2 and planned_from < $3`

/** The year's visits by month and unit, the tasks, and what should be put right before anybody sets out. In the caller's scope. */
export async function plannerView(tx: Tx, { caller, year, today, calendar, people }: Asked): Promise<PlannerView> {
  const { district } = caller
  const settings = await settingsOn(tx, district, today, [repeatThreshold, visitsPerDay])
  const [threshold, per_day] = [settings.resolve<number>(repeatThreshold).value, settings.resolve<number>(visitsPerDay).value]
  const of = [district, `${year}-01-01`, `${year + 1}-01-01`] as const
  const [months, tasks, overbooked, repeated, merges] = await Promise.all([
    monthsOf(tx, of), tasksOf(tx, of), conflicts(tx, of, per_day, calendar, people), repeatedVisits(tx, of, year, threshold), mergesOf(tx, of, caller),
  ])
  return { year, threshold, per_day, months, tasks, overbooked, repeated, merges }
}
type OfYear = readonly [district: string, from: string, until: string]

/** Counted from the index alone (its columns are those of this sentence and of the policies): a year of a large district is a hundred pages, not ten thousand. */
async function monthsOf(tx: Tx, of: OfYear): Promise<readonly MonthOfUnit[]> {
  const { rows } = await tx.query<MonthOfUnit>(
    `select org_id, month, sum(planned)::integer as planned, sum(made)::integer as made, sum(published)::integer as published from (
       select org_id, date_part('month', planned_from)::integer as month, count(*) as planned, 0 as made, 0 as published
         from inspection where district = $1 and ${OPEN} group by 1, 2
       union all
       select org_id, date_part('month', inspected_on)::integer, 0, count(*), count(published_on)
         from inspection where district = $1 and not patrol and inspected_on >= $2 and inspected_on < $3 group by 1, 2
     ) v group by org_id, month order by month`, [...of])
  return rows
}

async function tasksOf(tx: Tx, of: OfYear): Promise<readonly TaskProgress[]> {
  const { rows } = await tx.query<TaskProgress>(
    `select t.id, t.org_id, t.name, t.state, t.planned_from, t.planned_until, count(i.id)::integer as visits, count(i.inspected_on)::integer as made, count(i.published_on)::integer as published
     from random_task t
       left join link l on l.district = t.district and l.to_id = t.id and l.kind = 'of_task'
       left join inspection i on i.district = l.district and i.id = l.matter_id and i.state not in ('cancelled', 'merged')
     where t.district = $1 and t.planned_from >= $2 and t.planned_from < $3 group by t.district, t.id order by t.planned_from, t.name`, [...of])
  return rows
}

async function conflicts(tx: Tx, of: OfYear, perDay: number, calendar: Calendar, people: Asked['people']): Promise<PlannerView['overbooked']> {
  const { rows } = await tx.query<Window & { officer: string }>(
    `select officer, planned_from as from, coalesce(planned_until, planned_from) as until, count(*)::integer as visits
     from inspection cross join unnest(handlers) officer where district = $1 and ${OPEN} group by 1, 2, 3`, [...of])
  const byOfficer = new Map<string, Window[]>()
  for (const { officer, ...window } of rows) byOfficer.set(officer, [...byOfficer.get(officer) ?? [], window])
  try {
    return [...byOfficer].flatMap(([officer, windows]) => { const found = overbooked(windows, perDay, calendar); return found ? [{ officer, name: people.get(officer) ?? '', ...found }] : [] })
  } catch (error) {
    // Next year is planned before its holidays are published: nobody can say yet how many days there are.
    if (error instanceof UnpublishedYear) return []
    throw error
  }
}

/** Open visits beside what a function of the database says of their enterprises, whichever units visit them. */
const beside = (told: string): string => `
  with open as (select id, org_id, version, subject, subject_code, planned_from, planned_until from inspection where district = $1 and ${OPEN} and subject_code is not null),
       told as (select * from ${told})`

async function repeatedVisits(tx: Tx, of: OfYear, year: number, threshold: number): Promise<readonly RepeatedVisit[]> {
  const { rows } = await tx.query<RepeatedVisit>(
    `${beside('kernel.visits_of_year($1, $4, (select array_agg(distinct subject_code) from open)) where visits >= $5')}
     , named as (select subject_code, json_agg(json_build_object('org_id', org_id, 'on', inspected_on)) as earlier from kernel.visits_named($1, $4, (select array_agg(subject_code) from told)) group by subject_code)
     select open.id, org_id, subject, subject_code, planned_from, planned_until, visits, units, coalesce(earlier, '[]') as earlier,
       (select t.name from link l join random_task t on t.district = l.district and t.id = l.to_id where l.district = $1 and l.matter_id = open.id and l.kind = 'of_task' limit 1) as task
     from open join told using (subject_code) left join named using (subject_code) order by planned_from, id limit ${MOST}`, [...of, year, threshold])
  return rows
}

async function mergesOf(tx: Tx, of: OfYear, caller: Caller): Promise<readonly MergeSuggestion[]> {
  const { rows } = await tx.query<Omit<MergeSuggestion, 'may'>>(
    `${beside('kernel.joinable_visits($1, (select array_agg(distinct subject_code) from open))')}
     select distinct on (open.planned_from, open.id) open.*, told.org_id as with_org, told.planned_from as with_from, told.planned_until as with_until
     from open join told on told.subject_code = open.subject_code and told.org_id <> open.org_id and date_trunc('quarter', told.planned_from) = date_trunc('quarter', open.planned_from)
     order by open.planned_from, open.id, told.planned_from limit ${MOST}`, [...of])
  return rows.map((one) => ({ ...one, may: rolesIn(caller, one.org_id).some((role) => role === 'office_head' || role === 'organ_head') }))
}
