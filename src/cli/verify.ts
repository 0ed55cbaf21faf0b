import { parseArgs } from 'node:util'
import { rooms } from '../domains/index.ts'
import { openPool } from '../kernel/db/pool.ts'
import { verifyJournal } from '../kernel/journal/seal.ts'
import { readText } from './read-text.ts'
import { withDatabase } from './with-database.ts'

const HELP = `用法：verify [--heads 文件]
  从头校验办理日志的封存链，并核对每条记录与其最后一条日志。
  --heads  库外保存的封存首部，每行一条：号数、空格、首部（十六进制）
`

/** `zhunsheng verify`: counts every seal and every record's hash again; exit status 1 where something does not fit. */
export async function verify(args: string[]): Promise<number> {
  let options
  try {
    options = parseArgs({ args, options: { heads: { type: 'string' }, help: { type: 'boolean' } } }).values
  } catch {
    process.stderr.write(`无法识别的参数\n${HELP}`)
    return 2
  }
  if (options.help) { process.stdout.write(HELP); return 0 }
  const heads = options.heads === undefined ? new Map<number, string>() : readHeads(readText(options.heads))
  return withDatabase(async (database) => {
    const worker = openPool(database.workerUrl, { name: 'zhunsheng verify', max: 1, statementTimeout: 0 })
    try {
      const ledgers = rooms.flatMap((room) => [...room.procedures ?? [], ...room.registers ?? []].map((ledger) => ledger.id))
      const { seals, entries, problems } = await verifyJournal(worker, ledgers, heads)
      process.stdout.write(`封存 ${seals} 号，日志 ${entries} 条，${problems.length === 0 ? '全部相符' : `发现 ${problems.length} 处不符`}\n${problems.map((one) => `  ${one}\n`).join('')}`)
      return problems.length === 0 ? 0 : 1
    } finally {
      await worker.end()
    }
  })
}

/** @throws Error in Chinese for a line that is no head */
export function readHeads(text: string): Map<number, string> {
  return new Map(text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [, seq, head] = /^(\d+)\s+([0-9a-f]{64})\s*$/.exec(line) ?? []
    if (!seq || !head) throw new Error(`封存首部文件中的这一行看不懂：“${line.slice(0, 80)}”。每行应当是号数、空格、六十四位十六进制首部。`)
    return [Number(seq), head]
  }))
}
