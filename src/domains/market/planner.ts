import { rolesIn, type Caller, type Tx } from '../../kernel/access/scope.ts'
import { UnpublishedYear, type Calendar } from '../../kernel/law/calendar.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { settingsOn } from '../../kernel/setting/resolve.ts'
import { repeatThreshold } from '../common/inspection.ts'
import type { MergeSuggestion, MonthOfUnit, PlannerView, RepeatedVisit, TaskProgress } from './contract.ts'
import { overbooked } from './overbooked.ts'
import { visitsPerDay } from './settings.ts'

interface Asked { readonly caller: Caller; readonly year: number; readonly today: IsoDate; readonly calendar: Calendar; readonly people: ReadonlyMap<string, string> }
interface Visit { readonly id: string; readonly org_id: string; readonly version: number; readonly subject: string | null; readonly subject_code: string | null; readonly planned_from: IsoDate | null; readonly planned_until: IsoDate | null; readonly handlers: readonly string[] }

/** Visits the planner looks through one by one; whoever has more planned at once looks at them by unit. */
const MOST = 5000
const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The year's visits by month and unit, the tasks, and what should be put right before anybody sets out. In the caller's scope. */
export async function plannerView(tx: Tx, { caller, year, today, calendar, people }: Asked): Promise<PlannerView> {
  const { district } = caller
  const settings = await settingsOn(tx, district, today, [repeatThreshold, visitsPerDay])
  const [threshold, per_day] = [settings.resolve<number>(repeatThreshold).value, settings.resolve<number>(visitsPerDay).value]
  const { rows: open } = await tx.query<Visit>(
    `select id, org_id, version, subject, subject_code, planned_from, planned_until, handlers from inspection
     where district = $1 and state in ('planned', 'approved') and planned_from >= $2 and planned_from < $3 order by planned_from, id limit ${MOST}`, [district, `${year}-01-01`, `${year + 1}-01-01`])
  return {
    year, threshold, per_day, months: await months(tx, district, year), tasks: await tasks(tx, district, year),
    overbooked: conflicts(open, per_day, calendar, people), repeated: await repeated(tx, district, year, open, threshold), merges: await merges(tx, caller, open),
  }
}

async function months(tx: Tx, district: string, year: number): Promise<readonly MonthOfUnit[]> {
  const { rows } = await tx.query<MonthOfUnit>(
    `select org_id, extract(month from day)::integer as month, sum(planned)::integer as planned, sum(made)::integer as made, sum(published)::integer as published from (
       select org_id, planned_from as day, 1 as planned, 0 as made, 0 as published from inspection where district = $1 and state in ('planned', 'approved') and planned_from >= $2 and planned_from < $3
       union all
       select org_id, inspected_on, 0, 1, (published_on is not null)::integer from inspection where district = $1 and not patrol and inspected_on >= $2 and inspected_on < $3
     ) v group by org_id, month order by month`, [district, `${year}-01-01`, `${year + 1}-01-01`])
  return rows
}

async function tasks(tx: Tx, district: string, year: number): Promise<readonly TaskProgress[]> {
  const { rows } = await tx.query<TaskProgress>(
    `select t.id, t.org_id, t.name, t.state, t.planned_from, t.planned_until, count(i.id)::integer as visits, count(i.inspected_on)::integer as made, count(i.published_on)::integer as published
     from random_task t
       left join link l on l.district = t.district and l.to_id = t.id and l.kind = 'of_task'
       left join inspection i on i.district = l.district and i.id = l.matter_id and i.state not in ('cancelled', 'merged')
     where t.district = $1 and t.planned_from >= $2 and t.planned_from < $3 group by t.district, t.id order by t.planned_from, t.name`, [district, `${year}-01-01`, `${year + 1}-01-01`])
  return rows
}

function conflicts(open: readonly Visit[], perDay: number, calendar: Calendar, people: Asked['people']): PlannerView['overbooked'] {
  const byOfficer = new Map<string, { from: IsoDate; until: IsoDate }[]>()
  for (const { handlers, planned_from, planned_until } of open) for (const officer of handlers) if (planned_from)
    byOfficer.set(officer, [...byOfficer.get(officer) ?? [], { from: planned_from, until: planned_until ?? planned_from }])
  try {
    return [...byOfficer].flatMap(([officer, windows]) => { const found = overbooked(windows, perDay, calendar); return found ? [{ officer, name: people.get(officer) ?? '', ...found }] : [] })
  } catch (error) {
    // Next year is planned before its holidays are published: nobody can say yet how many days there are.
    if (error instanceof UnpublishedYear) return []
    throw error
  }
}

async function repeated(tx: Tx, district: string, year: number, open: readonly Visit[], threshold: number): Promise<readonly RepeatedVisit[]> {
  const { rows } = await tx.query<{ subject_code: string; visits: number; units: number }>('select * from kernel.visits_of_year($1, $2, $3)', [district, year, codesOf(open)])
  const many = new Map(rows.filter(({ visits }) => visits >= threshold).map((row) => [row.subject_code, row]))
  return open.flatMap(({ id, org_id, subject, subject_code, planned_from, planned_until }) => {
    const found = subject_code && many.get(subject_code)
    return found && planned_from ? [{ id, org_id, subject, subject_code, planned_from, planned_until, visits: found.visits, units: found.units }] : []
  })
}

async function merges(tx: Tx, caller: Caller, open: readonly Visit[]): Promise<readonly MergeSuggestion[]> {
  const { rows } = await tx.query<{ subject_code: string; org_id: string; planned_from: IsoDate; planned_until: IsoDate | null }>('select * from kernel.joinable_visits($1, $2)', [caller.district, codesOf(open)])
  const byCode = new Map<string, typeof rows>()
  for (const row of rows) byCode.set(row.subject_code, [...byCode.get(row.subject_code) ?? [], row])
  return open.flatMap(({ id, org_id, version, subject, subject_code, planned_from, planned_until }) => {
    const other = subject_code && planned_from && byCode.get(subject_code)?.find((one) => one.org_id !== org_id && quarterOf(one.planned_from) === quarterOf(planned_from))
    const may = rolesIn(caller, org_id).some((role) => role === 'office_head' || role === 'organ_head')
    return other ? [{ id, org_id, version, subject, subject_code, planned_from, planned_until, may, with_org: other.org_id, with_from: other.planned_from, with_until: other.planned_until }] : []
  })
}
const codesOf = (open: readonly Visit[]): string[] => [...new Set(open.flatMap(({ subject_code }) => subject_code ?? []))]
