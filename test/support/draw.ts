import { draw } from '../../src/domains/draw/draw.ts'
import { room } from '../../src/domains/draw/room.ts'
import { definePool } from '../../src/kernel/draw/pool-def.ts'
import { share } from '../../src/kernel/draw/pool.ts'
import { dueProblems } from '../../src/kernel/draw/seed.ts'
import { addDays, chinaToday } from '../../src/kernel/law/day.ts'
import { law } from '../../src/kernel/law/law.ts'
import { linkedRows, type LinkedRow } from '../../src/kernel/procedure/look-up.ts'
import type { AnyProcedure, AnySnapshot } from '../../src/kernel/procedure/procedure.ts'
import { defineRoom } from '../../src/kernel/room/room.ts'
import { sample, sampleRoom } from './sample.ts'

const 法 = law('试验法', ['2000-01-01'])
/** Another district of the same city, whose matters must never be drawn from here. */
export const ELSEWHERE = '999999'

/** A beacon's round of the day after tomorrow, by the clock on the wall: records tell when they were frozen by it. */
export function comingRound() {
  const seed_due_on = addDays(chinaToday(), 2)
  const [, seed_period = ''] = /应当写作“(.+?)”/.exec(dueProblems({ kind: 'beacon', period: `drand quicknet ${seed_due_on}T08:00`, due_on: seed_due_on, sides: [] }, []).join()) ?? []
  return { source: { seed_source: 'beacon', seed_period, seed_due_on }, seed: { seed_value: '0123456789ABCDEF'.repeat(4), seed_drawn_on: seed_due_on, seed_evidence: '信标网站公布的这一轮' }, after: addDays(seed_due_on, 1) } as const
}

/** A fifth of the sample matters; it asks for another district's too, and must not get them. */
const samples = definePool({
  id: 'samples', label: '试验案卷', of: 'sample', ledger: 'sample', basis: 法.whole,
  members: async (tx, { district }) => {
    const { rows } = await tx.query<{ id: string; number: string }>('select id, number from sample where district = any ($1)', [[district, ELSEWHERE]])
    return { members: rows.map(({ id, number }) => ({ id, code: number, stratum: 'all' })), strata: { all: '全部' }, sizes: { all: share(rows.length, 20) }, avoid: [] }
  },
})
/** A matter that asks for a draw, and takes what it drew. */
const ordinary: AnyProcedure = sample
const asking: AnyProcedure = {
  ...ordinary,
  looksUp: { ...sample.looksUp, result: linkedRows('draws_for', 'selected', 'take') },
  actions: {
    ...ordinary.actions,
    ask: {
      label: '提出抽取', basis: 法.art(1), by: 'clerk', from: 'received',
      leadsTo: () => [{ ledger: 'draw', action: 'open_for', link: 'draws_for', input: { purpose: '月度抽查', pool: 'samples', seed_source: 'double_colour', seed_period: '2025117', seed_due_on: '2025-10-12' } }],
    },
    take: { label: '采用抽取结果', basis: 法.art(1), by: 'clerk', from: 'received', sets: (m: AnySnapshot) => ({ subject: (m.facts.result as readonly LinkedRow[]).map(({ values }) => values['code']).join('、') }) },
  },
}

const drawing: AnyProcedure = draw

export const askingRoom = defineRoom({ ...sampleRoom, procedures: [asking], pools: [samples] })
export const drawRoom = defineRoom({ ...room, procedures: [{ ...drawing, links: { draws_for: { ...drawing.links!['draws_for']!, to: ['sample'] } } }] })
/** The room of draws over sample matters, without the rooms that ask for draws. */
export const drawRooms = [askingRoom, drawRoom]
