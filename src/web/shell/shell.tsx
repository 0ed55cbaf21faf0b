import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { kindWords } from '../../kernel/access/district-kind.ts'
import type { SessionView } from '../../kernel/http/contract.ts'
import { sessionQuery } from '../api/queries.ts'
import { Failed, Loading } from '../components/states.tsx'
import { SignInForm } from '../pages/sign-in/sign-in-form.tsx'
import { Keys } from './keys.tsx'
import { SessionContext } from './session.ts'
import { Side } from './side.tsx'
import { Top } from './top.tsx'

const watchLine = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => { removeEventListener('online', changed); removeEventListener('offline', changed) }
}

/** To the sign-in and from there back here. Once: while the way is under way, the address already is the new one. */
function ToSignIn() {
  const navigate = useNavigate()
  const { href } = useLocation()
  const [from] = useState(href)
  useEffect(() => { void navigate({ to: '/sign-in', search: from === '/' ? {} : { to: from }, replace: true }) }, [navigate, from])
  return null
}

/**
 * The frame of every page. A session that ends under a page does not take the page away: the sign-in stands over it,
 * so that nothing typed is lost.
 */
export function Shell() {
  const { data, error, refetch } = useQuery(sessionQuery)
  const [held, setHeld] = useState<SessionView | null>(null)
  const online = useSyncExternalStore(watchLine, () => navigator.onLine)
  if (data && data !== held) setHeld(data)
  const session = data ?? held
  if (!session && error) return <div className="door"><Failed error={error} retry={() => void refetch()} /></div>
  if (!session && data === null) return <ToSignIn />
  if (!session) return <div className="door"><Loading /></div>
  if (session.account.must_change) return <ToSignIn />
  const banner = kindWords[session.district.kind]
  return (
    <SessionContext value={session}>
      <a className="skip" href="#main">跳到正文</a>
      <div className="shell">
        <div className="banner" role="status" hidden={online && !banner}>{online ? banner : '网络已断开：已填写的内容仍在本页，恢复连接后即可提交'}</div>
        <Side />
        <Top />
        <main className="main" id="main" data-scroll-restoration-id="main" tabIndex={-1}><Outlet /></main>
      </div>
      <Keys />
      <Modal open={data === null} title="登录已过期，请重新登录" footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={400} destroyOnHidden>
        <p className="muted">本页已填写的内容不会丢失，登录后可以继续。</p>
        <SignInForm onDone={() => undefined} name={session.account.sign_in_name} />
      </Modal>
    </SessionContext>
  )
}
