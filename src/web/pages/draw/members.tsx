import { Link } from '@tanstack/react-router'
import type { PoolView } from '../../../domains/draw/contract.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { DataTable } from '../../components/data-table.tsx'
import { findRegister } from '../../registry.ts'

type Row = MatterView['rows'][string][number]
/** The rest is in the list of results and in the record. */
const SHOWN = 100

/** What was drawn, each with its way to the record itself, and whom it was given to. */
export function Members({ matter, pool }: { readonly matter: MatterView; readonly pool: PoolView | undefined }) {
  const rows = matter.rows['selected'] ?? []
  const strata = new Map(pool?.strata.map(({ id, label }) => [id, label]))
  const names = new Map((matter.rows['candidate'] ?? []).map((row) => [row.id, row['name'] as string]))
  const officers = new Map<string, string[]>()
  for (const one of matter.rows['assigned'] ?? []) officers.set(one['object'] as string, [...officers.get(one['object'] as string) ?? [], one['code'] as string])
  return (
    <section>
      <h2>抽取结果</h2>
      <DataTable<Row>
        label="抽取结果" rows={rows.slice(0, SHOWN)} keyOf={(row) => row.id}
        columns={[
          { key: 'stratum', label: '分层', cell: (row) => strata.get(row['stratum'] as string) ?? '' },
          { key: 'rank', label: '位次', numeric: true, cell: (row) => row['rank'] as number },
          { key: 'code', label: '编号', cell: (row) => <To ledger={pool?.ledger ?? null} id={row['member'] as string}>{row['code'] as string}</To> },
          ...names.size > 0 ? [{ key: 'name', label: '姓名', cell: (row: Row) => names.get(row['member'] as string) ?? '' }] : [],
          ...officers.size > 0 ? [{ key: 'officers', label: '选派人员', cell: (row: Row) => officers.get(row['member'] as string)?.join('、') ?? '' }] : [],
        ]}
      />
      {rows.length > SHOWN && <p className="muted small">只列出前 {SHOWN} 个，共 {rows.length.toLocaleString('zh-CN')} 个；全部在「抽取结果」栏和抽取记录中。</p>}
    </section>
  )
}

function To({ ledger, id, children }: { readonly ledger: string | null; readonly id: string; readonly children: string }) {
  if (ledger === null) return <>{children}</>
  return findRegister(ledger) ? <Link to="/registers/$register/$id" params={{ register: ledger, id }}>{children}</Link> : <Link to="/matters/$ledger/$id" params={{ ledger, id }}>{children}</Link>
}
