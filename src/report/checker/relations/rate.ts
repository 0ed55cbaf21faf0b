/** Arithmetic of rates: does a quotient give the printed percentage, by rounding, by cutting off, or for a whole numerator? */

export type Fit = 'rounded' | 'cut' | 'near' | 'none'

const EPSILON = 1e-9

/**
 * How a percentage (in %) agrees with its printed value. `near` is a last digit off by one: more likely a slip
 * of rounding than another number.
 */
export function fitOf(percent: number, stated: number, decimals: number): Fit {
  const place = 10 ** -decimals
  const difference = percent - stated
  if (Math.abs(difference) <= place / 2 + EPSILON) return 'rounded'
  if (difference > 0 && difference < place - EPSILON) return 'cut'
  return Math.abs(difference) < place * 1.5 - EPSILON && decimals > 0 ? 'near' : 'none'
}

/** The whole numerators of a base that print as the stated percentage. */
export function wholesOf(base: number, stated: number, decimals: number): number[] {
  const half = 10 ** -decimals / 2
  const from = Math.ceil(((stated - half) / 100) * base - EPSILON)
  const to = Math.floor(((stated + half) / 100) * base + EPSILON)
  const wholes: number[] = []
  for (let k = Math.max(0, from); k <= Math.min(to, base) && wholes.length < 5; k++) wholes.push(k)
  return wholes
}

/** The bases near `around` for which a whole numerator prints as the stated percentage. */
export function basesOf(numerator: (base: number) => number, stated: number, decimals: number, around: number): number[] {
  const bases: number[] = []
  for (let distance = 1; distance <= Math.max(200, around) && bases.length < 2; distance++) {
    for (const base of [around - distance, around + distance]) {
      if (base > 0 && numerator(base) >= 0 && fitOf((numerator(base) / base) * 100, stated, decimals) === 'rounded') bases.push(base)
    }
    if (distance > 5000) break
  }
  return bases
}

/** True if a base is small enough that not every percentage has a whole numerator. */
export function isTelling(base: number, decimals: number): boolean {
  return base >= 1 && base < 10 ** (decimals + 2)
}
