import { addDays, addMonths } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { diaryFrom, workingDay, workingDayBetween, type Diary } from './diary.ts'
import { byFile, fieldsOfWork, type Check } from './offences.ts'
import { cast, pairOf, type DemoAccount } from './people.ts'
import { placeOf, type Place } from './places.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Person, Step } from './simulate.ts'
import { inspections, market, YEAR } from './targets.ts'
import { enforcing } from './units.ts'

export interface InspectionScript {
  readonly id: string; readonly unit: string; readonly check: Check; readonly day: IsoDate; readonly subject: Place; readonly officers: readonly [DemoAccount, DemoAccount]
  readonly result: string; readonly steps: readonly Step[]
}

/** Units by their share of the work, for drawing one of them. */
export const unitWeights: { readonly [unit: string]: number } = Object.fromEntries(enforcing.map(({ key, weight }) => [key, weight!]))
export const fieldOf = (unit: string): string => enforcing.find(({ key }) => key === unit)!.field!
/** Who goes, as a form asks for them. */
export const crew = (officers: readonly Person[]) => ({ handlers: officers.map(({ id }) => id) })
/** What to look at: the checks of a field by their share. */
export function checkOf(random: Random, field: string, fits: (check: Check) => boolean = () => true): Check {
  const checks = fieldsOfWork[field]!.filter(fits)
  return checks[Number(random.weighted(Object.fromEntries(checks.map(({ weight }, at) => [at, weight]))))]!
}

/** What was inspected and counted, what led to a penalty and is counted there, and the patrols, which are no inspections. */
const LINKED = 160
const PATROLS = 60

type Sort = 'counted' | 'linked' | 'patrol'
/** Every inspection of the year in the order of its day; the scripts are written one by one, as they are needed. */
export function* inspectionScripts(theatre: Theatre, random: Random): Generator<InspectionScript> {
  const drawn = (sort: Sort, count: number, until: IsoDate = `${YEAR}-12-31`) => Array.from({ length: count }, () => ({ sort, day: workingDayBetween(theatre.calendar, `${YEAR}-01-02`, until, random) }))
  // What led to a penalty did so within the year.
  const days = [...drawn('counted', inspections - market.joint - market.registration), ...drawn('linked', LINKED, `${YEAR}-10-15`), ...drawn('patrol', PATROLS)].sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
  for (const { sort, day } of days) yield inspectionScript(theatre, random, day, sort)
}

function inspectionScript(theatre: Theatre, random: Random, day: IsoDate, sort: Sort): InspectionScript {
  const unit = sort === 'patrol' ? random.pick(['city', 'city', 'spring', 'autumn', 'east']) : random.weighted(unitWeights)
  const check = checkOf(random, fieldOf(unit), ({ offences }) => sort !== 'linked' || offences.some(byFile))
  const officers = pairOf(random, unit)
  const [first] = officers
  const subject = placeOf(random, check.sorts, unit)
  const result = sort === 'linked' ? 'clue' : random.weighted({ normal: 81, corrected: 15, ordered: 3, not_found: 1 })
  const business = isBusiness(subject)
  const d = diaryFrom(theatre.calendar, day)
  const seen = { inspected_on: day, place: subject.subject_address, result, record: recordOf(random, check, result) }
  if (sort === 'counted' && business && random.chance(0.06)) visit(d, random, unit, officers, check, subject, seen)
  else d.act(first, 'inspect_at_once', {
    ...seen, enforcement_field: fieldOf(unit), ...crew(officers), matters: check.matter,
    ...(sort === 'patrol' ? { mode: 'routine', patrol: true } : { ...inspected(subject), ...occasion(random, business) }),
  })
  d.wait(random.int(0, 2)).act(first, 'finish')
  // A few publications come late: twenty working days are the term (国办发〔2018〕118号（六）).
  if (sort !== 'patrol') d.wait(random.chance(0.01) ? random.int(20, 30) : random.int(1, 12)).act(first, 'publish')
  if (random.chance(0.052)) d.until(firstOfNextMonth(day)).wait(random.int(1, 9)).act(cast.supervisor, 'supervise', { supervision_finding: '检查记录完整，程序规范。' })
  return { id: random.id(day), unit, check, day, subject, officers, result, steps: d.steps }
}

const isBusiness = ({ subject_kind }: Place): boolean => subject_kind === 'enterprise' || subject_kind === 'individual_business'
/** Why they came: drawn by lot, in a campaign, on a list of risks, or because something pointed there. */
function occasion(random: Random, business: boolean) {
  const mode = random.weighted({ random: business ? 22 : 0, special: 28, focused: 24, targeted: business ? 26 : 8 })
  return { mode, ...(mode === 'targeted' && { source: random.weighted({ complaint: 6, superior: 2, referral: 1, monitoring: 1 }) }) }
}
const inspected = ({ subject_kind, subject, subject_code, subject_address }: Place) => ({ subject_kind, subject, subject_address, ...(subject_code && { subject_code }) })

