import { isSystem, type Caller } from '../access/scope.ts'
import type { Fields } from '../field/field.ts'
import { newId } from '../matter/id.ts'
import { sealed, withSearchKeys } from '../matter/sensitive.ts'
import { columnsOf } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { AnyRegister } from '../register/register.ts'
import type { ImportJob } from './job.ts'
import type { CellProblem, MappedRow } from './mapping.ts'
import { aboutRow } from './numbers.ts'
import { ledgerOf } from './register-ledger.ts'
import type { PastRegisterEntry } from './write.ts'

/** What the register refuses of any entry, whoever brings it. */
export const improperEntry = (register: AnyRegister, { matter }: MappedRow): readonly CellProblem[] =>
  Object.entries(register.invalidIf ?? {}).flatMap(([sentence, bar]) => bar.if(matter as never) ? [aboutRow('refused', '', sentence)] : [])

/** A mapped row as an entry that stands from its day on: identifiers encrypted, an id given. */
export function entryOf(world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>, register: AnyRegister, { matter }: MappedRow, { job, caller }: { readonly job: ImportJob; readonly caller: Caller }): PastRegisterEntry {
  const values = Object.fromEntries(Object.keys(register.fields as Fields).map((name) => [name, matter[name]]))
  const { row } = withSearchKeys(world, ledgerOf(register), { row: sealed(register.fields, values, world.seal) })
  const empties = Object.fromEntries(columnsOf(register.fields).map((name) => [name, null]))
  return {
    row: { ...empties, ...row, district: job.district, id: newId(), org_id: job.org_id, valid_from: matter.opened_on, origin: 'imported', source_ref: matter.source_ref },
    actor_id: isSystem(caller) ? null : caller.account_id, actor_name: caller.name,
  }
}
