import type { IsoDate } from '../kernel/law/law.ts'

/** A figure as a report printed it, in the form of `figures.json`. */
export interface PublishedFigure {
  readonly id: string
  readonly indicator: string
  readonly value: number
  readonly unit: string
  /** The word that blurs or bounds the number: 余, 近, 以上; or empty. */
  readonly qualifier?: string
  readonly period?: string
}
/** An arithmetic relation between figures of a report, in the form of `relations.json`. */
export interface Relation { readonly terms: readonly string[]; readonly holds: boolean; readonly class: string }

export type AgainstStatus = 'reproduced' | 'different' | 'declared' | 'not_modelled' | 'no_district' | 'contradicted'

/**
 * Ids of figures that their own report contradicts: a term of an exact relation (a sum, a rate, a list counted) that
 * does not hold. Relations of other classes are doubts, scopes and tests of a base, which contradict nothing.
 */
export const contradicted = (relations: readonly Relation[]): ReadonlySet<string> =>
  new Set(relations.filter((relation) => !relation.holds && (relation.class === 'hard' || relation.class === 'list')).flatMap(({ terms }) => terms))

/** `jinnan-2024` of `jinnan-2024-034`: the report a figure stands in. */
export const reportOf = (id: string): string => id.replace(/-\d+$/, '')

/** Days a printed period covers: a year, or a half of it; null where it says something else. */
export function daysOf(period: string): { readonly from: IsoDate; readonly until: IsoDate } | null {
  const [, year, half] = /^(\d{4})(?:年)?(?:\s*(first half|second half|year-end|上半年|下半年|年末|年底))?$/.exec(period.trim()) ?? []
  if (!year) return null
  const day = (text: string) => text as IsoDate
  if (half === 'first half' || half === '上半年') return { from: day(`${year}-01-01`), until: day(`${year}-07-01`) }
  if (half === 'second half' || half === '下半年') return { from: day(`${year}-07-01`), until: day(`${Number(year) + 1}-01-01`) }
  return { from: day(`${year}-01-01`), until: day(`${Number(year) + 1}-01-01`) }
}

const units: { readonly [unit: string]: number } = { 万元: 10_000, '万元/年': 10_000, 亿元: 100_000_000 }
const decimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0

/** The computed value in the unit and with the decimals that were printed; all and none are claims that rounding does not make true. */
export function inPrintedUnit(computed: number, { value, unit }: Pick<PublishedFigure, 'value' | 'unit'>): number {
  if (unit === '%' && (value === 100 || value === 0)) return computed
  const scale = 10 ** decimals(value)
  return Math.round((computed / (units[unit] ?? 1)) * scale) / scale
}

/** Whether a value is what the report says, read as a reader would: 20余次 are at least 20 and fewer than 30. */
export function agrees(computed: number, { value, qualifier = '' }: Pick<PublishedFigure, 'value' | 'qualifier'>): boolean {
  switch (qualifier) {
    case '余': case '多': return computed >= value && computed < value + step(value)
    case '近': return computed <= value && computed > value - step(value)
    case '以上': case '不低于': return computed >= value
    case '超过': return computed > value
    // 全部, 均, 全覆盖, 无, 未 and their like say an exact number in a word.
    default: return computed === value
  }
}
/** The place a rounded number was rounded at: 20 at the tens, 4300 at the hundreds; an odd 1705 at the tens. */
function step(value: number): number {
  const zeros = /0*$/.exec(String(Math.trunc(value)))![0].length
  return 10 ** Math.max(zeros, 1)
}
