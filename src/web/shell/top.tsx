import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { roles } from '../../kernel/access/role.ts'
import { send } from '../api/client.ts'
import { forgetKept } from '../components/use-kept.ts'
import { rooms } from '../registry.ts'
import { useMode } from '../theme/theme.ts'
import { Due } from './due.tsx'
import { opens, seesBusiness } from './navigation.ts'
import { useMove } from './place.ts'
import { SearchBox } from './search-box.tsx'
import { useSession } from './session.ts'

/** Unit, search, new matter, user. */
export function Top() {
  const session = useSession()
  const { account, roles: held, district, home, below } = session
  const navigate = useNavigate()
  const client = useQueryClient()
  const [mode, toggle] = useMode()
  const move = useMove()
  const units = [...new Set(held.map(({ org_name }) => org_name))]
  const openings = rooms.map(({ id, label, procedures = [] }) => ({
    type: 'group' as const, key: id, label, children: procedures.filter((procedure) => opens(session, procedure)).map((procedure) => ({ key: procedure.id, label: procedure.label })),
  })).filter(({ children }) => children.length > 0)
  const leave = async () => {
    await send('DELETE', 'session')
    client.clear()
    forgetKept()
    location.assign('/app/sign-in')
  }
  return (
    <header className="top">
      <strong className="unit" title={units.join('、')}>{units.length === 1 ? units[0] : `${district.name}${units.length > 1 ? `（${units.length} 个单位）` : ''}`}</strong>
      {seesBusiness(session) && <SearchBox />}
      <span className="grow" />
      <Due />
      {openings.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: openings, onClick: ({ key }) => void navigate({ to: '/matters/$ledger/new', params: { ledger: key } }) }}>
          <Button>新办案卷</Button>
        </Dropdown>
      )}
      <Dropdown trigger={['click']} menu={{ items: [
        { type: 'group', key: 'roles', label: '职责', children: held.map(({ org_name, role }) => ({ key: `${org_name} ${role}`, label: `${org_name}　${roles[role]}`, disabled: true })) },
        ...(below.length > 0 ? [{ type: 'group' as const, key: 'below', label: '所属各区', children: below.map(({ code, name }) => ({ key: `place ${code}`, label: name, disabled: code === district.code, onClick: () => move.mutate(code) })) }] : []),
        { type: 'divider' },
        ...(district.code !== home.code ? [{ key: 'home', label: `返回${home.name}`, onClick: () => move.mutate(null) }] : []),
        { key: 'mode', label: mode === 'dark' ? '浅色显示' : '深色显示', onClick: toggle },
        { key: 'keys', label: '快捷键（?）', onClick: () => dispatchEvent(new CustomEvent('zhunsheng:keys')) },
        { key: 'sessions', label: '登录会话', onClick: () => void navigate({ to: '/sessions' }) },
        { key: 'totp', label: '动态码登录', onClick: () => void navigate({ to: '/second-factor' }) },
        { key: 'password', label: '修改口令', onClick: () => void navigate({ to: '/sign-in', search: { change: 'yes' } }) },
        { key: 'leave', label: '退出登录', onClick: () => void leave() },
      ] }}>
        <Button type="text" aria-label={`${account.name}，账号菜单`}>{account.name} <span aria-hidden="true">▾</span></Button>
      </Dropdown>
    </header>
  )
}
