import type { Caller, Tx } from '../access/scope.ts'
import { pastMatter } from '../import/past-matter.ts'
import { writePast } from '../import/write.ts'
import type { World } from '../matter/world.ts'
import type { ExerciseDef } from './exercise.ts'

/**
 * Lays the record of a task on the desk of whoever takes it: written like an imported one, since it tells of work that
 * nobody here did. @returns its id
 */
export async function layOut(tx: Tx, world: World, caller: Caller, org_id: string, { id, of, given }: ExerciseDef & { readonly given: NonNullable<ExerciseDef['given']> }): Promise<string> {
  const today = world.today()
  const past = pastMatter(world, of, {
    matter: { ...given.values, number: null, title: given.title, state: given.state, opened_on: today, closed_on: today, origin: 'imported', source_ref: id }, rows: {}, problems: [],
  }, { district: caller.district, org_id, actor_id: caller.account_id, actor_name: caller.name, action: 'import', input: { exercise: id } }, null)
  await writePast(tx, of, [past])
  return past.after.row.id
}
