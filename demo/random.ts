import type { IsoDate } from '../src/kernel/law/law.ts'

/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  readonly next: () => number
  /** A whole number from `from` to `until`, both counted. */
  readonly int: (from: number, until: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** One of the keys, by weight. */
  readonly weighted: <K extends string>(weights: { readonly [key in K]: number }) => K
  readonly shuffled: <T>(items: readonly T[]) => T[]
  /** An identifier (RFC 9562 version 7) made on that day, so that what was first also sorts first. */
  readonly id: (day: IsoDate) => string
}

/** @param seed what the numbers follow from: any text */
export function randomOf(seed: string): Random {
  let state = hashed(seed)
  // mulberry32: small, quick, and the same in every engine.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, until: number) => from + Math.floor(next() * (until - from + 1))
  const pick = <T>(from: readonly T[]): T => from[int(0, from.length - 1)]!
  const hex = () => Math.floor(next() * 4_294_967_296).toString(16).padStart(8, '0')
  return {
    next, int, pick,
    chance: (probability) => next() < probability,
    weighted: <K extends string>(weights: { readonly [key in K]: number }) => {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)!)[0]
    },
    shuffled: <T>(items: readonly T[]): T[] => {
      const mixed = [...items]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = int(0, at)
        ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
      }
      return mixed
    },
    id: (day) => {
      const time = (Date.parse(`${day}T09:00:00+08:00`) + int(0, 28_800_000)).toString(16).padStart(12, '0')
      const [a, b, c] = [hex(), hex(), hex()]
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${'89ab'[int(0, 3)]}${a.slice(3, 6)}-${b}${c.slice(0, 4)}`
    },
  }
}

function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash | 0
}
