import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { roles as roleLabels } from '../../../kernel/access/role.ts'
import type { AccountDetail, OneTimePassword } from '../../../kernel/http/admin-contract.ts'
import type { IssuedKey } from '../../../kernel/http/exchange-contract.ts'
import { accountDetailsQuery } from '../../api/admin-queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Copy } from '../../components/copy.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { instantText } from '../../components/value.tsx'
import { holds, useSession } from '../../shell/session.ts'
import { Act, ACTS, actsOn, type Doing } from './account-acts.tsx'

/** Accounts: the administrator opens and closes them, the security officer gives and takes roles (三员分立). */
export function AccountsPage() {
  useTitle('账号与角色')
  const session = useSession()
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(accountDetailsQuery)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [handed, setHanded] = useState<OneTimePassword | null>(null)
  const [key, setKey] = useState<IssuedKey | null>(null)
  const opens = holds(session, ['administrator'])
  // The administrator gives one role only: the security officer's, while a district has none.
  const appoints = opens && data !== undefined && !data.some(({ active, roles }) => active && roles.some(({ role }) => role === 'security_officer'))
  const may = { opens, appoints, grants: holds(session, ['security_officer']) }
  const q = search['q'] ?? ''
  const rows = (data ?? []).filter(({ name, sign_in_name, org_name }) => [name, sign_in_name, org_name].some((one) => one.includes(q)))
  const columns: readonly Column<AccountDetail>[] = [...known, {
    key: 'act', label: '办理', width: 90, cell: (account) => {
      const acts = actsOn(account, may)
      const menu = { items: acts.map((act) => ({ key: act, label: ACTS[act], onClick: () => setDoing({ kind: act, account }) })) }
      return acts.length > 0 && <Dropdown trigger={['click']} menu={menu}><Button size="small" aria-label={`办理${account.name}的账号`}>办理 ▾</Button></Dropdown>
    },
  }]
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '账号与角色' }]} />
      <div className="head">
        <h1>账号与角色</h1>{data && <span className="muted">{rows.length} 个账号</span>}<span className="grow" />
        <Input
          aria-label="查找账号" allowClear value={q} placeholder="姓名、登录名、单位" style={{ width: 240 }}
          onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })}
        />
        {may.opens && <Button type="primary" onClick={() => setDoing({ kind: 'open' })}>开设账号</Button>}
      </div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={10} /> : (
        <div className="panel">
          <DataTable<AccountDetail>
            label="账号" rows={rows} columns={columns} keyOf={({ id }) => id} tone={({ active }) => active ? undefined : 'gone'}
            empty={<Nothing what="没有符合条件的账号" how="换一个词试试，或者清空查找。" />}
          />
        </div>
      )}
      {doing && <Act doing={doing} appointing={appoints} close={() => setDoing(null)} hand={setHanded} handKey={setKey} />}
      <Modal
        open={handed !== null} title="一次性口令" closable={false} mask={{ closable: false }} keyboard={false}
        footer={<Button type="primary" onClick={() => setHanded(null)}>已当面交付</Button>}
      >
        <p>请当面交给本人，首次登录时必须修改。本窗口关闭后不再显示。</p>
        {handed && <p className="row"><code style={{ fontSize: 18 }}>{handed.password}</code><Copy text={handed.password} what="口令" /></p>}
      </Modal>
      <Modal open={key !== null} title="对接密钥" closable={false} mask={{ closable: false }} keyboard={false} footer={<Button type="primary" onClick={() => setKey(null)}>已填入对接系统</Button>}>
        <p>请填入对接系统的配置。本窗口关闭后不再显示；遗失的，收回后重新发放。</p>
        {key && <p className="row"><code style={{ wordBreak: 'break-all' }}>{key.key}</code><Copy text={key.key} what="密钥" /></p>}
      </Modal>
    </>
  )
}

const stateText = ({ active, locked, totp, keys }: AccountDetail): string => [active ? '在用' : '已停用', locked && '已锁定', totp && '已启用动态码', keys.length > 0 && `密钥有效至 ${keys.at(-1)!.expires_on}`].filter(Boolean).join('，')

const known: readonly Column<AccountDetail>[] = [
  { key: 'name', label: '姓名', cell: ({ name }) => <span className="nowrap">{name}</span> },
  { key: 'sign', label: '登录名', cell: ({ sign_in_name }) => <code>{sign_in_name}</code> },
  { key: 'org', label: '单位', cell: ({ org_name }) => org_name },
  { key: 'roles', label: '角色', cell: (account) => <Roles of={account} /> },
  { key: 'state', label: '状态', cell: stateText },
  { key: 'last', label: '最近登录', cell: ({ last_signed_in_at: at }) => <span className="nowrap">{at ? instantText(at) : '从未登录'}</span> },
]

/** Roles held now, by unit; the unit is not said again where it is the account's own. */
function Roles({ of: { roles, org_id: own } }: { readonly of: AccountDetail }) {
  const held = roles.filter(({ until }) => !until)
  return [...new Set(held.map(({ org_id }) => org_id))].map((unit) => {
    const here = held.filter(({ org_id }) => org_id === unit)
    return (
      <div key={unit} title={here.map(({ role, from }) => `${roleLabels[role]}，${from} 起`).join('；')}>
        {here.map(({ role }) => roleLabels[role]).join('、')}{unit !== own && <span className="muted small">（{here[0]!.org_name}）</span>}
      </div>
    )
  })
}
