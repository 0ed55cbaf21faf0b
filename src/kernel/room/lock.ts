import { optionsOf, type Fields } from '../field/field.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import type { Room } from './room.ts'

/** Every name that records, journals and reports in the field may hold; such a name may be retired, never removed. */
export type Lock = readonly string[]

const fieldNames = (path: string, fields: Fields): string[] => Object.entries(fields).flatMap(([name, field]) =>
  [`${path}.${name}:${field.kind}`, ...Object.keys(optionsOf(field)).map((code) => `${path}.${name}=${code}`)])

const procedureNames = (p: AnyProcedure): string[] => [
  ...fieldNames(p.id, p.fields),
  ...Object.entries((p.many ?? {}) as Manys).flatMap(([child, { fields }]) => fieldNames(`${p.id}.${child}`, fields)),
  ...(['states', 'actions', 'documents', 'deadlines', 'links'] as const).flatMap((part) => Object.keys(p[part] ?? {}).map((name) => `${p.id}/${part}/${name}`)),
]

/** The names that the definitions use now, sorted. */
export const lockOf = (rooms: readonly Room[]): Lock => rooms.flatMap((room) => [
  ...(room.procedures ?? []).flatMap(procedureNames),
  ...(room.registers ?? []).flatMap((register) => fieldNames(register.id, register.fields)),
  ...(room.indicators ?? []).map((indicator) => `indicator/${indicator.id}`),
  ...(room.settings ?? []).map((setting) => `setting/${setting.id}`),
]).sort()

/** Released names that the definitions no longer know. */
export const removed = (released: Lock, now: Lock): readonly string[] => { const names = new Set(now); return released.filter((name) => !names.has(name)) }
