import type pg from 'pg'
import { hashPassword } from '../src/kernel/access/password.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import type { OpenDatabase } from '../src/kernel/db/open.ts'
import { testDistrict } from '../test/support/district.ts'

export const DISTRICT = '990900'
export const PASSWORD = 'Zh-bench-2026!'
/** Goes along on every inspection and never signs in. */
export const SECOND_OFFICER = '00000000-0000-7000-8000-000000000001'

/** What the measurements ask for: a unit, some people, one matter far back in the list. */
export interface Dataset { readonly organ: string; readonly units: readonly string[]; readonly records: number }
interface Place { readonly district: string; readonly org: string }

const CITY = '990800'
const codeOf = (at: number): string => String(990_900 + at)

/**
 * A city of `districts` with `records` inspections among them, each with its clock, journal entry and search keys; the
 * first has sixty units, the others ten. Written by the tables' owner with the guard switched off: what is measured is
 * reading and acting, not this.
 */
export async function prepare(database: OpenDatabase, records: number, districts: number): Promise<Dataset> {
  const [owner, app, worker] = [openPool(database.ownerUrl, { statementTimeout: 0 }), openPool(database.appUrl), openPool(database.workerUrl)]
  try {
    if ((await owner.query('select 1 from district where code = $1', [CITY])).rowCount === 0) await found(owner, { app, worker })
    for (let at = 1; at < districts; at++) if ((await owner.query('select 1 from district where code = $1', [codeOf(at)])).rowCount === 0) {
      const district = await testDistrict({ app, worker }, codeOf(at), { parent: CITY })
      for (let n = 1; n <= 10; n++) await district.unit({ name: `第${n}局`, prefix: `基${at}之${n}` })
      // Asked as well: the first district, with six times the units of any other, holds six times the records.
      if (at === 1) await watcher(district)
    }
    const codes = Array.from({ length: districts }, (_, at) => codeOf(at))
    const { rows: places } = await owner.query<Place & { kind: string }>('select district, id as org, kind from organisation where district = any ($1) order by district, prefix', [codes])
    const { rows: [have] } = await owner.query<{ n: number }>(`select count(*) as n from inspection where district = any ($1) and origin = 'imported'`, [codes])
    if (have!.n < records) await fill(owner, places.filter(({ kind }) => kind === 'department'), have!.n, records)
    const own = places.filter(({ district }) => district === DISTRICT)
    return { organ: own.find(({ kind }) => kind === 'government')!.org, units: own.map(({ org }) => org), records }
  } finally {
    await Promise.all([owner.end(), app.end(), worker.end()])
  }
}

const watcher = async (district: Awaited<ReturnType<typeof testDistrict>>): Promise<void> => {
  const bureau = await district.unit({ name: '普通区司法局', kind: 'justice_bureau', prefix: '普司' })
  await district.person({ name: '钱监督', sign_in_name: 'bench-average', org_id: bureau, roles: ['supervisor', 'statistician'], password_hash: await hashPassword(PASSWORD) })
}

/** The city, and the district that is asked: its units, and who asks. */
async function found(owner: pg.Pool, pools: { readonly app: pg.Pool; readonly worker: pg.Pool }): Promise<void> {
  const password_hash = await hashPassword(PASSWORD)
  const city = await testDistrict(pools, CITY, { level: 'city' })
  const bureau = await city.unit({ name: '基准市司法局', kind: 'justice_bureau', prefix: '基市' })
  await city.person({ name: '赵监督', sign_in_name: 'bench-city', org_id: bureau, roles: ['supervisor', 'statistician'], password_hash })
  const district = await testDistrict(pools, DISTRICT, { parent: CITY })
  const organ = await district.unit({ name: '基准区人民政府', kind: 'government', prefix: '基' })
  const justice = await district.unit({ name: '基准区司法局', kind: 'justice_bureau', parent_id: organ, prefix: '基司' })
  for (let n = 1; n < 60; n++) await district.unit({ name: `基准区第${n}局`, parent_id: organ, prefix: `基${n}` })
  const { rows: [first] } = await owner.query<{ id: string }>(`select id from organisation where district = $1 and name = '基准区第1局'`, [DISTRICT])
  const officer = await district.person({ name: '王经办', sign_in_name: 'bench', org_id: first!.id, roles: ['clerk', 'handler'], password_hash })
  await district.person({ name: '李区长', sign_in_name: 'bench-head', org_id: organ, roles: ['organ_head', 'statistician'], password_hash })
  await district.person({ name: '孙监督', sign_in_name: 'bench-supervisor', org_id: justice, roles: ['supervisor', 'statistician'], password_hash })
  await cards(owner, first!.id, [officer, SECOND_OFFICER])
}

