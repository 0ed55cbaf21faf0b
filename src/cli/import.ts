import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { NOBODY, withScope, type Caller } from '../kernel/access/scope.ts'
import { acceptFile, previewOf } from '../kernel/import/accept.ts'
import { continueJob, findJob, importersOf, importOf, problemCounts, readProblems, startJob, type ImportJob, type ImportProblem } from '../kernel/import/job.ts'
import { mappingProblems, type Mapping } from '../kernel/import/mapping.ts'
import { mappingIn } from '../kernel/import/mapping-in.ts'
import { runImport } from '../kernel/import/run.ts'
import { savedMappings } from '../kernel/import/saved.ts'
import { rooms } from '../domains/index.ts'
import { withDatabase } from './with-database.ts'
import { openWorld, type OpenWorld } from './world.ts'

const USAGE = `用法：import 文件 --ledger 案卷类别 --org 机构 [选项]
  导入以往案卷，或者台账、名录。文件为 CSV(UTF-8 或者 GB 18030)或者 .xlsx；中断后以同样的选项再次执行，即从断处继续。

  --ledger     案卷类别或者台账，如 penalty（行政处罚）、inspection_object（检查对象名录）
  --org        承办机构的名称、简称或者编号
  --district   区划代码，机构名称在几个区都有时填写
  --mapping    对应关系的名称，或者 JSON 文件；不填则按列名选用
  --dry-run    试导入：读完全部，报告问题，不写入
  --json       以 JSON 输出
`
const OPTIONS = {
  ledger: { type: 'string' }, org: { type: 'string' }, district: { type: 'string' }, mapping: { type: 'string' },
  'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' },
} as const
type Options = ReturnType<typeof read>['values']
const read = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true })

const complain = (text: string, code: number): number => (process.stderr.write(`${text}\n`), code)

/** `zhunsheng import`: brings a file of past matters in. @returns 0 done, 1 not importable, 2 wrong use */
export async function importFile(args: string[]): Promise<number> {
  let given: ReturnType<typeof read>
  try {
    given = read(args)
  } catch {
    return complain(`无法识别的参数\n${USAGE}`, 2)
  }
  const { values: options, positionals: [file, ...more] } = given
  if (options.help) return (process.stdout.write(USAGE), 0)
  if (!file || more.length > 0 || !options.ledger || !options.org) return complain(`请给出一个文件、--ledger 和 --org\n${USAGE}`, 2)
  if (!existsSync(file)) return complain(`没有文件 ${file}，请检查路径`, 2)
  return withDatabase(async (database) => {
    const world = await openWorld(database, rooms, { connections: 3 })
    try {
      return await bringIn(world, file, options)
    } finally {
      await world.close()
    }
  })
}

async function bringIn(world: OpenWorld, file: string, options: Options): Promise<number> {
  const ledger = options.ledger!
  const { procedures, registers } = world.registry
  if (!procedures.has(ledger) && !registers.has(ledger)) throw new Error(`没有案卷类别、台账“${ledger}”。可用的有：${[...procedures.values(), ...registers.values()].map(({ id, label }) => `${id}（${label}）`).join('、')}`)
  const caller = await callerFor(world, ledger, options)
  const org_id = caller.orgs[0]!
  const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(world.pool, caller, fn)
  const offered = await acceptFile(world, caller, { ledger, org_id, name: basename(file), content: createReadStream(file) })
  const preview = await previewOf(world, offered)
  const mapping = options.mapping ? await mappingNamed(world, caller, ledger, options.mapping) : offered.mapping
  const wrong = mappingProblems(importOf(world, ledger), mapping, preview.headers)
  if (wrong.length > 0) throw new Error(`不能按对应关系「${mapping.label}」导入：\n${wrong.map((one) => `  ${one}`).join('\n')}\n请在网页「导入」中设置并保存对应关系，再用 --mapping 指明它的名称`)

  const dry = options['dry-run'] === true
  const left = dry ? undefined : await unfinished(world, caller, offered, mapping)
  const job = await inScope((tx) => left ? left.state === 'running' ? Promise.resolve(left) : continueJob(tx, world, caller, left.id) : startJob(tx, world, caller, offered.id, { mapping, dry }))
  if (left) process.stderr.write(`继续上次的导入：${left.done} 行已处理\n`)
  const interrupted = { asked: false }
  process.once('SIGINT', () => { interrupted.asked = true })
  const done = await runImport(world, caller, job.id, () => { if (!options.json) void showProgress(world, caller, job.id); return interrupted.asked })
  await report(world, caller, done, mapping, options.json === true)
  return done.state === 'finished' ? 0 : 1
}

/** The last import of this very file into this unit that stopped on the way. */
async function unfinished(world: OpenWorld, caller: Caller, offered: ImportJob, mapping: Mapping): Promise<ImportJob | undefined> {
  const { rows } = await withScope(world.pool, caller, (tx) => tx.query<{ id: string; mapping: Mapping }>(
    `select id, mapping from import_job where district = $1 and org_id = $2 and ledger = $3 and sha256 = $4 and not dry and state in ('running', 'cancelled', 'failed') and made_by is null order by made_at desc limit 1`,
    [caller.district, offered.org_id, offered.ledger, offered.sha256]))
  return rows[0]?.mapping.id === mapping.id ? withScope(world.pool, caller, (tx) => findJob(tx, caller.district, rows[0]!.id)) : undefined
}

