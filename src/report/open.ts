import { annualReport } from '../domains/annual-report/annual-report.ts'
import { systemCaller, type Caller } from '../kernel/access/scope.ts'
import { Fault } from '../kernel/fault.ts'
import { perform } from '../kernel/matter/perform.ts'
import type { DirectoryUnit, Reading } from '../kernel/matter/read/reading.ts'
import type { World } from '../kernel/matter/world.ts'
import { noPractice } from '../kernel/practice/ground.ts'
import { composeReport } from './compose.ts'
import type { ReportsView } from './contract.ts'
import { reportKinds } from './kinds.ts'
import { counting, namesIn } from './counting.ts'

const BEGUN_UNTIL = '03-31'
const GOVERNMENT = 'government'
const JUSTICE = 'justice_bureau'
/** Departments of a government: they report too (督察工作规定 第二十三条第二款). */
const DEPARTMENTS: readonly string[] = ['department', JUSTICE]

export const writerOf = (unit: Pick<DirectoryUnit, 'kind'>): 'government' | 'department' | null => unit.kind === GOVERNMENT ? 'government' : DEPARTMENTS.includes(unit.kind) ? 'department' : null

/** The last year that has ended: the one a report is about. */
export const lastYear = (today: string): number => Number(today.slice(0, 4)) - 1

/** Units whose report the caller may open: those he writes or heads, and their government where he does so in its justice bureau. */
export async function mayOpen(reading: Reading, caller: Caller): Promise<ReportsView['may_open']> {
  const { units } = await reading.directory(caller.district)
  const held = new Set(caller.roles.filter(({ role }) => role === 'statistician' || role === 'office_head' || role === 'organ_head').map(({ org_id }) => org_id))
  return [...units.values()].filter(({ valid_until }) => valid_until === null).flatMap((unit) => {
    const kind = writerOf(unit)
    const drafts = unit.kind === GOVERNMENT && [...units.values()].some((one) => one.kind === JUSTICE && one.parent_id === unit.id && held.has(one.id))
    return kind && (held.has(unit.id) || drafts) ? [{ org_id: unit.id, name: unit.name, kind }] : []
  })
}

/**
 * Opens a unit's report of a year with the paragraphs of the template; one that is open already is found.
 * @returns its id
 */
export async function openReport(reading: Reading, caller: Caller, org_id: string, year: number): Promise<string> {
  const found = await existing(reading, caller.district, org_id, year)
  if (found) return found
  const { units } = await reading.directory(caller.district)
  const unit = units.get(org_id)
  const kind = unit && writerOf(unit)
  if (!kind) throw new Fault('invalid', '只有本级政府和政府部门编写年度报告，请选择单位', { fields: [{ field: 'org_id', message: '请选择本级政府或者政府部门' }] })
  const drafter = kind === 'government' ? [...units.values()].find((one) => one.kind === JUSTICE && one.parent_id === org_id && one.valid_until === null)?.id : undefined
  const { full } = await namesIn(reading, caller.district)
  const blocks = await counting(reading, caller.district, (counter) => composeReport(counter, reportKinds[annualReport.id]!, { report_year: year, kind }, { span: String(year), org: kind === 'government' ? null : org_id, facts: [], orgName: full, computed_at: new Date().toISOString() }))
  try {
    const { id } = await perform(reading, caller, { ledger: annualReport.id, action: 'open', org_id, input: { report_year: year, kind, ...(drafter && { drafter }) }, rows: { block: blocks } })
    return id
  } catch (error) {
    // Two opened it at once: the first one's stands.
    const other = (error as { code?: string }).code === '23505' ? await existing(reading, caller.district, org_id, year) : undefined
    if (other) return other
    throw error
  }
}

async function existing({ worker }: Pick<World, 'worker'>, district: string, org_id: string, year: number): Promise<string | undefined> {
  const { rows: [row] } = await worker.query<{ id: string }>('select id from annual_report where district = $1 and org_id = $2 and report_year = $3', [district, org_id, year])
  return row?.id
}

/**
 * Opens the year's report of every district's government, so that its two statutory dates run from January on, whoever
 * thinks of it. A job; safe to run at any time and twice.
 * @returns how many were opened now
 */
export async function openYearReports(reading: Reading): Promise<number> {
  // After its dates have passed a missing report is not begun by itself: a system set up in autumn would begin with a lapse.
  if (reading.today().slice(5) > BEGUN_UNTIL) return 0
  const { rows } = await reading.worker.query<{ district: string; id: string }>(`
    select o.district, o.id from organisation o where ${noPractice('o.district')} and o.kind = $1 and o.valid_from <= $2 and (o.valid_until is null or o.valid_until > $2)
      and not exists (select 1 from annual_report r where r.district = o.district and r.org_id = o.id and r.report_year = $3)`,
  [GOVERNMENT, reading.today(), lastYear(reading.today())])
  for (const { district, id } of rows) {
    // The program opens it in the place of the unit's own statistician; the journal names the program.
    await openReport(reading, { ...systemCaller(district), roles: [{ org_id: id, role: 'statistician' }] }, id, lastYear(reading.today()))
  }
  return rows.length
}
