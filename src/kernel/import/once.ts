import type { Tx } from '../access/scope.ts'
import type { Fields } from '../field/field.ts'
import { ident } from '../matter/tables.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyRegister } from '../register/register.ts'
import type { ImportJob } from './job.ts'
import type { CellProblem, MappedRow } from './mapping.ts'
import { aboutRow, type SeenNumbers } from './numbers.ts'

/** Fields that no two standing records of a ledger share, and what standing means there. */
export interface Once { readonly ledger: string; readonly fields: Fields; readonly names: readonly string[]; readonly standing: string; readonly what: string }
export const onceInRegister = (register: AnyRegister): Once => ({ ledger: register.id, fields: register.fields, names: register.unique ?? [], standing: 'valid_until is null', what: '有效记录' })
/** Whatever came to an end may begin again: a card under the number of the one it replaced. */
export const onceOpen = ({ id, label, fields }: AnyProcedure, names: readonly string[]): Once => ({ ledger: id, fields, names, standing: 'closed_on is null', what: `未终止的${label}` })

/** Tells of rows that the ledger has already: what must be unique stays so, whatever file brings it again. */
export async function repeatedRecords(tx: Tx, job: ImportJob, { ledger, fields, names, standing, what }: Once, seen: SeenNumbers, rows: readonly MappedRow[]): Promise<(row: MappedRow, line: number) => CellProblem[]> {
  const keyOf = ({ matter }: MappedRow): string | null => {
    const values = names.map((name) => matter[name])
    return values.length === 0 || values.some((value) => value === null || value === undefined) ? null : JSON.stringify(values)
  }
  const keyed = rows.filter((row) => keyOf(row) !== null)
  const there = new Set<string>()
  if (keyed.length > 0) {
    const columns = names.map((name) => `${ident(name)}::text`).join(', ')
    const { rows: standingOnes } = await tx.query<{ [name: string]: unknown }>(
      `select ${columns} from ${ident(ledger)} where district = $1 and ${standing} and ${names.map((name, at) => `${ident(name)}::text = any ($${at + 2})`).join(' and ')}`,
      [job.district, ...names.map((name) => keyed.map(({ matter }) => String(matter[name])))])
    for (const row of standingOnes) there.add(JSON.stringify(names.map((name) => row[name])))
  }
  const labels = names.map((name) => fields[name]!.label).join('、')
  return (row, line) => {
    const key = keyOf(row)
    if (key === null) return []
    const earlier = seen.get(key)
    if (!earlier) seen.set(key, { number: key, line })
    const value = names.map((name) => String(row.matter[name])).join('、')
    if (there.has(JSON.stringify(names.map((name) => String(row.matter[name]))))) return [aboutRow('refused', value, `已有相同「${labels}」的${what}，不再导入`)]
    return earlier && earlier.line < line ? [aboutRow('refused', value, `文件中第 ${earlier.line} 行已有相同的「${labels}」，不再导入`)] : []
  }
}
