import { roles, type Role } from '../../../kernel/access/role.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { targetsOf } from '../../../kernel/procedure/soundness.ts'
import { LawText } from '../../components/law-text.tsx'

type Bar = ((m: never) => boolean) | { readonly basis: Citation }
const barsOf = (bars: unknown): readonly (readonly [string, Citation | null])[] =>
  Object.entries((bars ?? {}) as { readonly [sentence: string]: Bar }).map(([sentence, bar]) => [sentence, typeof bar === 'function' ? null : bar.basis])

/** Who may take the action, in words. */
export const whoOf = (procedure: AnyProcedure, { by, onExpiryOf }: AnyAction): string => by === 'law'
  ? `「${(procedure.deadlines[onExpiryOf!] as AnyDeadline | undefined)?.label ?? '期限'}」届满时依法自动发生`
  : list(by as Role | { role: Role; of: string } | readonly (Role | { role: Role; of: string })[]).map((actor) => typeof actor === 'string' ? roles[actor] : `${procedure.fields[actor.of].label}的${roles[actor.role]}`).join('、')

/** One action step by step: who, what is asked, what is issued, when it may not be taken, under which article. */
export function Step({ procedure, action, states = false }: { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly states?: boolean }) {
  const quoted = (names: readonly string[]) => names.map((name) => `「${procedure.states[name]?.label ?? name}」`).join('、')
  const labels = (names: readonly string[]) => names.map((name) => procedure.fields[name].label).join('、')
  const rows = (names: readonly string[]) => names.map((name) => procedure.many![name]!.label).join('、')
  const papers = (names: readonly string[]) => names.map((name) => `《${procedure.documents[name]!.label}》`).join('、')
  const to = targetsOf(action)
  const links = list(action.asksLink).map((kind) => (procedure.links as { [kind: string]: LinkDef })[kind]!.label)
  const facts: readonly (readonly [string, React.ReactNode])[] = ([
    ['由谁', whoOf(procedure, action)],
    ['何时', states && quoted(list(action.from))],
    ['转为', to.length > 0 && `${quoted(to)}${typeof action.to === 'object' ? `，依「${procedure.fields[action.to.by].label}」` : ''}`],
    ['应填', [labels(list(action.asks)), rows(list(action.asksRows)), ...links].filter(Boolean).join('、')],
    ['可填', [labels(list(action.offers)), rows(list(action.offersRows))].filter(Boolean).join('、')],
    ['须先有', papers(list(action.needs))],
    ['收到', papers(list(action.receives))],
    ['制作', papers(list(action.issues))],
    ['延长', action.extends && `「${(procedure.deadlines[action.extends] as AnyDeadline).label}」`],
    ['施行', action.inForce && [action.inForce.from && `${action.inForce.from} 起`, action.inForce.until && `${action.inForce.until} 前`].filter(Boolean).join('，')],
  ] as const).filter(([, value]) => value)
  const bars = [...barsOf(action.barredIf), ...barsOf(action.invalidIf)]
  return (
    <article>
      <h3>{action.label}　<LawText of={action.basis} /></h3>
      <dl className="values" style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        {bars.length > 0 && <div><dt>不得办理</dt><dd><ul style={{ paddingLeft: 18 }}>{bars.map(([sentence, basis]) => <li key={sentence}>{sentence}{basis && <> <LawText of={basis} /></>}</li>)}</ul></dd></div>}
      </dl>
    </article>
  )
}
