import type { StateDef } from '../../kernel/procedure/procedure.ts'

export const states = {
  at_agency: { label: '原机关处理' },
  received: { label: '收件审查' },
  correcting: { label: '补正' },
  refused: { label: '不予受理待送达' },
  trial: { label: '审理' },
  suspended: { label: '中止' },
  reviewing: { label: '审核' },
  endorsing: { label: '机构负责人审签' },
  approving: { label: '机关负责人审批' },
  signing: { label: '调解书待签收' },
  decided: { label: '审结待送达' },
  resolved_early: { label: '案前化解', final: true },
  withdrawn_early: { label: '受理前撤回', final: true },
  given_up: { label: '视为放弃', final: true },
  not_accepted: { label: '不予受理', final: true },
  handed_up: { label: '移交上级审理', final: true },
  closed: { label: '结案', final: true },
} as const satisfies { readonly [state: string]: StateDef }
/** The matter is before the reconsideration organ and neither concluded nor suspended. */
export const underTrial = ['trial', 'reviewing', 'endorsing', 'approving'] as const
