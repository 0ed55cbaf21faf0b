import { nationalCalendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { workingDayBetween } from './diary.ts'
import type { Entry } from './entry.ts'
import { fieldOf } from './inspections.ts'
import { cast } from './people.ts'
import { businesses } from './places.ts'
import { randomOf } from './random.ts'
import { unitId } from './stage.ts'
import { services, YEAR } from './targets.ts'

const SERVING = ['market', 'city', 'environment', 'housing', 'health'] as const
const words = {
  diagnosis: ['查阅台账、现场查看，列出经营中的法律风险', '已按报告逐项改正'],
  plan: ['与企业一同逐项拟定整改措施、期限和责任人', '已按方案整改'],
  follow_up: ['回访整改情况，解答经营中的疑问', '未再发现同类问题'],
} as const

/** What enterprises were helped with before any penalty: reports of their risks, plans, visits afterwards. */
export function serviceEntries(): Entry[] {
  const random = randomOf('services')
  const helped = random.shuffled(businesses).slice(0, services.controlled)
  const one = (kind: keyof typeof words, at: number, controlled: boolean): Entry => {
    const unit = random.pick(SERVING)
    const { subject, subject_code } = helped[at % helped.length]!
    const on: IsoDate = workingDayBetween(nationalCalendar, `${YEAR}-01-08`, `${YEAR}-12-27`, random)
    const [content, result] = words[kind]
    return { register: 'enforcement_guidance', org: unitId(unit), from: on, by: cast.of(unit).officers[0], input: {
      unit: unitId(unit), kind, enforcement_field: fieldOf(unit), given_on: on, subject, credit_code: subject_code, content, result, risk_controlled: controlled,
    } }
  }
  // Every enterprise with a report has its risks in hand; the others came to that by visits.
  const visited = services.controlled - services.diagnoses
  return [
    ...Array.from({ length: services.diagnoses }, (_, at) => one('diagnosis', at, true)),
    ...Array.from({ length: services.plans }, (_, at) => one('plan', at, false)),
    ...Array.from({ length: services.visits }, (_, at) => one('follow_up', services.diagnoses + at, at < visited)),
  ].sort((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
}
