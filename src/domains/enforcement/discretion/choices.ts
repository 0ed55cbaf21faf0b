/** Closed lists of discretion (裁量). Codes are stored and may be retired, never renamed. */
import { mitigations } from '../choices.ts'

/** 裁量阶次, light to heavy (国办发〔2022〕27号 （六）). */
export const tiers = { none: '不予处罚', reduced: '减轻处罚', lighter: '从轻处罚', general: '一般处罚', heavier: '从重处罚' } as const
export type Tier = keyof typeof tiers
export const tierOrder = Object.keys(tiers) as readonly Tier[]

/** What 处罚法第三十三条 asks, each for itself, since the standard combines them. */
const leniency = {
  minor_conduct: '违法行为轻微', corrected: '及时改正', no_harm: '没有造成危害后果', first: '初次违法', slight_harm: '危害后果轻微', no_fault: '有证据足以证明没有主观过错',
  limited_capacity: '尚未完全丧失辨认或者控制自己行为的能力',
} as const
const degree = { small_scale: '涉案数额、数量较小', short: '持续时间较短', negligent: '过失', cooperative: '积极配合调查' } as const
const aggravations = {
  emergency: '重大传染病疫情等突发事件期间违反应对措施', repeated: '受过处罚后再次实施同种违法行为', after_order: '责令改正后拒不改正或者继续实施', obstruction: '阻碍、拒绝执法或者隐匿、销毁证据',
  grave_harm: '造成严重危害后果或者恶劣社会影响', public_safety: '危害公共安全、人身健康', vulnerable: '侵害未成年人、老年人、残疾人等群体', instigating: '胁迫、诱骗、教唆他人违法',
  large_scale: '涉案数额、数量巨大', long: '持续时间长', other_aggravating: '法律、法规、规章规定的其他从重情形',
} as const
export const factors = { ...leniency, ...mitigations, ...degree, ...aggravations } as const
export type Factor = keyof typeof factors

export const makers = { own: '本机关', superior: '上级机关' } as const
export const bases = { illegal_gains: '违法所得', goods_value: '货值金额', contract_price: '合同价款', other: '法律规定的其他基数' } as const
