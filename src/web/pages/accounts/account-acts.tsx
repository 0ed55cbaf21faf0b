import { roles as roleLabels } from '../../../kernel/access/role.ts'
import { choice, date, longText, org, required, text } from '../../../kernel/field/field.ts'
import type { AccountDetail, OneTimePassword } from '../../../kernel/http/admin-contract.ts'
import type { IssuedKey } from '../../../kernel/http/exchange-contract.ts'
import { Ask } from '../../components/ask.tsx'
import { useSession } from '../../shell/session.ts'

const { citizen: _, ...staff } = roleLabels

/** What may be done to an account, by the word that its menu says. */
export const ACTS = { give: '授予角色', end: '收回角色', unlock: '解除锁定', 'totp-reset': '解除动态码', reset: '重置口令', key: '发放对接密钥', 'revoke-keys': '收回对接密钥', close: '停用' } as const
type ActOn = keyof typeof ACTS
export type Doing = { readonly kind: 'open' } | { readonly kind: ActOn; readonly account: AccountDetail }

/** What is open on this account to those who open accounts, and to those who grant roles (三员分立). */
export function actsOn(account: AccountDetail, { opens, appoints, grants }: { readonly opens: boolean; readonly appoints: boolean; readonly grants: boolean }): readonly ActOn[] {
  const may: { readonly [act in ActOn]: boolean } = {
    give: grants || appoints, end: grants && account.roles.some(({ until }) => !until), unlock: (grants || opens) && account.locked, 'totp-reset': grants && account.totp,
    reset: opens && account.active, key: opens && account.active && account.roles.some(({ role, until }) => role === 'machine' && !until), 'revoke-keys': (opens || grants) && account.keys.length > 0, close: opens && account.active,
  }
  return (Object.keys(ACTS) as ActOn[]).filter((act) => may[act])
}

interface Props { readonly doing: Doing; readonly appointing: boolean; readonly close: () => void; readonly hand: (given: OneTimePassword) => void; readonly handKey: (given: IssuedKey) => void }

/** The dialog of what is being done. A password made for somebody goes to `hand`, to be shown once. */
export function Act({ doing, appointing, close, hand, handKey }: Props) {
  const { today } = useSession()
  const common = { refreshes: ['accounts'], close }
  if (doing.kind === 'open') {
    return (
      <Ask<OneTimePassword>
        {...common} title="开设账号" path="admin/accounts" button="开设" onDone={hand} note="账号开设后没有任何角色，由安全保密管理员授予。"
        fields={{ name: required(text('姓名')), sign_in_name: required(text('登录名', { hint: '小写字母、数字，如 zhangsan' })), org_id: required(org('所在单位')) }}
      />
    )
  }
  const { kind, account } = doing
  const path = `admin/accounts/${account.id}`
  const title = `${ACTS[kind]}：${account.name}`
  const bare = { fields: {}, bodyOf: () => ({}) }
  switch (kind) {
    case 'give': return (
      <Ask
        {...common} title={title} path={`${path}/roles`} button="授予" start={{ on: today, org_id: account.org_id }}
        fields={{ role: required(choice('角色', appointing ? { security_officer: roleLabels.security_officer } : staff)), org_id: required(org('在哪个单位')), on: required(date('自这一天起')) }}
      />
    )
    case 'end': {
      const held = account.roles.filter(({ until }) => !until).map(({ role, org_id, org_name }) => [`${role} ${org_id}`, `${org_name} ${roleLabels[role]}`] as const)
      return (
        <Ask
          {...common} title={title} path={`${path}/roles/end`} button="收回" start={{ on: today }}
          fields={{ held: required(choice('角色', Object.fromEntries(held))), on: required(date('自这一天起')) }}
          bodyOf={({ held: which, on }) => { const [role, org_id] = ((which ?? '') as string).split(' '); return { role, org_id, on } }}
        />
      )
    }
    case 'reset': return <Ask<OneTimePassword> {...common} {...bare} title={title} path={`${path}/reset`} button="重置" onDone={hand} note="原口令立即失效，已登录的会话全部退出。" />
    case 'key': return (
      <Ask<IssuedKey>
        {...common} title={title} path={`${path}/keys`} button="发放" onDone={handKey} note="凭密钥可以为本账号的单位报送案卷。密钥只显示一次，请直接填入对接系统，不要经聊天工具、邮件传递。"
        fields={{ expires_on: required(date('有效至', { hint: '至多两年' })) }}
      />
    )
    case 'revoke-keys': return <Ask {...common} title={title} path={`${path}/keys/revoke`} button="收回" fields={{ reason: required(longText('理由')) }} note="该账号的全部密钥立即失效，已经报送的案卷不受影响。" />
    case 'unlock': return <Ask {...common} {...bare} title={title} path={`${path}/unlock`} button="解除" note="请先确认不是他人试探口令。" />
    case 'totp-reset': return <Ask {...common} {...bare} title={title} path={`${path}/totp-reset`} button="解除" note="用于验证器遗失。解除后应当督促本人重新启用。" />
    case 'close': return <Ask {...common} title={title} path={`${path}/close`} button="停用" fields={{ reason: required(longText('理由')) }} note="全部角色同时收回，办理记录保留。" />
  }
}
