import type { Caller, Tx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { pastMatter } from '../import/past-matter.ts'
import { writePast } from '../import/write.ts'
import type { IsoDate } from '../law/law.ts'
import { mayHold, type World } from '../matter/world.ts'
import type { Input } from '../matter/asked.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { ExerciseDef } from './exercise.ts'

interface Laid { readonly of: AnyProcedure; readonly org_id: string; readonly title: string; readonly state: string; readonly on: IsoDate; readonly values: Input }

/** Written like an imported record, since it tells of work that nobody here did; known by the task it belongs to. @returns its id */
async function lay(tx: Tx, world: World, caller: Caller, exercise: string, { of, org_id, title, state, on, values }: Laid): Promise<string> {
  const past = pastMatter(world, of, {
    matter: { ...values, number: null, title, state, opened_on: on, closed_on: on, origin: 'imported', source_ref: exercise }, rows: {}, problems: [],
  }, { district: caller.district, org_id, actor_id: caller.account_id, actor_name: caller.name, action: 'import', input: { exercise } }, null)
  await writePast(tx, of, [past])
  return past.after.row.id
}

/** Lays the record of a task on the desk of whoever takes it. @returns its id */
export const layOut = (tx: Tx, world: World, caller: Caller, org_id: string, { id, of, given }: ExerciseDef & { readonly given: NonNullable<ExerciseDef['given']> }): Promise<string> =>
  lay(tx, world, caller, id, { of, org_id, on: world.today(), ...given })

/**
 * Lays the records a task works on in the units that handle such records, in turn. @returns what to tell whoever takes the task
 * @throws Fault `refused` where no unit in his sight handles them
 */
export async function supply(tx: Tx, world: World, caller: Caller, { id, supplies }: ExerciseDef & { readonly supplies: NonNullable<ExerciseDef['supplies']> }): Promise<string> {
  const { told, records } = await supplies(tx, { district: caller.district, today: world.today() })
  const units = await world.organisations(caller.district)
  const { rows: handling } = await tx.query<{ org_id: string }>(
    `select distinct org_id from account_role where district = $1 and role = 'handler' and org_id = any ($2) and org_id <> all ($3) and valid_from <= $4 and (valid_until is null or valid_until > $4) order by org_id`,
    [caller.district, caller.orgs, caller.roles.map((held) => held.org_id), world.today()])
  for (const [at, { ledger, ...record }] of records.entries()) {
    const of = world.registry.procedures.get(ledger)!
    const able = handling.filter(({ org_id }) => units.has(org_id) && mayHold(of, units.get(org_id)!))
    const unit = able[at % able.length]
    if (!unit) throw new Fault('refused', `本区没有承办${of.label}的单位和承办人，无法放入练习案卷`)
    await lay(tx, world, caller, id, { of, org_id: unit.org_id, ...record })
  }
  return told
}
