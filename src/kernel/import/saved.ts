import type { Caller, Tx } from '../access/scope.ts'
import { invalid } from '../fault.ts'
import { newId } from '../matter/id.ts'
import type { World } from '../matter/world.ts'
import { demandImporter } from './job.ts'
import type { Mapping } from './mapping.ts'

export interface SavedMapping { readonly id: string; readonly org_id: string; readonly name: string; readonly mapping: Mapping }

/** Mappings that units the caller sees have saved for a ledger, newest first. */
export const savedMappings = async (tx: Tx, district: string, ledger: string): Promise<readonly SavedMapping[]> =>
  (await tx.query<SavedMapping>('select id, org_id, name, mapping from import_mapping where district = $1 and ledger = $2 order by saved_at desc, id desc limit 100', [district, ledger])).rows

/** Saves a mapping under a name; of the same unit and name, the newer replaces the older. */
export async function saveMapping(tx: Tx, world: Pick<World, 'registry'>, caller: Caller, { org_id, name, mapping }: Omit<SavedMapping, 'id'>): Promise<SavedMapping> {
  demandImporter(world, caller, { ledger: mapping.ledger, org_id })
  const named = name.trim().slice(0, 100)
  if (!named) throw invalid([{ field: 'name', message: '请填写名称' }])
  const { rows: [old] } = await tx.query<{ id: string }>('select id from import_mapping where district = $1 and org_id = $2 and ledger = $3 and name = $4 for update', [caller.district, org_id, mapping.ledger, named])
  const id = old?.id ?? newId()
  const kept: Mapping = { ...mapping, id, label: named }
  await tx.query(
    `insert into import_mapping (district, org_id, id, ledger, name, mapping) values ($1, $2, $3, $4, $5, $6)
     on conflict (district, id) do update set mapping = excluded.mapping, saved_at = now()`,
    [caller.district, org_id, id, mapping.ledger, named, JSON.stringify(kept)])
  return { id, org_id, name: named, mapping: kept }
}
