import { isSystem, type Caller, type Tx } from '../access/scope.ts'
import type { Fields } from '../field/field.ts'
import { newId } from '../matter/id.ts'
import { sealed, withSearchKeys } from '../matter/sensitive.ts'
import { columnsOf, ident } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { AnyRegister } from '../register/register.ts'
import type { ImportJob } from './job.ts'
import type { CellProblem, MappedRow } from './mapping.ts'
import { aboutRow, type SeenNumbers } from './numbers.ts'
import { ledgerOf } from './register-ledger.ts'
import type { PastRegisterEntry } from './write.ts'

const keyOf = (register: AnyRegister, { matter }: MappedRow): string | null => {
  const values = (register.unique ?? []).map((name) => matter[name])
  return values.length === 0 || values.some((value) => value === null || value === undefined) ? null : JSON.stringify(values)
}

/** Tells of rows that the register has already: what must be unique stays so, whatever file brings it again. */
export async function repeatedEntries(tx: Tx, job: ImportJob, register: AnyRegister, seen: SeenNumbers, rows: readonly MappedRow[]): Promise<(row: MappedRow, line: number) => CellProblem[]> {
  const names = register.unique ?? []
  const keyed = rows.filter((row) => keyOf(register, row) !== null)
  const there = new Set<string>()
  if (keyed.length > 0) {
    const columns = names.map((name) => `${ident(name)}::text`).join(', ')
    const { rows: standing } = await tx.query<{ [name: string]: unknown }>(
      `select ${columns} from ${ident(register.id)} where district = $1 and valid_until is null and ${names.map((name, at) => `${ident(name)}::text = any ($${at + 2})`).join(' and ')}`,
      [job.district, ...names.map((name) => keyed.map(({ matter }) => String(matter[name])))])
    for (const row of standing) there.add(JSON.stringify(names.map((name) => row[name])))
  }
  const labels = names.map((name) => (register.fields as Fields)[name]!.label).join('、')
  return (row, line) => {
    const key = keyOf(register, row)
    if (key === null) return []
    const earlier = seen.get(key)
    if (!earlier) seen.set(key, { number: key, line })
    const value = names.map((name) => String(row.matter[name])).join('、')
    if (there.has(JSON.stringify(names.map((name) => String(row.matter[name]))))) return [aboutRow('refused', value, `已有相同「${labels}」的有效记录，不再导入`)]
    return earlier && earlier.line < line ? [aboutRow('refused', value, `文件中第 ${earlier.line} 行已有相同的「${labels}」，不再导入`)] : []
  }
}

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
