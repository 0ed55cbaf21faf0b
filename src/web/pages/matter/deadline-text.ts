import { inForceOn, type Dated } from '../../../kernel/law/dated.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { extentText, type Term } from '../../../kernel/law/term.ts'
import type { AnyDeadline, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

type Values = { readonly [field: string]: unknown }
type Event = AnyDeadline['from'] | AnyDeadline['until']

/** An event that starts or ends a clock, in words: 送达《答复通知书》. */
export function eventText(procedure: AnyProcedure, event: Event): string {
  const states = (names: string | readonly string[]) => list(names).map((name) => `「${procedure.states[name]?.label ?? name}」`).join('或')
  const paper = (name: string) => `《${procedure.documents[name]?.label ?? name}》`
  if ('entering' in event) return `进入${states(event.entering)}`
  if ('leaving' in event) return `离开${states(event.leaving)}`
  if ('served' in event) return `送达${paper(event.served)}`
  if ('issued' in event) return `作出${paper(event.issued)}`
  if ('received' in event) return `收到${paper(event.received)}`
  return procedure.fields[event.dated]?.label ?? event.dated
}
export const startText = (procedure: AnyProcedure, deadline: AnyDeadline): string => eventText(procedure, deadline.from)

const datedOf = (deadline: AnyDeadline, values: Values): Dated<Term> | undefined =>
  'since' in deadline.term ? deadline.term : 'terms' in deadline.term ? deadline.term.terms[values[deadline.term.by] as string] : undefined

/** The day from which the version of the law that governs the matter is in force. */
export function versionOf(deadline: AnyDeadline, values: Values, governing: IsoDate): IsoDate | undefined {
  const dated = datedOf(deadline, values)
  return dated && (Object.keys(dated.since) as IsoDate[]).filter((from) => from <= governing).sort().at(-1)
}

/** The length of a deadline as far as the definition says it: 60日, 依参数设置, 依审理程序. */
export function termText(procedure: AnyProcedure, deadline: AnyDeadline, values: Values, on: IsoDate): string {
  const dated = datedOf(deadline, values)
  if (dated) { const term = inForceOn(dated, on); return term ? extentText(term) : '当时的法律没有规定' }
  if ('dueOn' in deadline.term) return `至「${procedure.fields[deadline.term.dueOn].label}」`
  if ('terms' in deadline.term) {
    const { by, terms } = deadline.term
    const options = (procedure.fields[by] as { options?: { [code: string]: string } }).options ?? {}
    return Object.entries(terms as { [choice: string]: Dated<Term> }).map(([choice, dated]) => { const term = inForceOn(dated, on); return `${options[choice] ?? choice}${term ? extentText(term) : '—'}` }).join('，')
  }
  return '依参数设置'
}
