/** Name and version of the algorithm; docs/draw.md specifies it. A change of one byte in what it yields is another version. */
export const ALGORITHM = 'zhunsheng-draw-1'

/** One that may be drawn. `id` and `stratum` are codes; `code` is what the public reads: a case number, a certificate number, never a name. */
export interface PoolMember { readonly id: string; readonly code: string; readonly stratum: string }

/** Officers to be sent to what was drawn (双随机): of each group so many to each object, the least burdened first. */
export interface Officers {
  /** `stratum` names the officer's group. */
  readonly members: readonly PoolMember[]
  /** Groups by id: what they are called. */
  readonly groups: { readonly [group: string]: string }
  /** How many of each group go to one object. */
  readonly each: { readonly [group: string]: number }
  /** How many objects one officer takes at most. */
  readonly most?: number
}

/** What is drawn from: members in strata, how many of each, and who must not meet whom. */
export interface Pool {
  readonly members: readonly PoolMember[]
  /** Strata by id: what they are called. */
  readonly strata: { readonly [stratum: string]: string }
  /** How many are drawn of each stratum. */
  readonly sizes: { readonly [stratum: string]: number }
  /** Pairs that may not be drawn together, or sent to one another: ids of members or officers, or `@` and the id of a stratum or group. */
  readonly avoid: readonly (readonly [string, string])[]
  readonly officers?: Officers
  /** Left out before the draw, with the reason, so that an absence can be asked about. */
  readonly barred?: readonly { readonly id: string; readonly code: string; readonly reason: string }[]
}

/** What is fixed about a draw besides its pool: what for, and where the seed will come from. */
export interface Frame { readonly purpose: string; readonly source: SeedSource }
export interface SeedSource {
  readonly kind: string
  /** Period of the lottery, round of the beacon; empty for others. */
  readonly period: string
  /** The day on which the seed comes to be. */
  readonly due_on: string
  /** Two sides' hashes, where each keeps a secret until both have committed. */
  readonly sides: readonly { readonly name: string; readonly hash: string }[]
}

/** A share of a number, in per cent with at most two places, rounded up: five per cent of 41 are 3. */
export const share = (count: number, percent: number): number => Math.ceil(count * Math.round(percent * 100) / 10_000)

const ID = /^[0-9A-Za-z][0-9A-Za-z._:-]{0,79}$/
// Tabs and line ends would break the written form; what one cannot see would deceive whoever reads it.
const TEXT = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,500}$/u
const MOST_PAIRINGS = 3_000_000

/** What is wrong with a pool, in Chinese; none for one that can be frozen. */
export function poolProblems({ purpose }: Frame, pool: Pool): string[] {
  const problems: string[] = []
  const say = (condition: boolean, problem: string): void => { if (condition && problems.length < 20) problems.push(problem) }
  const { officers } = pool
  const labels = { ...pool.strata, ...officers?.groups }
  say(!TEXT.test(purpose), '抽取事项应当写明，不超过五百字，不含换行')
  say(pool.members.length === 0, '名册中没有任何对象')
  say(new Set([...Object.keys(pool.strata), ...Object.keys(officers?.groups ?? {})]).size < Object.keys(pool.strata).length + Object.keys(officers?.groups ?? {}).length, '分层和人员分组使用了相同的编号')
  for (const [id, label] of Object.entries(labels)) say(!ID.test(id) || !TEXT.test(label), `分层“${label}”的编号或者名称不符合要求`)

  const ids = new Set<string>()
  const counts = new Map<string, number>()
  const check = (members: readonly PoolMember[], known: { readonly [stratum: string]: string }): void => {
    const strata = new Set(Object.keys(known))
    for (const { id, code, stratum } of members) {
      if (!ID.test(id) || !TEXT.test(code)) say(true, `名册中“${code || id}”的编号不符合要求`)
      if (ids.has(id)) say(true, `“${code}”在名册中重复`)
      if (!strata.has(stratum)) say(true, `“${code}”所属的分层没有列明`)
      ids.add(id)
      counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
    }
  }
  check(pool.members, pool.strata)
  check(officers?.members ?? [], officers?.groups ?? {})
  for (const [stratum, label] of Object.entries(pool.strata)) {
    const [size, count] = [pool.sizes[stratum] ?? 0, counts.get(stratum) ?? 0]
    say(!Number.isInteger(size) || size < 0, `“${label}”的抽取数量应当是整数`)
    say(size > count, `“${label}”只有 ${count} 个对象，不能抽取 ${size} 个`)
  }
  say(Object.keys(pool.sizes).some((stratum) => !Object.hasOwn(pool.strata, stratum)), '抽取数量对应的分层没有列明')
  const drawn = Object.values(pool.sizes).reduce((sum, size) => sum + size, 0)
  say(drawn === 0, '抽取数量为零')
  for (const [group, label] of Object.entries(officers?.groups ?? {})) {
    const each = officers!.each[group] ?? 0
    say(!Number.isInteger(each) || each < 1, `“${label}”对每个对象派出的人数应当是正整数`)
    say(each > (counts.get(group) ?? 0), `“${label}”只有 ${counts.get(group) ?? 0} 人，不能对每个对象派出 ${each} 人`)
  }
  say(officers?.most !== undefined && (!Number.isInteger(officers.most) || officers.most < 1), '每人最多承担的对象数应当是正整数')
  say(officers !== undefined && drawn * officers.members.length > MOST_PAIRINGS, '对象和人员过多，请分批抽取')
  for (const pair of pool.avoid) if (pair.some((side) => side.startsWith('@') ? !Object.hasOwn(labels, side.slice(1)) : !ids.has(side))) say(true, `回避关系“${pair.join('、')}”中有不在名册的对象`)
  for (const { id, code, reason } of pool.barred ?? []) {
    say(!ID.test(id) || !TEXT.test(code) || !TEXT.test(reason), `未列入名册的“${code}”应当写明理由`)
    say(ids.has(id), `“${code}”既在名册中，又被列为不参加抽取`)
    ids.add(id)
  }
  return problems
}
