import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import type { SavedView } from '../../../kernel/http/admin-contract.ts'
import { api, query, send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useUrl } from '../../components/use-url.ts'

const viewsQuery = (ledger: string) => queryOptions({ queryKey: ['views', ledger], queryFn: () => api<readonly SavedView[]>(`views${query({ ledger })}`) })

/** Lists to come back to: one's own and the unit's. A view is the address of a list, under a name. */
export function SavedViews({ ledger }: { readonly ledger: string }) {
  const [open, setOpen] = useState(false)
  const views = useQuery(viewsQuery(ledger))
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" destroyOnHidden content={<Views ledger={ledger} views={views.data ?? []} close={() => setOpen(false)} />}>
      <Button aria-haspopup="dialog" aria-expanded={open}>视图{views.data?.length ? `（${views.data.length}）` : ''}</Button>
    </Popover>
  )
}

function Views({ ledger, views, close }: { readonly ledger: string; readonly views: readonly SavedView[]; readonly close: () => void }) {
  const [search] = useUrl()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const changed = () => void client.invalidateQueries({ queryKey: ['views', ledger] })
  // A place in the list is no part of a view; it would be gone tomorrow.
  const wanted = Object.fromEntries(Object.entries(search).filter(([key, value]) => key !== 'after' && value))
  const save = useMutation({ mutationFn: () => send<{ id: string }>('POST', 'views', { ledger, name, shared, search: new URLSearchParams(wanted as Record<string, string>).toString() }), onSuccess: () => { setName(''); changed() } })
  const remove = useMutation({ mutationFn: (id: string) => send('DELETE', `views/${id}`), onSuccess: changed })
  const go = (view: SavedView) => { close(); void navigate({ to: '.', search: () => Object.fromEntries(new URLSearchParams(view.search)) }) }
  return (
    <div className="stack" role="dialog" aria-label="视图" style={{ width: 300 }}>
      {views.length === 0 ? <p className="muted small">筛选和排序可以存为视图，下次直接打开。</p> : (
        <ul className="plain">{views.map((view) => (
          <li key={view.id} className="row">
            <Button type="link" size="small" className="grow" style={{ textAlign: 'start' }} onClick={() => go(view)}>{view.name}{view.shared && <span className="muted small">（本单位）</span>}</Button>
            {view.mine && <Button type="text" size="small" aria-label={`删除视图“${view.name}”`} onClick={() => remove.mutate(view.id)}>删除</Button>}
          </li>
        ))}</ul>
      )}
      <form className="stack" onSubmit={(event) => { event.preventDefault(); save.mutate() }}>
        <Input aria-label="视图名称" placeholder="为当前筛选取名" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>本单位人员都能使用</Checkbox>
        <Button htmlType="submit" type="primary" disabled={!name.trim()} loading={save.isPending}>保存当前视图</Button>
        {save.error && <div className="notice bad" role="alert">{problemOf(save.error).detail}</div>}
      </form>
    </div>
  )
}
