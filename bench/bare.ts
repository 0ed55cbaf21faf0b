import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { inspection } from '../src/domains/enforcement/inspection.ts'

/**
 * What the product is measured against: the same SQL through `pg` in a bare `node:http` handler. No sign-in, no scope,
 * no masking, no journal; a wire between a socket and a statement.
 */
const pool = new pg.Pool({ connectionString: process.env['BENCH_URL'], max: 4 })
const columns = 'id, number, title, state, org_id, opened_on, closed_on, enforcement_field, mode, subject, inspected_on, result, published_on'
const light = `(select json_build_object('due_on', c.due_on) from (select * from clock c where c.district = t.district and c.matter_id = t.id offset 0) c where c.state = 'running' order by c.due_on limit 1) as light`
const select = `select ${columns.split(', ').map((c) => `t.${c}`).join(', ')}, ${light} from inspection t`

const statements: { readonly [path: string]: { readonly text: string; readonly of: (q: URLSearchParams) => unknown[]; readonly unnamed?: true } } = {
  '/list': { text: `${select} where district = $1 and org_id = $2 and enforcement_field = $3 and opened_on >= $4 and opened_on < $5 order by opened_on desc, id desc limit 21`, of: (q) => [q.get('d'), q.get('org'), q.get('field'), q.get('from'), q.get('until')] },
  '/deep': { text: `${select} where district = $1 and org_id = $2 and (opened_on, id) < ($3, $4) order by opened_on desc, id desc limit 21`, of: (q) => [q.get('d'), q.get('org'), q.get('on'), q.get('id')] },
  '/matter': { text: `select t.*, (select json_agg(c) from clock c where c.district = t.district and c.matter_id = t.id) as clocks, (select json_agg(d) from document d where d.district = t.district and d.matter_id = t.id) as documents,
    (select json_agg(s) from service s where s.district = t.district and s.matter_id = t.id) as services, (select json_agg(a) from attachment a where a.district = t.district and a.matter_id = t.id) as attachments,
    (select json_agg(l) from link l where l.district = t.district and (l.matter_id = t.id or l.to_id = t.id)) as links from inspection t where t.district = $1 and t.id = $2`, of: (q) => [q.get('d'), q.get('id')] },
  '/search': { unnamed: true, text: `with hit as materialized (select matter_id from search where district = $1 and ledger = 'inspection' and grams @> $2 limit 5000) ${select} join hit on hit.matter_id = t.id where t.district = $1 order by t.opened_on desc, t.id desc limit 21`, of: (q) => [q.get('d'), q.getAll('g')] },
}

/** The writes of one action as plain statements: row, clock, journal, number, search. */
async function act(): Promise<object> {
  const client = await pool.connect()
  try {
    const { rows: [given] } = await client.query('select gen_random_uuid() as id, gen_random_uuid() as c, gen_random_uuid() as j')
    await client.query('begin')
    const { rows: [n] } = await client.query({ name: 'n', text: `insert into number_counter as n (district, org_id, series, year, last) values ($1, $2, '基准', 2025, 1) on conflict (district, org_id, series, year) do update set last = n.last + 1 returning last`, values: [process.env['BENCH_DISTRICT'], process.env['BENCH_ORG']] })
    await client.query({ name: 'i', text: `insert into bench_inspection (district, id, org_id, number, title, state, opened_on, enforcement_field, mode, matters, subject, inspected_on, record) values ($1, $2, $3, $4, '示例企业 检查', 'inspected', '2025-03-03', 'market', 'targeted', '检查', '示例企业', '2025-03-03', '正常')`, values: [process.env['BENCH_DISTRICT'], given.id, process.env['BENCH_ORG'], `基准〔2025〕${n.last}号`] })
    await client.query({ name: 'c', text: `insert into bench_clock (district, org_id, ledger, matter_id, id, deadline, started_on, length, unit, end_day, basis, nominal_on, due_on, state) values ($1, $2, 'inspection', $3, $4, 'publication', '2025-03-03', 20, 'working_day', 'no_roll', '{}', '2025-03-31', '2025-03-31', 'running')`, values: [process.env['BENCH_DISTRICT'], process.env['BENCH_ORG'], given.id, given.c] })
    await client.query({ name: 's', text: `insert into bench_search (district, org_id, ledger, matter_id, opened_on, grams) values ($1, $2, 'inspection', $3, '2025-03-03', array['示例', '例企', '企业', '检查'])`, values: [process.env['BENCH_DISTRICT'], process.env['BENCH_ORG'], given.id] })
    await client.query({ name: 'j', text: `insert into bench_journal (district, org_id, ledger, matter_id, id, version, kind, action, actor_name, acting_org_id, responsible_org_id, effective_on, to_state, input, change, definition, row_hash) values ($1, $2, 'inspection', $3, $4, 1, 'action', 'x', '王', $2, $2, '2025-03-03', 'inspected', '{}', '{}', 'x', '\\x00')`, values: [process.env['BENCH_DISTRICT'], process.env['BENCH_ORG'], given.id, given.j] })
    await client.query('commit')
    return { id: given.id }
  } finally { client.release() }
}

const exported = ['number', 'title', 'state', 'org_id', 'handler_id', 'opened_on', 'closed_on', 'origin', ...Object.keys(inspection.fields)]
const cell = (value: string | number | boolean | null): string => { const text = value === null ? '' : String(value); return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text }

/** Every column of the rows of a period as CSV, read by cursor. */
async function sendAll(query: URLSearchParams, response: ServerResponse): Promise<void> {
  const client = await pool.connect()
  try {
    const cursor = client.query(new Cursor<(string | number | boolean | null)[]>(`select ${exported.join(', ')} from inspection where district = $1 and opened_on >= $2 and opened_on <= $3 order by opened_on desc, id desc`,
      [process.env['BENCH_DISTRICT'], query.get('from'), query.get('until')], { rowMode: 'array' }))
    response.write(`${exported.join(',')}\r\n`)
    for (let rows = await cursor.read(500); rows.length > 0; rows = await cursor.read(500))
      if (!response.write(rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''))) await once(response, 'drain')
    await cursor.close()
    response.end()
  } finally { client.release() }
}

const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://x')
  if (url.pathname === '/export') return void sendAll(url.searchParams, response)
  const statement = statements[url.pathname]
  const answer = url.pathname === '/act' ? act() : pool.query({ text: statement!.text, values: statement!.of(url.searchParams), ...(!statement!.unnamed && { name: url.pathname }) }).then(({ rows }) => rows)
  answer.then((rows) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify(rows)) }, (error: Error) => { response.statusCode = 500; response.end(error.message) })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))
