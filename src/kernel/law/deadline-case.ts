import { annualDates } from './annual-dates.ts'
import type { Calendar } from './calendar.ts'
import type { ExcludedTime } from './count.ts'
import type { Moment } from './day.ts'
import { annualDeadline } from './annual-deadline.ts'
import { deadlineOf, type Deadline } from './deadline.ts'
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
  const id = record(given) ? given.id : undefined
  try {
    demandShape(given)
    return given.type === 'late' ? answerLate(given) : answerDeadline(given, given.type === 'annual' ? annualOf(given, calendar) : periodOf(given, calendar))
  } catch (error) {
    if (error instanceof RangeError) return { id: id!, error: error.message, steps: [] }
    throw error
  }
}

function answerDeadline({ id }: DeadlineCase, deadline: Deadline): CaseAnswer {
  const { nominal, expected, practical, provisional, steps, unpublished } = deadline
  return {
    id, ...(nominal && { nominal }), ...(expected && { expected }), ...(practical && { practical }), ...(provisional && { provisional }),
    ...(unpublished && { error: steps.at(-1) }), steps,
  }
}

const record = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)
const wrong = (message: string): never => { throw new RangeError(message) }
const oneOf = (value: unknown, name: string, known: readonly string[]): void => {
  if (value !== undefined && value !== null && !known.includes(value as string)) wrong(`${name} ${JSON.stringify(value)} 无法识别，应为 ${known.join('、')} 之一`)
}
const text = (value: unknown, name: string, example: string): void => {
  if (value !== undefined && value !== null && typeof value !== 'string') wrong(`${name}应当写成带引号的文字，如“${example}”，不能是 ${JSON.stringify(value)}`)
}
const records = (value: unknown, name: string): readonly { readonly [key: string]: unknown }[] => {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every(record) ? value : wrong(`${name}应当是列表，每项写在花括号内`)
}

/** A file is written by somebody: what is misspelt must not pass for what is left out. @throws RangeError (in Chinese) naming the key */
function demandShape(given: DeadlineCase): void {
  if (!record(given)) wrong('每件算例应当写在花括号内，至少有 id、type 和 inputs')
  oneOf(given.type, '算例种类（type）', ['period', 'annual', 'late'])
  oneOf(given.direction, '计算方向（direction）', ['forward', 'backward'])
  if (typeof (given.rollover ?? true) !== 'boolean') wrong(`是否顺延（rollover）应为 true 或者 false，不能是 ${JSON.stringify(given.rollover)}`)
  for (const [value, name] of [[given.law, '法律名称（law）'], [given.article, '条文（article）'], [given.title, '标题（title）']] as const) text(value, name, '第六十条')
  if (!record(given.inputs)) wrong('缺少已知条件（inputs），应当写在花括号内')
  text(given.inputs.start, '起算日（start）', '2024-02-05')
  text(given.inputs.paid, '缴纳日（paid）', '2024-02-05')
  records(given.inputs.extensions, '延长（extensions）')
  for (const time of records(given.inputs.excluded, '扣除时间（excluded）')) {
    for (const [key, name] of [['after', '起日（after）'], ['through', '止日（through）']] as const) {
      text(required(time[key], `扣除时间的${name}`), `扣除时间的${name}`, '2024-02-05')
    }
  }
}

function required<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new RangeError(`缺少${name}，请补充后重新计算`)
  return value
}

const excludedOf = ({ inputs }: DeadlineCase): readonly ExcludedTime[] =>
  (inputs.excluded ?? []).map(({ after, through, reason }) => ({ from: after, until: through, reason }))

function extentOf(length: number | undefined | null, unit: TermUnit | undefined): Extent {
  oneOf(required(unit, '期限单位（unit）'), '期限单位（unit）', ['working_day', 'calendar_day', 'hour', 'month', 'year'])
  const known = required(length, '期限长度（n）')
  return typeof known === 'number' ? { length: known, unit: unit! } : wrong(`期限长度（n）应当写成不带引号的数字，不能是 ${JSON.stringify(known)}`)
}

function periodOf(given: DeadlineCase, calendar: Calendar): Deadline {
  const { inputs, direction } = given
  const end_day: EndDay = given.rollover === false ? 'no_roll' : 'roll'
  return deadlineOf({
    start: required(inputs.start, '起算日（start）'), term: { ...extentOf(given.n, given.unit), end_day }, calendar,
    extensions: (inputs.extensions ?? []).map(({ n, unit }) => extentOf(n, unit)),
    excluded: excludedOf(given),
    ...(direction === 'backward' && { direction }),
  })
}

/** A yearly report of the year named in the title falls due in the year after it. */
function annualOf({ law, article, title }: DeadlineCase, calendar: Calendar): Deadline {
  const place = article?.replaceAll(' ', '')
  const date = Object.values(annualDates).find(({ basis }) => basis.law === law?.replace(/^中华人民共和国/, '') && placeText(basis) === place)
  if (!date) throw new RangeError(`未收录《${law ?? ''}》${place ?? ''}规定的年度日期`)
  const year = Number(required(/\d{4}/.exec(title ?? '')?.[0], '标题（title）中四位数的报告年度'))
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
