/** Sums on paper: total of printed numbers, tolerance of rounded ones, the addition as it is shown, the link of parts and whole. */
import type { Term } from '../term.ts'
import { amountOf, figureText, halfPlace, isExact, isRounded, numberText, sizeOf, type Link, type Verdict } from './link.ts'

export function totalOf(parts: readonly Term[]): number {
  return parts.reduce((sum, part) => sum + sizeOf(part), 0)
}

/** The sum of percentages without binary noise. */
export function percentTotal(rates: readonly Term[]): number {
  return Number(totalOf(rates).toPrecision(12))
}

/** Rounded terms may miss their total by half a place each. */
export function toleranceOf(terms: readonly Term[]): number {
  return terms.filter(isRounded).reduce((sum, term) => sum + halfPlace(term), 0)
}

export function addsUp(parts: readonly Term[], whole: Term): boolean {
  const difference = Math.abs(totalOf(parts) - sizeOf(whole))
  return isExact(whole, ...parts) && difference <= toleranceOf([whole, ...parts]) * (1 + 1e-9) + 1e-6
}

export function additionOf(parts: readonly Term[]): string {
  return parts.map(figureText).join('+')
}

/** The total of parts in the unit the whole is printed in: 450.5 for parts in 元 of a whole in 万元. */
export function totalText(parts: readonly Term[], whole: Term): string {
  const scale = unitScale(whole) * (/^[\d.,]+万$/.test(whole.raw) ? 1e4 : /^[\d.,]+亿$/.test(whole.raw) ? 1e8 : 1)
  return `${numberText(totalOf(parts) / scale)}${/^[\d.,]+([万亿])$/.exec(whole.raw)?.[1] ?? ''}`
}

function unitScale(whole: Term): number {
  return whole.value === 0 ? 1 : sizeOf(whole) / whole.value
}

/** Parts and their whole; what is missing within the tolerance of rounded terms is a note. */
export function sumLink(parts: readonly Term[], whole: Term): Link {
  const total = totalOf(parts)
  const scale = unitScale(whole)
  const off = Math.abs(total - sizeOf(whole)) / scale
  const holds = off <= toleranceOf([whole, ...parts]) / scale + 1e-6
  const note = (): Verdict => ({
    severity: 'rounding', message: `各项之和与总数${amountOf(whole)}相差尾数，系四舍五入所致。`, arithmetic: `${additionOf(parts)}=${totalText(parts, whole)}`, fits: `${totalText(parts, whole)}${whole.unit}`,
  })
  return {
    kind: 'sum', terms: [...parts, whole], formula: `${parts.map((part) => part.id).join(' + ')} = ${whole.id}`, stated: whole.value, recomputed: Number((total / scale).toPrecision(12)), holds,
    ...(holds && off > 1e-6 * Math.max(1, whole.value) ? { verdict: note() } : {}),
  }
}

/** 甲+乙=120≠130 */
export function unequal(parts: readonly Term[], whole: Term): string {
  return `${additionOf(parts)}=${totalText(parts, whole)}≠${figureText(whole)}`
}
