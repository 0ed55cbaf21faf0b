import { Button, Skeleton } from 'antd'
import { problemOf } from '../api/problem.ts'

/** The shape of what comes. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return <div className="panel pad" role="status" aria-label="正在载入"><Skeleton active title={false} paragraph={{ rows }} /></div>
}

/** What would be here and how it gets here. */
export function Nothing({ what, how, children }: { readonly what: string; readonly how?: string; readonly children?: React.ReactNode }) {
  return <div className="nothing"><p>{what}</p>{how && <p className="muted">{how}</p>}{children}</div>
}

/** What failed, what was kept, what to do, and a number to quote. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const problem = problemOf(error)
  return (
    <div className="failed" role="alert">
      <strong>{problem.title}</strong>
      <p>{problem.detail}</p>
      {problem.instance && <p className="muted">求助时请报编号：<code>{problem.instance}</code></p>}
      {retry && ![403, 404].includes(problem.status) && <Button onClick={retry}>重试</Button>}
    </div>
  )
}
