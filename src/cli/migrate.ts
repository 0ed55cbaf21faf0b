import { withDatabase } from './with-database.ts'

/** `zhunsheng migrate`: creates or upgrades the database without serving it; for operators of an external server. */
export async function migrate(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stdout.write('用法：migrate\n  建立或升级 DATABASE_URL（或数据文件夹）中的数据库，列出本次应用的迁移。\n')
    return args[0] === '--help' ? 0 : 2
  }
  return withDatabase(async ({ applied }) => {
    process.stdout.write(applied.length === 0 ? '数据库已是最新\n' : applied.map(({ room, name }) => `${room}/${name}\n`).join(''))
    return 0
  })
}