function recordOf(random: Random, { matter, offences }: Check, result: string): string {
  const found = offences.length > 0 ? random.pick(offences).cause : '管理制度不健全'
  switch (result) {
    case 'normal': return `开展${matter}，未发现问题。`
    case 'not_found': return '现场无人，未能实施完整检查，拟另行安排。'
    case 'corrected': return `开展${matter}，发现轻微问题，当事人当场改正。`
    case 'ordered': return `开展${matter}，发现存在${found}等问题，责令限期改正。`
    default: return `开展${matter}，发现涉嫌${found}，已制作笔录、拍照取证，依法处理。`
  }
}

/** Planned, approved and announced by a notice, as 国办发〔2024〕54号 has asked of every visit to an enterprise since 2025. */
function visit(d: Diary, random: Random, unit: string, [first, second]: readonly [DemoAccount, DemoAccount], check: Check, subject: Place, seen: object): void {
  const planned = {
    enforcement_field: fieldOf(unit), mode: random.pick(['random', 'random', 'focused', 'special']), basis: `${YEAR}年度行政检查计划`, matters: check.matter,
    ...inspected(subject), planned_from: d.day(), planned_until: addDays(d.day(), 20),
  }
  d.act(first, 'plan', planned).act(cast.of(unit).head, 'approve', { approval_opinion: '同意按计划检查。', repeat_reason: '检查事项与以往不同，无法合并。', ...crew([first, second]) })
    .serve(first, 'notice', 0, subject.subject).act(first, 'inspect', { ...seen })
}

/** Inspections on today's desks: to be approved, to be carried out, to be published soon. */
export function openInspections(theatre: Theatre, random: Random): readonly InspectionScript[] {
  return ['plan', 'plan', 'approved', 'approved', 'approved', 'inspected', 'inspected', 'inspected'].flatMap((stage, at) => enforcing
    .slice(at % 3, 12 + at % 3).filter((_, n) => n % 3 === 0).map(({ key }) => openInspection(theatre, random, key, stage)))
}

function openInspection(theatre: Theatre, random: Random, unit: string, stage: string): InspectionScript {
  const check = checkOf(random, fieldOf(unit))
  const officers = pairOf(random, unit)
  const subject = placeOf(random, check.sorts, unit, (place) => stage === 'inspected' || isBusiness(place) || place.subject_kind === 'organisation')
  const day = workingDay(theatre.calendar, addDays(theatre.today, stage === 'inspected' ? -random.int(6, 26) : -random.int(1, 7)))
  const d = diaryFrom(theatre.calendar, day > theatre.today ? addDays(theatre.today, -4) : day)
  const given = { enforcement_field: fieldOf(unit), matters: check.matter, ...inspected(subject) }
  if (stage === 'inspected') d.act(officers[0], 'inspect_at_once', {
    ...given, mode: 'targeted', source: 'complaint', ...crew(officers), inspected_on: d.day(), place: subject.subject_address, record: recordOf(random, check, 'normal'), result: 'normal',
  })
  else {
    d.act(officers[0], 'plan', { ...given, mode: 'random', basis: `${theatre.today.slice(0, 4)}年度行政检查计划`, planned_from: d.day(), planned_until: addDays(theatre.today, random.int(3, 20)) })
    if (stage === 'approved') d.act(cast.of(unit).head, 'approve', { approval_opinion: '同意按计划检查。', repeat_reason: '检查事项与以往不同，无法合并。', ...crew(officers) }).serve(officers[0], 'notice', 0, subject.subject)
  }
  return { id: random.id(d.day()), unit, check, day: d.day(), subject, officers, result: 'normal', steps: d.steps }
}

const LAST_MONTH = 180
/** What was inspected in the month before today's, all done: its sample lies on the supervisor's desk. None of it is of the reported year. */
export function* lastMonthsInspections(theatre: Theatre, random: Random): Generator<InspectionScript> {
  const from = lastMonth(theatre.today)
  const days = Array.from({ length: LAST_MONTH }, () => workingDayBetween(theatre.calendar, from, addDays(addMonths(from, 1), -1), random)).sort()
  for (const day of days) {
    const unit = random.weighted(unitWeights)
    const check = checkOf(random, fieldOf(unit))
    const officers = pairOf(random, unit)
    const subject = placeOf(random, check.sorts, unit)
    const result = random.weighted({ normal: 85, corrected: 15 })
    const d = diaryFrom(theatre.calendar, day)
    d.act(officers[0], 'inspect_at_once', {
      ...inspected(subject), enforcement_field: fieldOf(unit), matters: check.matter, mode: 'targeted', source: random.weighted({ complaint: 6, superior: 2, referral: 1, monitoring: 1 }),
      ...crew(officers), inspected_on: day, place: subject.subject_address, record: recordOf(random, check, result), result,
    })
    d.act(officers[0], 'finish').wait(random.int(1, 5)).act(officers[0], 'publish')
    yield { id: random.id(day), unit, check, day, subject, officers, result, steps: d.steps.filter(({ on }) => on <= theatre.today) }
  }
}
/** The first day of the month that ended last. */
export const lastMonth = (today: IsoDate): IsoDate => addMonths(`${today.slice(0, 7)}-01` as IsoDate, -1)

const firstOfNextMonth = (day: IsoDate): IsoDate => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return `${month === 12 ? year + 1 : year}-${String(month === 12 ? 1 : month + 1).padStart(2, '0')}-01` as IsoDate
}
