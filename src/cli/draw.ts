import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { nativeHashing } from '../kernel/draw/jobs.ts'
import { read } from '../kernel/draw/written.ts'
import { readRecord, rerun, type DrawRecord, type Rerun } from '../kernel/draw/record.ts'
import { seedSources } from '../kernel/draw/seed.ts'

const HELP = `用法：
  draw verify 文件… [--commitment 散列值] [--json]
       按公布的抽取记录重新抽取，指出与记录不同之处；不需要数据库，不连接网络
       全部相同时退出状态为 0，有不同的为 1，文件不能读取的为 2
  --commitment  抽取前公布的名册散列值（六十四位十六进制）；给出的，与记录中的一并核对
  --json        以 JSON 输出

抽取记录在公开网站的随机抽取页面下载。算法见 docs/draw.md。
`
const LARGEST = 200 * 1024 * 1024

interface Answer { readonly file: string; readonly record?: DrawRecord; readonly result?: Rerun; readonly error?: string }

/**
 * `zhunsheng draw verify FILE…`: draws again from a published record.
 * @returns the exit code: 0 the same, 1 something differs, 2 wrong use or a file that is no record
 */
export async function draw(args: string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { commitment: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  } catch {
    process.stderr.write(`无法识别的参数\n${HELP}`)
    return 2
  }
  const { positionals: [command, ...files], values: { commitment, json, help } } = parsed
  if (help) { process.stdout.write(HELP); return 0 }
  if (command !== 'verify' || files.length === 0) {
    process.stderr.write(`${command === 'verify' ? '请给出抽取记录文件' : '请写明要做什么：draw verify 文件'}\n${HELP}`)
    return 2
  }
  if (commitment !== undefined && !/^[0-9a-f]{64}$/.test(commitment)) {
    process.stderr.write('--commitment 应当是六十四位小写十六进制的散列值\n')
    return 2
  }
  const answers: Answer[] = []
  for (const file of files) answers.push(await answerOf(file, commitment))
  process.stdout.write(json ? `${JSON.stringify(answers.map(({ file, result, error }) => ({ file, same: result?.problems.length === 0, ...result, ...(error && { error }) })), null, 2)}\n` : answers.map(readable).join(''))
  for (const { file, error } of answers) if (error) process.stderr.write(`${file}：${error}\n`)
  if (answers.some(({ error }) => error !== undefined)) return 2
  return answers.some(({ result }) => result!.problems.length > 0) ? 1 : 0
}

async function answerOf(file: string, commitment: string | undefined): Promise<Answer> {
  try {
    if ((await stat(file)).size > LARGEST) return { file, error: `文件超过 ${LARGEST / 1024 / 1024} MB，不是抽取记录` }
    const record = readRecord(await readFile(file, 'utf8'))
    const result = rerun(record, nativeHashing)
    const foreign = commitment !== undefined && commitment !== record.commitment ? [`记录中的散列值不是抽取前公布的那一个：公布的是 ${commitment}，记录中是 ${record.commitment}`] : []
    return { file, record, result: { ...result, problems: [...foreign, ...result.problems] } }
  } catch (error) {
    if (error instanceof RangeError) return { file, error: error.message }
    if ((error as NodeJS.ErrnoException).code !== undefined) return { file, error: '无法读取文件，请检查路径和权限' }
    throw error
  }
}

function readable({ file, record, result }: Answer): string {
  if (!record || !result) return ''
  const head = `${file}\n  ${record.unit} ${record.number ?? ''} ${purposeOf(record)}\n  名册 ${result.members} 个对象，抽取 ${result.selected.length} 个；散列值 ${result.commitment}\n`
  const notes = result.notes.map((one) => `  请注意：${one}\n`).join('')
  return head + notes + (result.problems.length === 0 ? '  重新抽取的结果与记录完全相同\n' : `  与记录不同之处 ${result.problems.length} 处：\n${result.problems.map((one, at) => `  ${at + 1}. ${one}\n`).join('')}`)
}

/** What was drawn and from what seed, where the pool can be read. */
function purposeOf({ pool, seed }: DrawRecord): string {
  try {
    const { purpose, source } = read(pool).frame
    return `${purpose}\n  种子：${(seedSources as { readonly [kind: string]: string })[source.kind] ?? source.kind}${source.period ? ` ${source.period}` : ''}，${source.due_on}，${seed}`
  } catch { return '' }
}
