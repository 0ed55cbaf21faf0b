import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { worklistQuery } from '../api/queries.ts'

const MINUTE = 60_000

/** What is late and what is due today, in sight from every page; nothing where nothing is. */
export function Due() {
  const { data } = useQuery({ ...worklistQuery({ view: 'overdue' }), staleTime: MINUTE, refetchInterval: 5 * MINUTE })
  if (!data || data.counts.overdue + data.counts.due_today === 0) return null
  const { overdue, due_today } = data.counts
  return (
    <nav className="row due" aria-label="期限提醒">
      {overdue > 0 && <Link to="/" search={{ scope: 'all', view: 'overdue' }} className="light-overdue">超期 {overdue}</Link>}
      {due_today > 0 && <Link to="/" search={{ scope: 'all', view: 'due_today' }} className="light-due_today">今日到期 {due_today}</Link>}
    </nav>
  )
}
