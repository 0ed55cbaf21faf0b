import { arithmeticOf } from './arithmetic.ts'
import {
  addWorkingDays, countWorkingDays, provisionalYear, sameOrNextWorkingDay, UnpublishedYear,
  type Calendar,
} from './calendar.ts'
import type { DeadlineRequest, Pushed } from './count.ts'
import { addDays, addMonthsTo, dayNumber, dayOf, isoDate, isoMinute, minuteNumber, type IsoMinute, type Moment } from './day.ts'
import type { IsoDate } from './law.ts'
import type { Extent, TermUnit } from './term.ts'
import { workingDayUntil } from './working-day-until.ts'

interface Counted {
  readonly unit: TermUnit
  /** A year of the count whose arrangement is provisional: count again when its notice is out. */
  readonly provisional?: number
  /** The arithmetic, a sentence a line, for the screen. Written when read: an import of a million rows does not read it. */
  readonly steps: readonly string[]
}

/** A deadline that can be told. */
export interface SettledDeadline extends Counted {
  readonly unpublished?: undefined
  /** The last day before any roll-over. */
  readonly nominal: Moment
  /** The last day on which the act is in time; counting back, the latest day for it; of a shortest period, its last day. */
  readonly expected: Moment
  /** The working day to aim at, where `expected` is a rest day which the law does not move. */
  readonly practical?: IsoDate
}

/** A deadline that hangs on a year whose arrangement is not published; `nominal` where it does not. */
export interface UnpublishedDeadline extends Counted {
  readonly unpublished: number
  readonly nominal?: Moment
  readonly expected?: undefined
  readonly practical?: undefined
}

export type Deadline = SettledDeadline | UnpublishedDeadline

/**
 * The deadline of a period, with its arithmetic.
 * @throws RangeError (in Chinese) for a date that does not exist, a length that is not a positive whole
 *   number, excluded time that ends before it begins, or a backward count with extension, exclusion or restart
 * @example deadlineOf({ start: '2024-02-05', term: workingDays(5, 处罚法.art(64, undefined, 1)), calendar }).expected // 2024-02-18
 */
export function deadlineOf(request: DeadlineRequest): Deadline {
  const runs = runsOf(request)
  if (request.term.unit === 'hour') return hourDeadline(request, runs)
  return request.direction === 'backward' ? backwardDeadline(request, runs) : forwardDeadline(request, runs)
}

/** One run: the term with its extensions, those of one unit summed, so that 31 January + 1 month + 1 month is 31 March. */
function runsOf({ term, extensions = [], excluded, restart, direction }: DeadlineRequest): readonly Extent[] {
  if (direction === 'backward' && (extensions.length || excluded?.length || restart)) {
    throw new RangeError('向前倒推的期限不适用延长、扣除和重新起算')
  }
  const runs: { length: number, unit: TermUnit }[] = []
  for (const { length, unit } of [term, ...extensions]) {
    if (!Number.isInteger(length) || length < 1) throw new RangeError(`期限长度应为正整数，不能是 ${length}`)
    if ((unit === 'hour') !== (term.unit === 'hour')) throw new RangeError('以小时计算的期限不能与以日、月、年计算的期限合并')
    const same = unit === 'year' ? { length: length * 12, unit: 'month' as const } : { length, unit }
    const run = runs.find((other) => other.unit === same.unit)
    if (run) run.length += same.length
    else runs.push(same)
  }
  return runs
}

/** How a unit is stepped over and measured, in ticks. */
interface Ruler {
  advance(start: number, length: number): number
  measure(from: number, until: number): number
}
const plain: Ruler = { advance: (start, length) => start + length, measure: (from, until) => until - from }
const workingRuler = (calendar: Calendar): Ruler => ({
  advance: (start, length) => addWorkingDays(calendar, start, length),
  measure: (from, until) => countWorkingDays(calendar, from, until),
})

/** Runs `length` on from `start`; every excluded time that begins before the end pushes the end by what it covers. */
function runOut(start: number, length: number, excluded: readonly Omit<Pushed, 'by'>[], ruler: Ruler, pushed: Pushed[]): number {
  let total = length
  let end = ruler.advance(start, total)
  let covered = start
  for (const { from, until, reason } of excluded) {
    if (from >= end) break
    const uncovered = Math.max(from, covered)
    if (until <= uncovered) continue
    const by = ruler.measure(uncovered, until)
    pushed.push({ from: uncovered, until, by, reason })
    total += by
    covered = until
    end = ruler.advance(start, total)
  }
  return end
}

