import type { FastifyInstance } from 'fastify'
import { maskNamesIn } from '../../kernel/access/masking.ts'
import type { Caller, Tx } from '../../kernel/access/scope.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import { addMonths } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { readInScope } from '../../kernel/matter/read/in-scope.ts'
import { briefOf, type RunningClock } from '../../kernel/matter/read/light.ts'
import { headJoin, type HeadRow } from '../../kernel/matter/read/links.ts'
import type { DeskView, Due } from './desk-contract.ts'
import { indicators } from './indicators.ts'

/** The year's figures by month that the desk draws. */
const FIGURES = ['enforcement_records_sampled', 'enforcement_supervision_notices', 'enforcement_entries_returned', 'supervision_complaints_received'] as const
const LEDGERS = ['sampling', 'case_review', 'reentry', 'supervision', 'supervision_rectification', 'supervision_talk', 'supervision_inspection', 'supervision_complaint', 'supervision_responsibility'] as const
const MOST_DUE = 30
const MOST_SAMPLES = 3
const MOST_FINDINGS = 300

/** The supervisor's desk: `/supervision/desk`. */
export function supervisionRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get('/supervision/desk', async (request): Promise<DeskView> => {
    const { caller } = await who.of(request)
    if (!caller.roles.some(({ role }) => role === 'supervisor')) throw new Fault('forbidden', '监督工作台由执法监督人员使用')
    return readDesk(serving, caller)
  })
}

async function readDesk(serving: Serving, caller: Caller): Promise<DeskView> {
  const today = serving.today()
  return readInScope(serving.pool, caller, async (tx) => {
    const [samples, unsampled, open, due, problems, findings, returned, waiting, months] = await Promise.all([
      samplesOf(tx, caller), unsampledOf(tx, caller, today), openOf(tx, caller), dueOf(tx, serving, caller, today), problemsOf(tx, caller, today), findingsOf(tx, serving, caller), returnedOf(tx, caller), waitingOf(tx, caller), monthsOf(tx, caller, today),
    ])
    return { today, samples, unsampled, open, due, problems, findings, returned, waiting, months }
  })
}

async function samplesOf(tx: Tx, { district }: Caller): Promise<DeskView['samples']> {
  const { rows: samples } = await tx.query<Omit<DeskView['samples'][number], 'units'>>(
    `select id, title, period_until, opened_on, sampled, given_out from sampling where district = $1 and state in ('prepared', 'drawing') order by opened_on desc, id desc limit ${MOST_SAMPLES}`, [district])
  if (samples.length === 0) return []
  const { rows } = await tx.query<DeskView['samples'][number]['units'][number] & { readonly sampling: string }>(
    `select l.to_id as sampling, r.unit, count(*)::integer as total, (count(*) filter (where r.state = 'reviewed'))::integer as reviewed
     from link l join case_review r on r.district = l.district and r.id = l.matter_id where l.district = $1 and l.to_id = any ($2) and l.kind = 'of_sampling' group by 1, 2 order by total desc, r.unit`,
    [district, samples.map(({ id }) => id)])
  return samples.map((sample) => ({ ...sample, units: rows.filter(({ sampling }) => sampling === sample.id).map(({ unit, total, reviewed }) => ({ unit, total, reviewed })) }))
}

async function unsampledOf(tx: Tx, { district }: Caller, today: IsoDate): Promise<string | null> {
  const from = addMonths(`${today.slice(0, 7)}-01` as IsoDate, -1)
  const { rowCount } = await tx.query(`select 1 from sampling where district = $1 and kind = 'monthly' and period_from = $2 and state <> 'cancelled' limit 1`, [district, from])
  return rowCount === 0 ? from.slice(0, 7) : null
}

async function openOf(tx: Tx, { district }: Caller): Promise<DeskView['open']> {
  const { rows } = await tx.query<DeskView['open'][number]>(
    LEDGERS.map((ledger) => `select '${ledger}' as ledger, state, count(*)::integer as count from ${ledger} where district = $1 and closed_on is null group by state`).join(' union all '), [district])
  return rows
}

