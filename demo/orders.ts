import { dateText } from '../src/kernel/document/numeral.ts'
import { addDays } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { diaryFrom, workingDay, workingDayBetween } from './diary.ts'
import { checkOf, crew, fieldOf, unitWeights, type InspectionScript } from './inspections.ts'
import { pairOf } from './people.ts'
import { placeOf, type Place } from './places.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { orders, ordersToCourt, YEAR } from './targets.ts'

export interface OrderScript { readonly id: string; readonly unit: string; readonly day: IsoDate; readonly steps: readonly Step[] }

/** A place that was inspected as a party of what follows. */
export const partyOf = ({ subject, subject_kind, subject_address, subject_code, representative }: Place) => ({
  name: subject, kind: subject_kind === 'enterprise' ? 'organisation' : subject_kind, address: subject_address, ...(subject_code && { credit_code: subject_code, representative }),
})

/** So many orders of the year came from an inspection. */
const FOUND = 70

/** The year's orders to correct, most of them from inspections that found something, and those whose time runs now. */
export function orderScripts(theatre: Theatre, random: Random, found: readonly InspectionScript[]): readonly OrderScript[] {
  const year = Array.from({ length: orders - ordersToCourt }, (_, at) => {
    // Taken from the whole year, not from its first weeks.
    const from = at < FOUND ? found[Math.floor((at * found.length) / FOUND)] : undefined
    return orderScript(theatre, random, from?.day ?? workingDayBetween(theatre.calendar, `${YEAR}-01-02`, `${YEAR}-12-29`, random), from, false)
  })
  const now = Array.from({ length: 6 }, () => orderScript(theatre, random, workingDay(theatre.calendar, addDays(theatre.today, -random.int(8, 16))), undefined, true))
  return [...year, ...now].sort((a, b) => a.day < b.day ? -1 : 1)
}

function orderScript(theatre: Theatre, random: Random, day: IsoDate, from: InspectionScript | undefined, open: boolean): OrderScript {
  const unit = from?.unit ?? random.weighted(unitWeights)
  const check = from?.check.offences.length ? from.check : checkOf(random, fieldOf(unit), ({ offences }) => offences.length > 0)
  const officers = from?.officers ?? pairOf(random, unit)
  const [first] = officers
  const { cause, provision, basis } = random.pick(check.offences)
  const d = diaryFrom(theatre.calendar, day)
  const due = addDays(d.day(), open ? random.int(12, 20) : 15)
  d.act(first, 'order', {
    enforcement_field: fieldOf(unit), kind: 'by_day', cause, facts: `${dateText(d.day())}，执法人员检查发现当事人${cause}，有现场检查笔录、照片为证。`, provision, basis,
    requirement: '限期改正，并书面报送改正情况。', correct_by: due, ...crew(officers),
  }, {
    rows: { party: [partyOf(from?.subject ?? placeOf(random, check.sorts, unit))] }, ...(from && { link: { kind: 'order_from_inspection', ledger: 'inspection', id: from.id } }),
  }).serve(first, 'order')
  if (!open) {
    d.wait(random.int(1, 5)).act(first, 'publish')
    // Some did not mend in time; they were given until a second look.
    if (random.chance(0.06)) {
      d.until(addDays(due, 3)).act(first, 'recheck', { rechecked_on: d.day(), recheck_result: 'not_corrected', recheck_findings: '复查时尚未改正到位，责令继续改正。' })
      d.wait(8)
    } else d.until(addDays(due, -random.int(3, 6)))
    d.act(first, 'recheck', { rechecked_on: d.day(), recheck_result: 'corrected', recheck_findings: '经复查，已按要求改正。' })
  }
  return { id: random.id(day), unit, day, steps: d.steps }
}
