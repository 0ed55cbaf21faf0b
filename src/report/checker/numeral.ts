/** A number as it is written at a place of the folded text. */

/**
 * How the numeral is built. `digits` is a run of Chinese digits without 十百千 (二〇二四); `pair` an
 * approximate pair (三五, 七八十); `scale` a bare multiplier (百余件, 上千); `percent` also ‰.
 */
export type NumeralShape = 'plain' | 'digits' | 'pair' | 'scale' | 'percent' | 'fraction'

export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly form: 'arabic' | 'chinese'
  readonly shape: NumeralShape
  /** Printed decimal places of the mantissa: 28.05 has 2. */
  readonly decimals: number
  /** The number before a closing 万 or 亿, and where it ends: 820.35 of 820.35万. */
  readonly mantissa: number
  readonly mantissaEnd: number
  /** The closing multiplier as printed (万, 亿, 万亿), or empty. */
  readonly scale: string
  /** 余, 多, 来 or 几 standing inside the numeral (10余万). */
  readonly inner: string
  /** Printed by the numeral itself: % of 百分之三. */
  readonly unit: string
}
