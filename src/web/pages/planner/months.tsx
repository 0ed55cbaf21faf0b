import type { PlannerView } from '../../../domains/market/contract.ts'
import { useNames } from '../../api/queries.ts'
import { Nothing } from '../../components/states.tsx'

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** A row a unit, a column a month: how many visits stand out and how many were made; the fuller, the darker. */
export function Months({ view }: { readonly view: PlannerView }) {
  const { orgShort } = useNames()
  const busy = new Map<string, number>()
  for (const { org_id, planned, made } of view.months) busy.set(org_id, (busy.get(org_id) ?? 0) + planned + made)
  const units = [...busy].sort(([, a], [, b]) => b - a).map(([org]) => org)
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
                      <Visits planned={one.planned} made={one.made} />
                    </td>
                  ) : <td key={month} />
                })}
                <td className="num"><Visits planned={total(own, 'planned')} made={total(own, 'made')} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="muted small pad">数字为已实施的户次，加粗的为待实施；底色越深，检查越集中。</p>
    </div>
  )
}

const total = (of: PlannerView['months'], what: 'planned' | 'made'): number => of.reduce((sum, one) => sum + one[what], 0)
const Visits = ({ planned, made }: { readonly planned: number; readonly made: number }) => <>{made > 0 && <span>{made}</span>}{planned > 0 && <b>+{planned}</b>}</>
