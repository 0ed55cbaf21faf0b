import { readFileSync } from 'node:fs'
import { rooms } from '../domains/index.ts'
import { calendarOf, type CalendarYear } from '../kernel/law/calendar.ts'
import { isIsoDate } from '../kernel/law/day.ts'
import { importYear } from '../kernel/matter/holidays.ts'
import { recountYear } from '../kernel/matter/recount.ts'
import { withDatabase } from './with-database.ts'
import { openWorld } from './world.ts'

const HELP = `用法:holidays import 文件
  导入一个或几个年度的放假安排,并重新计算受影响的期限。文件为 JSON:
  [{"year": 2027, "status": "official", "holidays": [{"name": "元旦", "from": "2027-01-01", "until": "2027-01-03"}],
    "makeup_workdays": ["2027-01-09"], "source": ["国务院办公厅通知的文号、网址"]}]
`

/** `zhunsheng holidays import FILE`: enters yearly notices; nothing is entered when any part of the file is wrong. */
export async function holidays(args: readonly string[]): Promise<number> {
  const [what, file] = args
  if (what !== 'import' || !file) { process.stdout.write(HELP); return args.includes('--help') ? 0 : 2 }
  const years = readYears(readFileSync(file, 'utf8'))
  return withDatabase(async (database) => {
    const world = await openWorld(database, rooms)
    try {
      for (const year of years) await importYear(world.worker, year)
      world.forget()
      for (const { year, status } of years) process.stdout.write(`${year} 年(${status === 'official' ? '正式' : '预排'})已导入,重新计算期限 ${await recountYear(world, year)} 个\n`)
      return 0
    } finally {
      await world.close()
    }
  })
}

/** @throws Error in Chinese that says where the file is wrong */
export function readYears(text: string): readonly CalendarYear[] {
  let given: unknown
  try { given = JSON.parse(text) } catch { throw new Error('文件不是有效的 JSON,请检查引号和逗号。') }
  const list = Array.isArray(given) ? given as unknown[] : [given]
  const years = list.map((one, at) => yearOf(one, `第 ${at + 1} 项`))
  calendarOf(years)
  return years
}

function yearOf(given: unknown, where: string): CalendarYear {
  const { year, status, holidays: runs, makeup_workdays = [], source } = (given ?? {}) as Partial<Record<keyof CalendarYear, unknown>>
  const wrong = (what: string): never => { throw new Error(`${where}${what}`) }
  if (!Number.isInteger(year)) wrong('缺少年度 year。')
  if (status !== 'official' && status !== 'provisional') wrong('的 status 应当是 official(正式)或者 provisional(预排)。')
  if (!Array.isArray(runs) || runs.length === 0) wrong('缺少 holidays。')
  for (const run of runs as { name?: unknown; from?: unknown; until?: unknown }[])
    if (typeof run.name !== 'string' || !isIsoDate(String(run.from)) || !isIsoDate(String(run.until)) || String(run.until) < String(run.from)) wrong(`的假期 ${JSON.stringify(run)} 应当有 name、from、until,日期如 2027-01-01。`)
  if (!Array.isArray(makeup_workdays) || !makeup_workdays.every((day) => isIsoDate(String(day)))) wrong('的 makeup_workdays 应当是日期的列表。')
  const sources = Array.isArray(source) ? source.map(String) : typeof source === 'string' ? [source] : []
  if (sources.length === 0) wrong('缺少来源 source:请写通知的文号或者网址。')
  return { year, status, holidays: runs, makeup_workdays, source: sources } as unknown as CalendarYear
}