/** Whoever may run commands here acts as who may import into the unit's ledger, and sees that unit alone. */
async function callerFor(world: OpenWorld, ledger: string, { org, district }: Options): Promise<Caller> {
  const { rows } = await world.worker.query<{ district: string; id: string; name: string }>(
    `select district, id, name from organisation where (id::text = $1 or name = $1 or short_name = $1) and ($2::text is null or district = $2) and valid_from <= $3 and (valid_until is null or valid_until > $3)`,
    [org, district ?? null, world.today()])
  const [found, ...others] = rows
  if (!found) {
    const { rows: alike } = await world.worker.query<{ name: string }>(
      `select distinct name from organisation where strpos(name, $1) > 0 and ($2::text is null or district = $2) order by name limit 8`, [org, district ?? null])
    const hint = alike.length > 0 ? `。名称相近的有：${alike.map(({ name }) => name).join('、')}` : ''
    throw new Error(`没有机构“${org}”${district ? `（区划 ${district}）` : ''}，请填写机构目录中的名称、简称或者编号${hint}`)
  }
  if (others.length > 0) throw new Error(`“${org}”不止一个：${rows.map((one) => `${one.name}（区划 ${one.district}，编号 ${one.id}）`).join('、')}。请用 --district 或者编号指明`)
  return { account_id: NOBODY, name: '系统（命令行导入）', district: found.district, districts: [found.district], orgs: [found.id], roles: importersOf(world, ledger).map((role) => ({ org_id: found.id, role })), clearance: 0 }
}

async function mappingNamed(world: OpenWorld, caller: Caller, ledger: string, name: string): Promise<Mapping> {
  if (name.endsWith('.json')) return mappingIn(JSON.parse(await readFile(name, 'utf8')))
  const saved = await withScope(world.pool, caller, (tx) => savedMappings(tx, caller.district, ledger))
  const known = [...saved.map(({ mapping }) => mapping), ...importOf(world, ledger).mappings]
  const found = known.find(({ id, label }) => id === name || label === name)
  if (!found) throw new Error(`没有对应关系“${name}”。${known.length > 0 ? `可用的有：${known.map(({ id, label }) => `${label}（${id}）`).join('、')}` : '请在网页「导入」中设置并保存'}`)
  return found
}

async function showProgress(world: OpenWorld, caller: Caller, id: string): Promise<void> {
  const { done, total } = await withScope(world.pool, caller, (tx) => findJob(tx, caller.district, id))
  if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${total} 行`)
}

async function report(world: OpenWorld, caller: Caller, job: ImportJob, mapping: Mapping, json: boolean): Promise<void> {
  const { problems, findings } = await withScope(world.pool, caller, async (tx) => ({
    problems: [...await readProblems(tx, job, { kind: 'refused', limit: 100_000 }), ...await readProblems(tx, job, { kind: 'flagged', limit: 100_000 })], findings: await problemCounts(tx, job),
  }))
  const { id, name, ledger, state, dry, total, imported, refused, flagged, noted, problem } = job
  if (json) {
    const text = JSON.stringify({
      job: id, file: name, ledger, mapping: mapping.label, state, dry_run: dry, total, imported, refused, flagged, noted, problem,
      problems: problems.map(({ kind, line, cell, column, value, reason }) => ({ kind, line, cell, column, value, reason })),
      notes: findings.filter(({ kind }) => kind === 'noted').map(({ column, reason, rows }) => ({ column, reason, rows })),
    }, null, 2)
    return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()))
  }
  const line = ({ kind, line: at, cell, column, value, reason }: ImportProblem) => `  ${kind === 'refused' ? '未导入' : '存疑  '} 第 ${at} 行${cell ? ` ${cell}` : ''}${column ? `「${column}」` : ''}${value ? `“${value}”` : ''} ${reason}`
  process.stdout.write(`${[
    `\n${name} 按「${mapping.label}」${dry ? '试导入' : '导入'}：共 ${total} 行，${dry ? '可以导入' : '已导入'} ${imported} 行，不能导入 ${refused} 行，存疑照原样导入 ${flagged} 行，有说明 ${noted} 行`,
    ...problems.slice(0, 200).map(line), ...(problems.length > 200 ? [`  ……另有 ${problems.length - 200} 处，用 --json 查看全部`] : []),
    ...findings.filter(({ kind }) => kind === 'noted').slice(0, 10).map(({ column, reason, rows }) => `  说明   ${rows} 行${column ? `「${column}」` : ''} ${reason}`),
    ...(problem ? [problem] : []), ...(state === 'running' ? ['导入已停下，以同样的选项再次执行即可继续'] : []),
  ].join('\n')}\n`)
}
