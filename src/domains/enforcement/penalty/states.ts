import type { StateDef } from '../../../kernel/procedure/procedure.ts'

export const states = {
  lead: { label: '线索核查' },
  investigating: { label: '调查取证' },
  suspended: { label: '中止调查' },
  suspended_counting: { label: '中止调查（期限继续计算）' },
  concluded: { label: '调查终结' },
  notified: { label: '已告知' },
  hearing: { label: '听证' },
  heard: { label: '听证结束' },
  reviewing: { label: '法制审核' },
  reviewed: { label: '审核通过' },
  executing: { label: '送达与执行' },
  in_court: { label: '法院强制执行' },
  closing: { label: '待结案' },
  not_filed: { label: '不予立案', final: true },
  handed_over: { label: '移送有管辖权的机关', final: true },
  withdrawn: { label: '撤销案件', final: true },
  closed: { label: '结案', final: true },
} as const satisfies { readonly [state: string]: StateDef }
type State = keyof typeof states

/** The investigation is over and nothing decided: the steps before the decision may come in any lawful order. */
export const pending = ['concluded', 'notified', 'heard', 'reviewed'] as const satisfies readonly State[]
/** From filing to the decision. */
export const undecided = ['investigating', 'suspended', 'suspended_counting', ...pending, 'hearing', 'reviewing'] as const satisfies readonly State[]
/** A penalty stands. */
export const decided = ['executing', 'in_court', 'closing', 'closed'] as const satisfies readonly State[]
export const everyState = Object.keys(states) as readonly State[]
