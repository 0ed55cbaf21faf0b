import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { PushBatchView, PushProblemView } from '../../../kernel/http/exchange-contract.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'
import { ledgerLabel } from '../../registry.ts'
import { batchesQuery, problemsQuery } from './queries.ts'

/** The calls of other systems, newest first, and what of each stayed out. */
export function Incoming() {
  const { data, error, refetch } = useQuery(batchesQuery)
  const [opened, setOpened] = useState<PushBatchView | null>(null)
  return (
    <section className="panel">
      <header><h2>收到的报送</h2></header>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={4} /> : (
        <DataTable<PushBatchView>
          label="收到的报送" rows={data} keyOf={({ id }) => id} empty={<Nothing what="还没有其他系统报送" how="由系统管理员为对接系统开设账号、发放密钥后，报送的批次列在这里。" />}
          columns={[
            { key: 'at', label: '时间', cell: ({ at }) => <span className="nowrap">{instantText(at)}</span> },
            { key: 'org', label: '单位', cell: ({ org_name, sender }) => <>{org_name}<span className="muted small">（{sender}）</span></> },
            { key: 'ledger', label: '案卷', cell: ({ ledger }) => ledgerLabel(ledger) },
            { key: 'accepted', label: '新收', numeric: true, cell: ({ accepted }) => accepted },
            { key: 'revised', label: '更新', numeric: true, cell: ({ revised }) => revised },
            { key: 'unchanged', label: '未变', numeric: true, cell: ({ unchanged }) => unchanged },
            { key: 'refused', label: '未收', numeric: true, cell: (batch) => batch.refused === 0 ? 0 : <Button type="link" size="small" aria-label={`查看未收的 ${batch.refused} 条`} onClick={() => setOpened(batch)}>{batch.refused}</Button> },
          ]}
        />
      )}
      {opened && <Problems of={opened} close={() => setOpened(null)} />}
    </section>
  )
}

function Problems({ of, close }: { readonly of: PushBatchView; readonly close: () => void }) {
  const { data, error, refetch } = useQuery(problemsQuery(of.id))
  return (
    <Modal open title={`未收的记录：${of.org_name}，${instantText(of.at)}`} onCancel={close} footer={null} width={860}>
      <p className="muted small">理由已经同时答复报送方，改正后再报即可。</p>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={4} /> : (
        <DataTable<PushProblemView>
          label="未收的记录" rows={data} keyOf={({ position }) => String(position)}
          columns={[
            { key: 'position', label: '本批第几条', numeric: true, cell: ({ position }) => position },
            { key: 'ref', label: '对方编号', cell: ({ source_ref }) => <code>{source_ref}</code> },
            { key: 'why', label: '理由', cell: ({ problems }) => <ul>{problems.map(({ field, message }) => <li key={field + message}>{message}{field && <span className="muted small">（{field}）</span>}</li>)}</ul> },
          ]}
        />
      )}
    </Modal>
  )
}
