import { and, over, validAtEnd } from '../../kernel/indicator/condition.ts'
import { defineIndicator } from '../../kernel/indicator/indicator.ts'
import { organisation } from './definition.ts'
import { 组织法 } from './law.ts'

const units = over(organisation)

export const department_count = defineIndicator({
  id: 'department_count', label: '政府工作部门数', unit: '个', of: organisation, dated: 'at_end', basis: 组织法.art(79),
  definition: '期末存在的本级政府工作部门（含司法行政部门），不含其内设机构、派出机构和执法队伍',
  where: and(validAtEnd, units.is('kind', 'department', 'justice_bureau')),
})
export const street_count = defineIndicator({
  id: 'street_count', label: '街道、乡镇数', unit: '个', of: organisation, dated: 'at_end', basis: 组织法.art(85),
  definition: '期末存在的街道办事处和乡镇人民政府',
  where: and(validAtEnd, units.is('kind', 'street', 'town')),
})
export const unit_count = defineIndicator({
  id: 'unit_count', label: '机构数', unit: '个', of: organisation, dated: 'at_end', by: ['kind'],
  definition: '期末存在的全部机构，按类型分列',
  where: validAtEnd,
})
