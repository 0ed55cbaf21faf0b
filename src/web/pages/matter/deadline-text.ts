import { inForceOn, type Dated } from '../../../kernel/law/dated.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { extentText, type Term } from '../../../kernel/law/term.ts'
import { eventText } from '../../../kernel/procedure/explain.ts'
import type { AnyDeadline, AnyProcedure } from '../../../kernel/procedure/procedure.ts'

type Values = { readonly [field: string]: unknown }

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
