import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Search } from './use-url.ts'

declare module '@tanstack/history' { interface HistoryState { depth?: number } }

/** Pages by key: forward with the server's cursor, back the way one came. `depth` counts the pages gone through. */
export function Pager({ next, busy, children }: { readonly next: string | null; readonly busy: boolean; readonly children?: React.ReactNode }) {
  const navigate = useNavigate()
  const router = useRouter()
  const { after, depth } = useRouterState({ select: ({ location }) => ({ after: (location.search as { after?: string }).after, depth: location.state.depth ?? 0 }) })
  if (!next && !after && !children) return null
  const to = (cursor: string | undefined, steps: number) => void navigate({ to: '.', search: (old: Search) => ({ ...old, after: cursor }), state: { depth: steps } })
  return (
    <nav className="pager" aria-label="翻页">
      <span>{children}</span>
      <span className="row">
        {after && depth === 0 && <Button size="small" onClick={() => to(undefined, 0)}>回到第一页</Button>}
        <Button size="small" disabled={depth === 0} onClick={() => router.history.back()}>上一页</Button>
        <Button size="small" disabled={!next || busy} onClick={() => to(next ?? undefined, depth + 1)}>下一页</Button>
      </span>
    </nav>
  )
}
