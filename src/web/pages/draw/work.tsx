import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import type { Progress as Share } from '../../../kernel/draw/progress.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { api, send } from '../../api/client.ts'

const EVERY_MS = 400

/** How far freezing or drawing is while one waits for it; a small pool is done before anything shows. */
export function DrawWork({ matter: { id } }: { readonly matter: MatterView }) {
  const { data } = useQuery({ queryKey: ['draw', 'work', id], queryFn: () => api<Share | null>(`draw/${id}/work`), refetchInterval: EVERY_MS, gcTime: 0, staleTime: 0 })
  const stop = useMutation({ mutationFn: () => send('DELETE', `draw/${id}/work`) })
  if (!data) return null
  return (
    <section className="stack tight" role="status" aria-live="polite">
      <div className="row apart"><span>正在{data.stage}…</span><Button loading={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>停止</Button></div>
      <Progress percent={Math.floor(data.share * 100)} aria-label="进度" />
      <p className="muted small">停止的，不作任何改变，可以重新办理。</p>
    </section>
  )
}
