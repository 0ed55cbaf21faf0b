import { bulletins, type BulletinKind } from '../domains/supervision/bulletin-choices.ts'
import { supervisionBulletin } from '../domains/supervision/bulletin.ts'
import { withScope, type Caller } from '../kernel/access/scope.ts'
import { Fault, invalid } from '../kernel/fault.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import { isSpan, kindOf, previous, spanAt, type Span } from '../kernel/law/span.ts'
import { perform } from '../kernel/matter/perform.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import { composeReport } from './compose.ts'
import type { BulletinLine, ReportsView } from './contract.ts'
import { counting, namesIn } from './counting.ts'
import type { Reporting } from './evaluate.ts'
import { reportKinds } from './kinds.ts'
import { rankingTerms } from './ranking-terms.ts'
import { rankingOf } from './ranking.ts'

const kind = reportKinds[supervisionBulletin.id]!
const { heldBy = [] } = kind.procedure
const WRITERS: readonly string[] = ['supervisor', 'statistician', 'office_head', 'organ_head']

/** The last week, month and quarter that have ended: what the next bulletin is about. */
export const endedBefore = (today: IsoDate): ReportsView['ended'] => ({ week: previous(spanAt('week', today)), month: previous(spanAt('month', today)), quarter: previous(spanAt('quarter', today)) })

export async function mayOpenBulletin(reading: Reading, caller: Caller): Promise<ReportsView['may_open_bulletin']> {
  const { units } = await reading.directory(caller.district)
  return [...units.values()].filter(({ id, kind: of, valid_until }) => valid_until === null && heldBy.includes(of)
    && caller.roles.some(({ org_id, role }) => org_id === id && WRITERS.includes(role))).map(({ id, name }) => ({ org_id: id, name }))
}

/** Bulletins the caller may see: of his own unit, and those that were sent to it. */
export async function bulletinLines(reading: Reading, caller: Caller): Promise<BulletinLine[]> {
  const { units } = await reading.directory(caller.district)
  const { rows } = await withScope(reading.pool, caller, (tx) => tx.query<Omit<BulletinLine, 'org_name'> & { readonly org_id: string }>(`
    select b.id, b.kind, b.span, b.title, b.org_id, b.state, b.frozen_on, b.sent_on, b.published_on,
      (select d.number from document d where d.district = b.district and d.matter_id = b.id and d.document = 'report' and d.voided_reason is null limit 1) as number
    from supervision_bulletin b where b.district = $1 order by b.period_until desc, b.kind, b.id limit 500`, [caller.district]))
  return rows.map(({ org_id, ...row }) => ({ ...row, org_name: units.get(org_id)?.name ?? '' }))
}

/**
 * Opens a bulletin with the paragraphs of its template, to be sent to every unit that has records in its span; one that
 * is open already is found.
 * @returns its id
 */
export async function openBulletin(reading: Reading, caller: Caller, asked: { readonly kind: string; readonly span: Span; readonly org_id: string }): Promise<string> {
  if (!Object.hasOwn(bulletins, asked.kind) || !isSpan(asked.span) || kindOf(asked.span) !== asked.kind) throw invalid([{ field: 'span', message: '期间的写法与种类不一致，周如 2026W40，月如 2026-09，季度如 2026Q3' }])
  if (!(await mayOpenBulletin(reading, caller)).some(({ org_id }) => org_id === asked.org_id)) throw new Fault('forbidden', '通报由行政执法监督机构的监督人员、统计人员、负责人起草')
  const found = await existing(reading, caller.district, asked)
  if (found) return found
  const { full } = await namesIn(reading, caller.district)
  const rows = await counting(reading, caller.district, async (counter) => {
    const of: Reporting = { span: asked.span, org: null, facts: [], orgName: full, computed_at: new Date().toISOString() }
    const { units, excluded } = await rankingOf(counter, of, await rankingTerms(reading, counter, caller.district))
    return { block: await composeReport(counter, kind, asked, of), addressee: [...units, ...excluded].map(({ org_id }) => ({ unit: org_id })) }
  })
  try {
    return (await perform(reading, caller, { ledger: supervisionBulletin.id, action: 'open', org_id: asked.org_id, input: { kind: asked.kind as BulletinKind, span: asked.span }, rows })).id
  } catch (error) {
    // Two opened it at once: the first one's stands.
    const other = (error as { code?: string }).code === '23505' ? await existing(reading, caller.district, asked) : undefined
    if (other) return other
    throw error
  }
}

async function existing({ worker }: Pick<Reading, 'worker'>, district: string, { org_id, span }: { readonly org_id: string; readonly span: Span }): Promise<string | undefined> {
  const { rows: [row] } = await worker.query<{ id: string }>('select id from supervision_bulletin where district = $1 and org_id = $2 and span = $3', [district, org_id, span])
  return row?.id
}
