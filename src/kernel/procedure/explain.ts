/** A definition in words, for the pages that explain a procedure to staff and to the public. Pure. */
import { roles, type Role } from '../access/role.ts'
import { optionsOf } from '../field/field.ts'
import type { Dated } from '../law/dated.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import { extentText, type Term } from '../law/term.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, DocumentDef, LinkDef } from './procedure.ts'
import { list, onlyText } from './refusals.ts'
import { targetsOf } from './soundness.ts'

/** A sentence with its article; `lead` names the case it is for. */
export interface Line { readonly lead?: string; readonly text: string; readonly basis?: Citation }
type Event = AnyDeadline['from'] | AnyDeadline['until']

const quoted = (procedure: AnyProcedure, states: string | readonly string[], joint = '、'): string => list(states).map((state) => `「${procedure.states[state]?.label ?? state}」`).join(joint)
const paper = (procedure: AnyProcedure, document: string): string => `《${procedure.documents[document]?.label ?? document}》`

/** An event that starts or ends a clock, in words: 送达《答复通知书》. */
export function eventText(procedure: AnyProcedure, event: Event): string {
  if ('entering' in event) return `进入${quoted(procedure, event.entering, '或')}`
  if ('leaving' in event) return `离开${quoted(procedure, event.leaving, '或')}`
  if ('served' in event) return `送达${paper(procedure, event.served)}`
  if ('issued' in event) return `作出${paper(procedure, event.issued)}`
  if ('received' in event) return `收到${paper(procedure, event.received)}`
  return procedure.fields[event.dated]?.label ?? event.dated
}

/** Who may take the action, in words. */
const lawOf = (procedure: AnyProcedure, { onExpiryOf, onCheck }: AnyAction): string =>
  onCheck ? { found: '案卷检查发现问题时自动发生', gone: '案卷检查不再发现该问题时自动发生' }[onCheck]
    : onExpiryOf ? `「${(procedure.deadlines[onExpiryOf] as AnyDeadline).label}」届满时依法自动发生` : '由前一案卷的办理环节带出'
const whoOf = (procedure: AnyProcedure, action: AnyAction): string => action.by === 'law' ? lawOf(procedure, action)
  : list(action.by as Role | { role: Role; of: string } | readonly (Role | { role: Role; of: string })[]).map((actor) => typeof actor === 'string' ? roles[actor] : `${procedure.fields[actor.of].label}的${roles[actor.role]}`).join('、')

type Bar = ((m: never) => boolean) | { readonly basis: Citation }
/** When an action may not be taken, each reason with its own article where it has one. */
export const barsOf = ({ barredIf, invalidIf }: AnyAction): readonly Line[] =>
  [...Object.entries((barredIf ?? {}) as { readonly [sentence: string]: Bar }), ...Object.entries((invalidIf ?? {}) as { readonly [sentence: string]: Bar })]
    .map(([text, bar]) => typeof bar === 'function' ? { text } : { text, basis: bar.basis })

/** An action step by step: who, what is asked, what is issued. `states` says also where it may be taken. */
export function stepFacts(procedure: AnyProcedure, action: AnyAction, states = false): readonly (readonly [label: string, text: string])[] {
  const labels = (names: readonly string[]) => names.map((name) => procedure.fields[name].label).join('、')
  const rows = (names: readonly string[]) => names.map((name) => procedure.many![name]!.label).join('、')
  const papers = (names: readonly string[]) => names.map((name) => paper(procedure, name)).join('、')
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('、')
  const to = targetsOf(action)
  const links = list(action.asksLink).map((kind) => (procedure.links as { [kind: string]: LinkDef })[kind]!.label)
  const { from: since, until } = action.inForce ?? {}
  const facts: readonly (readonly [string, string])[] = [
    ['由谁', whoOf(procedure, action)],
    ['何时', states ? quoted(procedure, list(action.from)) : ''],
    ['用于', action.only ? `${onlyText(procedure, action.only)}的案卷` : ''],
    ['转为', to.length === 0 ? '' : `${quoted(procedure, to)}${typeof action.to === 'object' ? `，依「${procedure.fields[action.to.by].label}」` : ''}`],
    ['应填', joined(labels(list(action.asks)), rows(list(action.asksRows)), ...links)],
    ['可填', joined(labels(list(action.offers)), rows(list(action.offersRows)))],
    ['须先有', papers(list(action.needs))],
    ['收到', papers(list(action.receives))],
    ['制作', papers(list(action.issues))],
    ['延长', action.extends ? `「${(procedure.deadlines[action.extends] as AnyDeadline).label}」` : ''],
    ['施行', [since && `${since} 起`, until && `${until} 前`].filter(Boolean).join('，')],
  ]
  return facts.filter(([, text]) => text !== '')
}

