import type { ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../src/kernel/access/password.ts'
import { openDatabase } from '../../src/kernel/db/open.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { joinRunning } from '../../src/kernel/db/embedded.ts'
import { verifyJournal } from '../../src/kernel/journal/seal.ts'
import { chinaToday } from '../../src/kernel/law/day.ts'
import { testDistrict } from '../support/district.ts'
import { startInstance } from '../support/instance.ts'

const DISTRICT = '999001'
const PASSWORD = 'Zh-faults-2026!'
const WORKERS = 4
const dataDir = mkdtempSync(join(tmpdir(), 'zhunsheng-faults-'))
let organ: string
let respondent: string
let server: ChildProcess | undefined
const ended: string[] = []
let address = ''
let cookie = ''

const start = async (): Promise<void> => { ({ address, process: server } = await startInstance(dataDir, (how) => ended.push(how))) }
async function signIn(): Promise<void> {
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ sign_in_name: 'clerk', password: PASSWORD }) })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
}
/** Signs in as soon as the database is back; while it recovers the server says so and serves nobody. */
async function signedIn(): Promise<void> {
  for (let tries = 0; ; tries++) {
    try { return await signIn() } catch (error) { if (tries === 40) throw new Error(`${String(error)}\n${ended.join('\n')}`, { cause: error }); await pause(250) }
  }
}
interface Answer { readonly id: string; readonly number: string; readonly version: number }
async function send(key: string): Promise<Answer | null> {
  try {
    const answer = await fetch(`${address}/api/reconsideration`, {
      method: 'POST', headers: { 'content-type': 'application/json', origin: address, cookie, 'idempotency-key': key }, signal: AbortSignal.timeout(10_000),
      body: JSON.stringify({
        action: 'register', org_id: organ, rows: { applicant: [{ name: '张三', kind: 'person' }] },
        input: {
          submitted_on: chinaToday(), received_on: chinaToday(), channel: 'window', claims: key, field_of_administration: 'market', act_kind: 'penalty',
          act_title: '罚款决定', respondent, respondent_kind: 'department', requests: ['revoke'],
        },
      }),
    })
    if (answer.ok) return await answer.json() as Answer
    // A refusal would be a bug of the test; anything of the server's own may be tried again with the same key.
    if (answer.status < 500 && answer.status !== 401) throw new Error(`${answer.status} ${await answer.text()}`)
    return null
  } catch (error) {
    if (error instanceof Error && /^4\d\d /.test(error.message)) throw error
    return null
  }
}

beforeAll(async () => {
  const database = await openDatabase({ dataDir, environment: {} })
  const [app, worker] = [openPool(database.appUrl), openPool(database.workerUrl)]
  const district = await testDistrict({ app, worker }, DISTRICT)
  organ = await district.unit({ name: '某区人民政府', kind: 'government', prefix: '某' })
  respondent = await district.unit({ name: '某区市场监督管理局', parent_id: organ, prefix: '某市监' })
  await district.person({ name: '王经办', sign_in_name: 'clerk', org_id: organ, roles: ['clerk', 'handler'], password_hash: await hashPassword(PASSWORD) })
  await Promise.all([app.end(), worker.end()])
  await database.close()
  await start()
  await signIn()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await (await joinRunning(dataDir))?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

test('办理之中任意杀死服务和数据库:答复过的都在,没有重复,没有一半,文号、期限、日志完整', async () => {
  const acknowledged = new Map<string, Answer>()
  const ending = new AbortController()
  const work = async () => {
    while (!ending.signal.aborted) {
      const key = randomUUID()
      // The same command is sent until it is answered: what a browser does after «网络中断».
      for (let answer: Answer | null = null; !ending.signal.aborted && !answer;) {
        answer = await send(key)
        if (answer) acknowledged.set(key, answer)
        else await pause(100)
      }
    }
  }
  const working = Array.from({ length: WORKERS }, work)
  for (const victim of ['server', 'database', 'server', 'database'] as const) {
    await pause(1_500 + randomInt(1_500))
    if (victim === 'server') { server!.kill('SIGKILL'); await start() }
    else {
      process.kill(postmaster(), 'SIGKILL')
      // What served before must serve again without anybody's help.
      for (let tries = 0; tries < 50 && !(await fetch(`${address}/healthz`).then((a) => a.ok, () => false)); tries++) {
        await pause(200)
      }
    }
    await signedIn()
  }
  await pause(1_000)
  ending.abort()
  await Promise.all(working)
  expect(ended, 'servers that ended by themselves').toEqual([])
  expect(acknowledged.size).toBeGreaterThan(20)

  for (const [key, first] of [...acknowledged].slice(-20)) expect(await send(key)).toMatchObject({ id: first.id, number: first.number })
  server!.kill('SIGKILL')
  const database = await openDatabase({ dataDir, environment: {} })
  const [owner, worker] = [openPool(database.ownerUrl, { max: 2 }), openPool(database.workerUrl, { max: 2 })]
  try {
    const { rows: kept } = await owner.query<{ id: string; claims: string; number: string; version: number; entries: number; clocks: number; parties: number }>(`select r.id, r.claims, r.number, r.version,
      (select count(*)::int from journal j where j.matter_id = r.id) as entries, (select count(*)::int from clock c where c.matter_id = r.id and c.deadline = 'examination') as clocks,
      (select count(*)::int from reconsideration_applicant a where a.matter_id = r.id) as parties from reconsideration r`)
    const byKey = new Map(kept.map((one) => [one.claims, one]))
    expect(byKey.size, 'none twice').toBe(kept.length)
    for (const [key, answer] of acknowledged) expect(byKey.get(key), `acknowledged ${key}`).toMatchObject({ id: answer.id, number: answer.number })
    for (const one of kept) expect(one).toMatchObject({ entries: one.version, clocks: 1, parties: 1 })
    const numbers = kept.map((one) => Number(/〕(\d+)号/.exec(one.number)![1])).sort((a, b) => a - b)
    expect(numbers, 'no gap').toEqual(numbers.map((_, at) => at + 1))
    expect((await verifyJournal(worker, ['reconsideration'])).problems).toEqual([])
  } finally {
    await Promise.all([owner.end(), worker.end()])
    await database.close()
  }
})
