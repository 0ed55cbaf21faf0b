/** Averages told beside what they are taken of: 培训53场1590人,平均每场30人. */
import type { Term } from '../term.ts'
import { amountOf, isCount, isExact, numberText, sizeOf, type Context, type Link } from './link.ts'

const AVERAGE = /平均每(?:个|名|家)?([\u4e00-\u9fff]{1,6})$|([村所镇街])均$/

/** Finds averages whose total and number stand in the same sentence, each once. */
export function findAverages(context: Context): Link[] {
  return context.sentences.flatMap((terms) => terms.flatMap((average, index) => averageAt(terms, average, index)))
}

function averageAt(terms: readonly Term[], average: Term, index: number): Link[] {
  const match = AVERAGE.exec(average.lead)
  const each = match?.[1] ?? match?.[2]
  if (!each || !isExact(average) || average.value <= 0 || average.form === 'word') return []
  const before = terms.slice(Math.max(0, index - 4), index).filter((term) => isExact(term) && term.form !== 'word')
  const numbers = before.filter((term) => isCount(term) && term.value > 1 && (term.unit === each || term.subject.includes(each)) && term.unit !== average.unit)
  const totals = before.filter((term) => term.unit === average.unit && sizeOf(term) >= average.value)
  const [number, total] = [numbers[0], totals[0]]
  if (!number || !total || numbers.length !== 1 || totals.length !== 1) return []
  const actual = total.value / number.value
  // Cut off or rounded to the place that is printed.
  const holds = Math.abs(actual - average.value) < 10 ** -average.decimals
  const text = numberText(Number(actual.toFixed(Math.max(1, average.decimals))))
  const verdict = { severity: 'doubt' as const, message: `${amountOf(total)}分于${amountOf(number)}，平均为${text}${average.unit}，文中为${amountOf(average)}，请核。`, arithmetic: `${numberText(total.value)}÷${numberText(number.value)}=${text}≠${numberText(average.value)}`, fits: `${text}${average.unit}` }
  return [{ kind: 'ratio', terms: [total, number, average], formula: `${total.id} / ${number.id} = ${average.id}`, stated: average.value, recomputed: Number(actual.toFixed(4)), holds, ...(holds ? {} : { verdict }) }]
}
