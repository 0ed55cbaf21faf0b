import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'

/**
 * A pool of connections with the product's conventions: a `date` is its text (`2025-03-01`), since a
 * legal day has no time zone; a `bigint` is a number; a `numeric` is its text; sessions are in China time.
 * Statements are sent without waiting for the answers to those before.
 *
 * @param options.name shown in `pg_stat_activity`
 * @param options.max connections at most
 * @param options.streaming for cursors and copies, which must have the connection to themselves
 * @param options.statementTimeout milliseconds a statement may take; 0 for jobs and imports, which may take long
 */
export function openPool(url: string, options: { readonly name?: string; readonly max?: number; readonly statementTimeout?: number; readonly streaming?: true } = {}): pg.Pool {
  const { name = 'zhunsheng', max = 10, statementTimeout = 60_000 } = options
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max,
    statement_timeout: statementTimeout,
    // A transaction left open by a bug must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    options: '-c TimeZone=Asia/Shanghai',
    types: { getTypeParser },
    // Known to the driver, not yet to its published types.
    ...(!options.streaming && { pipeline: true, stream: () => new Gathering() } as object),
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks while somebody holds it; whoever waits for its answer is told by his own query.
  pool.on('connect', (client) => { client.on('error', () => {}) })
  return pool
}

/** A socket on which what is said in one turn leaves in one system call: several statements cost little more than one. */
class Gathering extends Socket {
  #open = false
  override connect(...where: unknown[]): this {
    super.connect(...where as Parameters<Socket['connect']>)
    // Connecting puts the plain `write` of sockets on the object itself.
    delete (this as Partial<Socket>).write
    return this
  }
  override write(...said: unknown[]): boolean {
    if (!this.#open) {
      this.#open = true
      this.cork()
      process.nextTick(() => { this.#open = false; this.uncork() })
    }
    return super.write(...said as Parameters<Socket['write']>)
  }
}

/** Typed queries over the pool; over a streaming one `selectFrom(…).stream()` reads by cursor, in flat memory. */
export function database<DB>(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) })
}

// The parser's type depends on the type number in pg's own declaration; here it is one function for all.
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === DATE_ARRAY) return parseTextArray
    if (oid === pg.types.builtins.INT8) return safeInteger
  }
  return pg.types.getTypeParser(oid, format)
}) as typeof pg.types.getTypeParser

const DATE_ARRAY = 1182
const TEXT_ARRAY = 1009
const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as (text: string) => string[]

/** A number that silently lost its last digits would be a wrong figure; better to fail and be cast to text by the query. */
function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} exceeds the safe integers; select it as text`)
  return value
}
