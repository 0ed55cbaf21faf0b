import { inHeading } from '../../src/kernel/access/mask.ts'
import type { PastMatter } from '../../src/kernel/import/write.ts'
import { addDays } from '../../src/kernel/law/day.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { creditCode } from '../names.ts'
import { byFile, fieldsOfWork, type Check, type Offence } from '../offences.ts'
import { partyOf } from '../orders.ts'
import { placeOf, type Place } from '../places.ts'
import type { Random } from '../random.ts'
import { brought } from './brought.ts'
import { weekday, weekdayAfter, type PlainDistrict } from './district.ts'

interface Span { readonly from: IsoDate; readonly until: IsoDate; readonly count: number
  /** One of so many was drawn by the supervisors, within the span, and is added to what they looked into. */
  readonly sampled?: number
  readonly drawn?: PastMatter[] }

/** The places of the demonstration, each moved to the district with a code of its own. */
function placesOf(district: PlainDistrict, random: Random): (check: Check, unit: string) => Place {
  const moved = new Map<string, Place>()
  const at = <T extends string | undefined>(text: T): T => text?.replaceAll('示范区', district.area) as T
  return (check, unit) => {
    const place = placeOf(random, check.sorts, unit)
    const known = moved.get(place.subject)
    if (known && place.subject_code) return known
    const here = { ...place, subject: at(place.subject), subject_address: at(place.subject_address), ...(place.subject_code && { subject_code: creditCode(random, place.subject_code.slice(0, 2) as '91', district.code) }) }
    if (place.subject_code) moved.set(place.subject, here)
    return here
  }
}
const weightsOf = ({ enforcing }: PlainDistrict): { readonly [unit: string]: number } => Object.fromEntries(enforcing.map(({ key, weight }) => [key, weight!]))
const checkIn = (random: Random, field: string, fits: (check: Check) => boolean): Check | undefined => {
  const checks = fieldsOfWork[field]!.filter(fits)
  return checks.length > 0 ? checks[Number(random.weighted(Object.fromEntries(checks.map(({ weight }, n) => [n, weight]))))] : undefined
}
const fieldIn = ({ enforcing }: PlainDistrict, unit: string): string => enforcing.find(({ key }) => key === unit)!.field!
const handlersOf = (district: PlainDistrict, unit: string): readonly string[] => district.crew(unit).map(({ id }) => id)
/** Papers of a unit in the order of its year: 甲市监罚〔2017〕12号. */
function numbersOf(district: PlainDistrict, series: string): (unit: string, day: IsoDate) => string {
  const last = new Map<string, number>()
  return (unit, day) => {
    const key = `${unit} ${day.slice(0, 4)}`
    last.set(key, (last.get(key) ?? 0) + 1)
    return `${district.units.find((one) => one.key === unit)!.prefix}${series}〔${day.slice(0, 4)}〕${last.get(key)}号`
  }
}
const drawnOn = ({ from, until, sampled }: Span, random: Random, day: IsoDate, n: number): { supervised_on?: IsoDate; supervision_finding?: string } => {
  if (!sampled || n % sampled !== 0 || day < from) return {}
  const drawn = weekdayAfter(day, random.int(1, 9))
  return { supervised_on: drawn > until ? until : drawn, supervision_finding: '案卷完整，程序规范。' }
}
/** Hands a record on, and remembers it where supervisors drew it. */
function told({ drawn }: Span, past: PastMatter): PastMatter {
  if (drawn && past.after.row['supervised_on']) drawn.push(past)
  return past
}
const daysOf = (random: Random, { from, until, count }: Span): readonly IsoDate[] => Array.from({ length: count }, () => weekday(random, from, until)).sort()

