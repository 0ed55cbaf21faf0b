import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '../../../kernel/http/contract.ts'
import { invitedQuery } from '../../api/queries.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { weekdayText } from '../../components/day.ts'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { ledgerLabel, stateLabel } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'

const toMatter = ({ ledger, id }: SearchHit) => ({ to: '/matters/$ledger/$id', params: { ledger, id } }) as const

const columns: readonly Column<SearchHit>[] = [
  { key: 'number', label: '案号', width: 220, cell: (hit) => <><Link {...toMatter(hit)} className="nowrap">{hit.number ?? '未编号'}</Link><div className="muted small">{ledgerLabel(hit.ledger)}</div></> },
  { key: 'title', label: '事由', cell: ({ title }) => title },
  { key: 'org', label: '承办单位', width: 180, cell: ({ org_name }) => org_name },
  { key: 'state', label: '办理状态', width: 150, cell: ({ ledger, state }) => stateLabel(ledger, state) },
  { key: 'opened', label: '收案日期', width: 120, cell: ({ opened_on }) => opened_on },
]

/** The desk of somebody invited to read: the cases that are open to him, as long as they are. */
export function Invited() {
  const { account, today } = useSession()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(invitedQuery)
  return (
    <>
      <div className="head"><h1>{account.name}，今天 {weekdayText(today)}</h1><span className="muted">受邀查阅的案卷</span></div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={6} /> : (
        <div className="panel">
          <DataTable
            label="受邀查阅的案卷" rows={data} columns={columns} keyOf={({ id }) => id} open={(hit) => void navigate(toMatter(hit))}
            empty={<Nothing what="目前没有向您开放的案卷" how="监督机关邀请您参与审查时，所审查的案卷列在这里；阅卷结束后不再开放。" />}
          />
        </div>
      )}
    </>
  )
}
