import { createContext, useContext } from 'react'
import type { SessionView } from '../../kernel/http/contract.ts'
import type { Role } from '../../kernel/access/role.ts'

export const SessionContext = createContext<SessionView | null>(null)

/** The session of the page; every page inside the shell has one. */
export function useSession(): SessionView {
  const session = useContext(SessionContext)
  if (!session) throw new Error('页面不在已登录的范围内')
  return session
}
/** Whether the caller holds one of the roles anywhere; without roles named, everybody. Only menus ask this: rights travel with records. */
export const holds = (session: SessionView, roles: readonly Role[] | undefined): boolean =>
  roles === undefined || session.roles.some(({ role }) => roles.includes(role))