/** Inspections of the span, each of one subject; those of listed employers come first. */
export function* inspections(district: PlainDistrict, span: Span & { readonly employers?: readonly Place[] }): Generator<PastMatter> {
  const random = district.random('inspections')
  const [weights, place, number] = [weightsOf(district), placesOf(district, random), numbersOf(district, '检')]
  for (const [n, day] of daysOf(random, span).entries()) {
    const employer = span.employers?.[n]
    const unit = employer ? 'health' : random.weighted(weights)
    const field = fieldIn(district, unit)
    const check = checkIn(random, field, () => true)!
    const { subject, subject_kind, subject_code, subject_address } = employer ?? place(check, unit)
    const matters = employer ? '尘毒职业病危害防治检查' : check.matter
    const result = random.weighted({ normal: 84, corrected: 14, ordered: 2 })
    yield told(span, brought(district, 'inspection', random, {
      unit, number: number(unit, day), title: `${subject} ${matters}`, state: 'done', opened_on: day, closed_on: weekdayAfter(day, random.int(0, 6)),
      values: {
        enforcement_field: field, mode: random.pick(['special', 'focused', 'routine']), matters, ...(employer && { key_list: 'dust_toxic' }), subject_kind, subject, subject_code: subject_code ?? null, subject_address,
        handlers: handlersOf(district, unit), inspected_on: day, place: subject_address, record: `开展${matters}${result === 'normal' ? '，未发现问题' : '，发现问题并提出改正要求'}。`, result, published_on: weekdayAfter(day, random.int(1, 15)),
        ...drawnOn(span, random, day, n),
      },
    }))
  }
}

/** Orders to correct; all of these years were obeyed. */
export function* orders(district: PlainDistrict, span: Span): Generator<PastMatter> {
  const random = district.random('orders')
  const [weights, place, number] = [weightsOf(district), placesOf(district, random), numbersOf(district, '责改')]
  for (const [n, day] of daysOf(random, span).entries()) {
    const unit = random.weighted(weights)
    const field = fieldIn(district, unit)
    const check = checkIn(random, field, ({ offences }) => offences.length > 0)!
    const { cause, provision, basis } = random.pick(check.offences)
    const party = partyOf(place(check, unit))
    const rechecked = weekdayAfter(day, random.int(8, 15))
    yield told(span, brought(district, 'rectification_order', random, {
      unit, number: number(unit, day), title: `${inHeading(party)} ${cause}`, state: 'corrected', opened_on: day, closed_on: rechecked,
      values: {
        enforcement_field: field, kind: 'by_day', cause, facts: `检查发现当事人${cause}。`, provision, basis, requirement: '限期改正。', correct_by: addDays(day, 15), handlers: handlersOf(district, unit), ordered_on: day,
        rechecked_on: rechecked, recheck_result: 'corrected', recheck_findings: '已按要求改正。', ...drawnOn(span, random, day, n),
      },
      rows: { party: [party] },
    }))
  }
}

