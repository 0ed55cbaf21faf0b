import type { FieldProblem } from './field/parse.ts'
import type { Refusal } from './procedure/refusals.ts'

/** What can go wrong that is nobody's bug; the edge maps each kind to a status once. */
export type FaultKind = 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'refused' | 'too_large' | 'busy' | 'unavailable'

/** An expected failure with a sentence for the person who meets it: what is wrong and what to do. */
export class Fault extends Error {
  readonly kind: FaultKind
  readonly fields: readonly FieldProblem[]
  readonly refusals: readonly Refusal[]
  constructor(kind: FaultKind, message: string, more: { readonly fields?: readonly FieldProblem[]; readonly refusals?: readonly Refusal[] } = {}) {
    super(message)
    this.name = 'Fault'
    this.kind = kind
    this.fields = more.fields ?? []
    this.refusals = more.refusals ?? []
  }
}

export const invalid = (fields: readonly FieldProblem[]): Fault =>
  new Fault('invalid', `有 ${fields.length} 处填写需要改正：${fields.slice(0, 3).map((f) => f.message).join('；')}`, { fields })
export const refused = (label: string, refusals: readonly Refusal[]): Fault =>
  new Fault('refused', `现在不能办理「${label}」：${refusals.map((r) => r.reason).join('；')}`, { refusals })
export const notFound = (what: string): Fault => new Fault('not_found', `没有找到${what}，或者您无权查看`)
