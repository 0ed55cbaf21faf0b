import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { barsOf, stepFacts } from '../../../kernel/procedure/explain.ts'
import { LawText } from '../../components/law-text.tsx'

/** One action step by step: who, what is asked, what is issued, when it may not be taken, under which article. */
export function Step({ procedure, action, states = false }: { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly states?: boolean }) {
  const bars = barsOf(action)
  return (
    <article>
      <h3>{action.label}　<LawText of={action.basis} /></h3>
      <dl className="values" style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {stepFacts(procedure, action, states).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        {bars.length > 0 && <div><dt>不得办理</dt><dd><ul style={{ paddingLeft: 18 }}>{bars.map(({ text, basis }) => <li key={text}>{text}{basis && <> <LawText of={basis} /></>}</li>)}</ul></dd></div>}
      </dl>
    </article>
  )
}
