import { demand, raise } from '../access/office.ts'
import { recordChange } from '../access/record.ts'
import type { Caller, Tx } from '../access/scope.ts'
import { invalid, notFound } from '../fault.ts'
import { chinaDay } from '../law/day.ts'
import { newId } from '../matter/id.ts'
import type { World } from '../matter/world.ts'
import { isKey } from '../access/key.ts'

export interface NewTarget { readonly name: string; readonly url: string; readonly key: string; readonly ledgers: readonly string[] }

/** A platform's address: encrypted on the way, but for one on this very machine. */
function problemOfAddress(given: string): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') return '请填写平台的地址，如 https://zhifa.example.gov.cn'
  return url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? '应当使用 https 地址' : undefined
}

/** Begins to pass matters of these ledgers on, everything there is first. The act stands in the journal with the administrator who did it. */
export async function openTarget(tx: Tx, world: World, caller: Caller, { name, url, key, ledgers }: NewTarget): Promise<string> {
  demand(caller, ['administrator'], '设置上级平台')
  const address = problemOfAddress(url.trim())
  const problems = [
    ...name.trim() ? [] : [{ field: 'name', message: '请填写平台名称' }],
    ...address ? [{ field: 'url', message: address }] : [],
    ...isKey(key.trim()) ? [] : [{ field: 'key', message: '请填写上级平台发放的对接密钥，以 zsk_ 开头' }],
    ...ledgers.length > 0 && ledgers.every((ledger) => world.registry.procedures.has(ledger)) ? [] : [{ field: 'ledgers', message: '请选择要报送的案卷' }],
  ]
  if (problems.length > 0) throw invalid(problems)
  const id = newId()
  await noted(tx, caller, 'open_target', { name: name.trim(), url: url.trim(), ledgers })
  await tx.query('insert into exchange_target (district, id, name, url, key, ledgers, made_by) values ($1, $2, $3, $4, $5, $6, $7)', [caller.district, id, name.trim(), url.trim(), world.seal(key.trim()), ledgers, caller.account_id])
  return id
}

/** Stops passing on, or goes on where it stopped: what has changed meanwhile follows. */
export async function switchTarget(tx: Tx, caller: Caller, id: string, sending: boolean): Promise<void> {
  demand(caller, ['administrator'], '设置上级平台')
  const { rows: [target] } = await tx.query<{ name: string }>('update exchange_target set sending = $3, next_at = now() where district = $1 and id = $2 returning name', [caller.district, id, sending])
  if (!target) throw notFound('这个上级平台')
  await noted(tx, caller, 'switch_target', { name: target.name, sending })
}

async function noted(tx: Tx, caller: Caller, action: string, input: object): Promise<void> {
  await raise(tx, caller.district, caller.account_id)
  await recordChange(tx, caller, { ledger: 'account', id: caller.account_id, action, effective_on: chinaDay(new Date()), input: { ...input } })
}
