import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSession } from '../../shell/session.ts'
import { hoursQuery, hoursYear } from '../officers/queries.ts'

/** In the last quarter, and until what was missing is entered: whose training of the year falls short, in the units the caller answers for. */
export function HoursNotice() {
  const { today } = useSession()
  const month = today.slice(5, 7)
  const { data } = useQuery({ ...hoursQuery(hoursYear(today)), enabled: month > '09' || month < '04' })
  if (!data || data.short === 0) return null
  return <p className="notice warn">{data.short} 名执法人员 {data.year} 年登记的培训不足 {data.required} 学时。<Link to="/officers/hours">查看名单</Link></p>
}
