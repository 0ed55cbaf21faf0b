import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { OwnSession } from '../../../kernel/http/admin-contract.ts'
import { api, send } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { instantText } from '../../components/value.tsx'

const key = ['session', 'all']

/** Where one is signed in, and the way to end what one has left open elsewhere. */
export function SessionsPage() {
  useTitle('登录会话')
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => api<readonly OwnSession[]>('session/all') })
  const end = useMutation({ mutationFn: () => send('DELETE', 'session/all'), onSuccess: () => void client.invalidateQueries({ queryKey: key }) })
  const others = data?.some(({ current }) => !current) ?? false
  return (
    <>
      <Crumbs parts={[{ label: '我的账号' }, { label: '登录会话' }]} />
      <div className="head"><h1>登录会话</h1><span className="muted grow">没有退出的登录都列在这里。有不认识的，先退出其他会话，再修改口令。</span><Button type="primary" disabled={!others} loading={end.isPending} onClick={() => end.mutate()}>退出其他会话</Button></div>
      <div className="stack">
        {end.error && <Failed error={end.error} />}
        {end.isSuccess && !others && <div className="notice good" role="status">其他会话已经退出。</div>}
        <div className="panel">
          {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={4} /> : (
            <DataTable<OwnSession>
              label="登录会话" rows={data} keyOf={({ id }) => id}
              columns={[
                { key: 'started', label: '登录时间', width: 170, cell: ({ started_at }) => <span className="nowrap">{instantText(started_at)}</span> },
                { key: 'seen', label: '最近使用', width: 170, cell: ({ last_seen_at, current }) => current ? '本次登录' : <span className="nowrap">{instantText(last_seen_at)}</span> },
                { key: 'ip', label: '来源地址', width: 200, cell: ({ ip }) => ip ?? '—' },
                { key: 'agent', label: '浏览器', cell: ({ agent }) => agent ?? '—', title: ({ agent }) => agent ?? '' },
              ]}
            />
          )}
        </div>
      </div>
    </>
  )
}
