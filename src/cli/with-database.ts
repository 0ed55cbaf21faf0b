import { openDatabase, type OpenDatabase } from '../kernel/db/open.ts'

/**
 * Gives a command the database and lets go of it afterwards, also when the command is interrupted.
 * Progress goes to standard error, so that standard output holds the answer alone.
 */
export async function withDatabase<Result>(run: (database: OpenDatabase) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ onProgress: (message) => process.stderr.write(`${message}\n`) })
  const interrupted = (signal: NodeJS.Signals) => void database.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    return await run(database)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await database.close()
  }
}
