import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { UnitWork } from '../../../kernel/http/contract.ts'
import { unitsQuery } from '../../api/queries.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Light } from '../../components/light.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useUrl } from '../../components/use-url.ts'
import { stateLabel } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { VIEWS } from './views.ts'

const COUNTS = VIEWS.flatMap(({ view, label, count, tone }) => count === 'done_this_month' ? [] : [{ view, label, count, tone }])

const columns: readonly Column<UnitWork>[] = [
  { key: 'org', label: '单位', cell: ({ org_id, org_name }) => <Link to="/" search={{ scope: 'all', org_id }}>{org_name}</Link> },
  ...COUNTS.map(({ view, label, count, tone }): Column<UnitWork> => ({ key: view, label, numeric: true, width: 104, cell: (unit) => unit[count] === 0 ? <span className="none">0</span> : (
    <Link to="/" search={{ scope: 'all', org_id: unit.org_id, ...(view !== 'open' && { view }) }} className={tone && `light-${tone}`} aria-label={`${unit.org_name}${label} ${unit[count]} 项`}>{unit[count]}</Link>
  ) })),
  { key: 'first', label: '最紧迫的一件', width: 470, cell: ({ first }) => (
    <>
      <div className="row"><Light clock={first} /><Link to="/matters/$ledger/$id" params={{ ledger: first.ledger, id: first.id }}>{first.number ?? '未编号'}</Link><span>{first.action?.label ?? stateLabel(first.ledger, first.state)}</span></div>
      <div className="muted small">{first.handler_name ?? '尚未指定承办人'}　{first.title}</div>
    </>
  ) },
]

/** What leaders see: unit by unit, who is late with what. */
export function Units() {
  const [, change] = useUrl()
  const { below } = useSession()
  const { data, error, refetch } = useQuery(unitsQuery)
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={10} />
  return (
    <div className="panel">
      <nav className="tiles four" aria-label="按期限">
        {COUNTS.map(({ view, label, count, tone }) => {
          const all = data.reduce((sum, unit) => sum + unit[count], 0)
          return <Link key={view} to="/" search={{ scope: 'all', ...(view !== 'open' && { view }) }} className={all > 0 ? tone : undefined}>{label}<b>{all.toLocaleString('zh-CN')}</b></Link>
        })}
      </nav>
      <DataTable<UnitWork>
        label="各单位的期限" rows={data} columns={columns} keyOf={({ org_id }) => org_id} open={({ org_id }) => change({ scope: 'all', org_id })}
        empty={(
          <Nothing what="各单位没有正在计算的期限" how="所属单位的案卷有法定期限起算后，按紧迫程度列在这里。">
            {below.length > 0 && <p>各区的情况见<Link to="/districts">各区对比</Link>；在姓名旁的菜单中选择一个区，即可查看该区的案卷。</p>}
          </Nothing>
        )}
      />
    </div>
  )
}
