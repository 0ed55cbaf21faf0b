import type { StateDef } from '../../../../kernel/procedure/procedure.ts'

export const states = {
  proposed: { label: '待批准' },
  approved: { label: '待实施' },
  unapproved: { label: '当场实施，待补办批准' },
  in_force: { label: '措施实施中' },
  ending: { label: '应当解除' },
  returning: { label: '已解除，待退还财物或者核实解冻' },
  not_taken: { label: '不采取措施', final: true },
  released: { label: '解除', final: true },
  disposed: { label: '没收、销毁', final: true },
  transferred: { label: '随案移送', final: true },
} as const satisfies { readonly [state: string]: StateDef }
type State = keyof typeof states

/** The measure weighs on the party. */
const standing = ['unapproved', 'in_force', 'ending'] as const satisfies readonly State[]
/** It was taken. */
export const taken = [...standing, 'returning', 'released', 'disposed', 'transferred'] as const satisfies readonly State[]
export const everyState = Object.keys(states) as readonly State[]
