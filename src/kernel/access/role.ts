/**
 * The parts people play. A person holds a role in an organisation; a definition names the role an
 * action needs and, where it is not the responsible unit, the field that holds whose role is meant.
 */
export const roles = {
  clerk: '经办人员',
  handler: '承办人',
  reviewer: '审核人',
  legal_reviewer: '法制审核人员',
  office_head: '机构负责人',
  organ_head: '机关负责人',
  supervisor: '执法监督人员',
  statistician: '统计人员',
  administrator: '系统管理员',
  security_officer: '安全保密管理员',
  auditor: '安全审计员',
  invited_supervisor: '特邀执法监督员',
  machine: '对接系统',
  citizen: '申请人',
} as const
export type Role = keyof typeof roles

/**
 * The three offices kept apart from one another and from business (三员分立; GB/T 22239-2019 8.1.4.2 d):
 * one opens accounts and units, one grants rights, one reads what the two have done.
 */
export const offices = ['administrator', 'security_officer', 'auditor'] as const satisfies readonly Role[]
export type Office = (typeof offices)[number]
export const isOffice = (role: Role): role is Office => (offices as readonly Role[]).includes(role)

/**
 * How far a role sees: nothing but what is open to everybody, what its holder himself was invited to read, its own unit,
 * the unit with all below it, or the whole district (of a city's organs: every district of the city too).
 */
export type Reach = 'none' | 'invited' | 'unit' | 'subtree' | 'district'

/** Units whose leaders and supervisors answer for the whole district: its government and its justice bureau. */
export const LEADING_KINDS: readonly string[] = ['government', 'justice_bureau']

/** Reach of each role, in an ordinary unit and in a leading one. The only place that says who sees how far. */
export const reaches: { readonly [role in Role]: { readonly ordinary: Reach; readonly leading: Reach } } = {
  clerk: { ordinary: 'unit', leading: 'unit' },
  handler: { ordinary: 'unit', leading: 'unit' },
  reviewer: { ordinary: 'unit', leading: 'unit' },
  // A department's legal section reviews what its teams decide in the department's name (行政处罚法 第五十八条).
  legal_reviewer: { ordinary: 'subtree', leading: 'subtree' },
  office_head: { ordinary: 'subtree', leading: 'district' },
  organ_head: { ordinary: 'subtree', leading: 'district' },
  supervisor: { ordinary: 'subtree', leading: 'district' },
  statistician: { ordinary: 'subtree', leading: 'district' },
  administrator: { ordinary: 'none', leading: 'none' },
  security_officer: { ordinary: 'none', leading: 'none' },
  // Auditing is reading what was done in the whole district, wherever the auditor's post stands.
  auditor: { ordinary: 'district', leading: 'district' },
  // Somebody from society who looks at single cases and acts on none.
  invited_supervisor: { ordinary: 'invited', leading: 'invited' },
  // A platform above keeps the units of a district below the unit that its key belongs to.
  machine: { ordinary: 'subtree', leading: 'subtree' },
  citizen: { ordinary: 'none', leading: 'none' },
}

/** Whose holder sees only the matters he himself was invited to read. */
export const isGuest = (role: Role): boolean => reaches[role].ordinary === 'invited'
