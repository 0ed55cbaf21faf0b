import type { StateDef } from '../../../../kernel/procedure/procedure.ts'

export const states = {
  opened: { label: '待催告' },
  demanded: { label: '已催告' },
  decided: { label: '已决定强制执行' },
  agreed: { label: '执行协议履行中' },
  suspended: { label: '中止执行' },
  in_court: { label: '人民法院审查、执行' },
  performed: { label: '当事人已履行', final: true },
  executed: { label: '执行完毕', final: true },
  terminated: { label: '终结执行', final: true },
  ceased: { label: '不再执行', final: true },
  court_refused: { label: '人民法院不予受理、不予执行', final: true },
} as const satisfies { readonly [state: string]: StateDef }
type State = keyof typeof states

/** What has to be performed is not performed and nothing has ended it. */
export const pending = ['opened', 'demanded', 'decided', 'agreed', 'suspended', 'in_court'] as const satisfies readonly State[]
export const everyState = Object.keys(states) as readonly State[]
