import type { WorkCounts } from '../../../kernel/http/contract.ts'

/** The counts over the worklist, each a view of it; the colour a count above nothing has. */
export const VIEWS: readonly { readonly view: string; readonly label: string; readonly count: keyof WorkCounts; readonly tone?: 'overdue' | 'near'; readonly empty: string }[] = [
  { view: 'overdue', label: '超期', count: 'overdue', tone: 'overdue', empty: '没有超期事项' },
  { view: 'due_today', label: '今日到期', count: 'due_today', tone: 'near', empty: '没有今日到期的事项' },
  { view: 'near', label: '三个工作日内', count: 'near', tone: 'near', empty: '三个工作日内没有到期事项' },
  { view: 'open', label: '待办', count: 'open', empty: '没有待办事项' },
  { view: 'done', label: '本月已办', count: 'done_this_month', empty: '本月还没有办结事项' },
]
