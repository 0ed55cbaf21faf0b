import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { WorkItem } from '../../../kernel/http/contract.ts'
import { worklistQuery } from '../../api/queries.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useUrl } from '../../components/use-url.ts'
import { ledgerLabel, stateLabel } from '../../registry.ts'
import { VIEWS } from './views.ts'

const toMatter = ({ ledger, id }: WorkItem) => ({ to: '/matters/$ledger/$id', params: { ledger, id } }) as const

/** Where one action meets the term it is named; else the state says what is being done, and the matter's page what may be. */
const columns: readonly Column<WorkItem>[] = [
  { key: 'light', label: '期限', width: 136, cell: (item) => <><Light clock={item} /><div className="muted small">{item.due_on}</div></> },
  { key: 'number', label: '案号', width: 178, cell: (item) => <><Link {...toMatter(item)} className="nowrap">{item.number ?? '未编号'}</Link><div className="muted small">{ledgerLabel(item.ledger)}</div></> },
  { key: 'step', label: '应办', width: 336, cell: (item) => (
    <>
      {item.action?.label ?? stateLabel(item.ledger, item.state)}
      <div className="muted small">{item.label}，<LawText of={item.basis} /></div>
    </>
  ) },
  { key: 'title', label: '事由', cell: (item) => <>{item.title}<div className="muted small">{item.org_name}{item.handler_name && `　${item.handler_name}`}</div></> },
  { key: 'act', label: '办理', width: 92, cell: (item) => item.action
    ? <Link to="/matters/$ledger/$id/do/$action" params={{ ledger: item.ledger, id: item.id, action: item.action.name }}><Button size="small" tabIndex={-1}>去办理</Button></Link>
    : <Link {...toMatter(item)}>打开</Link> },
]

/** What is to be done, the most urgent first, under the counts of it. */
export function Items({ mine }: { readonly mine: boolean }) {
  const [search] = useUrl()
  const navigate = useNavigate()
  const view = VIEWS.find((one) => one.view === search['view']) ?? VIEWS[3]!
  const list = useQuery(worklistQuery({ view: view.view, mine: mine ? '1' : undefined, org_id: search['org_id'], after: search['after'] }))
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading rows={10} />
  return (
    <div className="panel">
      <nav className="tiles" aria-label="按期限">
        {VIEWS.map(({ view: name, label, count, tone }) => (
          <Link key={name} to="/" search={{ ...search, after: undefined, view: name === 'open' ? undefined : name }} aria-current={name === view.view ? 'page' : undefined} className={list.data.counts[count] > 0 ? tone : undefined}>
            {label}<b>{list.data.counts[count].toLocaleString('zh-CN')}</b>
          </Link>
        ))}
      </nav>
      <DataTable
        label={view.label} rows={list.data.items} columns={columns} keyOf={(item) => `${item.id} ${item.deadline}`} open={(item) => void navigate(toMatter(item))}
        empty={<Nothing what={view.empty} how="案卷按程序进入需要本单位办理的环节后，连同法定期限一并列在这里。" />}
      />
      <Pager next={list.data.next} busy={list.isFetching} />
    </div>
  )
}
