import { createHash } from 'node:crypto'

/** Collects the values of a statement; every value from outside travels as a parameter, never as text. */
export interface Params {
  readonly values: unknown[]
  /** Adds a value and answers its place, `$3`. */
  readonly add: (value: unknown) => string
}
export function params(...first: readonly unknown[]): Params {
  const values = [...first]
  return { values, add: (value) => `$${values.push(value)}` }
}

const names = new Map<string, string>()
const MOST_NAMES = 300

/**
 * A statement that the server may keep prepared. Lists come in many shapes; beyond a few hundred the rest go unnamed,
 * so that no connection collects plans without end.
 */
export function prepared(text: string, values: readonly unknown[]): { name?: string; text: string; values: unknown[] } {
  let name = names.get(text)
  if (!name && names.size < MOST_NAMES) names.set(text, name = `read ${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`)
  return { ...(name && { name }), text, values: [...values] }
}
