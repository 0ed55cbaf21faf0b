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
  administrator: '管理员',
  auditor: '审计员',
  citizen: '申请人',
} as const
export type Role = keyof typeof roles
