import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { decrypt, encrypt, searchKey } from '../kernel/access/encryption.ts'
import { keyFileOf, openKeyRing } from '../kernel/access/key-ring.ts'
import { openSessions } from '../kernel/access/session.ts'
import { folderStore } from '../kernel/attachment/store.ts'
import { dataDirOf, type OpenDatabase } from '../kernel/db/open.ts'
import { openPool } from '../kernel/db/pool.ts'
import { roomTemplateTags } from '../kernel/document/template-tags.ts'
import { tagsUsed } from '../kernel/document/template.ts'
import type { Serving } from '../kernel/http/serving.ts'
import { calendarOf, nationalYears } from '../kernel/law/calendar.ts'
import { chinaToday } from '../kernel/law/day.ts'
import { importedYears, seedHolidays } from '../kernel/matter/holidays.ts'
import type { Directory, DirectoryUnit } from '../kernel/matter/read/reading.ts'
import { registryOf } from '../kernel/matter/world.ts'
import type { Room } from '../kernel/room/room.ts'
import { resolveSettings } from '../kernel/setting/resolve.ts'

/** How long names and holidays are taken on trust; what is changed here counts at once, in another process after this. */
const REMEMBERED_MS = 5_000

/** Everything a serving process, a command or a job works with, and how to let go of it. */
export interface OpenWorld extends Serving { readonly close: () => Promise<void> }

/** A world over an open database: definitions, connections, keys, calendar, names. */
export async function openWorld(
  database: Pick<OpenDatabase, 'appUrl' | 'workerUrl'>, rooms: readonly Room[], options: { readonly dataDir?: string; readonly connections?: number } = {},
): Promise<OpenWorld> {
  const dataDir = options.dataDir ?? dataDirOf()
  const ring = openKeyRing(keyFileOf(dataDir))
  const pool = openPool(database.appUrl, { max: options.connections ?? 10 })
  const streams = openPool(database.appUrl, { name: 'zhunsheng export', max: 4, streaming: true })
  // Two jobs hold a lock and a transaction each while they ask for names on a third; with fewer, all would wait for one another.
  const worker = openPool(database.workerUrl, { name: 'zhunsheng worker', max: 10, statementTimeout: 0 })
  await seedHolidays(worker)

  const remembered = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>()
  /** The answer of a moment ago, or a new one; a failure is not remembered. */
  function remember<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = remembered.get(key)
    if (known && known.until > Date.now()) return known.value as Promise<T>
    const value = load()
    remembered.set(key, { until: Date.now() + REMEMBERED_MS, value })
    value.catch(() => remembered.delete(key))
    return value
  }

  const today = chinaToday
  const directory = (district: string): Promise<Directory> => remember(`directory ${district}`, async () => {
    // Each unit as it stands today, though a change is entered for a later day; a past one as it was last: its records still show its name.
    const { rows: units } = await worker.query<DirectoryUnit>(
      `select distinct on (id) id, parent_id, name, short_name, kind, prefix, valid_from,
         last_value(valid_until) over (partition by id order by valid_from rows between unbounded preceding and unbounded following) as valid_until
       from organisation where district = $1 order by id, valid_from <= $2 desc, case when valid_from <= $2 then valid_from end desc, valid_from`, [district, today()])
    const { rows: people } = await worker.query<{ id: string; name: string }>('select id, name from account where district = $1', [district])
    return { units: new Map(units.map((unit) => [unit.id, unit])), people: new Map(people.map((person) => [person.id, person.name])) }
  })
  const registry = registryOf(rooms)

  return {
    registry, pool, streams, worker, ring, today, directory,
    cursorKey: createHmac('sha256', ring.search).update('cursor').digest(),
    files: folderStore(join(dataDir, 'files')),
    sessions: openSessions(pool),
    calendar: () => remember('calendar', async () => {
      const years = await importedYears(worker)
      return calendarOf(years.length > 0 ? years : nationalYears)
    }),
    organisations: (district) => remember(`organisations ${district}`, async () => {
      const day = today()
      const { units } = await directory(district)
      return new Map([...units].filter(([, unit]) => unit.valid_from <= day && (unit.valid_until === null || unit.valid_until > day)).map(([id, { name, short_name, kind, prefix }]) => [id, { id, name, short_name, kind, prefix: prefix ?? '' }]))
    }),
    beneath: (district) => remember(`beneath ${district}`, async () =>
      (await worker.query<{ code: string }>('select code from kernel.districts_below($1) code where code <> $1 order by 1', [district])).rows.map(({ code }) => code)),
    people: async (district) => (await directory(district)).people,
    districtName: (district) => remember(`district ${district}`, async () => (await worker.query<{ name: string }>('select name from district where code = $1', [district])).rows[0]?.name ?? ''),
    templateTags: (district) => remember(`templates ${district}`, async () => {
      const { rows } = await worker.query<{ ledger: string; document: string; bytes: Buffer }>(
        'select distinct on (ledger, document) ledger, document, bytes from template_version where district = $1 order by ledger, document, added_at desc', [district])
      const uploaded = new Map(rows.map((row) => [`${row.ledger} ${row.document}`, tagsUsed(row.bytes)]))
      return ({ id, documents }, document) => {
        const template = documents[document]?.template
        return uploaded.get(`${id} ${document}`) ?? (template === undefined ? undefined : roomTemplateTags(registry.roomOf(id).id, template))
      }
    }),
    settings: (tx, district, wanted, on) =>
      remember(`settings ${district} ${on} ${wanted.map(({ def, key }) => `${def.id}.${key ?? ''}`).join()}`, () => resolveSettings(tx, district, wanted, on)),
    seal: (plain) => encrypt(ring, plain), unseal: (sealed) => decrypt(ring, sealed), keyedHash: (plain) => searchKey(ring, plain),
    forget: () => remembered.clear(),
    close: async () => { await Promise.all([pool.end(), streams.end(), worker.end()]) },
  }
}
