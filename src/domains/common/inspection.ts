import { defineSetting } from '../../kernel/setting/setting.ts'

/** What inspections are about, for the rooms that plan, make and count them. */
export const itemKinds = { registration: '登记事项和公示信息', conduct: '经营行为', product: '产品质量', safety: '安全生产', other: '其他' } as const

/** 优化营商环境条例第五十四条 wants visits merged and names no number. */
export const repeatThreshold = defineSetting({
  id: 'inspection_repeat_threshold', label: '同一对象本年度受几次检查起提示重复检查', unit: '次', kind: 'number', range: [1, 50], fallback: 2, source: '实务做法，法律没有统一规定；以本地规定为准',
})

/** The units that come along on a visit. Records from before name the first three in fields of their own; what is entered now stands in one list. */
export const jointUnitsOf = (values: { readonly [field: string]: unknown }): readonly string[] =>
  [...new Set([values['joint_unit'], values['joint_unit_2'], values['joint_unit_3'], values['joint_units']].flat().filter((id): id is string => typeof id === 'string'))]

/** What an object of the list is as the subject of a visit; a cooperative is protected as an enterprise is. */
const kinds = { enterprise: 'enterprise', cooperative: 'enterprise', individual_business: 'individual_business', organisation: 'organisation' } as const
export const subjectKindOf = (object_kind: unknown) => kinds[object_kind as keyof typeof kinds]
/** 涉企检查意见 protects enterprises; businesses of one person likewise. */
export const isBusiness = (subject_kind: string | null): boolean => subject_kind === 'enterprise' || subject_kind === 'individual_business'
