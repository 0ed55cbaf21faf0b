import { rankingBase, rankingBasis, rankingItems, type RankingItem } from '../domains/supervision/ranking.ts'
import { named, percent } from '../kernel/indicator/figure.ts'
import { citationText } from '../kernel/law/law.ts'
import { periodOf } from '../kernel/law/span.ts'
import type { DirectoryUnit } from '../kernel/matter/read/reading.ts'
import type { Ranking, RankedUnit, RankingTerm } from './contract.ts'
import { partsOf, type Counter } from './counter.ts'
import type { Reporting } from './evaluate.ts'
import { markText } from './marks.ts'

/** Weights and threshold of the place, and the units that may be ranked. */
export interface RankingTerms {
  readonly weightOf: (item: string) => number
  readonly least: number
  readonly units: ReadonlyMap<string, DirectoryUnit>
}
type Part = RankingItem['of']
type Cell = RankedUnit['cells'][number]

/** Whole units enforce; their teams and sections count for them. */
const RANKED: readonly string[] = ['department', 'street', 'town', 'agency']
const round = (value: number): number => Math.round(value * 100) / 100

/**
 * Units of the span ranked by the weighted mean of their shares. What a unit has nothing of (no decision was due) does not
 * count for or against it: its weight goes to the rest. Equal scores share a place. Pure once the figures are counted.
 */
export async function rankingOf(counter: Counter, of: Reporting, { weightOf, least, units }: RankingTerms): Promise<Ranking> {
  const items = rankingItems.map((item: RankingItem) => ({ ...item, weight: weightOf(item.id) })).filter(({ weight }) => weight > 0)
  const byUnit = async ({ indicator, by }: Part) => {
    const sums = new Map<string, number>()
    for (const [org, { value }] of await partsOf(counter, indicator, null, periodOf(of.span), by)) {
      const unit = org === null ? null : rankedAbove(units, org)
      if (unit !== null) sums.set(unit, (sums.get(unit) ?? 0) + (value ?? 0))
    }
    return sums
  }
  const termOf = ({ indicator }: Part): RankingTerm => ({ label: named(indicator, counter).label, mark: markText({ kind: 'figure', indicator, form: 'value', org: null }) })
  const base = await byUnit(rankingBase)
  const nameOf = (unit: string): string => units.get(unit)?.short_name ?? ''
  const counted: { readonly item: RankingItem; readonly of: ReadonlyMap<string, number>; readonly over: ReadonlyMap<string, number> | null }[] = []
  for (const item of items) counted.push({ item, of: await byUnit(item.of), over: item.over ? await byUnit(item.over) : null })

  const cellsOf = (unit: string): Cell[] => counted.map(({ item, of: part, over }) => {
    const numerator = part.get(unit) ?? 0
    const denominator = over === null ? null : over.get(unit) ?? 0
    const rate = denominator === null ? (numerator > 0 ? 100 : 0) : percent(numerator, denominator)
    return { numerator, denominator, rate, points: rate === null ? null : item.fewer ? Math.max(0, round(100 - rate)) : Math.min(100, rate) }
  })
  const scored = [...base].filter(([, cases]) => cases >= least).map(([unit, cases]) => {
    const cells = cellsOf(unit)
    const measured = cells.flatMap(({ points }, at) => points === null ? [] : [{ points, weight: items[at]!.weight }])
    const total = measured.reduce((sum, { weight }) => sum + weight, 0)
    return { org_id: unit, name: nameOf(unit), cases, cells, score: total === 0 ? null : round(measured.reduce((sum, { points, weight }) => sum + points * weight, 0) / total) }
  })
  const ranked = scored.filter((one): one is typeof one & { readonly score: number } => one.score !== null).sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
  const few = [...base].filter(([, cases]) => cases < least)
  return {
    least, items: items.map(({ id, label, weight, fewer, of: part, over }) => ({
      id, label, weight, fewer: fewer ?? false, of: termOf(part), over: over ? termOf(over) : null,
    })),
    formula: `得分 = 各项得分 × 权重之和 ÷ 有数据各项的权重之和；各项得分 = 比率 × 100，越少越好的项目 = 100 − 比率 × 100，不低于 0；没有分母的项目不计。得分相同的名次相同。罚款数额不作为排名项目（${citationText(rankingBasis)}）。`,
    // The place of a unit is one more than the number of those before it.
    units: ranked.map((one) => ({ ...one, rank: 1 + ranked.filter(({ score }) => score > one.score).length })),
    excluded: [
      ...few.map(([unit, cases]) => ({ org_id: unit, name: nameOf(unit), reason: `归集执法案件${cases}件，不足${least}件，比率没有可比性` })),
      ...scored.filter(({ score }) => score === null).map(({ org_id, name }) => ({ org_id, name, reason: '本期各项都没有数据' })),
    ].sort((a, b) => a.name.localeCompare(b.name)),
  }
}

/** The unit a record counts for: the nearest above that is ranked, through mergers that ended what it was of. */
function rankedAbove(units: RankingTerms['units'], org: string): string | null {
  for (let unit = units.get(org); unit; unit = unit.parent_id === null ? undefined : units.get(unit.parent_id)) if (RANKED.includes(unit.kind)) return unit.id
  return null
}
