import { createHash } from 'node:crypto'
import type { Tx } from '../kernel/access/scope.ts'
import { Fault } from '../kernel/fault.ts'
import type { Difference, ReportContent } from './contract.ts'
import type { Counter } from './counter.ts'
import { evaluate, type Reporting } from './evaluate.ts'
import { runsOf } from './marks.ts'
import { changesSince, digestOf, recordSet, type Changes, type RecordSet } from './records.ts'

export interface Frozen { readonly hash: string; readonly content: ReportContent }
export interface ReportRow { readonly district: string; readonly id: string; readonly org_id: string; readonly shared_with: readonly string[]; readonly secrecy: number; readonly version: number }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Writes down what a report says and every record behind its figures, under the hash of it all. Nothing points at it
 * until the action `freeze` puts the hash on the report's row; a snapshot that is never pointed at is harmless.
 * @param counter in a transaction of one snapshot (repeatable read), so that figures and records agree
 * @returns the hash of the content
 */
export async function writeSnapshot(counter: Counter, ledger: string, report: ReportRow, content: ReportContent): Promise<string> {
  const scope = [report.district, report.org_id, report.shared_with, report.secrecy, ledger, report.id]
  const keys = [...new Set(content.figures.flatMap(({ sets }) => sets))].sort()
  const sets = new Map<string, RecordSet>()
  for (const key of keys) sets.set(key, await recordSet(counter, key))
  const digests = Object.fromEntries([...sets].map(([key, set]) => [key, { records: set.ids.length, digest: digestOf(set) }]))
  const text = JSON.stringify({ ...content, record_sets: digests })
  const hash = sha256(text)
  const { rowCount } = await counter.tx.query(
    `insert into report_snapshot (district, org_id, shared_with, secrecy, ledger, matter_id, hash, matter_version, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [...scope, hash, report.version, text])
  if (rowCount === 0) return hash
  for (const [key, set] of sets) await counter.tx.query(
    `insert into report_record_set (district, org_id, shared_with, secrecy, ledger, matter_id, hash, set_key, ledger_of, ids, versions, orgs, dates, measures, dimensions, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [...scope, hash, key, set.ledger, set.ids, set.versions, set.orgs, set.dates, set.measures, JSON.stringify(set.dimensions), digests[key]!.digest])
  return hash
}

/** A frozen report as it was frozen. @throws Fault `unavailable` when its bytes are not what the hash says */
export async function readFrozen(tx: Tx, district: string, id: string, hash: string): Promise<Frozen> {
  const { rows: [row] } = await tx.query<{ content: string }>('select content from report_snapshot where district = $1 and matter_id = $2 and hash = $3', [district, id, hash])
  if (!row) throw new Fault('not_found', '没有找到定稿的内容，请联系系统管理员核对')
  if (sha256(row.content) !== hash) throw new Fault('unavailable', '定稿内容与校验码不符，可能被改动过，请停止使用并联系系统管理员')
  return { hash, content: asRead(JSON.parse(row.content) as ReportContent & { readonly year?: number }) }
}
/** Reports frozen before there were kinds are of a year and have no ranking; their bytes stay as they are. */
const asRead = ({ year, ...content }: ReportContent & { readonly year?: number }): ReportContent =>
  year === undefined ? content : { ...content, ledger: 'annual_report', span: String(year), ranking: null }

/** The records behind a frozen figure, as they were. */
export async function frozenSet(tx: Tx, district: string, id: string, hash: string, key: string): Promise<RecordSet> {
  const { rows: [row] } = await tx.query<{ ledger_of: string; ids: string[]; versions: number[]; orgs: string[]; dates: RecordSet['dates']; measures: string[]; dimensions: RecordSet['dimensions'] }>(
    'select ledger_of, ids::text[], versions, orgs::text[], dates::text[], measures, dimensions from report_record_set where district = $1 and matter_id = $2 and hash = $3 and set_key = $4', [district, id, hash, key])
  if (!row) throw new Fault('not_found', '没有这组数据，请刷新报告后重试')
  const { ledger_of, ...set } = row
  return { ledger: ledger_of, ...set }
}

/** Every frozen record set against its digest in the content. @returns the sets that differ: none while nobody has touched them */
export async function alteredSets(tx: Tx, district: string, id: string, { hash, content }: Frozen): Promise<string[]> {
  const altered: string[] = []
  for (const [key, { digest }] of Object.entries(content.record_sets)) {
    // Dimensions come back from jsonb with their names in another order.
    const set = await frozenSet(tx, district, id, hash, key).catch(() => undefined)
    if (!set || digestOf({ ...set, dimensions: sortedAs(set.dimensions) }) !== digest) altered.push(key)
  }
  return altered
}
const sortedAs = (dimensions: RecordSet['dimensions']): RecordSet['dimensions'] => Object.fromEntries(Object.entries(dimensions).sort(([a], [b]) => a < b ? -1 : 1))

/** What corrections since the freeze have made of its figures: each that would print otherwise, or whose records differ. */
export async function differencesSince(counter: Counter, id: string, { hash, content }: Frozen, of: Reporting): Promise<Difference[]> {
  const known = new Map<string, Promise<Changes>>()
  const changesOf = (key: string): Promise<Changes> => {
    if (!known.has(key)) known.set(key, changesSince(counter, id, hash, key))
    return known.get(key)!
  }
  const differences: Difference[] = []
  for (const figure of content.figures) {
    const [mark] = runsOf(figure.mark)
    // An indicator that has been retired since leaves nothing to compare with.
    if (!mark || typeof mark === 'string' || mark.kind === 'fact' || !counter.indicators.has(mark.indicator)) continue
    const now = await evaluate(counter, mark, of)
    const sums = { added: 0, removed: 0, changed: 0 }
    for (const key of figure.sets) {
      const { added, removed, changed } = await changesOf(key)
      sums.added += added; sums.removed += removed; sums.changed += changed
    }
    if (now.text !== figure.text || sums.added + sums.removed + sums.changed > 0) differences.push({ mark: figure.mark, frozen: figure.text, now: now.text, ...sums })
  }
  return differences
}
