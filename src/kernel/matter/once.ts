import { createHash } from 'node:crypto'
import type { Caller, WriteTx } from '../access/scope.ts'
import { Fault } from '../fault.ts'

/**
 * Does a command once for its key: repeated, it answers its first result; who sends it at the same time waits for that.
 * The claim stands in the command's own transaction, so that what failed may be tried again under the same key.
 * @param key what the client calls this command by, its own among its own; without one the command is simply done
 * @param body everything that was asked
 * @throws Fault `conflict` where the key was used for another body
 */
export async function once<Result>(tx: WriteTx, caller: Caller, key: string | undefined, body: unknown, run: () => Promise<Result>): Promise<Result> {
  if (key === undefined) return run()
  const named = [caller.district, caller.account_id, key]
  const hash = createHash('sha256').update(JSON.stringify(body)).digest()
  const { rowCount } = await tx.query({ name: 'claim command', text: 'insert into command (district, caller, key, body_hash) values ($1, $2, $3, $4) on conflict do nothing', values: [...named, hash] })
  if (rowCount === 0) {
    const { rows: [earlier] } = await tx.query<{ body_hash: Buffer; result: Result }>('select body_hash, result from command where district = $1 and caller = $2 and key = $3', named)
    if (!earlier?.body_hash.equals(hash)) throw new Fault('conflict', '这个请求编号已用于另一次办理，请刷新页面后重新提交')
    return earlier.result
  }
  const result = await run()
  tx.send({ name: 'command done', text: 'update command set result = $4 where district = $1 and caller = $2 and key = $3', values: [...named, JSON.stringify(result)] })
  return result
}
