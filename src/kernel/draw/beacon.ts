import { dayOf, isIsoDate, minuteNumber, type IsoMinute } from '../law/day.ts'
import type { SeedSource } from './pool.ts'

/** A beacon whose rounds follow the clock: round and time are two names of one thing. Times in seconds since 1970-01-01 UTC. */
interface Beacon {
  readonly genesis: number
  readonly every: number
  /** The number of the round at `genesis`, and how far apart two rounds are numbered. */
  readonly first: number
  readonly step: number
  /** Hexadecimal digits of a round's value. */
  readonly digits: number
}

/**
 * Published with the chains' own parameters (drand: League of Entropy, `/info` of chain 52db9ba7… and 8990e7a9…; NIST Randomness
 * Beacon 2.0: one pulse at each full minute, asked for by its time in milliseconds, for its index leaves out outages).
 */
const beacons: { readonly [name: string]: Beacon } = {
  'drand quicknet': { genesis: 1_692_803_367, every: 3, first: 1, step: 1, digits: 64 },
  'drand default': { genesis: 1_595_431_050, every: 30, first: 1, step: 1, digits: 64 },
  nist: { genesis: 0, every: 60, first: 0, step: 60_000, digits: 128 },
}
const FORM = /^(drand quicknet|drand default|nist) (?:(\d{1,15}) )?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})$/
const CHINA_OFFSET_MINUTES = 8 * 60

/** A beacon, a round and the minute on the clock of China from which on it is the first. */
interface Named { readonly name: string; readonly beacon: Beacon; readonly round: number | undefined; readonly at: IsoMinute }

function namedIn(period: string): Named | null {
  const [, name, round, at] = FORM.exec(period) ?? []
  if (!name || !at || !isIsoDate(at.slice(0, 10)) || at.slice(11) > '23:59' || at.slice(14) > '59') return null
  return { name, beacon: beacons[name]!, round: round === undefined ? undefined : Number(round), at: at as IsoMinute }
}
/** Seconds since 1970-01-01 UTC of a minute on the clock of China. */
const instantOf = (at: IsoMinute): number => (minuteNumber(at) - CHINA_OFFSET_MINUTES) * 60

/** The first round at or after a minute on the clock of China. */
function roundFrom({ genesis, every, first, step }: Beacon, at: IsoMinute): number {
  return first + Math.max(0, Math.ceil((instantOf(at) - genesis) / every)) * step
}

/** Whether a beacon is one whose rounds can be told from the clock, and is named with its round and time. */
export const isClocked = ({ period }: SeedSource): boolean => namedIn(period)?.round !== undefined
/** The moment (ms) from which on the named round is the first; null where none can be told. */
export const beaconMoment = ({ period }: SeedSource): number | null => { const named = namedIn(period); return named && instantOf(named.at) * 1000 }
/** Hexadecimal digits of the value of the beacon named; null for one that is not known. */
export const beaconDigits = ({ period }: SeedSource): number | null => namedIn(period)?.beacon.digits ?? null

/** Why the round named is not the first from its time on, on its day, in Chinese. */
export function roundProblems({ period, due_on }: SeedSource): string[] {
  const named = namedIn(period)
  if (!named) return /drand|nist/i.test(period) ? ['信标应当写作名称、轮次、时刻（北京时间），如 drand quicknet 27946612 2026-04-20T08:00；可用的有 drand quicknet、drand default、nist（轮次为毫秒时间戳）'] : []
  const { name, beacon, round, at } = named
  const first = roundFrom(beacon, at)
  return [
    ...dayOf(at) === due_on ? [] : [`信标的时刻 ${at} 与种子产生日期 ${due_on} 不是同一天`],
    ...round === first ? [] : [`${name} 自 ${at}（北京时间）起的第一轮是第 ${first} 轮，应当写作“${name} ${first} ${at}”`],
  ]
}
