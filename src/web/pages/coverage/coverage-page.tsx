import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { CoverageView, ItemCoverage } from '../../../domains/market/contract.ts'
import { enforcementFields, type EnforcementField } from '../../../domains/common/fields-of-enforcement.ts'
import { api, query } from '../../api/client.ts'
import { useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { useSession } from '../../shell/session.ts'

const coverageQuery = (year: string) => queryOptions({ queryKey: ['regulatory items', year], queryFn: () => api<CoverageView>(`regulatory-items/coverage${query({ year })}`) })

/** Which of the matters that are to be regulated were, in a year; those with nothing done first. */
export function CoveragePage() {
  useTitle('监管事项覆盖')
  const [search, change] = useUrl()
  const navigate = useNavigate()
  const { orgShort } = useNames()
  const { today } = useSession()
  const year = search['year'] ?? today.slice(0, 4)
  const { data, error, refetch } = useQuery(coverageQuery(year))
  const years = Array.from({ length: 5 }, (_, back) => String(Number(today.slice(0, 4)) - back))
  return (
    <>
      <Crumbs parts={[{ label: '双随机、一公开与市场监管' }, { label: '监管事项覆盖' }]} />
      <div className="head"><h1 className="grow">监管事项覆盖</h1><Select aria-label="年度" style={{ width: 120 }} value={year} options={years.map((value) => ({ value, label: `${value} 年` }))} onChange={(value: string) => change({ year: value })} /></div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={8} /> : (
        <div className="stack">
          {data.items.length > 0 && (
            <div className={data.covered < data.items.length ? 'notice warn' : 'notice'} role="status">
              {data.year} 年有效的监管事项 {data.items.length} 项，其中 {data.covered} 项有检查或者抽样检验（覆盖率 {data.rate}%）。检查事项写明监管事项的名称，或者写明所属的随机抽查事项，即计入该监管事项。
            </div>
          )}
          <div className="panel">
            <DataTable<ItemCoverage>
              label="监管事项" rows={data.items} keyOf={({ id }) => id} open={({ id }) => void navigate({ to: '/registers/$register/$id', params: { register: 'regulatory_item', id } })}
              empty={
                <Nothing what={`没有 ${data.year} 年有效的监管事项`} how="先登记监管事项，再在随机抽查事项清单中写明各抽查事项所属的监管事项。">
                  <p><Link to="/registers/$register" params={{ register: 'regulatory_item' }}>监管事项目录清单</Link></p>
                </Nothing>
              }
              columns={[
                { key: 'code', label: '事项编码', cell: ({ code }) => code },
                { key: 'name', label: '监管事项', cell: ({ name }) => name },
                { key: 'field', label: '执法领域', cell: ({ enforcement_field }) => enforcementFields[enforcement_field as EnforcementField] },
                { key: 'unit', label: '监管主体', cell: ({ unit }) => orgShort(unit) },
                { key: 'inspections', label: '检查', numeric: true, cell: ({ inspections }) => inspections },
                { key: 'problems', label: '发现问题', numeric: true, cell: ({ problems }) => problems },
                { key: 'penalties', label: '引起处罚', numeric: true, cell: ({ penalties }) => penalties },
                { key: 'samplings', label: '抽样检验', numeric: true, cell: ({ samplings }) => samplings },
              ]}
            />
          </div>
        </div>
      )}
    </>
  )
}
