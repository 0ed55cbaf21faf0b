import { annualDates } from './annual-dates.ts'
import type { Calendar } from './calendar.ts'
import type { ExcludedTime } from './count.ts'
import type { Moment } from './day.ts'
import { annualDeadline, deadlineOf, type Deadline } from './deadline.ts'
import { lateFine } from './late-fine.ts'
import { placeText, type IsoDate } from './law.ts'
import type { EndDay, Extent, TermUnit } from './term.ts'

/**
 * A worked example of a deadline in the form in which such examples are exchanged: what is given, without
 * the answer. `rollover` says whether an end on a rest day moves; where it is left out, terms in days,
 * months and years do (民法典第二百零三条).
 */
export interface DeadlineCase {
  readonly id: string
  readonly type?: 'period' | 'annual' | 'late'
  readonly title?: string
  readonly law?: string
  readonly article?: string
  readonly unit?: TermUnit
  readonly n?: number
  readonly direction?: 'forward' | 'backward'
  readonly rollover?: boolean
  readonly inputs: {
    readonly start?: Moment | null
    readonly extensions?: readonly { readonly n: number, readonly unit: TermUnit }[]
    readonly excluded?: readonly { readonly after: Moment, readonly through: Moment, readonly reason?: string }[]
    readonly fine?: number | string
    readonly paid?: IsoDate
  }
}

/** What a case comes to; `steps` is the arithmetic. A case that cannot be answered says why in `error`. */
export interface CaseAnswer {
  readonly id: string
  readonly nominal?: Moment
  readonly expected?: Moment
  readonly practical?: IsoDate
  readonly expectedAmount?: number
  readonly chargeableDays?: number
  readonly provisional?: number
  readonly error?: string
  readonly steps: readonly string[]
}

/** Answers one case. Never throws: a case that is wrong must not stop the ones after it. */
export function answerCase(given: DeadlineCase, calendar: Calendar): CaseAnswer {
  try {
    return given.type === 'late' ? answerLate(given) : answerDeadline(given, given.type === 'annual' ? annualOf(given, calendar) : periodOf(given, calendar))
  } catch (error) {
    return { id: given?.id, error: error instanceof RangeError ? error.message : '数据格式不正确，请对照说明检查各项是否齐全', steps: [] }
  }
}

function answerDeadline({ id }: DeadlineCase, deadline: Deadline): CaseAnswer {
  const { nominal, expected, practical, provisional, steps, unpublished } = deadline
  return {
    id, ...(nominal && { nominal }), ...(expected && { expected }), ...(practical && { practical }), ...(provisional && { provisional }),
    ...(unpublished && { error: steps.at(-1) }), steps,
  }
}

const required = <T,>(value: T | null | undefined, name: string): T => {
  if (value === null || value === undefined) throw new RangeError(`缺少${name}，请补充后重新计算`)
  return value
}

const excludedOf = ({ inputs }: DeadlineCase): readonly ExcludedTime[] =>
  (inputs.excluded ?? []).map(({ after, through, reason }) => ({ from: after, until: through, reason }))

const UNITS: ReadonlySet<string> = new Set<TermUnit>(['working_day', 'calendar_day', 'hour', 'month', 'year'])

function extentOf(length: number | undefined | null, unit: TermUnit | undefined): Extent {
  const known = required(unit, '期限单位（unit）')
  if (!UNITS.has(known)) throw new RangeError(`期限单位“${known}”无法识别，应为 working_day、calendar_day、hour、month 或 year`)
  return { length: required(length, '期限长度（n）'), unit: known }
}

function periodOf(given: DeadlineCase, calendar: Calendar): Deadline {
  const { inputs, direction } = given
  const end_day: EndDay = given.rollover === false ? 'no_roll' : 'roll'
  const start = required(inputs.start, '起算日（start）')
  const term = { ...extentOf(given.n, given.unit), end_day }
  if (direction === 'backward') return deadlineOf({ start, term, calendar, direction })
  return deadlineOf({
    start, term, calendar,
    extensions: (inputs.extensions ?? []).map(({ n, unit }) => extentOf(n, unit)),
    excluded: excludedOf(given),
  })
}

/** A yearly report of the year named in the title falls due in the year after it. */
function annualOf({ law, article, title }: DeadlineCase, calendar: Calendar): Deadline {
  const place = article?.replaceAll(' ', '')
  const date = Object.values(annualDates).find(({ basis }) => basis.law === law && placeText(basis) === place)
  if (!date) throw new RangeError(`未收录《${law ?? ''}》${place ?? ''}规定的年度日期`)
  const year = Number(required(/\d{4}/.exec(title ?? '')?.[0], '报告年度'))
  return annualDeadline(date, year + 1, calendar)
}

function answerLate(given: DeadlineCase): CaseAnswer {
  const { fine, paid, start } = given.inputs
  const { amount, chargeable_days, steps } = lateFine({
    principal: String(required(fine, '罚款数额（fine）')),
    due: required(start, '缴款期限（start）') as IsoDate,
    paid: required(paid, '缴纳日（paid）'),
    excluded: excludedOf(given),
  })
  return { id: given.id, expectedAmount: Number(amount), chargeableDays: chargeable_days, steps }
}
