import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { matterQuery } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { findAction, findProcedure } from '../../registry.ts'
import { Reasons } from '../matter/now.tsx'
import { ActForm } from './act-form.tsx'
import { CorrectForm } from './correct-form.tsx'
import { formSpec, standardSpecs } from './form-spec.ts'
import { LinkForm } from './link-form.tsx'
import { ServeForm } from './serve-form.tsx'

/** Taking an action on a matter: a page of its own, so that it can be linked and nothing is lost by a stray click. */
export function ActionPage() {
  const { ledger = '', id = '', action: name = '' } = useParams({ strict: false })
  const procedure = findProcedure(ledger)
  const { data: matter, error, refetch, isFetchedAfterMount } = useQuery({ ...matterQuery(ledger, id), enabled: procedure !== undefined, refetchOnWindowFocus: false })
  const view = matter?.actions.find((one) => one.name === name)
  useTitle(view?.label, matter?.number, matter?.title)
  if (!procedure) return <Nothing what={`没有名为“${ledger}”的案卷种类`} />
  if (error && !matter) return <Failed error={error} retry={() => void refetch()} />
  // A form builds on the matter as it is now, not as this window saw it a while ago: others may have acted since.
  if (!matter || !isFetchedAfterMount) return <Loading rows={10} />
  const number = matter.number ?? '未编号'
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: procedure.label, to: `/matters/${ledger}` }, { label: number, to: `/matters/${ledger}/${id}` }, { label: view?.label ?? name }]} />
      <header className="matter-head">
        <div className="row"><h1>{view?.label ?? name}</h1>{view && !view.standard && <LawText of={view.basis} />}</div>
        <div className="row"><span>{number}</span><StateTag ledger={ledger} state={matter.state} />{matter.light && <Light clock={matter.light} />}<span>{matter.title}</span></div>
      </header>
      {/* A matter that somebody else moves under the form must not take the form away: it is keyed by the action alone. */}
      <Chosen key={name} name={name} matter={matter} procedure={procedure} />
    </>
  )
}

function Chosen({ name, matter, procedure }: { readonly name: string; readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const view = matter.actions.find((one) => one.name === name)
  const [refusals] = useState(view?.refusals ?? [])
  const action = findAction(procedure, name)
  if (!view) return <Nothing what="本案没有这个环节" how="请回到案卷页，从“现在”一栏选择。" />
  if (refusals.length > 0) return <div className="panel pad"><h2>现在不能办理「{view.label}」，因为</h2><Reasons refusals={refusals} /><p style={{ marginTop: 12 }}><Link to="/matters/$ledger/$id" params={{ ledger: matter.ledger, id: matter.id }}>返回案卷</Link></p></div>
  if (action) return <ActForm matter={matter} procedure={procedure} name={name} action={action} spec={formSpec(procedure, action)} />
  switch (name) {
    case 'serve': return <ServeForm matter={matter} procedure={procedure} />
    case 'link': return <LinkForm matter={matter} procedure={procedure} />
    case 'correct': return <CorrectForm matter={matter} procedure={procedure} />
    case 'assign': case 'transfer': case 'set_secrecy': case 'note': return <ActForm matter={matter} procedure={procedure} name={name} spec={standardSpecs[name]} />
    default: return <Nothing what="本案没有这个环节" how="请回到案卷页，从“现在”一栏选择。" />
  }
}
