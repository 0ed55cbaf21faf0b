import { notFound } from '../fault.ts'
import type { Caller } from '../access/scope.ts'
import { mayHold, type World } from '../matter/world.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Units } from './record.ts'

/** How the records of a machine client name units: by credit code, full or short name. @throws Fault where its own unit is gone */
export async function unitsFor(world: World, caller: Caller, procedure: AnyProcedure): Promise<Units> {
  const own = caller.roles.find(({ role }) => role === 'machine')?.org_id
  if (!own) throw notFound('密钥所属的单位')
  const { rows } = await world.worker.query<{ id: string; name: string; short_name: string; credit_code: string | null }>(
    'select id, name, short_name, credit_code from organisation where district = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)', [caller.district, world.today()])
  const byWord = new Map(rows.flatMap(({ id, name, short_name, credit_code }) => [short_name, name, ...credit_code ? [credit_code] : []].map((word) => [word, id] as const)))
  const may = new Set(caller.orgs)
  const standing = await world.organisations(caller.district)
  return {
    holds: (id) => { const unit = standing.get(id); return unit !== undefined && mayHold(procedure, unit) },
    named: (name) => byWord.get(name.trim()),
    writable: (unit) => {
      const named = unit?.credit_code ?? unit?.name
      if (named === undefined) return own
      const id = byWord.get(unit?.credit_code ?? '') ?? byWord.get(unit?.name ?? '')
      return id !== undefined && may.has(id) ? id : undefined
    },
  }
}
