import { isOffice, type Role } from '../../kernel/access/role.ts'
import type { SessionView } from '../../kernel/http/contract.ts'
import { list } from '../../kernel/procedure/refusals.ts'
import type { AnyAction, AnyProcedure } from '../../kernel/procedure/procedure.ts'
import { registers, rooms } from '../registry.ts'

export interface NavItem { readonly label: string; readonly href: string; readonly roles?: readonly Role[]; readonly business?: true; readonly city?: true }
export interface NavGroup {
  readonly label: string
  readonly items: readonly NavItem[]
  /** One of many, of which somebody works in a few: closed until it is opened. */
  readonly folds?: true
}

/** Pages of a room beside the lists of its procedures. */
const pagesOf: { readonly [room: string]: readonly NavItem[] } = {
  officers: [{ label: '培训学时', href: '/officers/hours', business: true }],
  market: [{ label: '检查计划', href: '/inspections/plan', business: true }, { label: '企业', href: '/enterprises', business: true }, { label: '监管事项覆盖', href: '/regulatory-items', business: true }],
}
const roomGroups = rooms.filter(({ procedures }) => procedures?.length).map(({ id, label, procedures = [] }): NavGroup =>
  ({ label, folds: true, items: [...pagesOf[id] ?? [], ...procedures.map((procedure) => ({ label: procedure.label, href: `/matters/${procedure.id}`, business: true as const }))] }))

/** The left side in the order of work. A group without items for the caller is not shown. */
const navigation: readonly NavGroup[] = [
  { label: '工作台', items: [{ label: '待办与期限', href: '/' }, { label: '监督工作台', href: '/supervision', roles: ['supervisor'] }, { label: '网上来件', href: '/intake', roles: ['supervisor'] }, { label: '模拟运行', href: '/practice', business: true }] },
  ...roomGroups,
  { label: '台账', items: [{ label: '台账目录', href: '/registers' }, { label: '导入以往案卷', href: '/import', roles: ['clerk', ...registers.flatMap(({ retired, by }) => retired ? [] : list(by))] }] },
  { label: '统计与报告', items: [{ label: '数据', href: '/figures', business: true }, { label: '各区对比', href: '/districts', city: true }, { label: '报告和通报', href: '/report', business: true }, { label: '报告核查', href: '/check' }] },
  { label: '公开', items: [{ label: '程序说明', href: '/procedures' }] },
  { label: '管理', items: [
    { label: '机构', href: '/organisations', roles: ['administrator'] },
    { label: '账号与角色', href: '/accounts', roles: ['administrator', 'security_officer', 'auditor'] },
    { label: '参数设置', href: '/settings' },
    { label: '文书模板', href: '/templates', roles: ['administrator', 'office_head'] },
    { label: '放假安排', href: '/holidays' },
    { label: '数据对接', href: '/exchange', roles: ['administrator', 'auditor', 'clerk', 'supervisor'] },
    { label: '日志核验', href: '/journal', roles: ['administrator', 'auditor', 'supervisor'] },
  ] },
]

/** The three offices have no part in business; an auditor reads it. */
export const seesBusiness = ({ roles }: SessionView): boolean => roles.some(({ role }) => !isOffice(role) || role === 'auditor')

/** What the caller may use. Only menus ask this: rights travel with records. */
export const navigationFor = (session: SessionView): readonly NavGroup[] => navigation.flatMap(({ label, items, ...group }) => {
  const kept = items.filter(({ roles: wanted, business, city }) => city ? session.below.length > 0 : wanted ? session.roles.some(({ role }) => wanted.includes(role)) : !business || seesBusiness(session))
  return kept.length > 0 ? [{ label, items: kept, ...group }] : []
})

/** Whether the caller holds a role that opens matters of the procedure somewhere. */
export const opens = ({ roles }: SessionView, procedure: AnyProcedure): boolean =>
  (Object.values(procedure.actions) as AnyAction[]).filter((action) => action.opens && !action.retired && action.by !== 'law')
    .flatMap(({ by }) => list(by)).some((actor) => roles.some(({ role }) => role === (typeof actor === 'string' ? actor : (actor as { readonly role: Role }).role)))
