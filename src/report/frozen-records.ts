import type { Caller } from '../kernel/access/scope.ts'
import { withScope } from '../kernel/access/scope.ts'
import { notFound } from '../kernel/fault.ts'
import { isProcedure } from '../kernel/indicator/sql.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { FigureRecords, RecordLine } from './contract.ts'
import { computingOf, counting, namesIn } from './counting.ts'
import { indicatorOfSet, speaksOf } from './evaluate.ts'
import { frozenSet } from './freeze.ts'
import { compared, linesOf, recordSet, type RecordSet } from './records.ts'
import { loadReport } from './report.ts'

const PAGE = 50

/**
 * The records behind a figure of a report, fifty at a time: as frozen, each with what became of it since, changed ones
 * first; of a draft, as they are. A record outside the caller's sight is counted but has no name and no amount.
 */
export async function reportRecords(reading: Reading, caller: Caller, id: string, key: string, after: string | undefined): Promise<FigureRecords> {
  const { matter, of } = await loadReport(reading, caller, id)
  const asked = indicatorOfSet(computingOf(reading), key)
  const hash = matter.row['content_hash'] as string | null
  const { now, kept } = await counting(reading, caller.district, async (counter) => {
    if (!await speaksOf(counter, of.org, asked.org)) throw notFound('这组数据')
    return { now: await recordSet(counter, key), kept: hash === null ? null : await frozenSet(counter.tx, caller.district, id, hash, key) }
  })
  const all = kept ? since(kept, now) : placesOf(now)
  const from = after === undefined ? 0 : Number(after)
  if (!Number.isInteger(from) || from < 0) throw notFound('这一页')
  const page = all.slice(from, from + PAGE)
  const { indicator } = asked
  const { short } = await namesIn(reading, caller.district)
  const lines = await withScope(reading.pool, caller, (tx) => linesOf(tx, caller, reading.unseal, indicator, page.map((one) => one.id)))
  return {
    items: page.map(({ org_id, ...one }): RecordLine => ({
      ...one, ledger: indicator.of.id, register: !isProcedure(indicator.of), number: lines.get(one.id)?.number ?? null,
      ...(!lines.has(one.id) && { measure: null }), title: lines.get(one.id)?.title ?? '（不在您的查看范围内）', org_name: short(org_id),
    })),
    next: all.length > from + PAGE ? String(from + PAGE) : null,
  }
}

interface Place { readonly id: string; readonly org_id: string; readonly dated_on: RecordLine['dated_on']; readonly measure: string | null; readonly since?: NonNullable<RecordLine['since']> }
const placesOf = (set: RecordSet): Place[] => set.ids.map((id, at) => ({ id, org_id: set.orgs[at]!, dated_on: set.dates[at]!, measure: set.measures[at] ?? null }))
  .sort((a, b) => a.dated_on < b.dated_on ? 1 : a.dated_on > b.dated_on ? -1 : a.id < b.id ? 1 : -1)

const ORDER = { gone: 0, new: 1, changed: 2, same: 3 } as const
function since(kept: RecordSet, now: RecordSet): Place[] {
  const [removed, changed, added] = [compared(kept, now)].flatMap((d) => [new Set(d.removed), new Set(d.changed), new Set(d.added)]) as [Set<string>, Set<string>, Set<string>]
  const stood = placesOf(kept).map((one) => ({ ...one, since: removed.has(one.id) ? 'gone' as const : changed.has(one.id) ? 'changed' as const : 'same' as const }))
  const came = placesOf(now).filter((one) => added.has(one.id)).map((one) => ({ ...one, since: 'new' as const }))
  return [...stood, ...came].sort((a, b) => ORDER[a.since] - ORDER[b.since])
}
