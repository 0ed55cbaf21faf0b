import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { roles as roleLabels } from '../../../kernel/access/role.ts'
import { choice, date, longText, org, required, text } from '../../../kernel/field/field.ts'
import type { AccountDetail, OneTimePassword } from '../../../kernel/http/admin-contract.ts'
import { accountDetailsQuery } from '../../api/admin-queries.ts'
import { Ask } from '../../components/ask.tsx'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Copy } from '../../components/copy.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { instantText } from '../../components/value.tsx'
import { holds, useSession } from '../../shell/session.ts'

const { citizen: _, ...staff } = roleLabels
type Doing = { readonly kind: 'open' } | { readonly kind: 'give' | 'end' | 'reset' | 'unlock' | 'totp-reset' | 'close'; readonly account: AccountDetail }

/** Accounts: the administrator opens and closes them, the security officer gives and takes roles (三员分立). */
export function AccountsPage() {
  useTitle('账号与角色')
  const session = useSession()
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(accountDetailsQuery)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [handed, setHanded] = useState<OneTimePassword | null>(null)
  const [opens, grants] = [holds(session, ['administrator']), holds(session, ['security_officer', 'administrator'])]
  const q = search['q'] ?? ''
  const rows = (data ?? []).filter(({ name, sign_in_name, org_name }) => [name, sign_in_name, org_name].some((one) => one.includes(q)))
  const menuOf = (account: AccountDetail) => [
    ...(grants ? [{ key: 'give', label: '授予角色' }, ...(account.roles.some(({ until }) => !until) ? [{ key: 'end', label: '收回角色' }] : []), ...(account.locked ? [{ key: 'unlock', label: '解除锁定' }] : []), ...(account.totp ? [{ key: 'totp-reset', label: '解除动态码' }] : [])] : []),
    ...(opens && account.active ? [{ key: 'reset', label: '重置口令' }, { key: 'close', label: '停用' }] : []),
  ]
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '账号与角色' }]} />
      <div className="head"><h1 className="grow">账号与角色</h1>{opens && <Button type="primary" onClick={() => setDoing({ kind: 'open' })}>开设账号</Button>}</div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={10} /> : (
        <div className="panel">
          <div className="filters"><div><label htmlFor="q">查找</label><Input id="q" allowClear value={q} placeholder="姓名、登录名、单位" onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })} /></div></div>
          <DataTable<AccountDetail>
            label="账号" rows={rows} keyOf={({ id }) => id} tone={({ active }) => active ? undefined : 'gone'} empty={<Nothing what="没有符合条件的账号" />}
            columns={[
              { key: 'name', label: '姓名', cell: ({ name }) => name },
              { key: 'sign', label: '登录名', cell: ({ sign_in_name }) => <code>{sign_in_name}</code> },
              { key: 'org', label: '单位', cell: ({ org_name }) => org_name },
              { key: 'roles', label: '角色', cell: ({ roles }) => roles.filter(({ until }) => !until).map(({ org_id, org_name, role, from }) => <div key={`${org_id} ${role}`} className="small" title={`${from} 起`}>{org_name}　{roleLabels[role]}</div>) },
              { key: 'state', label: '状态', cell: ({ active, locked, totp }) => [active ? '在用' : '已停用', locked && '已锁定', totp && '已启用动态码'].filter(Boolean).join('，') },
              { key: 'last', label: '最近登录', cell: ({ last_signed_in_at }) => <span className="nowrap">{last_signed_in_at ? instantText(last_signed_in_at) : '从未登录'}</span> },
              { key: 'act', label: '办理', cell: (account) => menuOf(account).length > 0 && <Dropdown trigger={['click']} menu={{ items: menuOf(account), onClick: ({ key }) => setDoing({ kind: key as 'give', account }) }}><Button size="small" aria-label={`办理${account.name}的账号`}>办理 ▾</Button></Dropdown> },
            ]}
          />
        </div>
      )}
      {doing && <Act doing={doing} close={() => setDoing(null)} hand={setHanded} />}
      <Modal open={handed !== null} title="一次性口令" footer={<Button type="primary" onClick={() => setHanded(null)}>已当面交付</Button>} closable={false} mask={{ closable: false }} keyboard={false}>
        <p>请当面交给本人，首次登录时必须修改。本窗口关闭后不再显示。</p>
        {handed && <p className="row"><code style={{ fontSize: 18 }}>{handed.password}</code><Copy text={handed.password} what="口令" /></p>}
      </Modal>
    </>
  )
}

function Act({ doing, close, hand }: { readonly doing: Doing; readonly close: () => void; readonly hand: (given: OneTimePassword) => void }) {
  const { today } = useSession()
  const common = { refreshes: ['accounts'], close }
  if (doing.kind === 'open') return <Ask<OneTimePassword> {...common} title="开设账号" path="admin/accounts" button="开设" onDone={hand} note="账号开设后没有任何角色，由安全管理员授予。" fields={{ name: required(text('姓名')), sign_in_name: required(text('登录名', { hint: '小写字母、数字，如 zhangsan' })), org_id: required(org('所在单位')) }} />
  const { kind, account } = doing
  const path = `admin/accounts/${account.id}`
  const reason = { reason: required(longText('理由')) }
  switch (kind) {
    case 'give': return <Ask {...common} title={`授予角色：${account.name}`} path={`${path}/roles`} button="授予" start={{ on: today, org_id: account.org_id }} fields={{ role: required(choice('角色', staff)), org_id: required(org('在哪个单位')), on: required(date('自这一天起')) }} />
    case 'end': {
      const held = Object.fromEntries(account.roles.filter(({ until }) => !until).map(({ role, org_id, org_name }) => [`${role} ${org_id}`, `${org_name} ${roleLabels[role]}`]))
      return <Ask {...common} title={`收回角色：${account.name}`} path={`${path}/roles/end`} button="收回" start={{ on: today }} fields={{ held: required(choice('角色', held)), on: required(date('自这一天起')) }} bodyOf={({ held: which, on }) => { const [role, org_id] = ((which ?? '') as string).split(' '); return { role, org_id, on } }} />
    }
    case 'reset': return <Ask<OneTimePassword> {...common} title={`重置口令：${account.name}`} path={`${path}/reset`} button="重置" fields={{}} bodyOf={() => ({})} onDone={hand} note="原口令立即失效，已登录的会话全部退出。" />
    case 'unlock': return <Ask {...common} title={`解除锁定：${account.name}`} path={`${path}/unlock`} button="解除" fields={{}} bodyOf={() => ({})} note="请先确认不是他人试探口令。" />
    case 'totp-reset': return <Ask {...common} title={`解除动态码：${account.name}`} path={`${path}/totp-reset`} button="解除" fields={{}} bodyOf={() => ({})} note="用于验证器遗失。解除后应当督促本人重新启用。" />
    case 'close': return <Ask {...common} title={`停用账号：${account.name}`} path={`${path}/close`} button="停用" fields={reason} note="全部角色同时收回，办理记录保留。" />
  }
}
