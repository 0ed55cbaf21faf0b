import { definePool } from '../../kernel/draw/pool-def.ts'
import type { PoolMember } from '../../kernel/draw/pool.ts'
import { Fault } from '../../kernel/fault.ts'
import { 随机抽查通知 } from './law.ts'

interface Quota { readonly id: string; readonly label: string; readonly size: number }
interface Candidate { readonly id: string; readonly code: string; readonly category: string | null; readonly apart: string | null; readonly barred: string | null }

/** People listed in the draw itself: hearing officers, reviewers. */
export const people = definePool({
  id: 'people', label: '人员名单', of: 'draw', basis: 随机抽查通知.whole,
  members: async (tx, { district, id }) => {
    const { rows: quotas } = await tx.query<Quota>('select id, label, size from draw_quota where district = $1 and matter_id = $2 order by position', [district, id])
    const { rows: candidates } = await tx.query<Candidate>('select id, code, category, apart, barred from draw_candidate where district = $1 and matter_id = $2 order by position', [district, id])
    const strata = quotas.map(({ label, size }, at) => ({ id: `q${at + 1}`, label, size }))
    const stratumOf = ({ code, category }: Candidate): string => {
      const found = category === null && strata.length === 1 ? strata[0] : strata.find(({ label }) => label === category)
      if (!found) throw new Fault('refused', `“${code}”的类别“${category ?? ''}”不在「类别和人数」之列，请改正`)
      return found.id
    }
    const twice = candidates.find(({ code }, at) => candidates.findIndex((one) => one.code === code) !== at)
    if (twice) throw new Fault('refused', `候选人员中证号或者工号“${twice.code}”重复，公布之后分不清是谁，请改正`)
    const free = candidates.filter(({ barred }) => barred === null)
    const members: PoolMember[] = free.map((one) => ({ id: one.id, code: one.code, stratum: stratumOf(one) }))
    const apart = new Map<string, string[]>()
    for (const one of free) if (one.apart !== null) apart.set(one.apart, [...apart.get(one.apart) ?? [], one.id])
    const avoid = [...apart.values()].flatMap((group) => group.flatMap((one, at) => group.slice(at + 1).map((other) => [one, other] as const)))
    return {
      members, avoid,
      strata: Object.fromEntries(strata.map(({ id: stratum, label }) => [stratum, label])), sizes: Object.fromEntries(strata.map(({ id: stratum, size }) => [stratum, size])),
      barred: candidates.flatMap(({ id: candidate, code, barred }) => barred === null ? [] : [{ id: candidate, code, reason: barred }]),
    }
  },
})
