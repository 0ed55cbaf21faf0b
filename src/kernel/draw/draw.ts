import { hashingAfter, type Hashing } from './hash.ts'
import type { Officers, Pool, PoolMember } from './pool.ts'

/** One drawn, with its place in its stratum. */
export interface Selected extends PoolMember { readonly rank: number }
/** One officer sent to one of those drawn. */
export interface Assigned { readonly object: string; readonly officer: string; readonly code: string; readonly group: string }
/** What avoidance left undone: a stratum that did not fill, an object without enough officers. */
export interface Shortfall { readonly of: string; readonly wanted: number; readonly got: number }
export interface Drawn { readonly selected: readonly Selected[]; readonly assigned: readonly Assigned[]; readonly short: readonly Shortfall[] }

type Keyed = Pick<PoolMember, 'id' | 'stratum'>
const keysOf = ({ id, stratum }: Keyed): readonly string[] => [id, `@${stratum}`]
const byHash = (a: { readonly hash: string }, b: { readonly hash: string }): number => a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0
const idsOf = (labels: { readonly [id: string]: string }): readonly string[] => Object.keys(labels).sort()

/** Whether somebody may not meet any of those present, who are known by their keys. */
function avoidance(pairs: Pool['avoid']): (one: Keyed, present: ReadonlySet<string>) => boolean {
  const shunned = new Map<string, Set<string>>()
  const shun = (one: string, other: string): void => void (shunned.get(one) ?? shunned.set(one, new Set()).get(one)!).add(other)
  for (const [one, other] of pairs) { shun(one, other); shun(other, one) }
  if (shunned.size === 0) return () => false
  const meets = (key: string, present: ReadonlySet<string>): boolean => {
    for (const other of shunned.get(key) ?? []) if (present.has(other)) return true
    return false
  }
  return (one, present) => meets(one.id, present) || meets(`@${one.stratum}`, present)
}

/**
 * Draws: a function of the commitment, the pool and the seed alone, the same on every machine.
 * Everyone's rank is a hash nobody could know before the seed; the smallest are taken.
 * @param hashing another way to the same hashes
 * @param tell how much of the pool is done
 */
export function draw(commitment: string, pool: Pool, seed: string, hashing: Hashing = hashingAfter, tell: (share: number) => void = () => {}): Drawn {
  const shuns = avoidance(pool.avoid)
  const rankOf = hashing(`${commitment}\n${seed}\nselect\n`)
  const strata = new Map<string, PoolMember[]>(idsOf(pool.strata).map((id) => [id, []]))
  for (const member of pool.members) strata.get(member.stratum)!.push(member)

  const selected: Selected[] = []
  const short: Shortfall[] = []
  const present = new Set<string>()
  let done = 0
  for (const [stratum, members] of strata) {
    const wanted = pool.sizes[stratum] ?? 0
    let got = 0
    for (const { member } of members.map((one) => ({ member: one, hash: rankOf(`${stratum}\n${one.id}`) })).sort(byHash)) {
      if (got === wanted) break
      if (shuns(member, present)) continue
      selected.push({ ...member, rank: ++got })
      for (const key of keysOf(member)) present.add(key)
    }
    if (got < wanted) short.push({ of: stratum, wanted, got })
    tell((done += members.length) / pool.members.length)
  }
  const sent = pool.officers ? send(pool.officers, selected, shuns, hashing(`${commitment}\n${seed}\nassign\n`)) : { assigned: [], short: [] }
  return { selected, assigned: sent.assigned, short: [...short, ...sent.short] }
}

/** Sends officers to each object in turn: of those who may go, the least burdened, and among them the smallest hash. */
function send({ members, groups, each, most = Infinity }: Officers, objects: readonly Selected[], shuns: ReturnType<typeof avoidance>, rankOf: (rest: string) => string): Pick<Drawn, 'assigned' | 'short'> {
  const assigned: Assigned[] = []
  const short: Shortfall[] = []
  const burden = new Map(members.map(({ id }) => [id, 0]))
  const groupsOf = new Map<string, PoolMember[]>(idsOf(groups).map((id) => [id, []]))
  for (const member of members) groupsOf.get(member.stratum)!.push(member)
  for (const object of objects) {
    const present = new Set(keysOf(object))
    for (const [group, officers] of groupsOf) {
      const wanted = each[group] ?? 0
      let got = 0
      for (; got < wanted; got++) {
        const free = officers.filter((one) => !present.has(one.id) && burden.get(one.id)! < most && !shuns(one, present))
        const least = Math.min(...free.map((one) => burden.get(one.id)!))
        const [first] = free.filter((one) => burden.get(one.id) === least).map((officer) => ({ officer, hash: rankOf(`${object.id}\n${officer.id}`) })).sort(byHash)
        if (!first) break
        const { officer } = first
        burden.set(officer.id, least + 1)
        for (const key of keysOf(officer)) present.add(key)
        assigned.push({ object: object.id, officer: officer.id, code: officer.code, group })
      }
      if (got < wanted) short.push({ of: `${object.id} ${group}`, wanted, got })
    }
  }
  return { assigned, short }
}
