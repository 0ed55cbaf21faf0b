import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { OfficerHours } from '../../../domains/officers/contract.ts'
import { useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { useSession } from '../../shell/session.ts'
import { hoursQuery, hoursYear } from './queries.ts'

/** Officers whose training of a year falls short, those with the fewest hours first. */
export function TrainingHoursPage() {
  useTitle('培训学时')
  const [search, change] = useUrl()
  const navigate = useNavigate()
  const { orgShort } = useNames()
  const { today } = useSession()
  const year = search['year'] ?? hoursYear(today)
  const { data, error, refetch } = useQuery(hoursQuery(year))
  const years = Array.from({ length: 5 }, (_, back) => String(Number(today.slice(0, 4)) - back))
  return (
    <>
      <Crumbs parts={[{ label: '行政执法人员与证件' }, { label: '培训学时' }]} />
      <div className="head"><h1 className="grow">培训学时</h1><Select aria-label="年度" style={{ width: 120 }} value={year} options={years.map((value) => ({ value, label: `${value} 年` }))} onChange={(value: string) => change({ year: value })} /></div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={8} /> : (
        <div className="stack">
          <div className={data.short > 0 ? 'notice warn' : 'notice'} role="status">
            全年持证的 {data.holders} 名执法人员中，{data.short} 名 {data.year} 年登记的培训不足 {data.required} 学时。学时标准：{data.source}。学时不足不影响证件效力，审验时由执法监督机构处理。
          </div>
          <div className="panel">
            <DataTable<OfficerHours>
              label="培训学时不足的执法人员" rows={data.officers} keyOf={({ id }) => id} open={({ id }) => void navigate({ to: '/matters/$ledger/$id', params: { ledger: 'certificate', id } })}
              empty={<Nothing what="没有学时不足的执法人员" how="培训由举办单位登记参训人员，参加其他培训的由本单位登记。" />}
              columns={[
                { key: 'name', label: '姓名', cell: ({ name }) => name },
                { key: 'number', label: '执法证号', cell: ({ certificate_number }) => certificate_number },
                { key: 'org', label: '单位', cell: ({ org_id }) => orgShort(org_id) },
                { key: 'hours', label: '已登记学时', numeric: true, cell: ({ hours }) => hours },
                { key: 'missing', label: '尚缺学时', numeric: true, cell: ({ hours }) => data.required - hours },
              ]}
            />
            {data.officers.length < data.short && <p className="muted small pad">只列出学时最少的 {data.officers.length} 名。</p>}
          </div>
        </div>
      )}
    </>
  )
}
