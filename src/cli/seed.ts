import { seed as seedDemonstration, demoAccounts, DEMO_PASSWORD, isSeeded } from '../../demo/seed.ts'
import { withDatabase } from './with-database.ts'

/** `zhunsheng seed`: makes the demonstration city, or finishes it after an interruption. */
export async function seed(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stdout.write('用法：seed\n  生成示范市和五个示范区（虚构）的案卷、台账和用户，可以重复执行；已有的不再生成。\n')
    return args[0] === '--help' ? 0 : 2
  }
  return withDatabase(async (database) => {
    if (await isSeeded(database)) { process.stdout.write('示范市已经生成\n'); return 0 }
    const started = Date.now()
    await seedDemonstration(database, { onProgress: (message) => process.stderr.write(`${message}\n`) })
    process.stdout.write(`示范市已生成（${Math.round((Date.now() - started) / 1000)} 秒）。登录口令均为 ${DEMO_PASSWORD}：\n${demoAccounts.map(({ sign_in_name, name, duty }) => `  ${sign_in_name.padEnd(28)}${name}(${duty})`).join('\n')}\n`)
    return 0
  })
}
