import type { FastifyInstance } from 'fastify'
import { closeAccount, openAccount, resetPassword, resetTotp, unlock } from '../access/account.ts'
import { endRole, giveRole } from '../access/grant.ts'
import { subjectOf } from '../access/attempt.ts'
import { isOffice, roles, type Role } from '../access/role.ts'
import { withScope, type Caller, type Tx } from '../access/scope.ts'
import { setUp } from '../access/setup.ts'
import { hashOfToken } from '../access/session.ts'
import { signIn } from '../access/sign-in.ts'
import { Fault, invalid, notFound } from '../fault.ts'
import { isId } from '../field/check.ts'
import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { AccountDetail, FirstAdministratorCommand, OneTimePassword } from './admin-contract.ts'
import { auditRoutes } from './audit-routes.ts'
import { bodyOf, textIn, type Body } from './body.ts'
import { holidayRoutes } from './holiday-routes.ts'
import { idOf } from './ledger-routes.ts'
import { sealRoutes } from './seal-routes.ts'
import type { Serving } from './serving.ts'
import { originOf, sessionView } from './session-routes.ts'
import { settingRoutes } from './setting-routes.ts'
import type { SignedIn } from './signed-in.ts'

interface One { readonly id: string }

/** First administrator, accounts, local values, holidays, seals, what an auditor reads. */
export function adminRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  firstAdministrator(app, serving, who)
  accountRoutes(app, serving, who)
  settingRoutes(app, serving, who)
  holidayRoutes(app, serving, who)
  sealRoutes(app, serving, who)
  auditRoutes(app, serving, who)
}

function firstAdministrator(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const limited = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
  app.get<{ Querystring: { token?: string } }>('/first-administrator', limited, async (request) => {
    const { rowCount } = await serving.worker.query('select 1 from setup_link where token_hash = $1 and used_at is null and expires_at > now()', [hashOfToken(request.query.token ?? '')])
    if (rowCount === 0) throw new Fault('not_found', '链接不存在、已经使用或者已经过期。请重新启动程序，使用新打印的链接')
    return { valid: true }
  })
  app.post('/first-administrator', limited, async (request, reply) => {
    const body = bodyOf(request)
    const { token: _, ...setup } = body as unknown as FirstAdministratorCommand
    const shaped = setup.district && setup.government && Array.isArray(setup.above) && [setup.name, setup.sign_in_name, setup.password].every((one) => typeof one === 'string')
    if (!shaped) throw invalid([{ field: 'district', message: '请填写全部项目' }])
    await setUp(serving.worker, textIn(body, 'token'), setup)
    serving.forget()
    const answer = await signIn(serving.pool, serving.ring, { sign_in_name: setup.sign_in_name, password: setup.password, ...originOf(request) })
    const session = answer.kind === 'signed_in' && await serving.sessions.find(answer.token)
    if (answer.kind !== 'signed_in' || !session) throw new Fault('unauthenticated', '管理员已经建立，请登录')
    who.begin(request, reply, answer)
    return sessionView(serving, session)
  })
}

/** @throws Fault `forbidden` for whoever holds none of the three offices */
const demandOffice = (caller: Caller): void => {
  if (!caller.roles.some((held) => isOffice(held.role))) throw new Fault('forbidden', '用户和权限由系统管理员、安全保密管理员、安全审计员查看和办理')
}

function accountRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get('/admin/accounts', async (request) => {
    const { caller } = await who.of(request)
    demandOffice(caller)
    return withScope(serving.pool, caller, (tx) => accountsOf(tx, serving, caller))
  })

  app.post('/admin/accounts', async (request): Promise<OneTimePassword> => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const opened = await withScope(serving.pool, caller, (tx) => openAccount(tx, caller, { name: textIn(body, 'name'), sign_in_name: textIn(body, 'sign_in_name'), org_id: textIn(body, 'org_id') }))
    forget()
    return opened
  })

  /** An act on one account in the caller's own scope, answered by the account as it then stands. */
  const act = (path: string, run: (tx: Tx, caller: Caller, id: string, body: Body) => Promise<void>) =>
    app.post<{ Params: One }>(`/admin/accounts/:id/${path}`, async (request): Promise<AccountDetail> => {
      const { caller } = await who.of(request)
      const id = idOf(request.params)
      await withScope(serving.pool, caller, (tx) => run(tx, caller, id, bodyOf(request)))
      forget()
      const [account] = await withScope(serving.pool, caller, (tx) => accountsOf(tx, serving, caller, id))
      if (!account) throw notFound('该用户')
      return account
    })
  act('roles', (tx, caller, id, body) => giveRole(tx, caller, id, roleIn(body), unitIn(body), dayIn(body)))
  act('roles/end', (tx, caller, id, body) => endRole(tx, caller, id, roleIn(body), unitIn(body), dayIn(body)))
  act('unlock', (tx, caller, id) => unlock(tx, caller, id))
  act('close', async (tx, caller, id, body) => {
    const reason = textIn(body, 'reason').trim()
    if (!reason) throw invalid([{ field: 'reason', message: '请填写停用的原因' }])
    await closeAccount(tx, caller, id, reason)
  })
  act('totp-reset', (tx, caller, id) => resetTotp(tx, caller, id))

  app.post<{ Params: One }>('/admin/accounts/:id/reset', async (request): Promise<OneTimePassword> => {
    const { caller } = await who.of(request)
    const id = idOf(request.params)
    const { password } = await withScope(serving.pool, caller, (tx) => resetPassword(tx, caller, id))
    forget()
    return { id, password }
  })

  // A withdrawn role or closed account must count at once, not after what is remembered has gone stale.
  function forget(): void {
    who.forget()
    serving.forget()
  }
}

function roleIn(body: Body): Role {
  const role = textIn(body, 'role')
  if (!Object.hasOwn(roles, role)) throw invalid([{ field: 'role', message: '请选择角色' }])
  return role as Role
}

function unitIn(body: Body): string {
  const org_id = textIn(body, 'org_id')
  if (!isId(org_id)) throw invalid([{ field: 'org_id', message: '请从机构目录中选择' }])
  return org_id
}

function dayIn(body: Body): IsoDate {
  const on = textIn(body, 'on')
  if (!isIsoDate(on)) throw invalid([{ field: 'on', message: '请填写实有的日期，格式如 2025-03-01' }])
  return on
}

async function accountsOf(tx: Tx, serving: Serving, caller: Caller, id?: string): Promise<AccountDetail[]> {
  const { units } = await serving.directory(caller.district)
  const orgName = (org: string) => units.get(org)?.name ?? ''
  const { rows } = await tx.query<Omit<AccountDetail, 'org_name' | 'locked' | 'roles' | 'last_signed_in_at'> & { readonly last_signed_in_at: Date | null; readonly roles: Omit<AccountDetail['roles'][number], 'org_name'>[] }>(
    `select a.id, a.name, a.sign_in_name, a.org_id, a.active, coalesce(c.totp_confirmed, false) as totp, c.last_signed_in_at,
       coalesce((select json_agg(json_build_object('expires_on', k.expires_on, 'last_used_on', k.last_used_on) order by k.expires_on) from machine_key k where k.district = a.district and k.account_id = a.id and k.revoked_at is null and k.expires_on >= $2), '[]') as keys,
       coalesce((select json_agg(json_build_object('org_id', r.org_id, 'role', r.role, 'from', r.valid_from, 'until', r.valid_until) order by r.valid_from desc, r.role)
         from account_role r where r.district = a.district and r.account_id = a.id and (r.valid_until is null or r.valid_until > $2)), '[]') as roles
     from account a left join credential c on c.district = a.district and c.account_id = a.id
     where a.district = $1 and ($3::uuid is null or a.id = $3) order by a.active desc, a.name`, [caller.district, serving.today(), id ?? null])
  const { rows: locks } = await tx.query<{ subject: string }>('select subject from sign_in_limit where locked_until > now()')
  const locked = new Set(locks.map((lock) => lock.subject))
  return rows.map((row) => ({
    ...row, org_name: orgName(row.org_id), locked: locked.has(subjectOf('name', row.sign_in_name)), last_signed_in_at: row.last_signed_in_at?.toISOString() ?? null,
    roles: row.roles.map((held) => ({ ...held, org_name: orgName(held.org_id) })),
  }))
}
