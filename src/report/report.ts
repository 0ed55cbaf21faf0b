import { annualReport } from '../domains/annual-report/annual-report.ts'
import { wordsOfDistrict } from '../kernel/access/district-words.ts'
import type { Caller } from '../kernel/access/scope.ts'
import { withScope } from '../kernel/access/scope.ts'
import { Fault, notFound, refused } from '../kernel/fault.ts'
import { loadFacts } from '../kernel/matter/facts.ts'
import { perform, type Outcome } from '../kernel/matter/perform.ts'
import { actionsOf } from '../kernel/matter/read/actions.ts'
import { clockDetail } from '../kernel/matter/read/clock-detail.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { ChildRow, Replica } from '../kernel/matter/replica.ts'
import { loadMatter } from '../kernel/matter/store.ts'
import { composeReport, contentOf } from './compose.ts'
import type { Block, Difference, ReportContent, ReportView } from './contract.ts'
import { counting, namesIn } from './counting.ts'
import type { Counter } from './counter.ts'
import { evaluate, type Facts, type Reporting } from './evaluate.ts'
import { differencesSince, readFrozen, writeSnapshot } from './freeze.ts'
import { runsOf } from './marks.ts'
import { kindOf } from './open.ts'
import type { Drafted } from './template.ts'

/** A report as it stands, before its figures are counted. */
export interface Loaded { readonly matter: Replica; readonly blocks: readonly Block[]; readonly of: Omit<Reporting, 'computed_at'>; readonly head: { readonly title: string; readonly organ: string } }

const byPosition = (a: ChildRow, b: ChildRow) => a.position - b.position
export const blocksOf = (matter: Replica): Block[] => Object.values(matter.rows['block'] ?? {}).sort(byPosition) as unknown as Block[]
export const factsOf = (matter: Replica): Facts => Object.values(matter.rows['fact'] ?? {}).sort(byPosition) as unknown as Facts
const now = () => new Date().toISOString()

/** @throws Fault `not_found` outside the caller's sight */
export async function loadReport(reading: Reading, caller: Caller, id: string): Promise<Loaded> {
  const loaded = await withScope(reading.pool, caller, (tx) => loadMatter(tx, annualReport, caller.district, id))
  if (!loaded) throw notFound('这份报告')
  return reportOf(reading, caller.district, loaded.replica)
}

async function reportOf(reading: Reading, district: string, matter: Replica): Promise<Loaded> {
  const { full } = await namesIn(reading, district)
  const { row } = matter
  const government = row['kind'] === 'government'
  const organ = full(row.org_id)
  return {
    matter, blocks: blocksOf(matter),
    of: { year: row['report_year'] as number, org: government ? null : row.org_id, facts: factsOf(matter), orgName: full },
    head: { organ, title: titleOf(organ, row['report_year'] as number) },
  }
}
const titleOf = (organ: string, year: number): string => `${organ}${year}年法治政府建设情况报告`

const counted = (counter: Counter, { blocks, of, head }: Loaded): Promise<ReportContent> => contentOf(counter, blocks, { ...of, computed_at: now() }, head)

/** The report with its figures: counted now while it is a draft, as frozen afterwards. */
export async function readReport(reading: Reading, caller: Caller, id: string): Promise<ReportView> {
  const loaded = await loadReport(reading, caller, id)
  const { matter, of } = loaded
  const hash = matter.row['content_hash'] as string | null
  const [today, calendar] = [reading.today(), await reading.calendar()]
  const facts = await withScope(reading.pool, caller, (tx) => loadFacts(tx, reading, annualReport, matter, {}, today))
  const content = await counting(reading, caller.district, async (counter) => hash === null ? counted(counter, loaded) : (await readFrozen(counter.tx, caller.district, id, hash)).content)
  const document = Object.values(matter.documents).find((one) => one.document === 'report' && one.voided_reason === null)
  return {
    id, number: matter.row.number, state: matter.row.state, version: matter.row.version, org_id: matter.row.org_id,
    values: Object.fromEntries(Object.keys(annualReport.fields).map((name) => [name, matter.row[name]])),
    clocks: Object.values(matter.clocks).sort((a, b) => (a.due_on ?? '') < (b.due_on ?? '') ? -1 : 1).map((clock) => clockDetail(annualReport, matter, clock, (name) => name, today, calendar)),
    actions: actionsOf(annualReport, matter, facts.facts, caller, today).filter(({ standard }) => !standard),
    content, facts: of.facts,
    frozen: hash === null ? null : { hash, number: document?.number ?? '', on: matter.row['frozen_on'] as string as NonNullable<ReportView['frozen']>['on'] },
  }
}

/** What corrections since the freeze have changed; none for a draft, which always says what is. */
export async function readDifferences(reading: Reading, caller: Caller, id: string): Promise<Difference[]> {
  const { matter, of } = await loadReport(reading, caller, id)
  const hash = matter.row['content_hash'] as string | null
  if (hash === null) return []
  return counting(reading, caller.district, async (counter) => differencesSince(counter, id, await readFrozen(counter.tx, caller.district, id, hash), { ...of, computed_at: now() }))
}

