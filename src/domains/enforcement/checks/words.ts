import type { ClockView } from '../../../kernel/procedure/procedure.ts'

/**
 * The sentence of a term that was missed: done late, or not done though it is over. What is not recorded as done in a case
 * that came from elsewhere may have been done all the same.
 * @param act what had to be done: 送达
 */
export function late<L extends string>(m: { readonly clock: (deadline: L) => ClockView; readonly handled: boolean }, deadline: L, term: string, act: string): string | null {
  const { state, due_on, met_on } = m.clock(deadline)
  if (state === 'late') return `${term}至 ${due_on} 届满，${met_on} 才${act}`
  return state === 'lapsed' && m.handled ? `${term}至 ${due_on} 届满，没有${act}` : null
}
