import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { choices, required, text } from '../../../kernel/field/field.ts'
import type { TargetView } from '../../../kernel/http/exchange-contract.ts'
import { send } from '../../api/client.ts'
import { Ask } from '../../components/ask.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'
import { ledgerLabel, procedures } from '../../registry.ts'
import { holds, useSession } from '../../shell/session.ts'

const ledgers = Object.fromEntries(procedures.map(({ id, label }) => [id, label]))

/** The platforms above: what they are sent, whether it gets through. */
export function Targets({ targets: { data, error, refetch } }: { readonly targets: UseQueryResult<readonly TargetView[]> }) {
  const sets = holds(useSession(), ['administrator'])
  const [adding, setAdding] = useState(false)
  const client = useQueryClient()
  const turn = useMutation({
    mutationFn: ({ id, sending }: TargetView) => send('POST', `exchange-targets/${id}/switch`, { sending: !sending }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exchange'] }),
  })
  return (
    <section className="panel">
      <header><h2>上级平台</h2><span className="grow" />{sets && <Button onClick={() => setAdding(true)}>增加上级平台</Button>}</header>
      {turn.error && <Failed error={turn.error} retry={() => turn.reset()} />}
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={2} /> : (
        <DataTable<TargetView>
          label="上级平台" rows={data} keyOf={({ id }) => id} empty={<Nothing what="没有设置上级平台" how="取得上级平台发放的密钥后，点“增加上级平台”。" />}
          columns={[
            { key: 'name', label: '平台', cell: ({ name, url }) => <>{name}<div className="muted small">{url}</div></> },
            { key: 'ledgers', label: '报送的案卷', cell: (target) => target.ledgers.map(ledgerLabel).join('、') },
            { key: 'state', label: '情况', cell: ({ sending, problem, answered_at }) => !sending ? '已停止' : problem ?? (answered_at ? `正常，${instantText(answered_at)} 有答复` : '等待首次报送') },
            { key: 'act', label: '办理', width: 90, cell: (target) => sets && <Button size="small" loading={turn.isPending} onClick={() => turn.mutate(target)}>{target.sending ? '停止' : '继续'}</Button> },
          ]}
        />
      )}
      {adding && (
        <Ask
          title="增加上级平台" path="exchange-targets" button="开始报送" refreshes={['exchange']} close={() => setAdding(false)}
          note="现有的案卷全部报送一遍，以后有变动的随时报送。证件号码、电话、地址、账号和涉密案卷不报送。"
          fields={{ name: required(text('平台名称')), url: required(text('地址', { hint: '如 https://zhifa.example.gov.cn' })), key: required(text('对接密钥', { hint: '由上级平台发放，以 zsk_ 开头' })), ledgers: required(choices('报送的案卷', ledgers)) }}
        />
      )}
    </section>
  )
}
