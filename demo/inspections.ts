import { addDays } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { dayBetween, diaryFrom, workingDay, type Diary } from './diary.ts'
import { address, companyName, creditCode, personName, shopName } from './names.ts'
import { fieldsOfWork } from './offences.ts'
import { cast } from './people.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { inspections, YEAR } from './targets.ts'
import { enforcing } from './units.ts'

export interface Subject { readonly subject_kind: string; readonly subject: string; readonly subject_code?: string; readonly subject_address: string }
export interface InspectionScript { readonly id: string; readonly unit: string; readonly field: string; readonly day: IsoDate; readonly subject: Subject; readonly result: string; readonly steps: readonly Step[] }

/** Units by their share of the work, for drawing one of them. */
export const unitWeights: { readonly [unit: string]: number } = Object.fromEntries(enforcing.map(({ key, weight }) => [key, weight!]))
export const fieldOf = (unit: string): string => enforcing.find(({ key }) => key === unit)!.field!
export const certificates = (unit: string): string => cast.of(unit).officers.map(({ id }) => `示执${id.slice(-8).toUpperCase()}`).join('、')
export const pair = (unit: string): readonly string[] => cast.of(unit).officers.map(({ id }) => id)

/** What was inspected and counted, what led to a penalty and is counted there, and the patrols, which are no inspections. */
const LINKED = 160
const PATROLS = 60

type Sort = 'counted' | 'linked' | 'patrol'
/** Every inspection of the year in the order of its day; the scripts are written one by one, as they are needed. */
export function* inspectionScripts(theatre: Theatre, random: Random): Generator<InspectionScript> {
  const drawn = (sort: Sort, count: number, until: IsoDate = `${YEAR}-12-31`) => Array.from({ length: count }, () => ({ sort, day: workingDay(theatre.calendar, dayBetween(`${YEAR}-01-02`, until, random.next())) }))
  // What led to a penalty did so within the year.
  const days = [...drawn('counted', inspections), ...drawn('linked', LINKED, `${YEAR}-10-15`), ...drawn('patrol', PATROLS)].sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
  for (const { sort, day } of days) yield inspectionScript(theatre, random, day, sort)
}

function inspectionScript(theatre: Theatre, random: Random, day: IsoDate, sort: Sort): InspectionScript {
  const unit = sort === 'patrol' ? 'city' : random.weighted(unitWeights)
  const field = fieldOf(unit)
  const [first] = cast.of(unit).officers
  const subject = subjectOf(random)
  const result = sort === 'linked' ? 'clue' : random.weighted({ normal: 81, corrected: 15, ordered: 3, not_found: 1 })
  const business = subject.subject_kind === 'enterprise' || subject.subject_kind === 'individual_business'
  const planned = sort === 'counted' && business && random.chance(0.12)
  const d = diaryFrom(theatre.calendar, day)
  const seen = {
    inspected_on: day, place: subject.subject_address, result,
    record: result === 'normal' ? '现场检查未发现问题。' : result === 'not_found' ? '现场无人,未能实施完整检查。' : '现场检查发现问题,已制作笔录。',
  }
  if (planned) visit(d, random, unit, subject, seen)
  else d.act(first, 'inspect_at_once', {
    ...seen, enforcement_field: field, handlers: pair(unit), certificate_numbers: certificates(unit), matters: random.pick(fieldsOfWork[field]!.matters),
    ...(sort === 'patrol' ? { mode: 'routine', patrol: true } : business ? { ...subject, mode: 'targeted', source: random.pick(['complaint', 'superior', 'referral', 'monitoring']) } : { ...subject, mode: random.pick(['routine', 'special', 'focused']) }),
  })
  d.wait(random.int(0, 2)).act(first, 'finish')
  // A few publications come late: twenty working days are the term (国办发〔2018〕118号（六）).
  if (sort !== 'patrol') d.wait(random.chance(0.01) ? random.int(20, 30) : random.int(1, 12)).act(first, 'publish')
  if (random.chance(0.052)) d.until(firstOfNextMonth(day)).wait(random.int(1, 9)).act(cast.supervisor, 'supervise', { supervision_finding: '记录完整。' })
  return { id: random.id(day), unit, field, day, subject, result, steps: d.steps }
}

