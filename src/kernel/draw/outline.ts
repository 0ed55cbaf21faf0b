import type { Pool } from './pool.ts'

/** A pool by stratum: nobody needs two hundred thousand lines to see whether it is right. */
export interface Outline {
  readonly strata: readonly { readonly id: string; readonly label: string; readonly members: number; readonly size: number }[]
  readonly officers: readonly { readonly label: string; readonly members: number; readonly each: number }[]
  readonly avoided: number
  readonly barred: readonly { readonly code: string; readonly reason: string }[]
}

export function outlineOf({ members, strata, sizes, avoid, officers, barred = [] }: Pool): Outline {
  const counts = new Map<string, number>()
  for (const { stratum } of [...members, ...officers?.members ?? []]) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  const byId = (labels: { readonly [id: string]: string }) => Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1).map(([id, label]) => ({ id, label, members: counts.get(id) ?? 0 }))
  return {
    strata: byId(strata).map((one) => ({ ...one, size: sizes[one.id] ?? 0 })),
    officers: officers ? byId(officers.groups).map(({ id, ...one }) => ({ ...one, each: officers.each[id] ?? 0 })) : [],
    avoided: avoid.length, barred: barred.map(({ code, reason }) => ({ code, reason })),
  }
}