function excludedIn(request: DeadlineRequest, tickOf: (moment: Moment) => number): Omit<Pushed, 'by'>[] {
  return (request.excluded ?? [])
    .map(({ from, until, reason }) => {
      const time = { from: tickOf(from), until: tickOf(until), reason }
      if (time.until < time.from) throw new RangeError(`扣除时间的止日 ${until} 早于起日 ${from}`)
      return time
    })
    .toSorted((a, b) => a.from - b.from)
}

const dayTick = (moment: Moment): number => moment.length === 10 ? dayNumber(moment as IsoDate) : Math.floor(minuteNumber(moment as IsoMinute) / 1440)

function forwardDeadline(request: DeadlineRequest, runs: readonly Extent[]): Deadline {
  const { term, calendar } = request
  const start = dayTick(request.restart ?? request.start)
  const excluded = excludedIn(request, dayTick)
  const pushed: Pushed[] = []
  let nominal: number | undefined
  try {
    let end = start
    for (const { length, unit } of runs) {
      end = unit === 'working_day'
        ? runOut(end, length, excluded, workingRuler(calendar), pushed)
        : runOut(end, unit === 'month' ? addMonthsTo(end, length) - end : length, excluded, plain, pushed)
    }
    nominal = end
    const rolls = term.end_day !== 'no_roll' && runs.at(-1)!.unit !== 'working_day'
    const expected = rolls ? sameOrNextWorkingDay(calendar, nominal) : nominal
    const consulted = runs.some(({ unit }) => unit === 'working_day') ? start + 1 : rolls ? nominal : undefined
    const provisional = consulted === undefined ? undefined : provisionalYear(calendar, consulted, expected)
    const count = { runs, start, nominal, expected, pushed, provisional }
    return {
      unit: term.unit, nominal: isoDate(nominal), expected: isoDate(expected), ...(provisional && { provisional }),
      get steps() { return arithmeticOf(request, count) },
    }
  } catch (error) {
    return unpublished(error, request, { runs, start, nominal, pushed })
  }
}

function backwardDeadline(request: DeadlineRequest, runs: readonly Extent[]): Deadline {
  const { term, calendar } = request
  const start = dayTick(request.start)
  const { length, unit } = runs[0]!
  try {
    const end = unit === 'working_day' ? addWorkingDays(calendar, start, -length)
      : unit === 'month' ? addMonthsTo(start, -length) : start - length
    // Nothing moves a day counted back: who may act until a rest day has to act on the working day before.
    const { practical, provisional, doubt } = workingDayUntil(calendar, end)
    const count = { runs, start, nominal: end, expected: end, practical, pushed: [], provisional: unit === 'working_day' ? provisionalYear(calendar, end, start - 1) : provisional }
    return {
      unit: term.unit, nominal: isoDate(end), expected: isoDate(end),
      ...(practical !== undefined && { practical: isoDate(practical) }), ...(count.provisional && { provisional: count.provisional }),
      get steps() { return [...arithmeticOf(request, count), ...doubt] },
    }
  } catch (error) {
    return unpublished(error, request, { runs, start, pushed: [] })
  }
}

/** A day among minutes stands for its end: excluded from the 4th until the 6th is the whole of the 5th and the 6th. */
const minuteTick = (moment: Moment): number =>
  moment.length === 10 ? (dayNumber(moment as IsoDate) + 1) * 1440 : minuteNumber(moment as IsoMinute)

function hourDeadline(request: DeadlineRequest, runs: readonly Extent[]): Deadline {
  const given = request.restart ?? request.start
  if (given.length === 10) throw new RangeError(`以小时计算的期限应当写明起算时刻，例如“${given}T09:00”`)
  const start = minuteNumber(given as IsoMinute)
  const pushed: Pushed[] = []
  const length = runs[0]!.length * 60
  const end = request.direction === 'backward' ? start - length : runOut(start, length, excludedIn(request, minuteTick), plain, pushed)
  return {
    unit: 'hour', nominal: isoMinute(end), expected: isoMinute(end),
    get steps() { return arithmeticOf(request, { runs, start, nominal: end, expected: end, pushed }) },
  }
}

function unpublished(
  error: unknown, request: DeadlineRequest,
  count: { runs: readonly Extent[], start: number, nominal?: number, pushed: readonly Pushed[] },
): UnpublishedDeadline {
  if (!(error instanceof UnpublishedYear)) throw error
  return {
    unit: request.term.unit, unpublished: error.year,
    ...(count.nominal !== undefined && { nominal: isoDate(count.nominal) }),
    get steps() { return [...arithmeticOf(request, count), error.message] },
  }
}

/**
 * The first day on which an act is possible that must wait for a shortest period to pass (催告满十日、公开征求
 * 意见不少于三十日): the day after its last day.
 */
export const mayActFrom = ({ expected }: SettledDeadline): IsoDate => addDays(dayOf(expected), 1)
