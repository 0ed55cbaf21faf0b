import type { Fields } from '../field/field.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Asked, Input } from './asked.ts'
import type { Change } from './replica.ts'
import type { World } from './world.ts'

const known = new WeakMap<Fields, readonly string[]>()
/** Asked for every record written; definitions never change while the program runs. */
function identifiers(fields: Fields): readonly string[] {
  let names = known.get(fields)
  if (!names) known.set(fields, names = Object.keys(fields).filter((name) => fields[name]!.kind === 'identifier'))
  return names
}

/** The record with its identifiers encrypted; everything else as it was. */
export function sealed<R extends Input>(fields: Fields, record: R, seal: World['seal']): R {
  const names = identifiers(fields).filter((name) => typeof record[name] === 'string' && record[name].trim() !== '')
  return names.length === 0 ? record : { ...record, ...Object.fromEntries(names.map((name) => [name, seal((record[name] as string).trim())])) }
}

/** What was typed, as the journal may keep it. */
export const sealedInput = (seal: World['seal'], procedure: AnyProcedure, asked: Asked, unkept: readonly string[] = []): Input => ({
  ...sealed(procedure.fields, Object.fromEntries(Object.entries(asked.input).filter(([name]) => !unkept.includes(name))), seal),
  ...(Object.keys(asked.rows).length > 0 && { rows: Object.fromEntries(Object.entries(asked.rows).map(([child, rows]) =>
    [child, rows.map((row) => sealed((procedure.many?.[child]?.fields ?? {}) as Fields, row, seal))])) }),
})

/** Adds to a change the keyed hashes by which its identifiers are found. */
export function withSearchKeys(world: Pick<World, 'unseal' | 'keyedHash'>, procedure: AnyProcedure, change: Change): Change {
  const keyed = <R extends Input>(fields: Fields, record: R): R => {
    const names = identifiers(fields).filter((name) => name in record)
    return names.length === 0 ? record : { ...record, ...Object.fromEntries(names.map((name) => [`${name}_key`, typeof record[name] === 'string' ? world.keyedHash(world.unseal(record[name])) : null])) }
  }
  const fieldsOf = (child: string) => (procedure.many?.[child]?.fields ?? {}) as Fields
  const concerned = Object.keys(change.rows ?? {}).filter((child) => identifiers(fieldsOf(child)).length > 0)
  return {
    ...change,
    ...(change.row && { row: keyed(procedure.fields, change.row) }),
    ...(concerned.length > 0 && { rows: { ...change.rows, ...Object.fromEntries(concerned.map((child) => [child,
      Object.fromEntries(Object.entries(change.rows![child]!).map(([id, row]) => [id, row && keyed(fieldsOf(child), row)]))])) } }),
  }
}
