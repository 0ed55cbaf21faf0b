import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import type { WorkItem, WorklistView } from '../../../kernel/http/contract.ts'
import { weekdayText } from '../../components/day.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { Pager } from '../../components/pager.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { worklistQuery } from '../../api/queries.ts'
import { ledgerLabel } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'

const VIEWS: readonly { readonly view: string; readonly label: string; readonly count: keyof WorklistView['counts']; readonly empty: string }[] = [
  { view: 'overdue', label: '超期', count: 'overdue', empty: '没有超期事项' },
  { view: 'due_today', label: '今日到期', count: 'due_today', empty: '没有今日到期的事项' },
  { view: 'near', label: '三个工作日内', count: 'near', empty: '三个工作日内没有到期事项' },
  { view: 'open', label: '待办', count: 'open', empty: '没有待办事项' },
  { view: 'done', label: '本月已办', count: 'done_this_month', empty: '本月还没有办结事项' },
]

const columns: readonly Column<WorkItem>[] = [
  { key: 'light', label: '期限', width: 132, cell: (item) => <><Light clock={item} /><div className="muted small">{item.due_on}</div></> },
  { key: 'number', label: '案号', width: 200, cell: (item) => <><Link to="/matters/$ledger/$id" params={{ ledger: item.ledger, id: item.id }}>{item.number ?? '未编号'}</Link><div className="muted small">{ledgerLabel(item.ledger)}</div></> },
  { key: 'step', label: '应办', width: 130, cell: (item) => item.action?.label ?? item.label },
  { key: 'title', label: '事由', cell: (item) => <>{item.title} <StateTag ledger={item.ledger} state={item.state} /><div className="muted small">{item.org_name}</div></> },
  { key: 'basis', label: '依据', width: 190, cell: (item) => <LawText of={item.basis} /> },
  { key: 'act', label: '办理', width: 96, cell: (item) => item.action
    ? <Link to="/matters/$ledger/$id/do/$action" params={{ ledger: item.ledger, id: item.id, action: item.action.name }}><Button size="small" tabIndex={-1}>去办理</Button></Link>
    : <Link to="/matters/$ledger/$id" params={{ ledger: item.ledger, id: item.id }}>查看</Link> },
]

/** What the law makes urgent, first things first. */
export function WorklistPage() {
  useTitle('工作台')
  const { today, today_is_working, next_working_day, account } = useSession()
  const [search, change] = useUrl()
  const navigate = useNavigate()
  const view = VIEWS.find((one) => one.view === search['view']) ?? VIEWS[3]!
  const list = useQuery(worklistQuery({ view: view.view, mine: search['mine'], after: search['after'] }))
  return (
    <>
      <div className="head">
        <h1>{account.name}，今天 {weekdayText(today)}{!today_is_working && '（休息日）'}</h1>
        <span className="muted">{next_working_day ? `下一工作日 ${weekdayText(next_working_day)}` : '下一年度放假安排尚未公布，下一工作日待定'}</span>
        <span className="grow" />
        <Segmented aria-label="范围" value={search['mine'] ? 'mine' : 'all'} options={[{ label: '本单位', value: 'all' }, { label: '我承办的', value: 'mine' }]} onChange={(value) => change({ mine: value === 'mine' ? '1' : undefined, after: undefined })} />
      </div>
      {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading rows={10} /> : (
        <div className="panel">
          <nav className="tiles" aria-label="按期限">
            {VIEWS.map(({ view: name, label, count }) => (
              <Link key={name} to="/" search={{ ...(search['mine'] && { mine: '1' }), ...(name !== 'open' && { view: name }) }} activeOptions={{ exact: true }} aria-current={name === view.view ? 'page' : undefined} className={list.data.counts[count] === 0 ? undefined : name === 'due_today' ? 'near' : name}>
                {label}<b>{list.data.counts[count].toLocaleString('zh-CN')}</b>
              </Link>
            ))}
          </nav>
          <DataTable
            label={view.label} rows={list.data.items} columns={columns} keyOf={(item) => `${item.id} ${item.deadline}`}
            open={(item) => void navigate({ to: '/matters/$ledger/$id', params: { ledger: item.ledger, id: item.id } })}
            empty={<Nothing what={view.empty} how="案卷按程序进入需要本单位办理的环节后，连同法定期限一并列在这里。" />}
          />
          <Pager next={list.data.next} busy={list.isFetching} />
        </div>
      )}
    </>
  )
}
