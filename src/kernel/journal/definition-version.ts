import { createHash } from 'node:crypto'

const known = new WeakMap<object, string>()

/** A short name for the exact text of a definition, so that a journal row says under which one somebody acted. */
export function definitionVersion(definition: object): string {
  let version = known.get(definition)
  if (!version) known.set(definition, version = createHash('sha256').update(JSON.stringify(definition, (_, value) => typeof value === 'function' ? String(value) : value)).digest('hex').slice(0, 12))
  return version
}
