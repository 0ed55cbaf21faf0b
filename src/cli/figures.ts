import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { DEMO_DISTRICT, seed } from '../../demo/seed.ts'
import { demonstrated } from '../../demo/reports.ts'
import { rooms } from '../domains/index.ts'
import { figureOf, type Figure } from '../kernel/indicator/figure.ts'
import type { World } from '../kernel/matter/world.ts'
import { noPractice } from '../kernel/practice/ground.ts'
import { counting } from '../report/counting.ts'
import { agrees, contradicted, daysOf, inPrintedUnit, reportOf, type AgainstStatus, type PublishedFigure, type Relation } from './against.ts'
import { withDatabase } from './with-database.ts'
import { openWorld } from './world.ts'

const USAGE = `用法：
  figures --year 2024 [--org 单位] [--district 区划代码] [--json]
      列出各项统计数据；--org 为单位的名称、简称或者编号，包括其下属单位
  figures --against 文件 [--json]
      与已公布的报告数据逐项核对；同一文件夹中的 relations.json 说明报告自相矛盾之处
没有案卷的数据库先生成示范市（虚构）；各份报告与按其总数生成的示范区核对。
`
const OPTIONS = { year: { type: 'string' }, org: { type: 'string' }, district: { type: 'string' }, against: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const

/** One line of the answer. */
export interface FigureLine { readonly indicator: string; readonly label: string; readonly value: number | null; readonly unit: string; readonly numerator?: number; readonly denominator?: number; readonly records: number }
export interface AgainstLine { readonly id: string; readonly indicator: string; readonly published: number; readonly computed: number | null; readonly status: AgainstStatus }

/** `zhunsheng figures`: the figures of a year, or what becomes of a report's published ones. */
export async function figures(args: string[]): Promise<number> {
  let options: ReturnType<typeof parse>
  try { options = parse(args) } catch { return wrongUse('无法识别的参数') }
  if (options.help) { process.stdout.write(USAGE); return 0 }
  const year = Number(options.year)
  if (options.against === undefined && !(Number.isInteger(year) && year >= 1949 && year <= 2200)) return wrongUse('请给出 --year（四位数的年度）或者 --against')
  const published = options.against === undefined ? null : await readPublished(options.against)
  return withDatabase(async (database) => {
    const world = await openWorld(database, rooms, { connections: 2 })
    try {
      const district = await districtOf(world, options.district, published !== null)
      if (district === DEMO_DISTRICT) await seed(database, { onProgress: (message) => process.stderr.write(`${message}\n`) })
      const lines = published ? await against(world, published.figures, published.contradicted) : await figuresOf(world, district, year, options.org)
      process.stdout.write(options.json ? `${JSON.stringify(lines, null, 2)}\n` : `${lines.map(published ? (line) => againstText(line as AgainstLine) : (line) => lineText(line as FigureLine)).join('\n')}\n`)
      return 0
    } finally { await world.close() }
  })
}
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS }).values
const wrongUse = (message: string): number => (process.stderr.write(`${message}\n${USAGE}`), 2)

/** The district meant: the one named, the only real one, or the demonstration. A report is held against the demonstration. */
export async function districtOf({ worker }: Pick<World, 'worker'>, asked: string | undefined, demonstration: boolean): Promise<string> {
  if (demonstration) return DEMO_DISTRICT
  const { rows } = await worker.query<{ code: string; kind: string }>(`select d.code, d.kind from district d where d.level = 'district' and ${noPractice('d.code')}`)
  if (asked !== undefined) {
    if (asked !== DEMO_DISTRICT && !rows.some(({ code }) => code === asked)) throw new Error(`没有代码为“${asked}”的区划`)
    return asked
  }
  const real = rows.filter(({ kind }) => kind === 'real')
  if (real.length > 1) throw new Error(`数据库中有多个区划，请用 --district 指定：${real.map(({ code }) => code).join('、')}`)
  return real[0]?.code ?? DEMO_DISTRICT
}

export async function unitOf({ worker }: Pick<World, 'worker'>, district: string, org: string): Promise<string> {
  const { rows } = await worker.query<{ id: string }>('select distinct id from organisation where district = $1 and (name = $2 or short_name = $2 or id::text = $2)', [district, org])
  if (rows.length !== 1) throw new Error(rows.length === 0 ? `没有名为“${org}”的单位` : `名为“${org}”的单位不止一个，请使用全称`)
  return rows[0]!.id
}

