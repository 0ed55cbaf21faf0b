import { useQuery } from '@tanstack/react-query'
import { Navigate, useRouter } from '@tanstack/react-router'
import { sessionQuery } from '../../api/queries.ts'
import { Door } from '../../components/door.tsx'
import { Failed } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { PasswordForm } from './password-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Sign-in, and the change of password that may follow it; then back to the page that was asked for. */
export function SignInPage() {
  useTitle('登录')
  const [search] = useUrl()
  const router = useRouter()
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery)
  // Only a path of this site: an address in a link must not lead elsewhere after sign-in.
  const target = search['to']?.startsWith('/') && !search['to'].startsWith('//') ? search['to'] : '/'
  const go = () => router.history.push(router.history.createHref(target))
  if (error) return <div className="door"><Failed error={error} retry={() => void refetch()} /></div>
  if (isPending) return null
  if (!session) return <Door title="登录" note="法治政府建设业务办理"><SignInForm onDone={() => undefined} /></Door>
  if (session.account.must_change || search['change']) return <Door title="修改口令"><PasswordForm must={session.account.must_change} onDone={go} /></Door>
  return <Navigate to={target} replace />
}
