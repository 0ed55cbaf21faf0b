/** Parts that together exceed their whole or fall short of it: when that is certain, when a question, when nothing. */
import { isPartition } from '../lexicon/partitions.ts'
import type { Term } from '../term.ts'
import { additionOf, sumLink, toleranceOf, totalOf, totalText, unequal } from './addition.ts'
import { amountOf, between, figureText, isExact, isRounded, nameOf, numberText, sizeOf, type Context, type Link, type Verdict } from './link.ts'

/** Counted in one measure: 人 and 名 are the same, 家 and 家次 are not. */
export function alike(a: Term, b: Term): boolean {
  return a.unit === b.unit || (a.family === 'person' && b.family === 'person' && a.unit.length === 1 && b.unit.length === 1)
}

/** Parts that together exceed the whole may overlap, hence a doubt; groups of persons (妇女, 未成年人) mostly do. */
export function overfull(parts: readonly Term[], whole: Term): Link[] {
  const same = parts.filter((part) => part.unit === whole.unit)
  const excess = totalOf(same) - sizeOf(whole)
  const told = excess > 0 ? dividedWrong(parts, whole) : []
  if (told.length > 0) return told
  if (whole.family === 'person' || same.length < 2 || !isExact(whole, ...same) || excess <= toleranceOf([whole, ...same]) || same.some((part) => sizeOf(part) > sizeOf(whole))) return []
  // A large excess shows that the parts are not of one division; a small one, or one digit, looks like a slip.
  if (excess > sizeOf(whole) * 0.2 && !(isOneDigit(excess) && same.length > 2)) return []
  const verdict: Verdict = {
    severity: 'doubt', message: `所列各项之和超过总数${amountOf(whole)}，各项是否有交叉，请核。`, arithmetic: `${additionOf(same)}=${totalText(same, whole)}>${figureText(whole)}`, fits: `总数为${totalText(same, whole)}时相符`,
  }
  return [{ ...sumLink(same, whole), holds: false, verdict }]
}

/** Parts of a division that is always given whole (一审、二审), or a total with two digits exchanged: any difference is a question. */
function dividedWrong(parts: readonly Term[], whole: Term): Link[] {
  const total = totalOf(parts)
  const off = Math.abs(total - sizeOf(whole)) > toleranceOf([whole, ...parts]) * (1 + 1e-9) + 1e-6
  if (!off || parts.length < 2 || !isExact(whole, ...parts) || parts.some((part) => !alike(part, whole))) return []
  if (!isPartition(parts.map(({ lead, tail }) => `${lead}${lead.endsWith('其中') ? tail.slice(0, 8) : ''}`)) && !(isExchanged(numberText(total), numberText(sizeOf(whole))) && (parts.length > 2 || total >= 1000))) return []
  const verdict: Verdict = {
    severity: 'doubt', message: `${nameOf(whole)}${amountOf(whole)}，所列各项之和为${totalText(parts, whole)}${whole.unit}，请核。`, arithmetic: unequal(parts, whole), fits: `总数为${totalText(parts, whole)}${whole.unit}时相符`,
  }
  return [{ ...sumLink(parts, whole), holds: false, verdict }]
}

/** 1326 and 1236: three digits or more, two neighbours of which have changed places. */
function isExchanged(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false
  const at = [...a].findIndex((digit, place) => digit !== b[place])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** A difference that one wrong digit makes (30, 400, 5000): in large numbers too rare to be chance. */
function isOneDigit(difference: number): boolean {
  return difference >= 10 && /^[1-9]0+$/.test(numberText(difference))
}

/**
 * Parts that fall short of the whole. 其他 as the last part closes the division, so that a gap is certain; without
 * it a small gap, or one wrong digit, is a question, any other nothing: 其中 need not name all.
 */
export function underfull(parts: readonly Term[], whole: Term): Link[] {
  const last = parts.at(-1)
  const gap = sizeOf(whole) - totalOf(parts)
  const told = gap > 0 ? dividedWrong(parts, whole) : []
  if (told.length > 0) return told
  if (parts.length < 2 || parts.some((part) => part.unit !== whole.unit) || !last || gap <= toleranceOf([whole, ...parts]) || !isExact(whole, ...parts)) return []
  const several = parts.length > 2
  const closes = /^[、,;和及]?\s*(?:其他|其它|其余|余下)/.test(last.lead) && several
  const open = !several || whole.family === 'person' || last.tail.startsWith('等')
  const slip = gap <= Math.max(3, sizeOf(whole) * 0.02) || (isOneDigit(gap) && gap < sizeOf(whole) / 2)
  if (!closes && (open || !slip)) return []
  const total = totalText(parts, whole)
  const missing = isRounded(whole) || isRounded(last) ? '' : `，少${numberText(gap)}${whole.unit}`
  const verdict: Verdict = {
    severity: closes ? 'contradiction' : 'doubt', message: `${nameOf(whole)}${amountOf(whole)}，所列各项之和为${total}${whole.unit}${missing}${closes ? '' : '，是否漏列'}。`,
    arithmetic: unequal(parts, whole), fits: `总数为${total}${whole.unit}${missing === '' ? '' : `，或补列${numberText(gap)}${whole.unit}`}`,
  }
  return [{ ...sumLink(parts, whole), holds: false, verdict }]
}

/** A breakdown in brackets that says nothing but its parts is meant to be whole. */
export function bracketLink(parts: readonly Term[], whole: Term): Link {
  const verdict: Verdict = { severity: 'doubt', message: `${nameOf(whole)}${amountOf(whole)}，括号内各项之和为${totalText(parts, whole)}${whole.unit}，请核。`, arithmetic: unequal(parts, whole), fits: `总数为${totalText(parts, whole)}${whole.unit}时相符` }
  return { ...sumLink(parts, whole), holds: false, verdict }
}

export function endsWithNumber(context: Context, parts: readonly Term[], end: number): boolean {
  return parts.every((part, at) => at === 0 || /^[^,;]{0,8}[、,;][^,;:]{0,14}$/.test(between(context, parts[at - 1] as Term, part))) && /^[^等]{0,6}$/.test(context.layout.folded.slice((parts.at(-1) as Term).unitEnd, end))
}
