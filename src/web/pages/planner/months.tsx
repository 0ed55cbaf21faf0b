import type { PlannerView } from '../../../domains/market/contract.ts'
import { useNames } from '../../api/queries.ts'
import { Nothing } from '../../components/states.tsx'

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** A row a unit, a column a month: how many visits stand out and how many were made; the fuller, the darker. */
export function Months({ view }: { readonly view: PlannerView }) {
  const { orgShort } = useNames()
  const units = [...new Set(view.months.map(({ org_id }) => org_id))]
  if (units.length === 0) return <Nothing what="本年度还没有检查" how="提出检查、派发随机抽查任务后，会按计划时间列在这里。" />
  const most = Math.max(...view.months.map(({ planned, made }) => planned + made))
  const at = (org: string, month: number) => view.months.find((one) => one.org_id === org && one.month === month)
  return (
    <div className="table-scroll">
      <table className="data planner">
        <caption className="sr-only">各月、各单位待实施和已实施的检查</caption>
        <thead><tr><th scope="col">单位</th>{months.map((month) => <th key={month} scope="col" className="num">{month}月</th>)}<th scope="col" className="num">全年</th></tr></thead>
        <tbody>
          {units.map((org) => {
            const own = view.months.filter((one) => one.org_id === org)
            return (
              <tr key={org}>
                <th scope="row">{orgShort(org)}</th>
                {months.map((month) => {
                  const one = at(org, month)
                  return one ? (
                    <td key={month} className="num" style={{ '--full': (one.planned + one.made) / most } as React.CSSProperties} title={`待实施 ${one.planned}，已实施 ${one.made}，其中已公示 ${one.published}`}>
                      <b>{one.planned > 0 ? one.planned : ''}</b><span>{one.made > 0 ? one.made : ''}</span>
                    </td>
                  ) : <td key={month} />
                })}
                <td className="num"><b>{own.reduce((sum, { planned }) => sum + planned, 0)}</b><span>{own.reduce((sum, { made }) => sum + made, 0)}</span></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="muted small pad">每格上为待实施，下为已实施；底色越深，检查越集中。</p>
    </div>
  )
}
