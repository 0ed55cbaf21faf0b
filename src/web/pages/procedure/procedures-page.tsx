import { Link } from '@tanstack/react-router'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { LawTexts } from '../../components/law-text.tsx'
import { useTitle } from '../../components/use-title.ts'
import { rooms } from '../../registry.ts'

/** Every procedure the house works by. */
export function ProceduresPage() {
  useTitle('程序说明')
  return (
    <>
      <Crumbs parts={[{ label: '公开' }, { label: '程序说明' }]} />
      <div className="head"><h1>程序说明</h1><span className="muted">各类案卷依法由谁、何时、如何办理，期限多长。</span></div>
      <div className="stack">
        {rooms.filter(({ procedures }) => procedures?.length).map((room) => (
          <section key={room.id} className="panel">
            <header><h2>{room.label}</h2></header>
            <DataTable<AnyProcedure>
              label={room.label} rows={room.procedures ?? []} keyOf={({ id }) => id}
              columns={[
                { key: 'label', label: '程序', width: 260, cell: ({ id, label }) => <Link to="/procedures/$ledger" params={{ ledger: id }}>{label}</Link> },
                { key: 'basis', label: '依据', cell: ({ basis }) => <LawTexts of={basis} /> },
                { key: 'size', label: '规模', width: 220, cell: ({ states, actions, deadlines }) => <span className="small muted">{Object.keys(states).length} 个状态、{Object.keys(actions as object).length} 个环节、{Object.keys(deadlines).length} 项期限</span> },
              ]}
            />
          </section>
        ))}
      </div>
    </>
  )
}
