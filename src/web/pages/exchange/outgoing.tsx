import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OutgoingTrouble } from '../../../kernel/http/exchange-contract.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'
import { ledgerLabel } from '../../registry.ts'
import { outgoingQuery } from './queries.ts'

/** Matters that a platform above did not take or has sent back: each is somebody's work. */
export function Outgoing() {
  const { data, error, refetch } = useQuery(outgoingQuery)
  return (
    <section className="panel">
      <header><h2>上级平台未收、退回的案卷</h2></header>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={3} /> : (
        <DataTable<OutgoingTrouble>
          label="上级平台未收、退回的案卷" rows={data} keyOf={({ ledger, id }) => `${ledger} ${id}`} empty={<Nothing what="没有未收或者退回的案卷" how="案卷有变动时自动向上级平台报送；未收、退回的列在这里，改正后自动再报。" />}
          columns={[
            { key: 'at', label: '答复时间', cell: ({ answered_at }) => <span className="nowrap">{instantText(answered_at)}</span> },
            { key: 'matter', label: '案卷', cell: ({ ledger, id }) => <Link to="/matters/$ledger/$id" params={{ ledger, id }}>{ledgerLabel(ledger)}</Link> },
            { key: 'state', label: '结果', cell: ({ state }) => state === 'refused' ? '未收' : '退回重录' },
            { key: 'why', label: '理由', cell: ({ problems }) => problems.map(({ message }) => message).join('；') },
          ]}
        />
      )}
    </section>
  )
}
