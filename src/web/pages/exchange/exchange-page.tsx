import { useQuery } from '@tanstack/react-query'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { useTitle } from '../../components/use-title.ts'
import { isOffice } from '../../../kernel/access/role.ts'
import { holds, useSession } from '../../shell/session.ts'
import { Incoming } from './incoming.tsx'
import { Outgoing } from './outgoing.tsx'
import { Targets } from './targets.tsx'
import { targetsQuery } from './queries.ts'

/** What other systems push here, and what is passed on to a platform above. */
export function ExchangePage() {
  useTitle('数据对接')
  const session = useSession()
  const sets = holds(session, ['administrator', 'auditor'])
  const works = session.roles.some(({ role }) => !isOffice(role))
  const targets = useQuery({ ...targetsQuery, enabled: sets })
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '数据对接' }]} />
      <div className="head"><h1>数据对接</h1><span className="muted">其他系统凭密钥报送案卷，本系统向上级平台报送；逐条答复，不漏报、不重报。</span></div>
      <div className="stack">
        {sets && <Targets targets={targets} />}
        {works && <><Incoming /><Outgoing /></>}
      </div>
    </>
  )
}
