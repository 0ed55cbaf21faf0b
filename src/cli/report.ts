import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { DEMO_DISTRICT, seed } from '../../demo/seed.ts'
import { rooms } from '../domains/index.ts'
import { docxOf } from '../report/paper.ts'
import { printableOf } from '../report/report.ts'
import { districtOf, unitOf } from './figures.ts'
import { withDatabase } from './with-database.ts'
import { openWorld } from './world.ts'

const USAGE = `用法：
  report --year 2024 --out 报告.docx [--org 单位] [--district 区划代码]
      输出法治政府建设年度报告：已定稿的按定稿输出，起草中的按现有正文和最新数据输出，没有起草的按模板成文
      --org 为政府部门的名称、简称或者编号，不给时为本级政府
没有案卷的数据库先生成示范区（虚构）。
`
const OPTIONS = { year: { type: 'string' }, out: { type: 'string' }, org: { type: 'string' }, district: { type: 'string' }, help: { type: 'boolean' } } as const

/** `zhunsheng report`: the annual report as a .docx in the official format. */
export async function report(args: string[]): Promise<number> {
  let options: ReturnType<typeof parse>
  try { options = parse(args) } catch { return wrongUse('无法识别的参数') }
  if (options.help) { process.stdout.write(USAGE); return 0 }
  const [year, { out }] = [Number(options.year), options]
  if (!Number.isInteger(year) || year < 2019 || year > 2200) return wrongUse('请用 --year 给出四位数的年度，督察工作规定自二〇一九年施行')
  if (out === undefined || !out.endsWith('.docx')) return wrongUse('请用 --out 给出要写入的 .docx 文件')
  return withDatabase(async (database) => {
    const world = await openWorld(database, rooms, { connections: 2 })
    try {
      const district = await districtOf(world, options.district, false)
      if (district === DEMO_DISTRICT) await seed(database, { onProgress: (message) => process.stderr.write(`${message}\n`) })
      world.forget()
      const printed = await printableOf(world, district, options.org === undefined ? null : await unitOf(world, district, options.org), year)
      await writeFile(out, docxOf(printed)).catch((error: Error) => { throw new Error(`无法写入 ${out}，请检查路径和权限`, { cause: error }) })
      const { content, frozen } = printed
      process.stdout.write(`${out}：${content.title}，数据 ${content.figures.length} 处，${frozen ? `${frozen.number}，校验码 ${frozen.hash}` : '草稿'}\n`)
      return 0
    } finally { await world.close() }
  })
}
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS }).values
const wrongUse = (message: string): number => (process.stderr.write(`${message}\n${USAGE}`), 2)
