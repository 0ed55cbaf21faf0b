import { Link } from '@tanstack/react-router'
import type { ActionView, DocumentView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import type { Refusal } from '../../../kernel/procedure/refusals.ts'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { useSortedActions } from './use-sorted-actions.ts'

/** All reasons against an action, each with its article. */
export function Reasons({ refusals }: { readonly refusals: readonly Refusal[] }) {
  return <ul className="why">{refusals.map(({ reason, basis }) => <li key={reason}>{reason}{basis && <> <LawText of={basis} /></>}</li>)}</ul>
}

function Refused({ action }: { readonly action: ActionView }) {
  return <li><span className="muted">{action.label}</span> <LawText of={action.basis} short /><Reasons refusals={action.refusals} /></li>
}

function Offered({ matter, action: { name, label, basis } }: { readonly matter: MatterView; readonly action: ActionView }) {
  return <li><Link to="/matters/$ledger/$id/do/$action" params={{ ledger: matter.ledger, id: matter.id, action: name }}>{label}</Link> <LawText of={basis} /></li>
}

function Served({ matter, document: { id, label } }: { readonly matter: MatterView; readonly document: DocumentView }) {
  return <li><Link to="/matters/$ledger/$id/do/$action" params={{ ledger: matter.ledger, id: matter.id, action: 'serve' }} search={{ document: id }}>登记送达《{label}》</Link></li>
}

function Folded({ label, actions }: { readonly label: string; readonly actions: readonly ActionView[] }) {
  if (actions.length === 0) return null
  return (
    <details style={{ marginTop: 8 }}>
      <summary className="muted small">{label}（{actions.length}）</summary>
      <ul>{actions.map((action) => <Refused key={action.name} action={action} />)}</ul>
    </details>
  )
}

/** The right side of a matter: what may be done now, what not and why, which deadlines run. */
export function Now({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const { forward, serving, besides, blocked, others, elsewhere } = useSortedActions(procedure, matter)
  const params = { ledger: matter.ledger, id: matter.id }
  const running = matter.clocks.filter(({ state }) => state === 'running' || state === 'paused' || state === 'lapsed')
  return (
    <aside className="panel pad now" aria-label="现在">
      <h2>现在</h2>
      <h3>能办</h3>
      {forward.length + serving.length + besides.length === 0 ? <p className="muted small">{procedure.states[matter.state]?.final ? '本案已经办结，没有后续环节。' : '您现在没有可以办理的环节。'}</p> : (
        <ul>
          {serving.map((document) => <Served key={document.id} matter={matter} document={document} />)}
          {forward.map((action) => <Offered key={action.name} matter={matter} action={action} />)}
        </ul>
      )}
      {besides.length > 0 && (
        <details open={forward.length + serving.length === 0}>
          <summary className="muted small">还可以记录和办理（{besides.length}）</summary>
          <ul>{besides.map((action) => <Offered key={action.name} matter={matter} action={action} />)}</ul>
        </details>
      )}
      {blocked.length > 0 && <><h3>不能办，因为</h3><ul>{blocked.map((action) => <Refused key={action.name} action={action} />)}</ul></>}
      {running.length > 0 && (
        <>
          <h3>期限</h3>
          <ul>{running.map((clock) => (
            <li key={clock.id}>
              <Link to="/matters/$ledger/$id" params={params} search={{ tab: 'clocks', clock: clock.id }}>{clock.label}</Link>{clock.row_title && `（${clock.row_title}）`}
              <div className="small">{clock.state === 'paused' ? <span className="muted">已中止计算，自 {clock.paused_on}</span> : <Light clock={clock} />}{clock.due_on && clock.state !== 'paused' && <span className="muted">，{clock.due_on}</span>}</div>
            </li>
          ))}</ul>
        </>
      )}
      <Folded label="由他人办理的环节" actions={others} />
      <Folded label="其他阶段的环节" actions={elsewhere} />
      <p className="small" style={{ marginTop: 12 }}><Link to="/procedures/$ledger" params={{ ledger: matter.ledger }} search={{ at: matter.state }}>程序说明</Link></p>
    </aside>
  )
}
