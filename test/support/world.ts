import pg from 'pg'
import type { Caller } from '../../src/kernel/access/scope.ts'
import type { Role } from '../../src/kernel/access/role.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { nationalCalendar } from '../../src/kernel/law/calendar.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { registryOf, type OrganisationNow, type World } from '../../src/kernel/matter/world.ts'
import type { Room } from '../../src/kernel/room/room.ts'
import { resolveSettings } from '../../src/kernel/setting/resolve.ts'
import { testDatabase, type TestDatabase } from './database.ts'

export const DISTRICT = '120112'
/** Units of the test district, by a short word: an id that says whose it is. */
export const unit = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const units: readonly OrganisationNow[] = [
  { id: unit(1), name: '试验区司法局', short_name: '区司法局', kind: 'justice_bureau', prefix: '试' },
  { id: unit(2), name: '试验区市场监督管理局', short_name: '区市场监管局', kind: 'department', prefix: '试市监' },
  { id: unit(3), name: '试验区城市管理局', short_name: '区城管局', kind: 'department', prefix: '试城' },
  { id: unit(4), name: '试验区人民政府', short_name: '区政府', kind: 'government', prefix: '试政' },
]

export interface TestWorld { readonly world: World; readonly database: TestDatabase; readonly owner: pg.Pool; readonly setToday: (day: IsoDate) => void; readonly close: () => Promise<void> }

/** A world over a database of one's own: these rooms, their tables, four units, a day that tests may move. */
export async function testWorld(rooms: readonly Room[], tables = '', first: IsoDate = '2025-03-03'): Promise<TestWorld> {
  const database = await testDatabase()
  const owner = openPool(database.ownerUrl, { max: 2 })
  await owner.query(`${tables};
    insert into district (code, name, level, kind, parent) values ('${DISTRICT}', '试验区', 'district', 'real', '000000') on conflict do nothing;`)
  const [pool, worker] = [openPool(database.appUrl, { max: 12 }), openPool(database.workerUrl, { max: 4 })]
  let today = first
  const known = new Map(units.map((one) => [one.id, one]))
  const world: World = {
    registry: registryOf(rooms), pool, worker,
    calendar: () => Promise.resolve(nationalCalendar),
    organisations: () => Promise.resolve(known),
    beneath: () => Promise.resolve([]),
    people: () => Promise.resolve(new Map()),
    districtName: () => Promise.resolve('试验区'),
    templateTags: () => Promise.resolve(() => undefined),
    settings: (tx, district, wanted, on) => resolveSettings(tx, district, wanted, on),
    today: () => today,
    seal: (plain) => `v1.test.${Buffer.from(plain).toString('base64url')}.x`,
    unseal: (sealed) => Buffer.from(sealed.split('.')[2]!, 'base64url').toString(),
    keyedHash: (plain) => `key:${Buffer.from(plain).toString('base64url')}`,
  }
  return {
    world, database, owner, setToday: (day) => { today = day },
    close: async () => { await Promise.all([pool.end(), worker.end(), owner.end()]); await database.drop() },
  }
}

let people = 0
/** Somebody with these roles in a unit, who sees that unit alone. */
export const somebody = (org: string, ...roles: readonly Role[]): Caller => ({
  account_id: unit(1000 + ++people), name: `经办${people}`, district: DISTRICT, districts: [DISTRICT], orgs: [org],
  roles: roles.map((role) => ({ org_id: org, role })), clearance: 0,
})