export interface PenaltySpan extends Span {
  /** So many of them closed within the span; the others in the months after. All where it is not said. */
  readonly closed?: number
  /** What was imposed in all, in yuan. */
  readonly fines?: number
  /** So many were taken to reconsideration or court, and stood. */
  readonly challenged?: number
  /** One of so many is a major case; every one of these was supervised. */
  readonly major?: number
}
/** Penalty cases filed in the span and decided, of those that closed, within it. */
export function* penalties(district: PlainDistrict, span: PenaltySpan): Generator<PastMatter> {
  const random = district.random('penalties')
  const [weights, place, number] = [weightsOf(district), placesOf(district, random), numbersOf(district, '罚')]
  const drafts = daysOf(random, span).map((filed, n) => draftOf(random, district, span, weights, filed, n))
  const amounts = amountsOf(drafts.map(({ offence }) => offence), random, span.fines)
  for (const [n, { unit, field, check, offence, filed, decided, closed, major }] of drafts.entries()) {
    const party = partyOf(place(check, unit))
    const fine = amounts[n]!
    const drawn = major ? { supervised_on: minOf(weekdayAfter(decided, random.int(1, 9)), span.until), supervision_finding: '程序合法，裁量适当。' } : drawnOn(span, random, decided, n)
    const challenged = n < (span.challenged ?? 0) ? { challenged_on: weekdayAfter(decided, random.int(10, 50)), challenge_kind: 'reconsideration', challenge_outcome: 'upheld' } : {}
    yield told(span, brought(district, 'penalty', random, {
      unit, number: number(unit, decided), title: `${inHeading(party)} ${offence.cause}`, state: 'closed', opened_on: filed, closed_on: closed,
      values: {
        lead_on: filed, source: 'inspection', enforcement_field: field, track: 'general', cause: offence.cause, facts: `当事人${offence.cause}。`, handlers: handlersOf(district, unit), filed_on: filed, filing_opinion: '同意立案。',
        outcome: 'penalty', findings: `当事人${offence.cause}，违反${offence.provision}的规定。`, decided_on: decided, heaviest_kind: fine === 0 ? 'warning' : 'fine', fine_total: `${fine}.00`, amount_total: `${fine}.00`,
        ...(fine > 0 && { fulfilled_on: decided }), execution: 'executed', ...(major && { major: true }), ...drawn, ...challenged,
      },
      rows: {
        party: [party], violation: [{ description: offence.cause, provision: offence.provision, penalty_provision: offence.basis }],
        sanction: [fine === 0 ? { kind: 'warning', content: '警告', basis: offence.basis } : { kind: 'fine', amount: `${fine}.00`, content: `罚款${fine}元`, basis: offence.basis }],
      },
    }))
  }
}
const minOf = (a: IsoDate, b: IsoDate): IsoDate => a < b ? a : b

function draftOf(random: Random, district: PlainDistrict, span: PenaltySpan, weights: { readonly [unit: string]: number }, filed: IsoDate, n: number) {
  const unit = random.weighted(weights)
  const field = fieldIn(district, unit)
  const check = checkIn(random, field, ({ offences }) => offences.some(byFile)) ?? checkIn(random, field, ({ offences }) => offences.length > 0)!
  const offence = random.pick(check.offences.filter(byFile).length > 0 ? check.offences.filter(byFile) : check.offences)
  const within = n < (span.closed ?? span.count)
  const decided = within ? minOf(weekdayAfter(filed, random.int(5, 40)), span.until) : weekdayAfter(span.until, random.int(5, 60))
  const closed = within ? minOf(weekdayAfter(decided, random.int(0, 20)), span.until) : weekdayAfter(decided, random.int(5, 30))
  return { unit, field, check, offence, filed, decided, closed, major: span.major !== undefined && within && n % span.major === 0 }
}

/** Small round fines within what the provision allows; of a total that was published, each its share, the last what is left. */
function amountsOf(offences: readonly Offence[], random: Random, total: number | undefined): readonly number[] {
  const wanted = offences.map(({ fine }) => fine ? Math.round((fine[0] + (fine[1] - fine[0]) * random.next() ** 4) / 50) * 50 : 0)
  if (total === undefined) return wanted
  const sum = wanted.reduce((all, one) => all + one, 0)
  const shares = wanted.map((one) => one === 0 ? 0 : Math.max(50, Math.floor((one * total) / sum / 10) * 10))
  const largest = shares.indexOf(Math.max(...shares))
  const rest = total - shares.reduce((all, one) => all + one, 0)
  return shares.map((one, n) => n === largest ? one + rest : one)
}

/** Employers on the list of dust and toxic hazards: factories of the district, each with a code of its own. */
export function hazardEmployers(district: PlainDistrict, count: number): readonly Place[] {
  const random = district.random('employers')
  const place = placesOf(district, random)
  const found = new Map<string, Place>()
  while (found.size < count) {
    const one = place({ matter: '', sorts: ['factory', 'chemical'], weight: 1, offences: [] }, '')
    if (one.subject_code) found.set(one.subject_code, one)
  }
  return [...found.values()]
}
