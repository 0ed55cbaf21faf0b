import type { Reading } from '../kernel/matter/read/reading.ts'
import type { Counter } from './counter.ts'
import type { RankingTerms } from './ranking.ts'
import { rankingItems } from '../domains/supervision/ranking.ts'

/** Weights and threshold as the place has set them today, and the units of the district. */
export async function rankingTerms(reading: Reading, { tx, today }: Pick<Counter, 'tx' | 'today'>, district: string): Promise<RankingTerms> {
  const def = (id: string) => reading.registry.settings.get(id)
  const [weight, least] = [def('ranking_weight'), def('ranking_least_cases')]
  const { units } = await reading.directory(district)
  // A house without supervision has no ranking to make.
  if (!weight || !least) return { weightOf: () => 0, least: 0, units }
  const [threshold, ...weights] = await reading.settings(tx, district, [{ def: least, key: null }, ...rankingItems.map(({ id }) => ({ def: weight, key: id }))], today)
  const byItem = new Map(rankingItems.map(({ id }, at) => [id as string, weights[at]!.value as number]))
  return { weightOf: (item) => byItem.get(item)!, least: threshold!.value as number, units }
}
