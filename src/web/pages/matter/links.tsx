import { Link } from '@tanstack/react-router'
import type { LinkView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { DataTable } from '../../components/data-table.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Nothing } from '../../components/states.tsx'
import { ledgerLabel } from '../../registry.ts'
import { followsOf } from './actions-of.ts'

/** The matters tied to this one, and those that may be opened out of it. */
export function LinksTab({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const follows = followsOf(procedure.id)
  return (
    <div className="stack">
      <DataTable<LinkView>
        label="关联案卷" rows={matter.links} keyOf={({ kind, id }) => `${kind} ${id}`}
        empty={<Nothing what="没有关联的案卷" how="由本案立案的其他案卷，以及登记关联的案卷会列在这里。" />}
        columns={[
          { key: 'kind', label: '关联', cell: ({ label }) => label },
          { key: 'number', label: '案号', cell: ({ ledger, id, number }) => <Link to="/matters/$ledger/$id" params={{ ledger, id }}>{number ?? '未编号'}</Link> },
          { key: 'title', label: '事由', cell: ({ title, ledger }) => <>{title}<div className="muted small">{ledgerLabel(ledger)}</div></> },
          { key: 'state', label: '状态', cell: ({ ledger, state }) => <StateTag ledger={ledger} state={state} /> },
        ]}
      />
      {follows.length > 0 && <div className="row no-print"><span className="muted">由本案办理：</span>{follows.map(({ ledger, kind, label }) => <Link key={`${ledger} ${kind}`} to="/matters/$ledger/new" params={{ ledger }} search={{ link_kind: kind, link_ledger: matter.ledger, link_id: matter.id }}>{label}</Link>)}</div>}
    </div>
  )
}