/** Who inspects holds a card, or the inspection is refused (行政处罚法第四十二条第一款). */
async function cards(owner: pg.Pool, org: string, holders: readonly string[]): Promise<void> {
  await owner.query('alter table certificate disable trigger user')
  await owner.query(
    `insert into certificate (district, id, org_id, title, state, opened_on, origin, certificate_number, holder, name, registrar, obtained, issued_on, enforcement_fields)
     select $1, gen_random_uuid(), $2, '基准', 'valid', '2024-01-02', 'imported', '基执' || at, holder, '某', $2, 'held', '2024-01-02', array['environment', 'market'] from unnest($3::uuid[]) with ordinality h (holder, at)`,
    [DISTRICT, org, holders])
  await owner.query('alter table certificate enable trigger user')
}

const TABLES = ['inspection', 'clock', 'journal', 'search'] as const

async function fill(owner: pg.Pool, places: readonly Place[], from: number, until: number): Promise<void> {
  for (const table of TABLES) await owner.query(`alter table ${table} disable trigger user`)
  try {
    for (let at = from; at < until; at += 100_000) {
      const to = Math.min(at + 100_000, until)
      await owner.query(`
        with made as (
          insert into inspection (district, id, org_id, title, number, state, opened_on, closed_on, origin, version, enforcement_field, mode, matters, subject_kind, subject, subject_code, inspected_on, published_on, result, record)
          select ($1::text[])[1 + n % $3], ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ($2::uuid[])[1 + n % $3], '示例企业' || (n % 40000) || ' 日常检查', '检' || n, 'done',
            date '2020-01-01' + (n % 2100), date '2020-01-01' + (n % 2100) + 3, 'imported', 1, (array['market','transport','housing','environment','urban_management'])[1 + n % 5],
            (array['random','focused','special','targeted'])[1 + n % 4], '生产经营场所安全', 'enterprise', '示例企业' || (n % 40000), '9112' || lpad((n % 40000)::text, 14, '0'), date '2020-01-01' + (n % 2100), date '2020-01-01' + (n % 2100) + 5,
            (array['normal','corrected','ordered'])[1 + n % 3], '检查时该单位' || (array['正常营业','停业整顿','台账齐全','消防通道堵塞'])[1 + n % 4]
          from generate_series($4::int, $5::int - 1) n returning *),
        clocks as (
          insert into clock (district, org_id, ledger, matter_id, id, deadline, started_on, length, unit, end_day, basis, nominal_on, due_on, met_on, state)
          select district, org_id, 'inspection', id, gen_random_uuid(), 'publication', inspected_on, 20, 'working_day', 'no_roll', '{"law":"x"}', inspected_on + 28, inspected_on + 28, published_on, 'met' from made),
        entries as (
          insert into journal (district, org_id, ledger, matter_id, id, version, kind, action, actor_name, acting_org_id, responsible_org_id, effective_on, to_state, definition, row_hash)
          select district, org_id, 'inspection', id, gen_random_uuid(), 1, 'import', 'import', '基准', org_id, org_id, opened_on, state, 'bench', '\\x00' from made)
        insert into search (district, org_id, ledger, matter_id, opened_on, grams)
        select district, org_id, 'inspection', id, opened_on, array['示例','例企','企业', (enforcement_field)] || array[substr(record, 7, 2), substr(record, 8, 2), substr(record, 9, 2)] from made`,
      [places.map(({ district }) => district), places.map(({ org }) => org), places.length, at, to])
      process.stderr.write(`\r  ${to} / ${until}`)
    }
    process.stderr.write('\n')
    for (const table of TABLES) await owner.query(`vacuum analyze ${table}`)
  } finally {
    for (const table of TABLES) await owner.query(`alter table ${table} enable trigger user`)
  }
}
