import { addDays } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { dayBetween, diaryFrom, workingDay } from './diary.ts'
import { certificates, fieldOf, pair, subjectOf, unitWeights, type InspectionScript, type Subject } from './inspections.ts'
import { personName } from './names.ts'
import { fieldsOfWork } from './offences.ts'
import { cast } from './people.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { orders, YEAR } from './targets.ts'

export interface OrderScript { readonly id: string; readonly unit: string; readonly day: IsoDate; readonly steps: readonly Step[] }

/** A subject of inspection as a party of what follows. */
export const partyOf = (random: Random, subject: Subject) => ({
  name: subject.subject, kind: subject.subject_kind === 'enterprise' ? 'organisation' : subject.subject_kind, address: subject.subject_address,
  ...(subject.subject_code && { credit_code: subject.subject_code, representative: personName(random) }),
})

/** The year's orders to correct, most of them from inspections that found something, and those whose time runs now. */
export function orderScripts(theatre: Theatre, random: Random, found: readonly InspectionScript[]): readonly OrderScript[] {
  const year = Array.from({ length: orders }, (_, at) => {
    const from = at < 70 ? found[at] : undefined
    return orderScript(theatre, random, from?.day ?? workingDay(theatre.calendar, dayBetween(`${YEAR}-01-02`, `${YEAR}-12-29`, random.next())), from, false)
  })
  const now = Array.from({ length: 6 }, () => orderScript(theatre, random, workingDay(theatre.calendar, addDays(theatre.today, -random.int(8, 16))), undefined, true))
  return [...year, ...now].sort((a, b) => a.day < b.day ? -1 : 1)
}

function orderScript(theatre: Theatre, random: Random, day: IsoDate, from: InspectionScript | undefined, open: boolean): OrderScript {
  const unit = from?.unit ?? random.weighted(unitWeights)
  const { officers: [first] } = cast.of(unit)
  const subject = from?.subject ?? subjectOf(random)
  const { cause, provision, basis } = random.pick(fieldsOfWork[fieldOf(unit)]!.offences)
  const d = diaryFrom(theatre.calendar, day)
  const due = addDays(d.day(), open ? random.int(12, 20) : 15)
  d.act(first, 'order', {
    enforcement_field: fieldOf(unit), kind: 'by_day', cause, facts: `经查,当事人${cause}。`, provision, basis, requirement: '限期改正,并报送改正情况。', correct_by: due, handlers: pair(unit), certificate_numbers: certificates(unit),
  }, { rows: { party: [partyOf(random, subject)] }, ...(from && { link: { kind: 'order_from_inspection', ledger: 'inspection', id: from.id } }) }).serve(first, 'order')
  if (!open) {
    d.wait(random.int(1, 8)).act(first, 'publish')
    // Some did not mend in time; they were given until a second look.
    if (random.chance(0.06)) {
      d.until(addDays(due, 3)).act(first, 'recheck', { rechecked_on: d.day(), recheck_result: 'not_corrected', recheck_findings: '复查时尚未改正。' })
      d.wait(8)
    } else d.until(addDays(due, -random.int(0, 3)))
    d.act(first, 'recheck', { rechecked_on: d.day(), recheck_result: 'corrected', recheck_findings: '已按要求改正。' })
  }
  return { id: random.id(day), unit, day, steps: d.steps }
}
