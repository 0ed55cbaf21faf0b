import type { Role } from '../../kernel/access/role.ts'
import { procedures, registers } from '../registry.ts'

export interface NavItem { readonly label: string; readonly href: string; readonly roles?: readonly Role[] }
export interface NavGroup { readonly label: string; readonly items: readonly NavItem[] }

/** The left side in the order of work. A group without items for the caller is not shown. */
export const navigation: readonly NavGroup[] = [
  { label: '工作台', items: [{ label: '待办与期限', href: '/' }] },
  { label: '案卷', items: [...procedures.map(({ id, label }) => ({ label, href: `/matters/${id}` })), { label: '导入以往案卷', href: '/import', roles: ['clerk', 'administrator'] }] },
  { label: '台账', items: registers.map(({ id, label }) => ({ label, href: `/registers/${id}` })) },
  { label: '监督', items: [] },
  { label: '统计与报告', items: [{ label: '数据', href: '/figures' }, { label: '年度报告', href: '/report' }, { label: '报告核查', href: '/check' }] },
  { label: '公开', items: [{ label: '程序说明', href: '/procedures' }] },
  { label: '管理', items: [
    { label: '机构', href: '/organisations', roles: ['administrator'] },
    { label: '账号与角色', href: '/accounts', roles: ['administrator', 'security_officer'] },
    { label: '参数设置', href: '/settings' },
    { label: '文书模板', href: '/templates', roles: ['administrator', 'office_head'] },
    { label: '放假安排', href: '/holidays' },
    { label: '日志核验', href: '/journal', roles: ['administrator', 'security_officer', 'auditor'] },
  ] },
]
