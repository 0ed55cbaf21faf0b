import { roles, type Role } from '../access/role.ts'
import { optionsOf } from '../field/field.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { AnyAction, AnyProcedure, AnySnapshot, Bars } from './procedure.ts'

/** One reason why an action may not be taken, in the words people read, with its article where the law gives it. */
export interface Refusal {
  readonly kind: 'state' | 'role' | 'document' | 'barred' | 'invalid' | 'not_in_force' | 'not_concerned'
  readonly reason: string
  readonly basis?: Citation
}

/** Whose roles the caller holds where: `roles` in the responsible unit, `of` in units that fields name. */
export interface Capacity {
  readonly roles: readonly Role[]
  readonly of: { readonly [field: string]: readonly Role[] }
}

export const list = <T,>(x: T | readonly T[] | undefined): readonly T[] => x === undefined ? [] : Array.isArray(x) ? x : [x as T]

const acts = (action: AnyAction, capacity: Capacity): boolean =>
  action.by !== 'law' && list(action.by).some((actor) =>
    typeof actor === 'string' ? capacity.roles.includes(actor) : capacity.of[actor.of]?.includes(actor.role))

const whoMay = (procedure: AnyProcedure, action: AnyAction): string =>
  list(action.by as Exclude<AnyAction['by'], 'law'>)
    .map((actor) => typeof actor === 'string' ? roles[actor] : `${procedure.fields[actor.of]!.label}的${roles[actor.role]}`).join('、')

type Only = NonNullable<AnyAction['only']>
const concerns = ({ by, of }: Only, m: AnySnapshot): boolean => of.includes(m.values[by] as string)
/** 措施种类为「查封」或者「扣押」 */
export const onlyText = (procedure: AnyProcedure, { by, of }: Only): string =>
  `${procedure.fields[by].label}为${of.map((code) => `「${optionsOf(procedure.fields[by])[code] ?? code}」`).join('或者')}`

/** The sentences of `bars` that hold for `m`, each with its own article or the action's. */
export const holding = (bars: Bars<AnySnapshot> | undefined, m: AnySnapshot, basis: Citation, kind: 'barred' | 'invalid'): Refusal[] =>
  Object.entries(bars ?? {}).flatMap(([reason, bar]) => {
    if (typeof bar === 'function') return bar(m) ? [{ kind, reason, basis }] : []
    if ('cases' in bar) return bar.cases(m).map((one) => ({ kind, reason: `${reason}：${one}`, basis: bar.basis }))
    return bar.if(m) ? [{ kind, reason, basis: bar.basis }] : []
  })

/**
 * Why the action may not be taken now; empty means that it may.
 * All reasons at once, so that nobody mends one to meet the next. `governing` is the date whose law governs the matter.
 */
export function refusals(procedure: AnyProcedure, m: AnySnapshot, name: string, capacity: Capacity, governing: IsoDate | null): Refusal[] {
  const action: AnyAction = procedure.actions[name]
  const refused: Refusal[] = []
  if (!action.opens && !list(action.from).includes(m.state))
    refused.push({ kind: 'state', reason: `现处「${procedure.states[m.state]?.label ?? m.state}」，${action.label}须在「${list(action.from).map((s) => procedure.states[s]!.label).join('」「')}」时办理`, basis: action.basis })
  if (action.only && !concerns(action.only, m)) refused.push({ kind: 'not_concerned', reason: `只用于${onlyText(procedure, action.only)}的案卷`, basis: action.basis })
  if (!acts(action, capacity)) refused.push({ kind: 'role', reason: action.by === 'law' ? '依法自动发生，不由人办理' : `由${whoMay(procedure, action)}办理` })
  if (action.retired) refused.push({ kind: 'not_in_force', reason: '该环节已停用' })
  if (governing && ((action.inForce?.from && governing < action.inForce.from) || (action.inForce?.until && governing >= action.inForce.until)))
    refused.push({ kind: 'not_in_force', reason: `适用本案的法律（${governing} 时有效）没有该环节`, basis: action.basis })
  for (const document of list(action.needs))
    if (!m.has(document)) refused.push({ kind: 'document', reason: `尚无${procedure.documents[document]!.label}`, basis: procedure.documents[document]!.basis ?? action.basis })
  return [...refused, ...holding(action.barredIf, m, action.basis, 'barred')]
}
