/** Rates whose part or base is told in two numbers. */
import type { Term } from '../term.ts'
import { between, isExact, type Context, type Link } from './link.ts'
import { fitOfPair, percentOf } from './rate.ts'
import { isBound } from './stem.ts'

/** 甲60卷、乙40卷,优秀30卷,优秀率30%: two numbers told in a row are one base; 采纳60条,部分采纳12条,采纳率80%: two that carry the word are one part. */
export function joinedPair(context: Context, rate: Term, near: readonly Term[]): Link | undefined {
  const inRow = near.filter((term) => isExact(term) && term.value > 0).slice(0, 6)
  for (const part of inRow.filter((term) => isBound(term, rate)).slice(0, 2)) {
    for (const [at, right] of inRow.entries()) {
      const left = inRow[at + 1]
      if (!left || left.unit !== right.unit) continue
      const sum = { ...right, value: right.value + left.value }
      const asBase = part.family === right.family && part.start > right.start && /^[^,;。]{0,12}、[^,;。]{0,12}$/.test(between(context, left, right)) && fitOfPair(part, sum, rate) === 'rounded'
      if (asBase) return joinedLink([part, left, right, rate], `${part.id} / (${left.id} + ${right.id}) * 100 = ${rate.id}`, percentOf(part, sum, false))
      const base = right === part && isBound(left, rate) ? inRow.slice(at + 2).find((term) => term.family === part.family && term.value >= sum.value && fitOfPair(sum, term, rate) === 'rounded') : undefined
      if (base) return joinedLink([left, right, base, rate], `(${left.id} + ${right.id}) / ${base.id} * 100 = ${rate.id}`, percentOf(sum, base, false))
    }
  }
  return undefined
}

function joinedLink(terms: readonly Term[], formula: string, percent: number): Link {
  return { kind: 'ratio', terms, formula, stated: terms.at(-1)?.value ?? 0, recomputed: Number(percent.toFixed(4)), holds: true }
}
