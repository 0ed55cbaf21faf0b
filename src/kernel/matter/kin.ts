import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import type { Kin } from '../procedure/look-up.ts'
import { planned } from './planned.ts'
import type { Replica } from './replica.ts'

/** The tree around the responsible unit, as it stands on the day. */
export async function kinOf(tx: Tx, { district, org_id }: Pick<Replica['row'], 'district' | 'org_id'>, on: IsoDate): Promise<Kin> {
  const kin = { own: org_id, above: [] as string[], below: [] as string[], before: [] as string[], after: [] as string[] }
  if (!org_id) return kin
  const { rows } = await tx.query<{ side: Exclude<keyof Kin, 'own'>; id: string }>(planned(
    `with recursive unit as (select id, parent_id from organisation_on($1, $3)),
       below as (select id from unit where parent_id = $2 union select u.id from unit u join below b on u.parent_id = b.id),
       before as (select from_id as id from organisation_successor where district = $1 and to_id = $2 and on_day <= $3
         union select s.from_id from organisation_successor s join before b on s.to_id = b.id where s.district = $1 and s.on_day <= $3),
       after as (select to_id as id from organisation_successor where district = $1 and from_id = $2 and on_day <= $3
         union select s.to_id from organisation_successor s join after a on s.from_id = a.id where s.district = $1 and s.on_day <= $3)
     select 'above' as side, parent_id as id from unit where id = $2 and parent_id is not null
     union all select 'below', id from below union all select 'before', id from before union all select 'after', id from after`, [district, org_id, on]))
  for (const { side, id } of rows) kin[side].push(id)
  return kin
}
