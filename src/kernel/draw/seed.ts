import { chinaDay } from '../law/day.ts'
import { beaconDigits, beaconMoment, isClocked, roundProblems } from './beacon.ts'
import { sha256Hex } from './hash.ts'
import { isPeriodKnown, lotteries, periodFormProblems, periodProblems, type Lottery } from './lottery.ts'
import { carriedPauses, type Pause } from './pauses.ts'
import type { SeedSource } from './pool.ts'

/** Where a seed may come from. What is weaker than a number nobody present can influence says so. */
export const seedSources = {
  double_colour: '福彩双色球开奖号码', super_lotto: '体彩超级大乐透开奖号码', happy_8: '福彩快乐8开奖号码',
  beacon: '公共随机数信标', dice: '见证人在场掷骰', two_sides: '双方先承诺后公开（较弱）',
} as const
export type SeedKind = keyof typeof seedSources

/** Thirty throws are 77 bits. */
const FEWEST_THROWS = 30
/** A seed of these kinds comes from outside on a day fixed in advance; the others are made by those present. */
export const isFromOutside = (kind: string): boolean => Object.hasOwn(lotteries, kind) || kind === 'beacon'

/** What the person who enters the seed is told. */
export function seedHint(kind: string): string {
  const lottery = lotteries[kind]
  if (lottery) return `${lottery.balls.map(({ count, of, label }) => `${label} ${count} 个（1—${of}）`).join('，')}，以空格分开`
  if (kind === 'beacon') return '信标公布的十六进制随机数，不少于三十二位'
  if (kind === 'dice') return `依次写出点数（1—6），不少于 ${FEWEST_THROWS} 次`
  return '双方先后公开的数码，以空格分开，次序与承诺时相同'
}

/** What is wrong with a source as it is named before the draw, in Chinese. */
export function sourceProblems(source: SeedSource): string[] {
  const { kind, period, sides } = source
  const lottery = lotteries[kind]
  if (lottery) return periodFormProblems(lottery, source)
  if (kind === 'beacon') return /^[^\s\p{C}][^\p{C}]{2,98}[^\s\p{C}]$/u.test(period) ? [] : ['应当写明信标的名称、轮次和时刻，如 drand quicknet 27946612 2026-04-20T08:00']
  if (kind === 'two_sides') return sides.length === 2 && sides.every(({ name, hash }) => /^[^\p{C}]+$/u.test(name) && /^[0-9a-f]{64}$/.test(hash)) && sides[0]!.hash !== sides[1]!.hash
    ? [] : ['双方应当先各自写明名称和数码的 SHA-256 散列值（六十四位小写十六进制），且不相同']
  return kind === 'dice' ? [] : [kind === '' ? '还没有写明种子来源和产生日期，请先修改抽取方案' : '没有这种种子来源']
}

/** Why the seed named may be known already, or will not come to be on its day: told when a pool is to be frozen. */
export const dueProblems = (source: SeedSource, pauses: readonly Pause[]): string[] => source.kind === 'beacon' ? roundProblems(source) : periodProblems(source, pauses)

/**
 * The same of a published record, for whoever draws again.
 * @returns what is wrong, and what he has to look up himself because no calendar at hand tells it
 */
export function publishedDue(source: SeedSource, committed_at: string): { readonly problems: readonly string[]; readonly notes: readonly string[] } {
  const { kind, period, due_on } = source
  const committed = new Date(committed_at)
  if (Number.isNaN(committed.getTime())) return { problems: [`名册固定的时间“${committed_at.slice(0, 40)}”看不懂`], notes: [] }
  if (!isFromOutside(kind)) return { problems: [], notes: [] }
  const late = (kind === 'beacon' ? committed.getTime() >= (beaconMoment(source) ?? Infinity) : false) || chinaDay(committed) >= due_on
  const known = kind === 'beacon' ? isClocked(source) : isPeriodKnown(source)
  return {
    problems: [...late ? [`名册固定于 ${committed_at}，不早于种子产生的日期 ${due_on}`] : [], ...known ? dueProblems(source, carriedPauses) : []],
    notes: known ? [] : [`“${period}”与日期 ${due_on} 的对应，本程序没有可以核对的依据，请自行查对它是在名册固定之后产生的`],
  }
}

export type SeedRead = { readonly seed: string } | { readonly problem: string }

/** A seed as typed, wide digits and signs as well, in the one form that is hashed; or what is wrong with it, in Chinese. */
export function readSeed(source: SeedSource, given: string): SeedRead {
  const typed = given.normalize('NFKC')
  const lottery = lotteries[source.kind]
  if (lottery) return readBalls(lottery, typed)
  if (source.kind === 'beacon') {
    const hex = typed.trim().toLowerCase()
    const digits = beaconDigits(source)
    if (digits !== null && hex.length !== digits) return { problem: `这个信标的随机数应当是 ${digits} 位十六进制数` }
    return /^[0-9a-f]{32,512}$/.test(hex) ? { seed: hex } : { problem: '信标的随机数应当是不少于三十二位的十六进制数' }
  }
  if (source.kind === 'dice') {
    const throws = typed.replace(/[\s,，、]+/g, '')
    return /^[1-6]+$/.test(throws) && throws.length >= FEWEST_THROWS && throws.length <= 500 ? { seed: throws } : { problem: `应当依次写出不少于 ${FEWEST_THROWS} 次的点数，每次是 1 至 6` }
  }
  const secrets = typed.trim().split(/\s+/)
  if (secrets.length !== source.sides.length || secrets.some((one) => !/^[0-9A-Za-z]{16,64}$/.test(one))) return { problem: '应当依次写出双方的数码，各为十六至六十四位数字或者字母，以空格分开' }
  const wrong = source.sides.find(({ hash }, at) => sha256Hex(secrets[at]!) !== hash)
  return wrong ? { problem: `${wrong.name}公开的数码与其承诺的散列值不符` } : { seed: secrets.join(' ') }
}

/** Numbers as announced; the order of balls within a group does not matter. */
function readBalls({ label, balls }: Lottery, typed: string): SeedRead {
  const numbers = typed.match(/\d+/g)?.map(Number) ?? []
  const shape = balls.map(({ count, of, label: what }) => `${what} ${count} 个 1 至 ${of} 的不同号码`).join('，')
  const problem = { problem: `${label}的开奖号码应当是${shape}` }
  if (/[^\d\s,，、+|]/.test(typed) || numbers.length !== balls.reduce((sum, { count }) => sum + count, 0)) return problem
  let from = 0
  const groups = balls.map(({ count }) => numbers.slice(from, from += count).sort((a, b) => a - b))
  const fits = groups.every((group, at) => new Set(group).size === group.length && group[0]! >= 1 && group.at(-1)! <= balls[at]!.of)
  return fits ? { seed: groups.map((group) => group.map((n) => String(n).padStart(2, '0')).join(' ')).join(' + ') } : problem
}

/** Whether a text gives a seed away: all its numbers, however set apart, or its very letters. */
export function isToldIn(text: string, seed: string): boolean {
  const parts = seed.match(/[0-9A-Za-z]+/g) ?? []
  const numbers = new Set(text.match(/\d+/g)?.map(Number))
  const squeezed = text.replaceAll(/[^0-9A-Za-z]/g, '').toLowerCase()
  return parts.length > 2 ? parts.every((part) => numbers.has(Number(part))) : parts.some((part) => squeezed.includes(part.toLowerCase()))
}
