import type { Fields } from '../field/field.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Asked, Input } from './act.ts'
import type { World } from './world.ts'

const identifiers = (fields: Fields) => Object.entries(fields).filter(([, field]) => field.kind === 'identifier').map(([name]) => name)

/** Identifiers of natural persons leave the caller's hands encrypted: row, child rows, journal and documents keep the same ciphertext. */
export function sealIdentifiers(world: Pick<World, 'seal'>, procedure: AnyProcedure, asked: Asked): Asked {
  const sealed = (fields: Fields, input: Input): Input => {
    const names = identifiers(fields).filter((name) => typeof input[name] === 'string' && (input[name] as string).trim() !== '')
    return names.length === 0 ? input : { ...input, ...Object.fromEntries(names.map((name) => [name, world.seal((input[name] as string).trim())])) }
  }
  return {
    ...asked,
    input: sealed(procedure.fields, asked.input),
    rows: Object.fromEntries(Object.entries(asked.rows).map(([child, rows]) => [child, rows.map((row) => sealed((procedure.many?.[child]?.fields ?? {}) as Fields, row))])),
  }
}
