import type { MatterView } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { LawText } from '../../components/law-text.tsx'
import { consequencesOf } from './consequences.ts'

interface Props {
  readonly procedure: AnyProcedure
  readonly action: AnyAction
  readonly matter: MatterView | null
  readonly values: { readonly [field: string]: unknown }
  readonly on: IsoDate
}

/** Beside the form: the law it is done under, and what it will do. */
export function ActionAside({ procedure, action, matter, values, on }: Props) {
  const { states, issues, receives, starts, ends, pauses } = consequencesOf(procedure, action, matter, values, on)
  const none = states.length + issues.length + receives.length + starts.length + ends.length + pauses.length === 0
  return (
    <aside className="panel pad" aria-label="办理后">
      <div className="row"><h2>办理后</h2><LawText of={action.basis} /></div>
      {none ? <p className="muted small">案卷状态不变，只记入办理内容和日志。</p> : (
        <dl className="after">
          <Part label="案卷转为" of={states}>{(state) => <span className="state">{procedure.states[state]?.label}</span>}</Part>
          {states.length > 1 && <Part label="" of={['以所选内容为准']}>{(text) => <span className="muted small">{text}</span>}</Part>}
          <Part label="制作文书" of={issues}>{({ label, numbered, serve }) => <>《{label}》<div className="muted small">{numbered ? '自动编文号' : '不编文号'}{serve && `；${serve}`}</div></>}</Part>
          <Part label="登记收到" of={receives}>{(label) => <>《{label}》</>}</Part>
          <Part label="起算期限" of={starts}>{({ label, term, when, consequence }) => <>{label}：{term}<div className="muted small">{when}{consequence && `。${consequence}`}</div></>}</Part>
          <Part label="期限办结" of={ends}>{(label) => label}</Part>
          <Part label="中止计算" of={pauses}>{(label) => label}</Part>
        </dl>
      )}
    </aside>
  )
}

function Part<T>({ label, of, children }: { readonly label: string; readonly of: readonly T[]; readonly children: (one: T) => React.ReactNode }) {
  if (of.length === 0) return null
  return <div><dt>{label}</dt><dd>{of.map((one, at) => <div key={at}>{children(one)}</div>)}</dd></div>
}
