import type { Caller, WriteTx } from '../access/scope.ts'
import { emptyOf, type FieldProblem } from '../field/parse.ts'
import type { Fields } from '../field/field.ts'
import { difference, withClocks } from '../matter/act.ts'
import { loadFacts } from '../matter/facts.ts'
import { newId } from '../matter/id.ts'
import type { Change, ChildRow, Replica } from '../matter/replica.ts'
import { sealed } from '../matter/sensitive.ts'
import { loadMatter } from '../matter/store.ts'
import { carry } from '../matter/perform.ts'
import { beginWork, circumstancesOf, writeStep } from '../matter/work.ts'
import type { World } from '../matter/world.ts'
import { statesComingIn } from '../import/mapping.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { ReadRecord } from './record.ts'
import { waitingFor } from './returned.ts'

/**
 * Brings a pushed matter up to what its sender says now. What the sender leaves out stays as it is: it may have been
 * written here (监督抽查, 公示).
 * @returns why it may not be revised so, or null when it is done
 */
export async function reviseMatter(tx: WriteTx, world: World, caller: Caller, procedure: AnyProcedure, id: string, record: ReadRecord): Promise<FieldProblem | null> {
  const loaded = await loadMatter(tx, procedure, caller.district, id, 'lock')
  if (!loaded) return { field: 'source_ref', message: '这件案卷已经移交其他单位，请由该单位报送' }
  const { replica } = loaded
  if (replica.row.org_id !== record.org_id) return { field: 'unit', message: '这件案卷由另一单位负责。单位变更的，请先在本系统办理移交' }
  // What was confirmed here is changed here: a sender does not change it behind whoever confirmed it.
  if (!statesComingIn(procedure).includes(replica.row.state)) return { field: 'state', message: `本系统已经办理到「${(procedure.states as AnyProcedure['states'])[replica.row.state]!.label}」，不再由报送变更` }
  const on = world.today()
  const work = await beginWork(tx, world, caller, procedure, replica.row.org_id, undefined)
  const { matter, rows } = record.mapped
  const facts = await loadFacts(tx, world, procedure, replica, { input: matter }, on)
  const { title, number, state, opened_on, closed_on, origin: _, source_ref: __, ...values } = matter
  const row = difference(replica, { title, number, state, opened_on, closed_on, ...sealed(procedure.fields as Fields, values, world.seal), version: replica.row.version + 1 })
  const children = Object.fromEntries(record.given.rows.flatMap((child) => {
    const put = replaced(procedure, child, replica, rows[child] ?? [], world)
    return Object.keys(put).length > 0 ? [[child, put]] : []
  }))
  const change: Change = { row, ...(Object.keys(children).length > 0 && { rows: children }) }
  const decision = withClocks(procedure, replica, change, circumstancesOf(work, facts, on), { asItStands: true })
  const after = await writeStep(work, { kind: 'import', action: 'push', decision, before: replica, on, input: { source_ref: record.source_ref }, used: facts.used })
  // Who sent it back hears of it: pushing it mended is the re-entry.
  for (const heard of await waitingFor(tx, world, caller.district, id)) await carry(work, after, heard, on)
  return null
}

/** The rows of a child as they come instead of those that stand; a row that is still the same stays. */
function replaced(procedure: AnyProcedure, child: string, before: Replica, rows: readonly { readonly [field: string]: unknown }[], world: World): { [id: string]: ChildRow | null } {
  const fields = procedure.many![child]!.fields as Fields
  const content = (row: { readonly [field: string]: unknown }) => JSON.stringify(Object.keys(fields).map((name) => row[name] ?? null))
  const standing = Object.values(before.rows[child] ?? {})
  const put: { [id: string]: ChildRow | null } = {}
  const kept = new Set<string>()
  // What a sender leaves out of a row is left empty, as in a row that stands.
  const blank = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)]))
  rows.forEach((given, at) => {
    const row = { ...blank, ...given }
    const same = standing.find((one) => !kept.has(one.id) && content(one) === content(row))
    if (same) { kept.add(same.id); return }
    const id = newId()
    put[id] = { ...sealed(fields, row, world.seal), id, position: standing.length + at + 1 }
  })
  for (const { id } of standing) if (!kept.has(id)) put[id] = null
  return put
}