/** An enterprise is visited after approval and with a notice (国办发〔2024〕54号); the days before the visit come first. */
function visit(d: Diary, random: Random, unit: string, subject: Subject, seen: object): void {
  const { officers: [first], head } = cast.of(unit)
  const field = fieldOf(unit)
  const planned = { enforcement_field: field, mode: random.pick(['random', 'focused', 'special']), basis: '年度行政检查计划', matters: random.pick(fieldsOfWork[field]!.matters), ...subject, planned_from: d.day(), planned_until: addDays(d.day(), 20) }
  d.act(first, 'plan', planned)
    .act(head, 'approve', { approval_opinion: '同意按计划检查。', handlers: pair(unit), certificate_numbers: certificates(unit) })
    .serve(first, 'notice', 0, subject.subject).act(first, 'inspect', { ...seen })
}

export function subjectOf(random: Random): Subject {
  const subject_kind = random.weighted({ enterprise: 34, individual_business: 16, organisation: 40, person: 10 })
  const where = { subject_kind, subject_address: address(random) }
  switch (subject_kind) {
    case 'enterprise': return { ...where, subject: companyName(random), subject_code: creditCode(random) }
    case 'individual_business': return { ...where, subject: shopName(random), subject_code: creditCode(random, '92') }
    case 'person': return { ...where, subject: personName(random) }
    default: return { ...where, subject: `示范区${random.pick(['春和', '夏清', '秋实', '冬安', '东沽', '南泽', '西塘', '北淀', '柳堤', '稻香'])}${random.pick(['小学', '幼儿园', '卫生院', '养老院', '文化站', '集贸市场管理处', '社区服务中心'])}` }
  }
}

const firstOfNextMonth = (day: IsoDate): IsoDate => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return `${month === 12 ? year + 1 : year}-${String(month === 12 ? 1 : month + 1).padStart(2, '0')}-01` as IsoDate
}

/** Inspections on today's desks: to be approved, to be carried out, to be published soon. */
export function openInspections(theatre: Theatre, random: Random): readonly InspectionScript[] {
  return ['plan', 'plan', 'approved', 'approved', 'approved', 'inspected', 'inspected', 'inspected'].flatMap((stage, at) => enforcing.slice(at % 3, 12 + at % 3).filter((_, n) => n % 3 === 0).map(({ key: unit }): InspectionScript => {
    const field = fieldOf(unit)
    const { officers: [first], head } = cast.of(unit)
    const subject = subjectOf(random)
    const day = workingDay(theatre.calendar, addDays(theatre.today, stage === 'inspected' ? -random.int(6, 26) : -random.int(1, 7)))
    const d = diaryFrom(theatre.calendar, day > theatre.today ? addDays(theatre.today, -4) : day)
    const [matters] = fieldsOfWork[field]!.matters
    if (stage === 'inspected') d.act(first, 'inspect_at_once', { enforcement_field: field, mode: 'targeted', source: 'complaint', matters, ...subject, handlers: pair(unit), certificate_numbers: certificates(unit), inspected_on: d.day(), place: subject.subject_address, record: '现场检查未发现问题。', result: 'normal' })
    else {
      d.act(first, 'plan', { enforcement_field: field, mode: 'random', basis: '年度行政检查计划', matters, ...subject, planned_from: d.day(), planned_until: addDays(theatre.today, random.int(3, 20)) })
      if (stage === 'approved') d.act(head, 'approve', { approval_opinion: '同意按计划检查。', handlers: pair(unit), certificate_numbers: certificates(unit) }).serve(first, 'notice', 0, subject.subject)
    }
    return { id: random.id(d.day()), unit, field, day: d.day(), subject, result: 'normal', steps: d.steps }
  }))
}
