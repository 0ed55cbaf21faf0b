import { Link } from '@tanstack/react-router'
import { Segmented, Tag } from 'antd'
import { isGuest, isOffice, roles } from '../../../kernel/access/role.ts'
import { useNames } from '../../api/queries.ts'
import { weekdayText } from '../../components/day.ts'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { navigationFor } from '../../shell/navigation.ts'
import { holds, useSession } from '../../shell/session.ts'
import { HoursNotice } from './hours-notice.tsx'
import { Invited } from './invited.tsx'
import { Items } from './items.tsx'
import { Units } from './units.tsx'

/** Administrator and security officer have no part in matters: their work is the house itself. */
function OfficeDesk() {
  const session = useSession()
  const items = navigationFor(session).find(({ label }) => label === '管理')?.items ?? []
  return (
    <>
      <div className="head"><h1>{session.account.name}，今天 {weekdayText(session.today)}</h1></div>
      <div className="panel pad stack">
        <p>{[...new Set(session.roles.map(({ role }) => roles[role]))].join('、') || '尚未授予角色'}不办理案卷，这里没有待办。{session.roles.length > 0 ? '可以办理的事项：' : '请联系安全保密管理员授予角色。'}</p>
        {session.roles.length > 0 && <ul className="desk">{items.map(({ label, href }) => <li key={href}><Link to={href}>{label}</Link></li>)}</ul>}
      </div>
    </>
  )
}

/** What the law makes urgent, first things first; leaders begin with their units. */
export function WorklistPage() {
  useTitle('工作台')
  const session = useSession()
  const { today, today_is_working, next_working_day, account } = session
  const [search, change] = useUrl()
  const { orgShort } = useNames()
  if (session.roles.every(({ role }) => isOffice(role) && role !== 'auditor')) return <OfficeDesk />
  if (session.roles.every(({ role }) => isGuest(role))) return <Invited />
  const leads = holds(session, ['office_head', 'organ_head', 'supervisor'])
  const start = leads ? 'units' : 'all'
  const scope = search['scope'] ?? start
  const scopes = [...(leads ? [{ value: 'units', label: '各单位' }] : []), { value: 'all', label: leads ? '全部事项' : '本单位' }, { value: 'mine', label: '我承办的' }]
  return (
    <>
      <div className="head">
        <h1>{account.name}，今天 {weekdayText(today)}{!today_is_working && '（休息日）'}</h1>
        <span className="muted">{next_working_day ? `下一工作日 ${weekdayText(next_working_day)}` : '下一年度放假安排尚未公布，下一工作日待定'}</span>
        <span className="grow" />
        {search['org_id'] && <Tag closable={{ 'aria-label': '不限单位' }} onClose={(event) => { event.preventDefault(); change({ org_id: undefined, after: undefined }) }}>只看 {orgShort(search['org_id'])}</Tag>}
        <Segmented aria-label="范围" value={scope} options={scopes} onChange={(value) => change({ scope: value === start ? undefined : value, after: undefined, org_id: undefined, ...(value === 'units' && { view: undefined }) })} />
      </div>
      <HoursNotice />
      {scope === 'units' ? <Units /> : <Items mine={scope === 'mine'} />}
    </>
  )
}