const END_DAY = { roll: '届满日为休息日的顺延', by_analogy: '届满日为休息日的参照顺延', no_roll: '不因休息日顺延' } satisfies { [end in Term['end_day']]: string }
const WHOSE: { readonly [whose: string]: string } = { unit: '承办单位', respondent: '被申请人', party: '当事人', law: '法律' }

const versions = (dated: Dated<Term>, lead?: string): readonly Line[] => (Object.entries(dated.since) as [IsoDate, Term][]).map(([from, term], at) => ({
  ...(lead !== undefined && at === 0 && { lead }), text: `${extentText(term)}${term.unit === 'working_day' ? '' : `，${END_DAY[term.end_day]}`}；${from} 起`, basis: term.basis,
}))

/**
 * The length of a deadline, every version of it with its article.
 * @param settingLabel what a setting is called, for terms that a place sets
 */
export function termLines(procedure: AnyProcedure, { term }: AnyDeadline, settingLabel: (id: string) => string): readonly Line[] {
  if ('since' in term) return versions(term)
  if ('dueOn' in term) return [{ text: `以「${procedure.fields[term.dueOn].label}」为准`, basis: term.basis }]
  if ('terms' in term) {
    const options = optionsOf(procedure.fields[term.by])
    return Object.entries(term.terms as { readonly [choice: string]: Dated<Term> }).flatMap(([choice, dated]) => versions(dated, options[choice] ?? choice))
  }
  return [{ text: `依参数「${settingLabel(term.setting)}」` }, ...term.unless ? [{ text: `设定了参数「${settingLabel(term.unless.setting)}」的，从其规定` }] : []]
}

/** Whose duty a deadline is, and what kind of limit. */
export const natureOf = ({ whose = 'unit', minimum, backward }: AnyDeadline): string => [WHOSE[whose], minimum && '届满前不得办理', backward && '向前倒推'].filter(Boolean).join('；')

/** How a deadline is extended, suspended, restarted, and what follows when it lapses. */
export function deadlineNotes(procedure: AnyProcedure, { extension, pausedIn, excluded, restarts, consequence }: AnyDeadline): readonly Line[] {
  const notes: Line[] = []
  if (extension) notes.push('length' in extension.atMost
    ? { text: `至多延长${extentText(extension.atMost)}${extension.times ? `，${extension.times} 次` : ''}`, basis: extension.atMost.basis }
    : { text: '可依参数设置延长' })
  if (pausedIn) notes.push({ text: `${quoted(procedure, pausedIn)}期间不计入` })
  for (const one of excluded ?? []) {
    const fields = 'rows' in one ? procedure.many![one.rows]!.fields : procedure.fields
    notes.push({ text: `「${fields[one.from].label}」至「${fields[one.until].label}」不计入` })
  }
  if (restarts) notes.push({ text: `${eventText(procedure, restarts)}时重新起算` })
  if (consequence) notes.push({ text: consequence })
  return notes
}

/** On whom a document is served. */
export const servedText = (procedure: AnyProcedure, { serve }: DocumentDef): string => !serve ? '' : serve === 'once' ? '受送达人'
  : [serve].flat().map((to) => 'each' in to ? `每一${procedure.many![to.each]!.label}` : procedure.fields[(to as { org: string }).org].label).join('、')
export const publishText = ({ publish }: DocumentDef): string => publish === 'afterService' ? '送达后公开' : publish === 'never' ? '不公开' : ''

export interface Chapters {
  readonly openings: readonly AnyAction[]
  readonly states: readonly { readonly state: string; readonly label: string; readonly final: boolean; readonly actions: readonly AnyAction[] }[]
  /** Actions that may be taken in most states, told once. */
  readonly general: readonly AnyAction[]
}
/** The actions in the order of the work: how a matter opens, what each state allows, what most states allow. */
export function chaptersOf(procedure: AnyProcedure): Chapters {
  const actions = Object.values(procedure.actions) as AnyAction[]
  const states = Object.entries(procedure.states as AnyProcedure['states'])
  const general = actions.filter((action) => !action.opens && list(action.from).length > states.length / 2)
  return {
    openings: actions.filter(({ opens }) => opens), general,
    states: states.map(([state, { label, final }]) => ({ state, label, final: final === true, actions: actions.filter((action) => !action.opens && list(action.from).includes(state) && !general.includes(action)) })),
  }
}