/** The paragraphs the template would give this report today; nothing is saved. */
export async function composeAnew(reading: Reading, caller: Caller, id: string): Promise<Drafted[]> {
  const { of, matter } = await loadReport(reading, caller, id)
  return counting(reading, caller.district, (counter) => composeReport(counter, matter.row['kind'] as 'government' | 'department', { ...of, computed_at: now() }))
}

/** One figure of the report, of a mark that does not yet stand in its prose. @throws Fault `invalid` for what is no mark */
export async function figureOfMark(reading: Reading, caller: Caller, id: string, text: string) {
  const { of } = await loadReport(reading, caller, id)
  const [mark, ...more] = runsOf(text)
  if (!mark || typeof mark === 'string' || more.length > 0) throw new Fault('invalid', '请从指标列表中选取要插入的数据')
  return counting(reading, caller.district, (counter) => evaluate(counter, mark, { ...of, computed_at: now() }))
}

/**
 * Freezes a report: counts its figures once more, keeps them with every record behind them, and takes the action
 * `freeze`, which gives the number. Somebody who may not freeze leaves nothing behind.
 */
export async function freezeReport(reading: Reading, caller: Caller, id: string, expected_version: number, key?: string): Promise<Outcome> {
  const loaded = await loadReport(reading, caller, id)
  const { row } = loaded.matter
  // A repeated command answers its first result, found by its key in `perform`; the hash it carried is on the row.
  const kept = row['content_hash'] as string | null
  if (kept === null) {
    const facts = await withScope(reading.pool, caller, (tx) => loadFacts(tx, reading, annualReport, loaded.matter, {}, reading.today()))
    const standing = actionsOf(annualReport, loaded.matter, facts.facts, caller, reading.today()).find(({ name }) => name === 'freeze')!
    if (standing.refusals.length > 0) throw refused(standing.label, [...standing.refusals])
    if (row.version !== expected_version) throw new Fault('conflict', '这份报告刚刚被他人修改过，请刷新核对后再定稿')
  }
  const hash = kept ?? await counting(reading, caller.district, async (counter) => writeSnapshot(counter, row, await counted(counter, loaded)))
  return perform(reading, caller, { ledger: annualReport.id, id, action: 'freeze', expected_version, input: { content_hash: hash }, ...(key && { key }) })
}

/** What a paper is made from: the frozen content with its number, or the draft as counted now. */
export interface Printable {
  readonly content: ReportContent
  readonly frozen: { readonly number: string; readonly hash: string; readonly on: string } | null
  /** What every page says of a district that is not real. */
  readonly words: string | null
}

export async function printable(reading: Reading, caller: Caller, id: string): Promise<Printable> {
  const loaded = await loadReport(reading, caller, id)
  return counting(reading, caller.district, (counter) => printed(counter, loaded))
}

async function printed(counter: Counter, loaded: Loaded): Promise<Printable> {
  const { row, documents } = loaded.matter
  const hash = row['content_hash'] as string | null
  const words = await wordsOfDistrict(counter.tx, row.district)
  if (hash === null) return { content: await counted(counter, loaded), frozen: null, words }
  const { content } = await readFrozen(counter.tx, row.district, row.id, hash)
  return { content, frozen: { number: Object.values(documents).find(({ document }) => document === 'report')?.number ?? '', hash, on: row['frozen_on'] as string }, words }
}

/**
 * The report of a unit and year for the command line, which sees the whole district: frozen, in the making, or, where
 * nobody has begun it, as the template would write it.
 * @param org a department, or null for the government
 */
export async function printableOf(reading: Reading, district: string, org: string | null, year: number): Promise<Printable> {
  const { units } = await reading.directory(district)
  const unit = org === null ? [...units.values()].find(({ kind, valid_until }) => kind === 'government' && valid_until === null) : units.get(org)
  const kind = unit && kindOf(unit)
  if (!unit || !kind) throw new Fault('invalid', org === null ? '没有登记本级政府，请先在机构中登记' : '只有本级政府和政府部门编写年度报告')
  const { full } = await namesIn(reading, district)
  return counting(reading, district, async (counter) => {
    const { rows: [row] } = await counter.tx.query<{ id: string }>('select id from annual_report where district = $1 and org_id = $2 and report_year = $3', [district, unit.id, year])
    const loaded = row && await loadMatter(counter.tx, annualReport, district, row.id)
    if (loaded) return printed(counter, await reportOf(reading, district, loaded.replica))
    const of: Reporting = { year, org: kind === 'government' ? null : unit.id, facts: [], orgName: full, computed_at: now() }
    const blocks = (await composeReport(counter, kind, of)).map((block, at): Block => ({ ...block, id: String(at), source: null, dropped: false }))
    return { content: await contentOf(counter, blocks, of, { organ: unit.name, title: titleOf(unit.name, year) }), frozen: null, words: await wordsOfDistrict(counter.tx, district) }
  })
}
