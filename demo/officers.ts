import { addDays, addMonths } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { diaryFrom, workingDay, workingDayBetween } from './diary.ts'
import { fieldOf, unitWeights } from './inspections.ts'
import { personName } from './names.ts'
import { cardNumberOf, cast, type DemoAccount } from './people.ts'
import { randomOf, type Random } from './random.ts'
import type { Step } from './simulate.ts'
import { unitId, type Theatre } from './stage.ts'
import { officers, YEAR } from './targets.ts'
import { enforcing } from './units.ts'

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }
interface Officer { readonly unit: string; readonly name: string; readonly number: string; readonly account?: DemoAccount }
export interface OfficerScripts {
  /** Whoever handles cases; without their cards there are none. */
  readonly cards: readonly Script[]
  readonly ledgers: readonly (readonly [ledger: string, scripts: readonly Script[]])[]
}

const registrar = unitId('justice')
const card = ({ unit, name, number, account }: Officer, issued_on: IsoDate) => ({
  certificate_number: number, name, holder: account?.id ?? null, enforcement_fields: [fieldOf(unit)], registrar, issuer: '示范省人民政府', valid_until: addDays(addMonths(issued_on, 72), -1),
})

/** Officers, their cards and classes: those who handle cases and the others of their units, so many that the year's figures come out. */
export function officerScripts(theatre: Theatre): OfficerScripts {
  const random = randomOf('officers')
  let n = 0
  const other = (): Officer => ({ unit: random.weighted(unitWeights), name: personName(random), number: `示执${String(990_113_001 + n++)}` })
  const working = enforcing.flatMap(({ key }) => cast.of(key).officers.map((account): Officer => ({ unit: key, name: account.name, number: cardNumberOf(account), account })))
  const leaving = Array.from({ length: officers.cancelled }, other)
  const staying = Array.from({ length: officers.atEnd - officers.added - working.length }, other)
  const fresh = Array.from({ length: officers.added }, other)

  const held = (officer: Officer, until?: IsoDate): Script => heldCard(theatre, random, officer, until)
  const examined = fresh.map((officer) => ({ officer, id: random.id(`${YEAR}-03-04`), sat: workingDay(theatre.calendar, random.pick<IsoDate>([`${YEAR}-05-15`, `${YEAR}-05-16`])) }))
  const classes = [
    { topic: '行政执法人员全员培训', kind: 'all_staff', on: `${YEAR}-06-18`, who: [...working, ...staying, ...fresh] },
    ...[['三项制度和案卷制作', 'course', '03-20'], ['行政处罚裁量基准适用', 'course', '04-24'], ['模拟执法演练', 'simulation', '09-11'], ['涉企行政检查规范', 'course', '10-23']]
      .map(([topic, kind, on]) => ({ topic, kind, on: `${YEAR}-${on}`, who: random.shuffled([...working, ...staying]).slice(0, 60) })),
  ].map((one) => ({ ...one, id: random.id(one.on as IsoDate), on: workingDay(theatre.calendar, one.on as IsoDate) }))
  return {
    cards: working.map((officer) => held(officer)),
    ledgers: [
      ['qualification', examined.map(({ officer, id, sat }) => ({ id, unit: officer.unit, steps: examination(theatre, officer, sat) }))],
      ['certificate', [
        ...staying.map((officer) => held(officer)),
        ...leaving.map((officer) => held(officer, workingDayBetween(theatre.calendar, `${YEAR}-01-08`, `${YEAR}-05-31`, random))),
        ...examined.map(({ officer, id, sat }) => ({ id: random.id(sat), unit: officer.unit, steps: issued(theatre, officer, id, sat) })),
      ]],
      ['training', classes.map(({ id, topic, kind, on, who }) => ({ id, unit: 'justice', steps: heldClass(topic!, kind!, on, who) }))],
      ['training_record', classes.flatMap(({ id, topic, kind, on, who }) => who.map((officer) => ({
        id: random.id(on), unit: officer.unit, steps: [{ on, by: cast.supervisor, action: 'record_attendance', link: { kind: 'of_training', ledger: 'training', id },
          input: { certificate_number: officer.number, name: officer.name, topic, kind, attended_on: on, hours: HOURS } }],
      })))],
    ],
  }
}
const HOURS = 8

/** A card from before the register began: entered, verified, checked every two years, and perhaps given back. */
function heldCard(theatre: Theatre, random: Random, officer: Officer, until?: IsoDate): Script {
  const issued_on = workingDayBetween(theatre.calendar, `${YEAR - 2}-12-20`, `${YEAR - 1}-06-30`, random)
  const [clerk] = cast.of(officer.unit).officers
  const d = diaryFrom(theatre.calendar, issued_on)
  d.act(clerk, 'register_held', { ...card(officer, issued_on), obtained: 'held', issued_on }).wait(1).act(cast.supervisor, 'confirm')
  if (until) d.until(until).act(cast.supervisor, 'cancel', { cancellation_ground: random.weighted({ left: 5, retired: 3, off_post: 2 }), recalled: true })
  else for (let due = addDays(addMonths(issued_on, 24), -random.int(5, 40)); due < theatre.today; due = addDays(addMonths(due, 24), -random.int(5, 40)))
    d.until(workingDay(theatre.calendar, due)).act(cast.supervisor, 'check', { check_result: 'passed' })
  return { id: random.id(issued_on), unit: officer.unit, steps: d.steps }
}

/** From the application to the result, and what the examination made of it. */
function examination(theatre: Theatre, officer: Officer, sat: IsoDate): readonly Step[] {
  const d = diaryFrom(theatre.calendar, `${YEAR}-03-04`)
  const met = (item: string, reason: string) => ({ item, finding: 'met', reason })
  return d.act(cast.of(officer.unit).officers[0], 'apply', { registrar, name: officer.name, employment: 'civil_servant', enforcement_fields: [fieldOf(officer.unit)] }).wait(5)
    .act(cast.supervisor, 'review', {}, { rows: { item: [met('employment', '在编公务员'), met('on_duty', '在执法岗位'), met('class', '属于本单位执法领域'), met('body', '列入行政执法主体名录')] } }).wait(3)
    .act(cast.supervisor, 'register_exam', { exam: `${YEAR}年上半年执法资格考试`, exam_on: sat, trained_on: `${YEAR}-04-19` })
    .until(sat).wait(8).act(cast.supervisor, 'record_result', { exam_result: 'passed', score: 88 }).wait(3)
    .act(cast.supervisor, 'issue', { certificate_number: officer.number, issuer: '示范省人民政府' }).steps
}
function issued(theatre: Theatre, officer: Officer, from: string, sat: IsoDate): readonly Step[] {
  const d = diaryFrom(theatre.calendar, sat).wait(11)
  d.act(cast.supervisor, 'issue', card(officer, d.day()), { link: { kind: 'from_qualification', ledger: 'qualification', id: from } })
  const due = addDays(addMonths(d.day(), 24), -20)
  if (due < theatre.today) d.until(workingDay(theatre.calendar, due)).act(cast.supervisor, 'check', { check_result: 'passed' })
  return d.steps
}
function heldClass(topic: string, kind: string, on: IsoDate, who: readonly Officer[]): readonly Step[] {
  const attendee = who.map(({ number, name, unit }) => ({ certificate_number: number, name, unit: unitId(unit) }))
  return [
    { on: `${YEAR}-01-10`, by: cast.supervisor, action: 'plan', input: { topic, kind, planned_on: on } },
    { on, by: cast.supervisor, action: 'hold', input: { held_on: on, hours: HOURS }, rows: { attendee } },
  ]
}
