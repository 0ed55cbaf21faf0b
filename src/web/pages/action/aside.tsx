import type { MatterView } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { LawText } from '../../components/law-text.tsx'
import { consequencesOf } from './consequences.ts'

/** Beside the form: the law it is done under, and what it will do. */
export function ActionAside({ procedure, action, matter, values, on }: { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly matter: MatterView | null; readonly values: { readonly [field: string]: unknown }; readonly on: IsoDate }) {
  const { states, issues, receives, starts, ends, pauses } = consequencesOf(procedure, action, matter, values, on)
  const none = states.length + issues.length + receives.length + starts.length + ends.length + pauses.length === 0
  return (
    <aside className="panel pad now" aria-label="办理后">
      <h2>办理后</h2>
      <p><LawText of={action.basis} /></p>
      {none && <p className="muted small">案卷状态不变，只记入办理内容和日志。</p>}
      {states.length > 0 && <><h3>案卷转为</h3><ul>{states.map((state) => <li key={state}><span className="state">{procedure.states[state]?.label}</span></li>)}</ul>{states.length > 1 && <p className="muted small">以所选内容为准</p>}</>}
      {issues.length > 0 && <><h3>制作文书</h3><ul>{issues.map(({ label, numbered, serve }) => <li key={label}>《{label}》<div className="muted small">{numbered ? '自动编文号' : '不编文号'}{serve && `；${serve}`}</div></li>)}</ul></>}
      {receives.length > 0 && <><h3>登记收到</h3><ul>{receives.map((label) => <li key={label}>《{label}》</li>)}</ul></>}
      {starts.length > 0 && <><h3>起算期限</h3><ul>{starts.map(({ label, term, when, consequence }) => <li key={label}>{label}：{term}<div className="muted small">{when}{consequence && `。${consequence}`}</div></li>)}</ul></>}
      {ends.length > 0 && <><h3>期限办结</h3><ul>{ends.map((label) => <li key={label}>{label}</li>)}</ul></>}
      {pauses.length > 0 && <><h3>中止计算</h3><ul>{pauses.map((label) => <li key={label}>{label}</li>)}</ul></>}
    </aside>
  )
}
