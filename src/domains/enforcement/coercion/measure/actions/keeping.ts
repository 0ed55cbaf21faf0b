import { 强制法 } from '../../../../common/law.ts'
import { custodial, only } from '../bars.ts'
import type { Actions, Measure } from '../types.ts'

const lastDay = (m: Measure) => m.rows.testing.map(({ until_on }) => until_on).sort().at(-1) ?? null

/** While the measure stands: custody, extension, testing, goods that do not keep (第二十五、二十六、二十八、三十二条). */
export const keeping = {
  move_custody: {
    label: '变更保管', basis: 强制法.art(26, 2), by: 'handler', from: ['unapproved', 'in_force', 'ending'], asks: ['custody'], offers: ['custodian'],
    only: only.seizure, invalidIf: custodial,
  },
  extend: {
    label: '延长查封、扣押期限', basis: 强制法.art(25, 1), by: 'organ_head', from: 'in_force', asks: ['extension_reason'], extends: 'seizure', issues: 'extension', only: only.seizure,
  },
  extend_freeze: {
    label: '延长冻结期限', basis: 强制法.art(32, 1), by: 'organ_head', from: 'in_force', asks: ['extension_reason'], extends: 'freeze', issues: 'freeze_extension', only: only.freeze,
  },
  test: {
    label: '送检测、检验、检疫、鉴定', basis: 强制法.art(25, 3), by: ['handler', 'office_head'], from: 'in_force', asksRows: ['testing'], issues: 'testing_notice',
    sets: (m) => ({ testing_until: lastDay(m) }), only: only.seizure,
    invalidIf: {
      '结束日期不得早于送检日期': (m) => m.rows.testing.some(({ from_on, until_on }) => until_on < from_on),
      '送检日期不得早于实施查封、扣押': (m) => m.rows.testing.some(({ from_on }) => m.values.taken_on !== null && from_on < m.values.taken_on),
    },
  },
  finish_testing: {
    label: '登记检测、鉴定结论', basis: 强制法.art(25, 3), by: 'handler', from: ['in_force', 'ending'], revisesRows: { testing: ['until_on', 'conclusion'] },
    barredIf: { '没有送检': (m) => m.rows.testing.length === 0 },
    invalidIf: { '结束日期不得晚于书面告知当事人的期间；需要更长时间的，应当另行明确并告知': { basis: 强制法.art(25, 3), if: (m) => (lastDay(m) ?? '') > (m.values.testing_until ?? '') } },
  },
  sell: {
    label: '先行处理不易保管的财物', basis: 强制法.art(28, 2), by: 'organ_head', from: 'in_force', asks: ['sale_reason', 'sale_method', 'sale_proceeds', 'sold_on'], issues: 'sale', only: only.seizure,
    invalidIf: { '先行处理的日期应当在查封、扣押之后，不晚于今天': ({ on, values: { sold_on, taken_on } }) => sold_on !== null && (sold_on > on || (taken_on !== null && sold_on < taken_on)) },
  },
} as const satisfies Actions
