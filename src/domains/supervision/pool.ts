import { definePool } from '../../kernel/draw/pool-def.ts'
import { share as shareOf, type Pool, type PoolMember } from '../../kernel/draw/pool.ts'
import { and, or, type Condition } from '../../kernel/indicator/condition.ts'
import { named, recordsOf, termsOf, type FigureRecord } from '../../kernel/indicator/figure.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { addDays } from '../../kernel/law/day.ts'
import { 处罚法 } from '../common/law.ts'
import { caseLedgers, cases, type CaseLedger } from './choices.ts'

/** The stratum of the cases that are all looked into. */
export const MAJOR = 'major'
/** The figures whose records a sample is drawn from: what is counted is what can be drawn. */
const RECORDS = ['enforcement_records_collected', 'coercive_measures']
const MOST = 1_000_000

interface Asking { readonly period_from: IsoDate; readonly period_until: IsoDate; readonly kind: string; readonly case_kinds: readonly CaseLedger[]; readonly strata: readonly string[]; readonly share: number; readonly major_kinds: readonly string[]; readonly major_fine: string | null }

/** 处罚法第五十七条第二款 and 第五十八条第一款, and what the place adds: heavy kinds, large fines. */
const major = ({ major_kinds, major_fine }: Asking): Condition => or(
  { kind: 'in', field: 'major', values: [true] }, { kind: 'not', condition: { kind: 'null', field: 'reviewed_on' } }, { kind: 'in', field: 'heaviest_kind', values: major_kinds },
  ...major_fine === null ? [] : [{ kind: 'range', field: 'fine_total', from: major_fine } as const],
)

/** The records of a month by unit and kind; major cases apart, so that all of them are drawn. */
export const samplingPool = definePool({
  id: 'sampling', label: '执法案卷抽查名册', of: 'sampling', basis: 处罚法.art(75, 1),
  members: async (tx, matter, c): Promise<Pool> => {
    const asking = matter as unknown as Asking
    const period = { from: asking.period_from, until: addDays(asking.period_until, 1) }
    const kinds = asking.case_kinds.length > 0 ? asking.case_kinds : cases
    const asked = RECORDS.flatMap((id) => termsOf(named(id, c), c)).filter(({ of }) => kinds.includes(of.id as CaseLedger))
    const read = (indicator: (typeof asked)[number]) => recordsOf(tx, indicator, { district: matter.district }, period, c, { limit: MOST })
    let records: readonly FigureRecord[] = []
    const grave = new Set<string>()
    for (const indicator of asked) {
      // Joined, not spread: a month may hold more records than a call takes arguments.
      records = records.concat(await read(indicator))
      if (indicator.of.id === 'penalty' && asking.kind === 'monthly') for (const { id } of await read({ ...indicator, where: and(...indicator.where ? [indicator.where] : [], major(asking)) })) grave.add(id)
    }
    const { rows: reviewers } = await tx.query<{ account: string; certificate: string; unit: string | null }>('select account, certificate, unit from sampling_reviewer where district = $1 and matter_id = $2 order by position', [matter.district, matter.id])
    const { rows: units } = await tx.query<{ id: string; name: string }>('select distinct on (id) id, short_name as name from organisation where district = $1 order by id, valid_from desc', [matter.district])
    const names = new Map(units.map(({ id, name }) => [id, name]))

    const stratumOf = ({ ledger, id, org_id }: FigureRecord): string => grave.has(id) ? MAJOR
      : [asking.strata.includes('unit') && org_id, asking.strata.includes('kind') && ledger].filter(Boolean).join(':') || 'all'
    const labelOf = (one: FigureRecord): string => grave.has(one.id) ? '重大案件'
      : [asking.strata.includes('unit') && (names.get(one.org_id) ?? one.org_id), asking.strata.includes('kind') && caseLedgers[one.ledger as CaseLedger]].filter(Boolean).join(' ') || '全部'
    // Once over the records: there may be hundreds of thousands.
    const strata: { [stratum: string]: string } = {}
    const counts = new Map<string, number>()
    const avoid: (readonly [string, string])[] = []
    const members = records.map((one): PoolMember => {
      const [id, stratum] = [`${one.ledger}:${one.id}`, stratumOf(one)]
      if (!counts.has(stratum)) strata[stratum] = labelOf(one)
      counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
      for (const { account, unit } of reviewers) if (unit === one.org_id) avoid.push([account, id])
      return { id, code: one.number ?? one.id, stratum }
    })
    return {
      members, strata, avoid,
      sizes: { ...spread(counts, shareOf(records.length, asking.share)), ...counts.has(MAJOR) && { [MAJOR]: counts.get(MAJOR)! } },
      officers: { members: reviewers.map(({ account, certificate }) => ({ id: account, code: certificate, stratum: 'reviewer' })), groups: { reviewer: '审查人员' }, each: { reviewer: 1 } },
    }
  },
})

/** A number over strata by their sizes, the largest remainders first: 5 % is of the total, not of each unit. */
function spread(counts: ReadonlyMap<string, number>, wanted: number): { readonly [stratum: string]: number } {
  const ordinary = [...counts].filter(([stratum]) => stratum !== MAJOR).sort(([a], [b]) => a < b ? -1 : 1)
  const total = ordinary.reduce((sum, [, count]) => sum + count, 0)
  const size = Math.min(wanted, total)
  const parts = ordinary.map(([stratum, count]) => { const exact = total === 0 ? 0 : count * size / total; return { stratum, whole: Math.floor(exact), rest: exact - Math.floor(exact) } })
  let left = size - parts.reduce((sum, { whole }) => sum + whole, 0)
  const sizes = new Map(parts.map(({ stratum, whole }) => [stratum, whole]))
  for (const { stratum } of parts.toSorted((a, b) => b.rest - a.rest || (a.stratum < b.stratum ? -1 : 1))) if (left-- > 0) sizes.set(stratum, sizes.get(stratum)! + 1)
  return Object.fromEntries(sizes)
}
