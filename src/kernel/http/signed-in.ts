import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LiveSession } from '../access/session.ts'
import { Fault } from '../fault.ts'
import type { Serving } from './serving.ts'

/** How long a session is taken on trust between looks at the database. Ends and changes made here count at once. */
const TRUSTED_MS = 2_000
const MOST = 10_000

/** The way back is open from everywhere. */
const MOVES = new Set(['/api/session/place', '/api/practice'])

const cookieName = (request: FastifyRequest): string => request.protocol === 'https' ? '__Host-zhunsheng' : 'zhunsheng'

/** Who is signed in, remembered for a moment: a page asks several questions at once. */
export interface SignedIn {
  /** @throws Fault `unauthenticated`, or `forbidden` while the person must first change his password */
  readonly of: (request: FastifyRequest) => Promise<LiveSession>
  /** As `of`, also for somebody who must change his password. */
  readonly anyOf: (request: FastifyRequest) => Promise<LiveSession>
  readonly begin: (request: FastifyRequest, reply: FastifyReply, session: { readonly token: string; readonly expires_at: Date }) => void
  readonly end: (request: FastifyRequest, reply: FastifyReply) => void
  readonly forget: () => void
}

export function signedIn(serving: Pick<Serving, 'sessions'>): SignedIn {
  const trusted = new Map<string, { readonly session: LiveSession; readonly until: number }>()

  const anyOf = async (request: FastifyRequest): Promise<LiveSession> => {
    const token = request.cookies[cookieName(request)]
    if (!token) throw new Fault('unauthenticated', '请先登录')
    const now = Date.now()
    const remembered = trusted.get(token)
    if (remembered && remembered.until > now && remembered.session.expires_at.getTime() > now) return remembered.session
    const session = await serving.sessions.find(token)
    if (!session) {
      trusted.delete(token)
      throw new Fault('unauthenticated', '登录已经失效，请重新登录。已填写的内容仍保留在页面上')
    }
    if (trusted.size >= MOST) trusted.clear()
    trusted.set(token, { session, until: now + TRUSTED_MS })
    return session
  }
  const attributes = (request: FastifyRequest) => ({ path: '/', httpOnly: true, sameSite: 'strict' as const, secure: request.protocol === 'https' })
  return {
    anyOf,
    of: async (request) => {
      const session = await anyOf(request)
      if (session.must_change) throw new Fault('forbidden', '请先设置自己的口令，再办理业务')
      // Two windows share a session: what is typed in one must not land where the other went.
      const shown = request.headers['x-place']
      if (shown !== undefined && shown !== session.caller.district && !MOVES.has(request.routeOptions.url ?? '')) throw new Fault('conflict', '您在另一窗口切换了所在区，本窗口的内容没有提交。请刷新本页，核对后再办理')
      return session
    },
    begin: (request, reply, { token, expires_at }) => void reply.setCookie(cookieName(request), token, { ...attributes(request), expires: expires_at }),
    end: (request, reply) => {
      trusted.delete(request.cookies[cookieName(request)] ?? '')
      void reply.clearCookie(cookieName(request), attributes(request))
    },
    forget: () => trusted.clear(),
  }
}
