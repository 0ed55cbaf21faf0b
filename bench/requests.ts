import { DISTRICT, SECOND_OFFICER } from './dataset.ts'
import { interleaved, series, type Measured } from './measure.ts'
import type { Both } from './product.ts'
import type { Results } from './results.ts'

const WORD = encodeURIComponent('堵塞')
const bareQuery = (o: Record<string, string>) => new URLSearchParams({ d: DISTRICT, ...o }).toString()
const told = ({ p50, p99 }: Measured) => `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`

/** Pages, a matter, an action and a search, each in turn with the same statements through the bare handler. CPU is server and database. */
export async function measureRequests(both: Both, results: Results, { requests, rounds }: { readonly requests: number; readonly rounds: number }): Promise<void> {
  const cookie = await both.signIn('bench')
  const get = (path: string) => both.ours(path, cookie)
  const { org, id, on } = both.place
  async function compare(what: string, goal: number, ours: (n: number) => Promise<unknown>, bare: (n: number) => Promise<unknown>, count = requests): Promise<void> {
    const run = (cpu: () => number, request: (n: number) => Promise<unknown>) => () => series(cpu, count, async (n) => { await request(n) })
    for (let n = 0; n < 30; n++) { await ours(n); await bare(n) }
    const result = await interleaved(rounds, run(both.cpu.ours, ours), run(both.cpu.bare, bare))
    results.ratio(what, result.ours.cpu, result.bare.cpu, goal, '毫秒 CPU', `；${told(result.ours)}，裸 ${told(result.bare)}`)
  }

  let cursor = ''
  for (let page = 0; page < 10; page++) {
    const answer = await get(`/api/inspection?org_id=${org}&limit=20${cursor && `&after=${encodeURIComponent(cursor)}`}`)
    cursor = (JSON.parse(answer) as { next: string }).next
  }
  await compare('列表一页', 2,
    () => get(`/api/inspection?org_id=${org}&enforcement_field=market&opened_on_from=2023-01-01&opened_on_until=2023-12-31&limit=20`),
    () => both.bare(`/list?${bareQuery({ org, field: 'market', from: '2023-01-01', until: '2024-01-01' })}`))
  await compare('深处一页', 2,
    () => get(`/api/inspection?org_id=${org}&limit=20&after=${encodeURIComponent(cursor)}`),
    () => both.bare(`/deep?${bareQuery({ org, on, id })}`))
  await compare('一件案卷', 2.5, () => get(`/api/inspection/${id}`), () => both.bare(`/matter?${bareQuery({ id })}`))
  await compare('两字检索', 2, () => get(`/api/inspection?q=${WORD}&limit=20`), () => both.bare(`/search?${bareQuery({})}&g=${WORD}`))
  const { account: { id: handler } } = JSON.parse(await get('/api/session')) as { account: { id: string } }
  await compare('一次办理', 2.5, () => inspectAtOnce(both, cookie, handler), () => both.bare('/act'), Math.min(requests, 200))
}

/** An inspection on the spot: a new matter with its journal entry, clock, number and search keys. */
async function inspectAtOnce(both: Both, cookie: string, handler: string): Promise<void> {
  const input = {
    enforcement_field: 'environment', mode: 'targeted', matters: '检查', handlers: [handler, SECOND_OFFICER],
    inspected_on: '2025-03-03', place: '现场', record: '正常', result: 'normal', subject: '示例企业', source: 'complaint', subject_kind: 'enterprise',
  }
  const answer = await fetch(`${both.address}/api/inspection`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: both.address, cookie, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ action: 'inspect_at_once', org_id: both.place.org, input }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  await answer.text()
}
