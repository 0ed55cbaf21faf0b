import { z } from 'zod'
import { Fault } from '../fault.ts'
import type { Mapping } from './mapping.ts'

const name = z.string().min(1).max(200)
const names = z.array(name).min(1).max(20)
const unit = z.enum(['yuan', 'ten_thousand'])
const words = z.record(z.string().max(500), z.string().max(500))
const toField = z.strictObject({
  from: names, to: name, required: z.literal(true).optional(), values: words.optional(), otherwise: z.string().max(500).optional(),
  unit: unit.optional(), separator: z.string().min(1).max(5).optional(), problem: name.optional(),
})
const toRows = z.strictObject({ reads: z.record(name, names), rows: name, reader: name, unit: unit.optional() })
const mapping = z.strictObject({
  id: name, label: name, ledger: name,
  columns: z.array(z.union([toField, toRows])).max(500),
  constants: z.record(name, z.union([z.string().max(500), z.boolean(), z.number(), z.null(), z.array(z.string().max(500)).max(100)])),
  placed_by: z.array(name).max(20),
  rows: z.record(name, z.strictObject({ given: name, unnamed: z.string().max(500).optional(), constants: z.record(name, z.unknown()).optional() })).optional(),
  ignored: z.array(z.string().max(500)).max(500).optional(),
})

/** A mapping that comes from outside. @throws Fault `invalid` for anything of another shape */
export function mappingIn(given: unknown): Mapping {
  const read = mapping.safeParse(given)
  if (!read.success) throw new Fault('invalid', `对应关系的格式有误(${read.error.issues[0]?.path.join('.') || '整体'}),请刷新页面后重新设置`)
  // The schema's optional members are absent, never undefined: what came in was JSON.
  return read.data as Mapping
}
