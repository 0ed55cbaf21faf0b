type Command = (args: string[]) => Promise<number>
type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> }

/** Every command, loaded only when asked for: `term` must not wait for a database driver. */
const COMMANDS: readonly Entry[] = [
  { name: 'serve', summary: '启动服务', load: async () => (await import('./serve.ts')).serve },
  { name: 'term', summary: '计算法定期限', load: async () => (await import('./term.ts')).term },
  { name: 'report', summary: '输出年度报告', load: async () => (await import('./report.ts')).report },
  { name: 'check', summary: '核对报告中的数字', load: async () => (await import('./check.ts')).check },
  { name: 'figures', summary: '统计数据，与公布的数据核对', load: async () => (await import('./figures.ts')).figures },
  { name: 'draw', summary: '核对随机抽取', load: async () => (await import('./draw.ts')).draw },
  { name: 'seed', summary: '生成示范市和五个示范区（虚构）', load: async () => (await import('./seed.ts')).seed },
  { name: 'import', summary: '导入以往案卷', load: async () => (await import('./import.ts')).importFile },
  { name: 'migrate', summary: '建立或升级数据库', load: async () => (await import('./migrate.ts')).migrate },
  { name: 'verify', summary: '校验办理日志', load: async () => (await import('./verify.ts')).verify },
  { name: 'holidays', summary: '导入年度放假安排', load: async () => (await import('./holidays.ts')).holidays },
  { name: 'lock', summary: '更新定义锁文件（开发）', load: async () => (await import('./lock.ts')).lock },
]

const HELP = `准绳 Zhunsheng

用法：npx zhunsheng <命令> [选项]

命令：
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`).join('\n')}

各命令的选项：npx zhunsheng <命令> --help

环境变量：
  DATA_DIR      数据文件夹，默认为当前文件夹下的 data
  DATABASE_URL  使用外部 PostgreSQL（15 及以上）；不设则使用内置数据库
`

/**
 * Runs one command.
 *
 * @param args command name and its options, as typed
 * @returns exit code: 0 done, 1 failed, 2 wrong use
 */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP)
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((entry) => entry.name === name)
  if (!command) {
    process.stderr.write(`没有命令“${name}”。可用的命令：${COMMANDS.map((entry) => entry.name).join('、')}\n`)
    return 2
  }
  try {
    return await (await command.load())(rest)
  } catch (error) {
    process.stderr.write(`${process.env['DEBUG'] ? (error as Error).stack : (error as Error).message}\n`)
    return 1
  }
}
