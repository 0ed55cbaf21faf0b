import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { SessionView } from '../../kernel/http/contract.ts'
import { workAt } from '../api/client.ts'
import { sessionQuery } from '../api/queries.ts'
import { Failed, Loading } from '../components/states.tsx'
import { SignInForm } from '../pages/sign-in/sign-in-form.tsx'
import { Banner } from './banner.tsx'
import { Keys } from './keys.tsx'
import { SessionContext } from './session.ts'
import { Side } from './side.tsx'
import { Top } from './top.tsx'

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
  if (data && data !== held) setHeld(data)
  const session = data ?? held
  useEffect(() => { if (session) workAt(session.district.code) }, [session])
  if (!session && error) return <div className="door"><Failed error={error} retry={() => void refetch()} /></div>
  if (!session && data === null) return <ToSignIn />
  if (!session) return <div className="door"><Loading /></div>
  if (session.account.must_change) return <ToSignIn />
  return (
    <SessionContext value={session}>
      <a className="skip" href="#main">跳到正文</a>
      <div className="shell">
        <Banner session={session} />
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
