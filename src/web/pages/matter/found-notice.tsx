import { Link } from '@tanstack/react-router'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyAction } from '../../../kernel/procedure/procedure.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { findProcedure } from '../../registry.ts'

/** A ledger whose matters are opened by checks holds findings. */
const isOpenFinding = ({ ledger, state }: MatterView['links'][number]): boolean => {
  const procedure = findProcedure(ledger)
  return procedure !== undefined && (Object.values(procedure.actions) as AnyAction[]).some(({ onCheck }) => onCheck) && !procedure.states[state]?.final
}

/** What the checks found in this case and nobody has settled yet: above everything else, each with the way to answer it. */
export function FoundNotice({ matter }: { readonly matter: MatterView }) {
  const found = matter.links.filter(isOpenFinding)
  if (found.length === 0) return null
  return (
    <section className="notice warn no-print" aria-label="检查发现的问题" style={{ marginBottom: 12 }}>
      <strong>检查发现 {found.length} 个问题，尚未了结</strong>
      <ul className="why">{found.map(({ ledger, id, title, state }) => (
        <li key={id}><Link to="/matters/$ledger/$id" params={{ ledger, id }}>{title}</Link> <StateTag ledger={ledger} state={state} /></li>
      ))}</ul>
    </section>
  )
}
