import type { IsoDate } from '../../../kernel/law/law.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { fieldsSet } from '../../../kernel/procedure/fields-set.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { targetsOf } from '../../../kernel/procedure/soundness.ts'
import { eventText } from '../../../kernel/procedure/explain.ts'
import { termText } from '../matter/deadline-text.ts'

type Values = { readonly [field: string]: unknown }
export interface Consequences {
  /** States it may lead to; one, once the choice that decides is made. */
  readonly states: readonly string[]
  readonly issues: readonly { readonly label: string; readonly numbered: boolean; readonly serve: string | null }[]
  readonly receives: readonly string[]
  readonly starts: readonly { readonly label: string; readonly term: string; readonly when: string; readonly consequence: string | null }[]
  readonly ends: readonly string[]
  readonly pauses: readonly string[]
}

const targets = (action: AnyAction, values: Values): readonly string[] => {
  if (action.to === undefined || typeof action.to === 'string') return targetsOf(action)
  const chosen = action.to.states[values[action.to.by] as string]
  return chosen ? [chosen] : targetsOf(action)
}

function serveText(procedure: AnyProcedure, { serve }: DocumentDef): string | null {
  if (!serve) return null
  return serve === 'once' ? '送达受送达人' : `送达${list(serve as { each: string } | readonly { each: string }[]).map((to) => 'each' in to ? `每一${procedure.many?.[to.each]?.label ?? ''}` : procedure.fields[(to as { org: string }).org]?.label).join('、')}`
}

/** From when it will run: the day of the act, of service, or a day that is filled in; hours from the moment itself. */
const startWords = (procedure: AnyProcedure, event: AnyDeadline['from'], inHours: boolean): string => {
  const next = inHours ? '起算' : '的次日起算'
  return 'served' in event ? `${eventText(procedure, event)}${next}` : 'dated' in event ? `自「${eventText(procedure, event)}」${next}` : `自办理日期${next}`
}

/** What the act will do, read from the definition before it is done: states, papers, deadlines. */
export function consequencesOf(procedure: AnyProcedure, action: AnyAction, matter: MatterView | null, values: Values, on: IsoDate): Consequences {
  const from = matter?.state ?? null
  const running = new Set(matter?.clocks.filter(({ state }) => state === 'running' || state === 'paused').map(({ deadline }) => deadline))
  const to = action.opens && action.to === undefined ? [procedure.opensIn] : targets(action, values)
  const documents = procedure.documents as { readonly [name: string]: DocumentDef }
  const issued = list(action.issues)
  const received = list(action.receives)
  const dates = [...list(action.asks), ...list(action.offers), ...fieldsSet(procedure, action, { ...(matter && { state: matter.state, rows: matter.rows }), values: { ...matter?.values, ...values }, on })]
  const entered = to.filter((state) => state !== from)
  const meets = (event: AnyDeadline['from'] | AnyDeadline['until']): boolean =>
    ('entering' in event && list(event.entering).some((state) => entered.includes(state)))
    || ('leaving' in event && from !== null && entered.length > 0 && list(event.leaving).includes(from))
    || ('issued' in event && issued.includes(event.issued)) || ('received' in event && received.includes(event.received)) || ('dated' in event && dates.includes(event.dated))
  const named = Object.entries(procedure.deadlines) as [string, AnyDeadline][]
  const deadlines = named.map(([, deadline]) => deadline)
  const onService = (event: AnyDeadline['from']) => 'served' in event && issued.includes(event.served)
  const begins = (deadline: AnyDeadline) => [deadline.from, ...(deadline.restarts ? [deadline.restarts] : [])].find((event) => meets(event) || onService(event))
  return {
    states: entered,
    issues: issued.map((name) => ({ label: documents[name]!.label, numbered: !!documents[name]!.series, serve: serveText(procedure, documents[name]!) })),
    receives: received.map((name) => documents[name]!.label),
    starts: deadlines.flatMap((deadline) => {
      const event = begins(deadline)
      if (!event) return []
      const term = termText(procedure, deadline, values, on)
      return [{ label: deadline.label, term, when: `${startWords(procedure, event, term.endsWith('小时'))}${deadline.when ? '，限于法定情形' : ''}`, consequence: deadline.consequence ?? null }]
    }),
    ends: named.filter(([name, deadline]) => running.has(name) && meets(deadline.until)).map(([, { label }]) => label),
    pauses: named.filter(([name, { pausedIn }]) => running.has(name) && pausedIn?.some((state) => entered.includes(state))).map(([, { label }]) => label),
  }
}