type DueRow = HeadRow & RunningClock
async function dueOf(tx: Tx, serving: Serving, { district }: Caller, today: IsoDate): Promise<readonly Due[]> {
  const calendar = await serving.calendar()
  const { rows } = await tx.query<DueRow>(
    `select c.ledger, c.matter_id, c.deadline, c.due_on, c.unpublished_year, c.unit, c.basis, m.number, m.title, m.state, m.org_id, m.shared_with, m.names
     from (select * from clock where district = $1 and state = 'running' and ledger in (${LEDGERS.map((ledger) => `'${ledger}'`).join(', ')}) order by due_on limit ${MOST_DUE}) c ${headJoin(serving.registry, LEDGERS)} order by c.due_on`, [district])
  return rows.map(({ ledger, matter_id, number, title, state, org_id, names, ...clock }) => ({
    ledger, id: matter_id, number, state, org_id, title: maskNamesIn(title, (names ?? []).filter((name): name is string => name !== null)),
    clock: briefOf(serving.registry.procedures.get(ledger)!, clock, today, calendar),
  }))
}

async function problemsOf(tx: Tx, { district }: Caller, today: IsoDate): Promise<DeskView['problems']> {
  const { rows } = await tx.query<DeskView['problems'][number]>(
    `select p.category as name, r.unit, count(*)::integer as count from case_review r join case_review_problem p on p.district = r.district and p.matter_id = r.id
     where r.district = $1 and r.reviewed_on >= $2 group by 1, 2`, [district, `${today.slice(0, 4)}-01-01`])
  return rows
}

/** The checks on cases are another room's, which a house may be without. */
async function findingsOf(tx: Tx, { registry }: Serving, { district }: Caller): Promise<DeskView['findings']> {
  if (!registry.procedures.has('finding')) return []
  const { rows } = await tx.query<DeskView['findings'][number]>(
    `select rule as name, org_id as unit, count(*)::integer as count from finding where district = $1 and state in ('open', 'answered') group by 1, 2 order by 3 desc limit ${MOST_FINDINGS}`, [district])
  return rows
}

async function returnedOf(tx: Tx, { district }: Caller): Promise<DeskView['returned']> {
  const { rows } = await tx.query<DeskView['returned'][number]>(
    `select unit, count(*)::integer as open, (count(*) filter (where overdue))::integer as overdue from reentry where district = $1 and closed_on is null group by unit order by open desc, unit`, [district])
  return rows
}

async function waitingOf(tx: Tx, { district, orgs }: Caller): Promise<number> {
  const { rows: [row] } = await tx.query<{ readonly count: number }>(`select count(*)::integer as count from intake where district = $1 and org_id = any ($2) and state = 'waiting'`, [district, orgs])
  return row!.count
}

async function monthsOf(tx: Tx, { district }: Caller, today: IsoDate): Promise<DeskView['months']> {
  const year = today.slice(0, 4)
  const named = FIGURES.map((id) => indicators.find((one) => one.id === id)!)
  const kept = named.map((one) => 'total' in one ? one.total as readonly string[] : [one.id])
  const { rows } = await tx.query<{ readonly indicator: string; readonly month: number; readonly value: number }>(
    `select indicator, extract(month from month)::integer as month, sum(value)::float8 as value from rollup where district = $1 and indicator = any ($2) and month >= $3 and month < $4 and dimension = '' group by 1, 2`,
    [district, kept.flat(), `${year}-01-01`, `${Number(year) + 1}-01-01`])
  const upTo = Number(today.slice(5, 7))
  return named.map(({ id, label }, at) => ({
    indicator: id, label,
    values: Array.from({ length: upTo }, (_, month) => rows.filter((row) => row.month === month + 1 && kept[at]!.includes(row.indicator)).reduce((sum, { value }) => sum + value, 0)),
  }))
}
