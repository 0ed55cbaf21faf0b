import { workingDayAfter } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { workingDayBetween } from './diary.ts'
import type { Random } from './random.ts'
import { caseScript, stops, type CasePlan, type CaseScript } from './reconsideration.ts'
import type { Theatre } from './stage.ts'
import { carriedOver, concluded, contested, received, YEAR, type Ending } from './targets.ts'

const endings = (Object.entries(concluded) as [Ending, number][]).flatMap(([ending, count]) => Array.from({ length: count }, () => ending))
/** Endings after which people go on: nobody sues over what he himself withdrew. */
const disputable: readonly Ending[] = ['uphold', 'reject', 'dismissal', 'not_accepted', 'confirm_unlawful']
/** Cases take months; those that came over from the year before were decided on their merits. */
const slow: readonly Ending[] = ['uphold', 'revoke', 'confirm_unlawful', 'perform', 'change']

/**
 * Every case of the demonstration, in the order received: the year's, those carried into it and out of it, and what
 * lies on the desks today.
 */
export function caseload(theatre: Theatre, random: Random): readonly CaseScript[] {
  const fits = (plan: (received: IsoDate) => CasePlan, from: IsoDate, until: IsoDate, year: number): CaseScript => {
    for (;;) {
      const script = caseScript(theatre, random, plan(workingDayBetween(theatre.calendar, from, until, random)))
      const lastRecord = script.steps.at(-1)!.on
      if (script.closed.startsWith(`${year}-`) && (!script.plan.contest || lastRecord <= `${YEAR + 1}-01-31`)) return script
    }
  }
  const mixed = random.shuffled(endings)
  const inherited = new Set(mixed.map((ending, at) => [ending, at] as const).filter(([ending]) => slow.includes(ending)).slice(0, carriedOver).map(([, at]) => at))
  const disputed = new Set(mixed.map((ending, at) => [ending, at] as const).filter(([ending, at]) => disputable.includes(ending) && !inherited.has(at)).slice(0, contested).map(([, at]) => at))
  const ofYear = mixed.map((ending, at) => {
    const contest = disputed.has(at) ? { contest: random.chance(0.75) ? 'lawsuit' as const : 'petition' as const } : {}
    return inherited.has(at)
      ? fits((day) => ({ received: day, ending }), `${YEAR - 1}-10-20`, `${YEAR - 1}-12-25`, YEAR)
      // The ten days to correct an application are the new Law's (第三十一条).
      : fits((day) => ({ received: day, ending, ...contest }), `${YEAR}-01-0${ending === 'given_up' ? 8 : 2}`, `${YEAR}-12-20`, YEAR)
  })
  const carriedOut = Array.from({ length: received - (endings.length - carriedOver) }, () =>
    fits((day) => ({ received: day, ending: random.pick(slow) }), `${YEAR}-09-20`, `${YEAR}-12-31`, YEAR + 1))
  return [...ofYear, ...carriedOut, ...onTheDesk(theatre, random)].sort((a, b) => a.plan.received < b.plan.received ? -1 : 1)
}

/** How long ago, in working days, a case was received that has now come to a step. */
const ages: { readonly [stop in (typeof stops)[number]]: readonly number[] } = {
  received: [0, 1, 2, 3, 4], correcting: [6, 9], accepted: [5, 7], reply: [9, 12, 15], views: [16, 22, 30, 38], suspended: [25], reviewing: [40, 44], endorsing: [42], approving: [41, 46], decided: [47],
}

function onTheDesk(theatre: Theatre, random: Random): readonly CaseScript[] {
  return stops.flatMap((stopsAt) => ages[stopsAt].flatMap((age) => {
    for (let tries = 0; tries < 20; tries++) {
      const script = caseScript(theatre, random, { received: workingDayAfter(theatre.calendar, theatre.today, -age), ending: random.pick(slow), stopsAt })
      if (script.steps.every((step) => (('received_on' in step && step.received_on) || step.on) <= theatre.today)) return [script]
    }
    return []
  }))
}