/** Every figure of a year, of a unit with those below it or of the whole district. */
export async function figuresOf(world: Pick<World, 'registry' | 'today' | 'worker'>, district: string, year: number, org?: string): Promise<FigureLine[]> {
  const unit = org === undefined ? null : await unitOf(world, district, org)
  return counting(world, district, async (counter) => {
    const lines: FigureLine[] = []
    for (const { id, label, unit: measuredIn } of counter.indicators.values()) {
      const { value, numerator, denominator, records } = await counter.figure(id, unit, String(year))
      lines.push({ indicator: id, label, value, unit: measuredIn, ...(numerator !== undefined && { numerator }), ...(denominator !== undefined && { denominator }), records })
    }
    return lines
  })
}

async function readPublished(file: string): Promise<{ readonly figures: readonly PublishedFigure[]; readonly contradicted: ReadonlySet<string> }> {
  const read = async <T>(path: string, key: string): Promise<readonly T[]> => {
    let content: unknown
    try { content = JSON.parse(await readFile(path, 'utf8')) } catch (error) {
      throw new Error(error instanceof SyntaxError ? `${path} 不是有效的 JSON 文件` : `无法读取 ${path}，请检查路径和权限`, { cause: error })
    }
    const list = Array.isArray(content) ? content : (content as { readonly [key: string]: unknown } | null)?.[key]
    if (!Array.isArray(list)) throw new Error(`${path} 中没有数据，应为数组，或含有 ${key} 数组`)
    return list as readonly T[]
  }
  const figuresRead = await read<PublishedFigure>(file, 'figures')
  const wrong = figuresRead.findIndex((figure) => typeof figure?.id !== 'string' || typeof figure.indicator !== 'string' || typeof figure.value !== 'number')
  if (wrong >= 0) throw new Error(`${file} 第 ${wrong + 1} 项缺少 id、indicator 或者 value`)
  const relations = join(dirname(file), 'relations.json')
  return { figures: figuresRead, contradicted: existsSync(relations) ? contradicted(await read<Relation>(relations, 'relations')) : new Set() }
}

/** What becomes of each published figure: first what its own report says of it, then what we can count, then the count. */
export async function against(world: Pick<World, 'registry' | 'today' | 'worker'>, published: readonly PublishedFigure[], inconsistent: ReadonlySet<string>): Promise<AgainstLine[]> {
  const lines = new Map<string, AgainstLine>()
  const line = (figure: PublishedFigure, status: AgainstStatus, computed: number | null = null) => void lines.set(figure.id, { id: figure.id, indicator: figure.indicator, published: figure.value, computed, status })
  const modelled = new Set(world.registry.rooms.flatMap((room) => room.indicators ?? []).map(({ id }) => id))
  for (const figure of published) line(figure, inconsistent.has(figure.id) ? 'contradicted' : !modelled.has(figure.indicator) ? 'not_modelled' : 'no_district')
  for (const [report, { district, year }] of Object.entries(demonstrated)) await counting(world, district, async (counter) => {
    for (const figure of published.filter(({ id }) => reportOf(id) === report && lines.get(id)!.status === 'no_district')) {
      const period = daysOf((figure.period ?? '').replace('20xx', String(year))) ?? daysOf(String(year))!
      const counted: Figure = await figureOf(counter.tx, counter.indicators.get(figure.indicator)!, { district }, period, counter)
      const value = counted.value === null ? null : inPrintedUnit(counted.value, figure)
      line(figure, counted.declared ? 'declared' : value !== null && agrees(value, figure) ? 'reproduced' : 'different', value)
    }
  })
  return published.map(({ id }) => lines.get(id)!)
}

const lineText = ({ label, value, unit, numerator, denominator }: FigureLine): string =>
  `${label}\t${value ?? '—'}${value === null ? '' : unit}${denominator === undefined ? '' : `（${numerator}/${denominator}）`}`
const statuses: { readonly [status in AgainstStatus]: string } = { reproduced: '相符', different: '不符', declared: '填报数据', not_modelled: '尚无此项统计', no_district: '没有相应的示范区', contradicted: '报告自相矛盾' }
const againstText = ({ id, indicator, published, computed, status }: AgainstLine): string => `${id}\t${indicator}\t${published}\t${computed ?? '—'}\t${statuses[status]}`
