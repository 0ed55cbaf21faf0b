import { parseArgs } from 'node:util'
import { nationalCalendar } from '../kernel/law/calendar.ts'
import type { ExcludedTime } from '../kernel/law/count.ts'
import type { Moment } from '../kernel/law/day.ts'
import { deadlineOf } from '../kernel/law/deadline.ts'
import { answerCase, type CaseAnswer, type DeadlineCase } from '../kernel/law/deadline-case.ts'
import type { EndDay, TermUnit } from '../kernel/law/term.ts'
import { readText } from './read-text.ts'

const USAGE = `用法：
  term --cases 文件 [--json]        逐件计算算例文件中的期限
  term --start 2025-01-20 --length 5 --unit working_day [--json]
       --unit      working_day 工作日、calendar_day 日、hour 小时、month 月、year 年
       --end-day   最后一日逢休息日：roll 顺延（日、月、年的默认值）、by_analogy 参照顺延、no_roll 不顺延
       --extend    批准延长的长度，与期限同单位，可重复
       --exclude   不计入的时间，如 2025-02-01..2025-02-10（首日仍计入），可重复
       --backward  自事件日向前倒推
`

const OPTIONS = {
  cases: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
  start: { type: 'string' }, length: { type: 'string' }, unit: { type: 'string' }, 'end-day': { type: 'string' },
  extend: { type: 'string', multiple: true }, exclude: { type: 'string', multiple: true }, backward: { type: 'boolean' },
} as const

type Options = ReturnType<typeof parse>
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS }).values

/**
 * `zhunsheng term`: computes statutory time limits and shows the arithmetic.
 * @returns the exit code: 0 answered (a case that fails is reported in its place), 1 not computable, 2 wrong use
 */
export async function term(args: string[]): Promise<number> {
  let options: Options
  try {
    options = parse(args)
  } catch {
    return wrongUse('无法识别的参数')
  }
  if (options.help) return print(USAGE)
  if (options.cases !== undefined) return answerFile(options.cases, options.json === true)
  if (!options.start || !options.length || !options.unit) return wrongUse('请给出 --cases，或者 --start、--length 和 --unit')
  return answerOne(options)
}

const print = (text: string): number => (process.stdout.write(text.endsWith('\n') ? text : `${text}\n`), 0)
const complain = (text: string, code: number): number => (process.stderr.write(`${text}\n`), code)
const wrongUse = (text: string): number => complain(`${text}\n${USAGE}`, 2)

function answerFile(path: string, json: boolean): number {
  let cases: readonly DeadlineCase[]
  try {
    const content: unknown = JSON.parse(readText(path))
    const list = Array.isArray(content) ? content : (content as { cases?: unknown } | null)?.cases
    if (!Array.isArray(list)) return complain(`${path} 中没有算例，应为数组，或含有 cases 数组`, 2)
    cases = list as readonly DeadlineCase[] // each case is examined by `answerCase`, which answers a broken one with its error
  } catch (error) {
    return complain(error instanceof SyntaxError ? `${path} 不是有效的 JSON 文件` : (error as Error).message, 2)
  }
  const answers = cases.map((given) => answerCase(given, nationalCalendar))
  if (json) return print(answers.length === 0 ? '[]' : `[\n${answers.map((answer) => `  ${JSON.stringify(answer, withoutSteps)}`).join(',\n')}\n]`)
  return print(answers.map((answer, i) => `${answer.id ?? `第${i + 1}件`}  ${cases[i]?.title ?? ''}\n${readable(answer)}`).join('\n'))
}

const withoutSteps = (key: string, value: unknown): unknown => key === 'steps' ? undefined : value

function answerOne(options: Options): number {
  const { start, length, unit } = options as Required<Pick<Options, 'start' | 'length' | 'unit'>>
  const unitNamed = unit as TermUnit
  if (!['working_day', 'calendar_day', 'hour', 'month', 'year'].includes(unit)) return wrongUse(`无法识别的单位 ${unit}`)
  const usual = unit === 'working_day' || unit === 'hour' ? 'no_roll' : 'roll'
  const end_day = options['end-day'] ?? usual
  if (!['roll', 'by_analogy', 'no_roll'].includes(end_day)) return wrongUse(`无法识别的 --end-day ${end_day}`)
  try {
    const deadline = deadlineOf({
      start: start as Moment, // read and refused by deadlineOf when it is none
      term: { length: Number(length), unit: unitNamed, end_day: end_day as EndDay },
      calendar: nationalCalendar,
      extensions: (options.extend ?? []).map((more) => ({ length: Number(more), unit: unitNamed })),
      excluded: (options.exclude ?? []).map(excludedTime),
      ...(options.backward && { direction: 'backward' as const }),
    })
    print(options.json ? JSON.stringify(deadline, null, 2) : readable({ id: '', ...deadline }))
    return deadline.unpublished === undefined ? 0 : 1
  } catch (error) {
    if (error instanceof RangeError) return complain(error.message, 2)
    throw error
  }
}

function excludedTime(range: string): ExcludedTime {
  const [from, until, ...more] = range.split('..')
  if (!from || !until || more.length) throw new RangeError(`“${range}”不是有效的时间段，请按“2025-02-01..2025-02-10”填写`)
  return { from: from as Moment, until: until as Moment }
}

/** The answer and its arithmetic for people. */
function readable({ nominal, expected, practical, expectedAmount, chargeableDays, error, steps }: CaseAnswer): string {
  const lines = [
    ...steps.map((step, i) => `    ${i + 1}. ${step}`),
    expected && `  最后一日 ${expected}${nominal !== expected ? `（顺延前 ${nominal}）` : ''}${practical ? `，宜不迟于 ${practical} 办结` : ''}`,
    expectedAmount !== undefined && `  加处罚款 ${expectedAmount.toFixed(2)} 元，计收 ${chargeableDays} 日`,
    error && `  未能计算：${error}`,
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}
