import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Radio } from 'antd'
import type { OpeningView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { openingsQuery } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { findProcedure } from '../../registry.ts'
import { Reasons } from '../matter/now.tsx'
import { OpenForm } from './open-form.tsx'

/** Opening a matter: by which step, in which unit, out of which other matter. */
export function OpeningPage() {
  const { ledger = '' } = useParams({ strict: false })
  const procedure = findProcedure(ledger)
  useTitle(procedure && `新办${procedure.label}`)
  const { data, error, refetch } = useQuery({ ...openingsQuery(ledger), enabled: procedure !== undefined })
  if (!procedure) return <Nothing what={`没有名为“${ledger}”的案卷种类`} />
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: procedure.label, to: `/matters/${ledger}` }, { label: '新办' }]} />
      <div className="head"><h1>新办{procedure.label}</h1></div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={10} /> : <Choice procedure={procedure} openings={data} />}
    </>
  )
}

function Choice({ procedure, openings }: { readonly procedure: AnyProcedure; readonly openings: readonly OpeningView[] }) {
  const [search, change] = useUrl()
  const able = openings.filter(({ refusals, orgs }) => refusals.length === 0 && orgs.length > 0)
  const barred = openings.filter((opening) => !able.includes(opening))
  const chosen = able.find(({ name }) => name === search['action']) ?? able[0]
  return (
    <div className="stack">
      {able.length > 1 && (
        <div className="panel pad">
          <Radio.Group aria-label="以何种方式立案" value={chosen?.name} onChange={(event) => change({ action: event.target.value as string }, { replace: true })} options={able.map(({ name, label, basis }) => ({ value: name, label: <>{label} <LawText of={basis} /></> }))} />
        </div>
      )}
      {chosen && <OpenForm key={chosen.name} procedure={procedure} opening={chosen} />}
      {barred.length > 0 && <div className="panel pad"><h2>不能办理</h2>{barred.map(({ name, label, refusals }) => <div key={name}>{label}<Reasons refusals={refusals.length > 0 ? refusals : [{ kind: 'role', reason: '您在任何单位都没有办理本环节的职责' }]} /></div>)}</div>}
      {openings.length === 0 && <Nothing what={`您不能新办${procedure.label}`} how="新办案卷须在承办单位担任相应职责，请联系管理员。" />}
    </div>
  )
}
