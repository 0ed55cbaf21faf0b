import type { FastifyInstance, FastifyRequest } from 'fastify'
import { moveSession, placesOf } from '../access/place.ts'
import { changePassword, provePassword } from '../access/own-password.ts'
import { signIn } from '../access/sign-in.ts'
import { beginTotp, confirmTotp, stopTotp, totpState } from '../access/totp.ts'
import { withScope } from '../access/scope.ts'
import { endSessions, sessionsOf, type LiveSession, type Origin } from '../access/session.ts'
import { Fault } from '../fault.ts'
import { UnpublishedYear, workingDayAfter } from '../law/calendar.ts'
import { isWorking } from '../matter/read/light.ts'
import type { OwnSession, PasswordCommand } from './admin-contract.ts'
import { bodyOf, textIn } from './body.ts'
import type { SessionView } from './contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

export const originOf = (request: FastifyRequest): Origin => ({ ip: request.ip, agent: request.headers['user-agent'] ?? null })

/** Signing in and out, one's own password and second factor. */
export function sessionRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const limited = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }
  // A whole district may come to work behind one address; what guards against guessing is the count of failures.
  const arriving = { config: { rateLimit: { max: 100, timeWindow: '1 minute' } } }

  app.get('/session', async (request) => sessionView(serving, await who.anyOf(request)))

  app.post('/session', arriving, async (request, reply) => {
    const body = bodyOf(request)
    const code = textIn(body, 'code')
    const answer = await signIn(serving.pool, serving.ring, { sign_in_name: textIn(body, 'sign_in_name'), password: textIn(body, 'password'), ...(code && { code }), ...originOf(request) })
    if (answer.kind === 'refused') throw new Fault('unauthenticated', answer.message)
    if (answer.kind === 'second_factor') throw new Fault('unauthenticated', '请输入动态码', { fields: [{ field: 'code', message: '请输入验证器中的六位数字' }] })
    who.begin(request, reply, answer)
    const session = await serving.sessions.find(answer.token)
    if (!session) throw new Fault('unauthenticated', '登录已经失效，请重新登录')
    return sessionView(serving, session)
  })

  app.delete('/session', async (request, reply) => {
    const session = await who.anyOf(request)
    await serving.sessions.end(session)
    who.end(request, reply)
    return reply.code(204).send()
  })

  // One's own sessions, on whatever machine: seen, and the others ended (ASVS 7.5.2).
  app.get('/session/all', async (request): Promise<OwnSession[]> => {
    const session = await who.of(request)
    const found = await withScope(serving.pool, session.home, (tx) => sessionsOf(tx, session.home))
    return found.map(({ token_hash, started_at, last_seen_at, ip, agent }) =>
      ({ id: token_hash.slice(0, 16), started_at: started_at.toISOString(), last_seen_at: last_seen_at.toISOString(), ip, agent, current: token_hash === session.token_hash }))
  })
  app.delete('/session/all', limited, async (request, reply) => {
    const { home, token_hash } = await who.of(request)
    await withScope(serving.pool, home, (tx) => endSessions(tx, { district: home.district, id: home.account_id }, 'sign_out', new Date(), token_hash))
    who.forget()
    return reply.code(204).send()
  })

  // Where he works from now on: at home (null), or in a district of his city. The practice ground has routes of its own.
  app.put('/session/place', limited, async (request) => {
    const { home, token_hash } = await who.of(request)
    const { district } = bodyOf(request)
    if (district !== null && (typeof district !== 'string' || !placesOf(home).includes(district))) throw new Fault('forbidden', '只能查看本市所属的区，请从区划目录中选择')
    await withScope(serving.pool, home, (tx) => moveSession(tx, token_hash, district as string | null))
    who.forget()
    return sessionView(serving, await who.of(request))
  })

  app.put('/session/password', limited, async (request) => {
    const session = await who.anyOf(request)
    const body = bodyOf(request)
    await changePassword(serving.pool, session.home, { old: textIn(body, 'old'), fresh: textIn(body, 'fresh') } satisfies PasswordCommand, session)
    who.forget()
    return sessionView(serving, { ...session, must_change: false })
  })

  app.get('/session/totp', async (request) => {
    const { home } = await who.of(request)
    return withScope(serving.pool, home, (tx) => totpState(tx, home))
  })
  app.post('/session/totp', limited, async (request) => {
    const { home } = await who.of(request)
    await provePassword(serving.pool, home, textIn(bodyOf(request), 'password'))
    return withScope(serving.pool, home, (tx) => beginTotp(tx, serving.ring, home))
  })
  app.post('/session/totp/confirm', limited, async (request) => {
    const { home } = await who.of(request)
    return { recovery_codes: await withScope(serving.pool, home, (tx) => confirmTotp(tx, serving.ring, home, textIn(bodyOf(request), 'code'), new Date())) }
  })
  app.delete('/session/totp', limited, async (request, reply) => {
    const { home } = await who.of(request)
    const body = bodyOf(request)
    await provePassword(serving.pool, home, textIn(body, 'password'))
    await withScope(serving.pool, home, (tx) => stopTotp(tx, serving.ring, home, textIn(body, 'code'), new Date()))
    return reply.code(204).send()
  })
}

/** Who is signed in and where he works, for the head of every page. */
export async function sessionView(serving: Serving, { caller, home, must_change }: LiveSession): Promise<SessionView> {
  const today = serving.today()
  const [{ units }, calendar] = await Promise.all([serving.directory(home.district), serving.calendar()])
  const { rows } = await withScope(serving.pool, home, (tx) => tx.query<SessionView['district'] & { sign_in_name: string }>(
    `select d.code, d.name, d.kind, a.sign_in_name from account a cross join district d where a.district = $1 and a.id = $2 and d.code = any ($3) order by d.code`,
    [home.district, home.account_id, [home.district, caller.district, ...placesOf(home)]]))
  const districtOf = (wanted: string): SessionView['district'] => {
    const { code, name, kind } = rows.find((row) => row.code === wanted)!
    return { code, name, kind }
  }
  return {
    account: { id: caller.account_id, name: caller.name, sign_in_name: rows[0]!.sign_in_name, must_change },
    district: districtOf(caller.district), home: districtOf(home.district), below: placesOf(home).map(districtOf),
    roles: caller.roles.map(({ org_id, role }) => ({ org_id, org_name: units.get(org_id)?.name ?? '', role })),
    today, today_is_working: isWorking(calendar, today), next_working_day: nextWorkingDay(),
  }
  function nextWorkingDay() {
    try {
      return workingDayAfter(calendar, today, 1)
    } catch (error) {
      if (error instanceof UnpublishedYear) return null
      throw error
    }
  }
}
