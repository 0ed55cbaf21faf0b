import { rooms } from '../domains/index.ts'
import { Fault } from '../kernel/fault.ts'
import type { CalendarYear } from '../kernel/law/calendar.ts'
import { importYear, yearIn } from '../kernel/matter/holidays.ts'
import { recountYear } from '../kernel/matter/recount.ts'
import { readText } from './read-text.ts'
import { withDatabase } from './with-database.ts'
import { openWorld } from './world.ts'

const HELP = `用法：holidays import 文件
  导入一个或几个年度的放假安排，并重新计算受影响的期限。文件为 JSON:
  [{"year": 2027, "status": "official", "holidays": [{"name": "元旦", "from": "2027-01-01", "until": "2027-01-03"}],
    "makeup_workdays": ["2027-01-09"], "source": ["国务院办公厅通知的文号、网址"]}]
`

/** `zhunsheng holidays import FILE`: enters yearly notices; nothing is entered when any part of the file is wrong. */
export async function holidays(args: readonly string[]): Promise<number> {
  const [what, file, ...more] = args
  if (args.includes('--help')) { process.stdout.write(HELP); return 0 }
  if (what !== 'import' || !file || more.length > 0) { process.stderr.write(HELP); return 2 }
  const years = readYears(readText(file))
  return withDatabase(async (database) => {
    const world = await openWorld(database, rooms)
    try {
      for (const year of years) await importYear(world.worker, year)
      world.forget()
      for (const { year, status } of years) process.stdout.write(`${year} 年（${status === 'official' ? '正式' : '暂定'}）已导入，重新计算期限 ${await recountYear(world, year)} 个\n`)
      return 0
    } finally {
      await world.close()
    }
  })
}

/** @throws Error in Chinese that says where the file is wrong */
export function readYears(text: string): readonly CalendarYear[] {
  let given: unknown
  try { given = JSON.parse(text) } catch { throw new Error('文件不是有效的 JSON，请检查引号和逗号。') }
  const list = Array.isArray(given) ? given as unknown[] : [given]
  if (list.length === 0) throw new Error('文件中没有放假安排。')
  const years = list.map((one, at) => {
    try {
      return yearIn(one)
    } catch (error) {
      throw error instanceof Fault ? new Error(`第 ${at + 1} 项${error.message}`, { cause: error }) : error
    }
  })
  const twice = years.find(({ year }, at) => years.findIndex((other) => other.year === year) !== at)
  if (twice) throw new Error(`${twice.year} 年写了两次，请只留一项。`)
  return years
}
