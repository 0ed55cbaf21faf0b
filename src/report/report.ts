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
import { reportKinds, type ReportKind } from './kinds.ts'
import { writerOf } from './open.ts'
import { rankingTerms } from './ranking-terms.ts'
import type { Drafted } from './template.ts'

/** A report as it stands, before its figures are counted. */
export interface Loaded { readonly kind: ReportKind; readonly matter: Replica; readonly blocks: readonly Block[]; readonly of: Omit<Reporting, 'computed_at'>; readonly head: { readonly title: string; readonly organ: string } }

const byPosition = (a: ChildRow, b: ChildRow) => a.position - b.position
export const blocksOf = (matter: Replica): Block[] => Object.values(matter.rows['block'] ?? {}).sort(byPosition) as unknown as Block[]
export const factsOf = (matter: Replica): Facts => Object.values(matter.rows['fact'] ?? {}).sort(byPosition) as unknown as Facts
const now = () => new Date().toISOString()

/** A report of whichever kind. @throws Fault `not_found` outside the caller's sight */
export async function loadReport(reading: Reading, caller: Caller, id: string): Promise<Loaded> {
  return withScope(reading.pool, caller, async (tx) => {
    for (const kind of Object.values(reportKinds)) {
      const loaded = await loadMatter(tx, kind.procedure, caller.district, id)
      if (loaded) return reportOf(reading, caller.district, kind, loaded.replica)
    }
    throw notFound('这份报告')
  })
}

async function reportOf(reading: Reading, district: string, kind: ReportKind, matter: Replica): Promise<Loaded> {
  const { full } = await namesIn(reading, district)
  const { row } = matter
  const organ = full(row.org_id)
  return {
    kind, matter, blocks: blocksOf(matter),
    of: { span: kind.spanOf(row), org: kind.isWhole(row) ? null : row.org_id, facts: factsOf(matter), orgName: full },
    head: { organ, title: titleOf(organ, kind, row) },
  }
}
const titleOf = (organ: string, kind: ReportKind, values: Replica['row'] | { readonly [field: string]: unknown }): string => `${organ}${kind.subject(kind.spanOf(values), values)}`

const counted = async (reading: Reading, counter: Counter, { kind, matter: { row }, blocks, of, head }: Loaded): Promise<ReportContent> =>
  contentOf(counter, kind.procedure.id, blocks, { ...of, computed_at: now() }, head, await rankingTerms(reading, counter, row.district))

/** The report with its figures: counted now while it is a draft, as frozen afterwards. */
export async function readReport(reading: Reading, caller: Caller, id: string): Promise<ReportView> {
  const loaded = await loadReport(reading, caller, id)
  const { kind: { procedure }, matter, of } = loaded
  const hash = matter.row['content_hash'] as string | null
  const [today, calendar] = [reading.today(), await reading.calendar()]
  const facts = await withScope(reading.pool, caller, (tx) => loadFacts(tx, reading, procedure, matter, {}, today))
  const content = await counting(reading, caller.district, async (counter) => hash === null ? counted(reading, counter, loaded) : (await readFrozen(counter.tx, caller.district, id, hash)).content)
  const document = Object.values(matter.documents).find((one) => one.document === 'report' && one.voided_reason === null)
  return {
    id, ledger: procedure.id, number: matter.row.number, state: matter.row.state, version: matter.row.version, org_id: matter.row.org_id,
    values: Object.fromEntries(Object.keys(procedure.fields).map((name) => [name, matter.row[name]])),
    clocks: Object.values(matter.clocks).sort((a, b) => (a.due_on ?? '') < (b.due_on ?? '') ? -1 : 1).map((clock) => clockDetail(procedure, matter, clock, (name) => name, today, calendar)),
    actions: actionsOf(procedure, matter, facts.facts, caller, today).filter(({ standard }) => !standard),
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
  const { kind, of, matter } = await loadReport(reading, caller, id)
  return counting(reading, caller.district, (counter) => composeReport(counter, kind, matter.row, { ...of, computed_at: now() }))
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
  const { matter: { row }, kind: { procedure } } = loaded
  // A repeated command answers its first result, found by its key in `perform`; the hash it carried is on the row.
  const kept = row['content_hash'] as string | null
  if (kept === null) {
    const facts = await withScope(reading.pool, caller, (tx) => loadFacts(tx, reading, procedure, loaded.matter, {}, reading.today()))
    const standing = actionsOf(procedure, loaded.matter, facts.facts, caller, reading.today()).find(({ name }) => name === 'freeze')!
    if (standing.refusals.length > 0) throw refused(standing.label, [...standing.refusals])
    if (row.version !== expected_version) throw new Fault('conflict', '这份报告刚刚被他人修改过，请刷新核对后再定稿')
  }
  const hash = kept ?? await counting(reading, caller.district, async (counter) => writeSnapshot(counter, procedure.id, row, await counted(reading, counter, loaded)))
  return perform(reading, caller, { ledger: procedure.id, id, action: 'freeze', expected_version, input: { content_hash: hash }, ...(key && { key }) })
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
  return counting(reading, caller.district, (counter) => printed(reading, counter, loaded))
}

async function printed(reading: Reading, counter: Counter, loaded: Loaded): Promise<Printable> {
  const { row, documents } = loaded.matter
  const hash = row['content_hash'] as string | null
  const words = await wordsOfDistrict(counter.tx, row.district)
  if (hash === null) return { content: await counted(reading, counter, loaded), frozen: null, words }
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
  const writes = unit && writerOf(unit)
  if (!unit || !writes) throw new Fault('invalid', org === null ? '没有登记本级政府，请先在机构中登记' : '只有本级政府和政府部门编写年度报告')
  const kind = reportKinds[annualReport.id]!
  const { full } = await namesIn(reading, district)
  return counting(reading, district, async (counter) => {
    const { rows: [row] } = await counter.tx.query<{ id: string }>('select id from annual_report where district = $1 and org_id = $2 and report_year = $3', [district, unit.id, year])
    const loaded = row && await loadMatter(counter.tx, annualReport, district, row.id)
    if (loaded) return printed(reading, counter, await reportOf(reading, district, kind, loaded.replica))
    const values = { report_year: year, kind: writes }
    const of: Reporting = { span: kind.spanOf(values), org: kind.isWhole(values) ? null : unit.id, facts: [], orgName: full, computed_at: now() }
    const blocks = (await composeReport(counter, kind, values, of)).map((block, at): Block => ({ ...block, id: String(at), source: null, dropped: false }))
    return { content: await contentOf(counter, kind.procedure.id, blocks, of, { organ: unit.name, title: titleOf(unit.name, kind, values) }, await rankingTerms(reading, counter, district)), frozen: null, words: await wordsOfDistrict(counter.tx, district) }
  })
}
