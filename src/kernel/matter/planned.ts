import type { QueryConfig } from 'pg'

const names = new Map<string, string>()
/** A statement that is asked again and again: a connection plans it once, and its planning costs more than its execution. */
export function planned(text: string, values: unknown[]): QueryConfig {
  const name = names.get(text) ?? `fact ${names.size}`
  names.set(text, name)
  return { name, text, values }
}
