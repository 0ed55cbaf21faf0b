import type { Fields } from '../field/field.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, Manys } from './procedure.ts'
import { aboutLabel } from './published-about.ts'
import { list } from './refusals.ts'

/** Where an action may lead. */
export const targetsOf = (action: AnyAction): readonly string[] =>
  action.to === undefined ? [] : typeof action.to === 'string' ? [action.to] : [...new Set(Object.values(action.to.states))]

/** What is wrong with a procedure that the compiler cannot see, in Chinese. A sound procedure has none. */
export function defects(procedure: AnyProcedure): string[] {
  const { states, documents, deadlines, fields } = procedure
  const actions = Object.entries(procedure.actions) as [string, AnyAction][]
  const movesOf = (some: typeof actions) => some.flatMap(([, action]) => targetsOf(action).flatMap((to) => list(action.from).map((from) => [from, to] as const)))
  const moves = movesOf(actions)
  const leaving = movesOf(actions.filter(([, action]) => !action.reopens))
  const openings = actions.filter(([, action]) => action.opens)
  const reached = new Set<string>(openings.flatMap(([, action]) => action.to ? targetsOf(action) : [procedure.opensIn]))
  for (const state of reached) for (const [from, to] of moves) if (from === state) reached.add(to)
  const ends = new Set(Object.keys(states).filter((state) => states[state]!.final))
  for (let grew = true; grew;) {
    grew = false
    for (const [from, to] of moves) if (ends.has(to) && !ends.has(from)) { ends.add(from); grew = true }
  }
  const say = (state: string) => `「${states[state]!.label}」`
  const issued = new Set(actions.flatMap(([, a]) => [...list(a.issues), ...list(a.receives)]))
  const inSections = Object.values(procedure.sections as Record<string, readonly string[]>).flat()
  return [
    ...(openings.length ? [] : ['没有立案（开案）环节']),
    ...Object.keys(states).flatMap((state) => [
      ...(reached.has(state) ? [] : [`${say(state)}永远到不了`]),
      ...(ends.has(state) ? [] : [`从${say(state)}到不了任何终态`]),
      ...(states[state]!.final && leaving.some(([from, to]) => from === state && to !== state) ? [`${say(state)}是终态，却还能离开`] : []),
    ]),
    ...Object.keys(documents).filter((d) => !issued.has(d)).map((d) => `文书《${documents[d]!.label}》没有任何环节产生`),
    ...Object.entries(deadlines as Record<string, AnyDeadline>).flatMap(([, d]) => 'by' in d.term && 'terms' in d.term
      ? Object.keys((fields[d.term.by] as { options: object }).options).filter((c) => !(c in (d.term as { terms: object }).terms)).map((c) => `期限「${d.label}」没有规定「${c}」`) : []),
    ...actions.filter(([, a]) => a.by === 'law' && !a.onExpiryOf && !a.opens && !a.onCheck).map(([, a]) => `「${a.label}」由法律自动发生，却没有对应期限`),
    ...actions.filter(([, a]) => a.extends && !deadlines[a.extends]!.extension).map(([, a]) => `「${a.label}」延长的期限不得延长`),
    ...actions.flatMap(([, a]) => a.only && a.only.of.some((code) => !(code in (fields[a.only!.by] as { options: object }).options)) ? [`「${a.label}」所限的选项不存在`] : []),
    ...actions.filter(([, a]) => a.only && a.opens).map(([, a]) => `「${a.label}」开立案卷，不能限于案卷上的选择`),
    ...actions.filter(([, a]) => !a.opens && !a.from).map(([, a]) => `「${a.label}」没有写明办理时的状态`),
    ...[...Object.entries(fields as Fields), ...Object.values((procedure.many ?? {}) as Manys).flatMap((many) => Object.entries(many.fields))].flatMap(([name, { label, keptBy }]) => !keptBy ? [] : [
      ...((fields as Fields)[keptBy.person]?.kind === 'user' && keptBy.in.every((state) => state in states) ? [] : [`「${label}」只给谁看、在哪些状态，写得不对`]),
      ...([...list(procedure.list), ...list(procedure.searched)].some((path) => path.split('.').at(-1) === name) ? [`「${label}」不是人人可见，不能列入列表和关键词`] : []),
    ]),
    ...(procedure.publication && aboutLabel(procedure) === undefined ? ['公开列表以一个不公开的字段作为标题'] : []),
    ...Object.keys(fields).filter((f) => inSections.filter((s) => s === f).length !== 1).map((f) => `字段「${fields[f].label}」应当恰好列入一个栏目`),
  ]
}
