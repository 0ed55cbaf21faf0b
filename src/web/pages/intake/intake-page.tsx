import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Performed } from '../../../kernel/http/contract.ts'
import type { Waiting } from '../../../kernel/matter/intake.ts'
import { api, send } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { instantText, Value } from '../../components/value.tsx'
import { findProcedure, ledgerLabel } from '../../registry.ts'

const key = ['intake']

/** 网上来件: what the public has handed in through the portal; taking one in opens the matter with it. */
export function IntakePage() {
  useTitle('网上来件')
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => api<readonly Waiting[]>('intake') })
  const accept = useMutation({
    mutationFn: ({ id }: Waiting) => send<Performed>('POST', `intake/${id}/accept`, {}, id),
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: [result.ledger] })
      void client.invalidateQueries({ queryKey: key })
      void navigate({ to: '/matters/$ledger/$id', params: { ledger: result.ledger, id: result.id }, state: { performed: { label: '收件', result } } })
    },
  })
  return (
    <>
      <Crumbs parts={[{ label: '工作台' }, { label: '网上来件' }]} />
      <div className="head"><h1>网上来件</h1><span className="muted grow">公众在门户网站提交、尚未收下的。收件即登记为案卷，不予受理的在案卷中告知理由。</span></div>
      {accept.error && <Failed error={accept.error} />}
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={6} /> : data.length === 0 ? (
        <div className="panel"><Nothing what="没有等待收下的来件。" how="公众在门户网站「投诉举报」提交后，会出现在这里。" /></div>
      ) : <div className="stack">{data.map((item) => <Item key={item.id} item={item} busy={accept.isPending} accept={() => accept.mutate(item)} />)}</div>}
    </>
  )
}

function Item({ item, busy, accept }: { readonly item: Waiting; readonly busy: boolean; readonly accept: () => void }) {
  const fields = findProcedure(item.ledger)?.fields ?? {}
  return (
    <section className="panel" aria-label={item.receipt}>
      <header><h2>{ledgerLabel(item.ledger)} <span className="muted small">{item.receipt}</span></h2><span className="row"><span className="muted small">{instantText(item.handed_in_at)} 提交</span><Button type="primary" disabled={busy} onClick={accept}>收件</Button></span></header>
      <dl className="values pad">{Object.entries(item.values).map(([name, value]) => <div key={name}><dt>{fields[name]?.label ?? name}</dt><dd><Value field={fields[name]} value={value} /></dd></div>)}</dl>
    </section>
  )
}
