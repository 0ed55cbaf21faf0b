import { systemCaller } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { keep } from '../register/keep.ts'
import { alone } from './alone.ts'
import { ident } from './tables.ts'
import type { World } from './world.ts'

/** One process looks at a time. The number is arbitrary. */
const ENDING = 7_201_711

/**
 * Ends entries whose unit stands no more, from the day it ended: a body of enforcement does not outlive its merger in the
 * list, whoever entered the merger and however long before its day. What was entered stays readable for the days before.
 * @returns how many were ended; 0 also when another process is at it
 */
export async function endWithUnits(world: World, failed: (entry: string, error: unknown) => void): Promise<number> {
  const ended = await alone(world.worker, ENDING, async () => {
    let count = 0
    for (const register of world.registry.registers.values()) {
      if (!register.endsWith || register.retired) continue
      const { rows } = await world.worker.query<{ district: string; id: string; version: number; gone: IsoDate }>(
        `select e.district, e.id, e.version, u.gone from ${ident(register.id)} e
         cross join lateral (select case when bool_and(o.valid_until is not null) then max(o.valid_until) end as gone from organisation o where o.district = e.district and o.id = e.${ident(register.endsWith)}) u
         where e.valid_until is null and u.gone <= $1 and e.valid_from < u.gone`, [world.today()])
      for (const { district, id, version, gone } of rows) {
        await keep(world, systemCaller(district), register, { kind: 'end', id, from: gone, expected_version: version, reason: '单位撤销、合并，自撤销之日起终止' })
          .then(() => { count++ }, (error: unknown) => failed(`${register.id} ${id}`, error))
      }
    }
    return count
  })
  return ended ?? 0
}
