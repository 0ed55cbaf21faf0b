import { callerOf } from '../src/kernel/access/caller.ts'
import { inTransaction, scopeStatements, stranger, type Caller } from '../src/kernel/access/scope.ts'
import { refreshRollups } from '../src/kernel/indicator/rollup.ts'
import { perform, type Command } from '../src/kernel/matter/perform.ts'
import type { World } from '../src/kernel/matter/world.ts'
import { computingOf } from '../src/report/counting.ts'
import { lastMonth } from './inspections.ts'
import { accounts } from './people.ts'
import { DISTRICT, unitId } from './stage.ts'

/** A tenth of the month: enough cases to see their outcomes side by side. Rather more than half have been looked into; the others wait on the desk. */
const SHARE = 10
const REVIEWED = 11
const [RETURNED, SUPERVISED] = [5, 8]
const DICE = '123456654321123456654321123456'

/** What the demonstration's people do once the program runs, and its figures made ready, so that the first page tells them. */
export async function beginWork(world: World): Promise<void> {
  await beginSample(world)
  await refreshRollups(world.worker, computingOf(world))
}

/**
 * The sample of the month that ended last, made by the very actions its people would take, today: its draw frozen, seeded by two people,
 * drawn and published; the cases given out, some of them reviewed, one entry sent back, one unit told to answer.
 * Nothing is done where a sample has been begun.
 */
async function beginSample(world: World): Promise<void> {
  if ((await world.worker.query('select 1 from sampling where district = $1 limit 1', [DISTRICT])).rowCount) return
  const today = world.today()
  const [supervisor, second] = [await callerNamed(world, 'jiandu'), await callerNamed(world, 'tongji')]
  const act = (caller: Caller, ledger: string, id: string, action: string, input: Command['input'] = {}, rows: Command['rows'] = {}) => perform(world, caller, { ledger, id, action, input, rows })
  const { id: sampling } = await perform(world, supervisor, {
    ledger: 'sampling', action: 'prepare', org_id: unitId('justice'), input: { kind: 'monthly', period_from: lastMonth(today), share: SHARE }, rows: { reviewer: [{ account: supervisor.account_id, certificate: '示监001' }] },
  })
  await act(supervisor, 'sampling', sampling, 'request_draw')
  const { rows: [asked] } = await world.worker.query<{ id: string }>('select id from draw where district = $1 order by id desc limit 1', [DISTRICT])
  const draw = asked!.id
  await act(supervisor, 'draw', draw, 'plan', { seed_source: 'dice', seed_due_on: today })
  await act(supervisor, 'draw', draw, 'commit')
  await act(supervisor, 'draw', draw, 'enter_seed', { seed_value: DICE, seed_drawn_on: today, seed_evidence: '两人在场掷骰三十次' })
  await act(second, 'draw', draw, 'confirm', { seed_again: DICE })
  await act(supervisor, 'draw', draw, 'publish')
  await act(supervisor, 'sampling', sampling, 'give_out')
  const { rows: reviews } = await world.worker.query<{ id: string }>('select id from case_review where district = $1 order by id limit $2', [DISTRICT, REVIEWED])
  for (const [at, { id }] of reviews.entries()) {
    const returned = at === RETURNED
    const input = at === SUPERVISED ? { outcome: 'supervised', opinion: '检查结果没有公示。', demand: '补正公示，自查近三个月的检查，书面答复。' }
      : { outcome: returned ? 'returned' : at % 7 === 3 ? 'noted' : 'passed', opinion: returned ? '录入与文书不一致。' : '材料齐全，程序合法。' }
    await act(supervisor, 'case_review', id, 'review', input, {
      ...at === SUPERVISED && { problem: [{ category: 'publicity', description: '检查结果逾期未公示' }] },
      ...returned && { fault: [{ field_label: '检查地点', reason: '与现场检查笔录不一致' }] },
    })
  }
  const { rows: [notice] } = await world.worker.query<{ id: string }>(`select id from supervision where district = $1 and state = 'drafting' order by id desc limit 1`, [DISTRICT])
  if (notice) await act(supervisor, 'supervision', notice.id, 'issue_notice')
}

async function callerNamed(world: World, name: string): Promise<Caller> {
  const account = accounts.find(({ sign_in_name }) => sign_in_name === `demo.${name}`)!
  const caller = await inTransaction(world.pool, scopeStatements(stranger), (tx) => callerOf(tx, { district: DISTRICT, id: account.id }, world.today()))
  if (!caller) throw new Error(`demo.${name} has no account`)
  return caller
}
