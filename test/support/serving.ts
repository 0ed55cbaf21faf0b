import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, FastifyPluginAsync, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { openWorld, type OpenWorld } from '../../src/cli/world.ts'
import { hashPassword } from '../../src/kernel/access/password.ts'
import type { Role } from '../../src/kernel/access/role.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { createServer, type RoomRoutes } from '../../src/kernel/http/server.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import type { Room } from '../../src/kernel/room/room.ts'
import { testDatabase } from './database.ts'
import { testDistrict, type TestDistrict } from './district.ts'

export const PASSWORD = 'Plumb-line 2025'

/** A signed-in browser as far as the server can tell. */
export interface Client {
  readonly cookie: string
  readonly get: (path: string) => Promise<LightMyRequestResponse>
  readonly post: (path: string, body?: object, headers?: { readonly [name: string]: string }) => Promise<LightMyRequestResponse>
  readonly send: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<LightMyRequestResponse>
  /** Uploads a file as a form does. */
  readonly upload: (path: string, name: string, content: Buffer) => Promise<LightMyRequestResponse>
}

export interface TestServing {
  readonly app: FastifyInstance
  readonly world: OpenWorld
  readonly owner: pg.Pool
  /** Where the public site would connect. */
  readonly portalUrl: string
  readonly district: TestDistrict
  /** Somebody new with these roles in a unit, signed in. */
  readonly somebody: (org_id: string, ...roles: readonly Role[]) => Promise<Client & { readonly id: string }>
  readonly signIn: (sign_in_name: string) => Promise<Client>
  readonly setToday: (day: IsoDate) => void
  /** What was written to the log, where bugs go. */
  readonly logged: string[]
  readonly close: () => Promise<void>
}

/** The whole server in this process, over a database of its own: these rooms, a district, a day that tests may move. */
export async function testServing(rooms: readonly Room[], options: { readonly tables?: string; readonly today?: IsoDate; readonly routes?: readonly RoomRoutes[]; readonly webDir?: string; readonly site?: (portalUrl: string, world: OpenWorld) => FastifyPluginAsync } = {}): Promise<TestServing> {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'zhunsheng-http-'))
  const owner = openPool(database.ownerUrl, { max: 2 })
  if (options.tables) await owner.query(options.tables)
  const opened = await openWorld(database, rooms, { dataDir })
  let today: IsoDate = options.today ?? '2025-03-03'
  const world: OpenWorld = { ...opened, today: () => today }
  const logged: string[] = []
  const app = await createServer(world, { log: (line) => void logged.push(line), ...(options.routes && { routes: options.routes }), ...(options.webDir && { webDir: options.webDir }), ...(options.site && { site: options.site(database.portalUrl, world) }) })
  const district = await testDistrict({ app: world.pool, worker: world.worker }, '990112')
  const password_hash = await hashPassword(PASSWORD)
  let people = 0

  const signIn = async (sign_in_name: string): Promise<Client> => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { sign_in_name, password: PASSWORD }, remoteAddress: `10.0.${people >> 8}.${people & 255}` })
    if (answer.statusCode !== 200) throw new Error(`cannot sign in: ${answer.body}`)
    return clientOf(app, String(answer.headers['set-cookie']).split(';')[0]!)
  }
  return {
    app, world, owner, portalUrl: database.portalUrl, district, logged, signIn,
    somebody: async (org_id, ...roles) => {
      const sign_in_name = `person${++people}`
      const id = await district.person({ name: `经办${people}`, sign_in_name, org_id, roles, password_hash })
      world.forget()
      return { ...await signIn(sign_in_name), id }
    },
    setToday: (day) => { today = day },
    close: async () => {
      await app.close()
      await world.close()
      await owner.end()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function clientOf(app: FastifyInstance, cookie: string): Client {
  const send: Client['send'] = (method, path, body) => app.inject({ method, url: `/api/${path}`, headers: { cookie }, ...(body && { payload: body }) })
  return {
    cookie, send,
    get: (path) => app.inject({ method: 'GET', url: `/api/${path}`, headers: { cookie } }),
    post: (path, body = {}, headers = {}) => app.inject({ method: 'POST', url: `/api/${path}`, headers: { cookie, ...headers }, payload: body }),
    upload: (path, name, content) => {
      const boundary = 'plumb-line'
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      return app.inject({
        method: 'POST', url: `/api/${path}`, headers: { cookie, origin: 'http://localhost:80', 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      })
    },
  }
}
