/** Quantities over time: halves and quarters of a year against the year, and rates of two years with their difference in points. */
import type { Term } from '../term.ts'
import { amountOf, isDivisible, isExact, numberText, sizeOf, type Context, type Link } from './link.ts'

const DIVISIONS: readonly (readonly RegExp[])[] = [[/上半年/, /下半年/], [/[一1]季度/, /[二2]季度/, /[三3]季度/, /[四4]季度/]]
const WHOLE_YEAR = /全年|年度?(?:共|累计)|累计|合计|共计/
const LAST_YEAR = /(?:上年|去年|上一年|前一年|同期)/
const RISES = /提高|上升|提升|增长|增加|高于/
const FALLS = /下降|降低|减少|回落|低于/

/** Finds cumulated periods and year-on-year differences in percentage points. */
export function findPeriods(context: Context): Link[] {
  return context.sentences.flatMap((terms) => [...DIVISIONS.flatMap((division) => cumulated(terms, division)), ...terms.flatMap((_, index) => points(terms, index))])
}

/** 上半年50件,下半年70件,全年120件. Of each part of the year exactly one number, all in one unit. */
function cumulated(terms: readonly Term[], division: readonly RegExp[]): Link[] {
  const parts = division.map((part) => terms.filter((term) => part.test(term.lead) && isDivisible(term)))
  if (parts.some((found) => found.length !== 1)) return []
  const [first, ...others] = parts.flat() as [Term, ...Term[]]
  const wholes = terms.filter((term) => WHOLE_YEAR.test(term.lead) && term.unit === first.unit && ![first, ...others].includes(term) && ['', countedOf(first)].includes(countedOf(term)))
  const [whole] = wholes
  if (!whole || wholes.length !== 1 || others.some((term) => term.unit !== first.unit)) return []
  const total = [first, ...others].reduce((sum, term) => sum + sizeOf(term), 0)
  const scale = whole.value === 0 ? 1 : sizeOf(whole) / whole.value
  const exactly = isExact(whole, first, ...others) && [whole, first, ...others].every((term) => term.decimals === 0)
  const holds = !exactly || total === sizeOf(whole)
  const addition = [first, ...others].map((term) => numberText(term.value)).join('+')
  return [{
    kind: 'sum', terms: [first, ...others, whole], formula: `${[first, ...others].map((term) => term.id).join(' + ')} = ${whole.id}`, stated: whole.value, recomputed: Number((total / scale).toPrecision(12)), holds,
    ...(holds ? {} : { verdict: { severity: 'contradiction' as const, message: `各时段之和为${numberText(total / scale)}${whole.unit},全年却为${amountOf(whole)}。`, arithmetic: `${addition}=${numberText(total / scale)}≠${numberText(whole.value)}`, fits: `全年${numberText(total / scale)}${whole.unit}` } }),
  }]
}

/** What a number of a period counts; the year must count the same as its parts (上半年检查3次,下半年检查4次,全年培训9次). */
function countedOf({ lead, subject, tail }: Term): string {
  const words = lead.replace(/(?:上半年|下半年|第?[一二三四1-4]季度|全年|本?年度|累计|合计|共计|总计|共|则|为|达到|达|又|再|[,、;\s])/g, '')
  return words + (tail.startsWith(subject) ? subject : '')
}

function risesFrom(late: Term, early: Term): boolean {
  return late.unit === '%' && early.unit === '%' && /(?:由|从)[^,;]{0,10}$/.test(early.lead) && /^(?:提高|提升|上升|增加|增长|下降|降低|减少|降|升)(?:至|到|为)$/.test(late.lead)
}

/** 出庭率98%,比上年的95%提高3个百分点. */
function points(terms: readonly Term[], index: number): Link[] {
  const difference = terms[index] as Term
  const [early, late] = [terms[index - 2], terms[index - 1]]
  // 由3%提高到5%,提高2个百分点: the earlier rate stands first.
  const [now, past] = late && early && risesFrom(late, early) ? [late, early] : [early, late]
  // 分别提升8个和15个百分点 belongs to several before.
  if (/分别/.test(difference.lead) || /^[、和及]/.test(difference.tail)) return []
  if (difference.family !== 'points' || past?.unit !== '%' || now?.unit !== '%' || !(risesFrom(now, past) || (LAST_YEAR.test(past.lead) && !LAST_YEAR.test(now.lead)))) return []
  const rises = RISES.test(difference.lead)
  if ((!rises && !FALLS.test(difference.lead)) || !isExact(now, past, difference)) return []
  const places = Math.max(now.decimals, past.decimals, difference.decimals)
  const actual = Number((now.value - past.value).toFixed(places))
  const stated = rises ? difference.value : -difference.value
  // Each printed rate may be off by half a place.
  const holds = Math.abs(actual - stated) <= 10 ** -Math.min(now.decimals, past.decimals, difference.decimals) + 1e-9
  return [{
    kind: 'difference', terms: [now, past, difference], formula: `${now.id} - ${past.id} = ${rises ? '' : '-'}${difference.id}`, stated: difference.value, recomputed: Math.abs(actual), holds,
    ...(holds ? {} : { verdict: { severity: 'contradiction' as const, message: `${amountOf(now)}与${risesFrom(now, past) ? '原来的' : '上年'}${amountOf(past)}相差不是${amountOf(difference)}。`, arithmetic: `${amountOf(now)}-${amountOf(past)}=${numberText(actual)}个百分点`, fits: `${numberText(Math.abs(actual))}个百分点` } }),
  }]
}
