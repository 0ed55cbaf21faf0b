import type { Field } from '../../../kernel/field/field.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { Many } from '../../../kernel/procedure/procedure.ts'
import { DataTable } from '../../components/data-table.tsx'
import { isNumeric } from '../../components/value.tsx'
import { MaskedValue } from './masked-value.tsx'

/** Ten thousand rows (a month's sample) would stand still on the screen. */
const MOST = 500

/** The repeating rows of a matter: parties, violations, penalties. Columns nobody has filled are left out. */
export function ChildTable({ matter, name, many }: { readonly matter: MatterView; readonly name: string; readonly many: Many }) {
  const rows: MatterView['rows'][string] = matter.rows[name] ?? []
  const fields = Object.entries(many.fields as { readonly [name: string]: Field })
  const shown = fields.filter(([key, field]) => key === many.title || field.required || rows.some((row) => row[key] !== null && row[key] !== undefined && row[key] !== false && !(Array.isArray(row[key]) && (row[key] as unknown[]).length === 0)))
  return (
    <>
      <DataTable<MatterView['rows'][string][number]>
        label={many.label} rows={rows.slice(0, MOST)} keyOf={(row) => row.id}
        columns={shown.map(([key, field]) => ({ key, label: field.label, numeric: isNumeric(field), cell: (row) => <MaskedValue matter={matter} field={field} name={key} value={row[key]} row={{ child: name, id: row.id }} /> }))}
      />
      {rows.length > MOST && <p className="muted small">只列出前 {MOST} 项，共 {rows.length.toLocaleString('zh-CN')} 项。</p>}
    </>
  )
}
