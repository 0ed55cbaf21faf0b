import type { FastifyInstance } from 'fastify'
import { roles, type Role } from '../access/role.ts'
import { withScope } from '../access/scope.ts'
import { Fault, notFound } from '../fault.ts'
import type { Fields } from '../field/field.ts'
import { cursorOf, placeOf } from '../matter/read/cursor.ts'
import { childrenOf } from '../matter/tables.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AuditKind, AuditLine } from './admin-contract.ts'
import type { Page } from './contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

const PAGE = 50

/** One row of a log as it is stored, of whichever log. */
interface Row {
  readonly id: string; readonly at: Date; readonly place: string; readonly account_id: string | null; readonly name: string | null; readonly action: string
  readonly ledger: string | null; readonly subject: string | null; readonly reason: string | null; readonly more: { readonly [name: string]: unknown }
}

/** The logs an auditor reads, each brought into one shape. Policies give them to auditors only. */
const logs: { readonly [kind in AuditKind]: string } = {
  access: `select id::text, recorded_at as at, actor_id as account_id, actor_name as name, action, ledger, matter_id::text as subject, reason, input as more
    from journal where district = $1 and ledger in ('account', 'organisation')`,
  sign_in: `select id::text, at, account_id, null::text as name, event as action, null::text as ledger, by_account::text as subject, null::text as reason, jsonb_build_object('ip', ip, 'agent', agent) as more
    from sign_in_log where district = $1`,
  unmask: `select id::text, at, account_id, account_name as name, field as action, ledger, matter_id::text as subject, reason, '{}'::jsonb as more from unmask_log where district = $1`,
  export: `select id::text, at, account_id, account_name as name, case when personal then 'personal' else 'masked' end as action, ledger, null::text as subject, reason, jsonb_build_object('rows', rows, 'filters', filters) as more
    from export_log where district = $1`,
}

const ACCESS: { readonly [action: string]: string } = {
  issue_key: '发放对接密钥', revoke_keys: '收回对接密钥', open_target: '设置上级平台', switch_target: '停止或者继续向上级平台报送',
  open: '开设账号', close: '停用账号', give_role: '授予角色', end_role: '收回角色', follow_unit: '随机构变更转岗',
  establish: '设立机构', revise: '变更机构', abolish: '撤销机构', split: '机构分设', merge: '机构合并', replace: '机构更替',
}
const SIGN_IN: { readonly [event: string]: string } = {
  signed_in: '登录', signed_out: '退出', wrong: '口令错误', locked: '锁定期间尝试', second_factor: '口令正确，待填动态码', wrong_code: '动态码错误', inactive: '停用账号尝试登录', temporary_lapsed: '初始口令过期',
  password_changed: '修改口令', password_reset: '重置口令', unlocked: '解除锁定', totp_enrolled: '启用动态码', totp_removed: '停用动态码', recovery_used: '使用备用码',
}

/** What the three offices, and everybody who signs in, looks behind masks or takes lists away, leaves behind. */
export function auditRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Params: { readonly kind: string }; Querystring: { readonly after?: string } }>('/audit/:kind', async (request): Promise<Page<AuditLine>> => {
    const { caller } = await who.of(request)
    if (!caller.roles.some(({ role }) => role === 'auditor')) throw new Fault('forbidden', '审计日志由安全审计员查看')
    const { kind } = request.params
    if (!isKind(kind)) throw notFound('这种日志')
    const after = request.query.after ? placeOf(serving.cursorKey, `audit ${kind}`, request.query.after) : null
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<Row>(
      `select *, at::text as place from (${logs[kind]}) log where $2::timestamptz is null or at <= $2::timestamptz and (at, id) < ($2::timestamptz, $3::text) order by at desc, id desc limit ${PAGE + 1}`,
      [caller.district, after?.key ?? null, after?.id ?? '']))
    const { units, people } = await serving.directory(caller.district)
    const items = rows.slice(0, PAGE)
    const last = items.at(-1)
    const nameOf = (id: string | null) => people.get(id ?? '') ?? units.get(id ?? '')?.name ?? ''
    return {
      items: items.map((row): AuditLine => ({ id: row.id, at: row.at.toISOString(), name: row.name ?? nameOf(row.account_id), ...told(kind, row, nameOf) })),
      next: rows.length > PAGE && last ? cursorOf(serving.cursorKey, `audit ${kind}`, { key: last.place, id: last.id }) : null,
    }
  })

  function told(kind: AuditKind, { action, ledger, subject, reason, more }: Row, nameOf: (id: string | null) => string): Pick<AuditLine, 'act' | 'about' | 'detail' | 'matter'> {
    const procedure = serving.registry.procedures.get(ledger ?? '')
    const label = procedure?.label ?? serving.registry.registers.get(ledger ?? '')?.label ?? ''
    switch (kind) {
      case 'access': {
        const role = more['role']
        const unit = typeof more['org_id'] === 'string' ? nameOf(more['org_id']) : ''
        return { act: ACCESS[action] ?? action, about: nameOf(subject) || word(more['name']), detail: [typeof role === 'string' && Object.hasOwn(roles, role) ? `${unit}　${roles[role as Role]}` : unit, reason].filter(Boolean).join('；'), matter: null }
      }
      case 'sign_in': return { act: SIGN_IN[action] ?? action, about: subject ? `由${nameOf(subject)}办理` : word(more['ip']), detail: word(more['agent']), matter: null }
      case 'unmask': return { act: action === 'file' ? '打开文书、材料' : `查看「${fieldLabel(procedure, action)}」`, about: label, detail: reason ?? '', matter: procedure && subject ? { ledger: procedure.id, id: subject } : null }
      case 'export': return {
        act: action === 'personal' ? '导出，含个人信息' : '导出，个人信息已隐去', about: `${label}　${more['rows'] === null ? '中断' : `${Number(more['rows']).toLocaleString('zh-CN')} 条`}`,
        detail: [reason, filterText(more['filters'])].filter(Boolean).join('；'), matter: null,
      }
    }
  }
}

const word = (value: unknown): string => typeof value === 'string' ? value : ''
const isKind = (kind: string): kind is AuditKind => Object.hasOwn(logs, kind)
const filterText = (filters: unknown): string => {
  const given = Object.entries((filters ?? {}) as { readonly [name: string]: string })
  return given.length === 0 ? '' : `条件 ${given.map(([name, value]) => `${name}=${value}`).join(' ')}`
}

/** A field of the record or of one of its child tables, by its label. */
const fieldLabel = (procedure: AnyProcedure | undefined, name: string): string =>
  (procedure ? [procedure.fields as Fields, ...childrenOf(procedure).map(([, fields]) => fields)] : []).find((fields) => Object.hasOwn(fields, name))?.[name]?.label ?? name
