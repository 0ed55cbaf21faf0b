import type { PastMatter } from '../../src/kernel/import/write.ts'
import { addDays } from '../../src/kernel/law/day.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { personName } from '../names.ts'
import type { Random } from '../random.ts'
import { brought } from './brought.ts'
import { FOUNDED, weekday, weekdayAfter, type PlainDistrict } from './district.ts'

/** An officer as lists of officers know him. */
export interface Officer { readonly unit: string; readonly name: string; readonly number: string; readonly account: string | null }

/** So many officers of the district: those who have an account come first, and whoever handles cases among them. */
export function officersOf(district: PlainDistrict, count: number): readonly Officer[] {
  const random = district.random('officers')
  const number = (n: number): string => `示执${district.code}${String(n + 1).padStart(4, '0')}`
  const working = district.enforcing.flatMap(({ key }) => district.crew(key).map(({ id, name }) => ({ unit: key, name, account: id })))
  const others = Array.from({ length: Math.max(0, count - working.length) }, () => ({ unit: random.pick(district.enforcing).key, name: personName(random), account: null }))
  return [...working, ...others].slice(0, count).map((one, n) => ({ ...one, number: number(n) }))
}
const fieldsOf = ({ enforcing }: PlainDistrict, unit: string): readonly string[] => [enforcing.find(({ key }) => key === unit)!.field!]

interface Exam { readonly on: IsoDate; readonly registered: readonly Officer[]; readonly sat: number; readonly passed: number }
/** One examination: of those registered so many came, and so many of them passed; the first ones did. */
export function* examinations(district: PlainDistrict, { on, registered, sat, passed }: Exam): Generator<PastMatter> {
  const random = district.random('examinations')
  const applied_on = addDays(on, -60)
  for (const [n, { unit, name }] of registered.entries()) {
    const result = n < passed ? 'passed' : n < sat ? 'failed' : 'absent'
    yield brought(district, 'qualification', random, {
      unit, number: null, title: `${name} 申领执法证件`, state: result === 'passed' ? 'certified' : result, opened_on: applied_on, closed_on: weekdayAfter(on, 10),
      values: {
        occasion: 'first', applied_on, registrar: district.unitId('justice'), name, employment: random.pick(['civil_servant', 'civil_servant', 'institution']), enforcement_fields: fieldsOf(district, unit), eligibility: 'eligible',
        reviewed_on: addDays(on, -50), trained_on: addDays(on, -20), exam: `${on.slice(0, 4)}年执法资格考试`, exam_registered_on: addDays(on, -40), exam_on: on, attempt: 1, exam_result: result,
        sat_on: result === 'absent' ? null : on, score: result === 'absent' ? null : result === 'passed' ? random.int(70, 98) : random.int(40, 59), issued_on: result === 'passed' ? weekdayAfter(on, 10) : null,
      },
    })
  }
}

/** Cards issued on a day, or held since before the lists began. */
export function* cards(district: PlainDistrict, officers: readonly Officer[], { obtained, on }: { readonly obtained: 'new' | 'held' | 'reform'; readonly on?: readonly [from: IsoDate, until: IsoDate] }): Generator<PastMatter> {
  const random = district.random(`cards ${obtained}`)
  for (const { unit, name, number, account } of officers) {
    const issued_on = on ? weekday(random, ...on) : weekday(random, FOUNDED, addDays(FOUNDED, 300))
    yield brought(district, 'certificate', random, {
      unit, number: null, title: `${name} ${number}`, state: 'valid', opened_on: issued_on, closed_on: null,
      values: { certificate_number: number, holder: account, name, enforcement_fields: fieldsOf(district, unit), registrar: district.unitId('justice'), issuer: '示范省人民政府', obtained, issued_on },
    })
  }
}

/** Yearly checks, or retraining of cards four years old, each in the district's year. */
export function* cardEvents(district: PlainDistrict, kind: 'check' | 'retraining', officers: readonly Officer[]): Generator<PastMatter> {
  const random = district.random(`events ${kind}`)
  for (const { unit, name, number } of officers) {
    const done_on = weekday(random, `${district.year}-03-01`, `${district.year}-11-30`)
    yield brought(district, 'certificate_event', random, {
      unit, number: null, title: `${name} ${kind === 'check' ? '审验' : '满期重新培训、考试'}`, state: 'done', opened_on: done_on, closed_on: done_on,
      values: { kind, done_on, certificate_number: number, name, result: 'passed' },
    })
  }
}

interface Class { readonly topic: string; readonly kind: string; readonly on: IsoDate; readonly who: readonly Officer[] }
const HOURS = 8
export function* classes(district: PlainDistrict, held: readonly Class[]): Generator<PastMatter> {
  const random = district.random('classes')
  for (const { topic, kind, on, who } of held) yield brought(district, 'training', random, {
    unit: 'justice', number: null, title: topic, state: 'held', opened_on: on, closed_on: on, values: { topic, kind, in_plan: true, planned_on: on, held_on: on, hours: HOURS, attendees: who.length },
    rows: { attendee: who.map(({ number, name, unit }) => ({ certificate_number: number, name, unit: district.unitId(unit) })) },
  })
}
export function* attendances(district: PlainDistrict, held: readonly Class[]): Generator<PastMatter> {
  const random: Random = district.random('attendances')
  for (const { topic, kind, on, who } of held) for (const { unit, name, number } of who) yield brought(district, 'training_record', random, {
    unit, number: null, title: `${name} ${topic}`, state: 'recorded', opened_on: on, closed_on: on, values: { certificate_number: number, name, topic, kind, attended_on: on, hours: HOURS },
  })
}
