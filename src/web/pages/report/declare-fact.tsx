import { useState } from 'react'
import { fact } from '../../../domains/common/report-parts.ts'
import type { Performed } from '../../../kernel/http/contract.ts'
import type { ReportView } from '../../../report/contract.ts'
import { Ask } from '../../components/ask.tsx'

const { label, value, unit, paper, declared_by } = fact.fields

/** Declares a figure that no record yields: what, how much, on whose word. It is then placed like any other. */
export function DeclareFact({ view, close }: { readonly view: ReportView; readonly close: () => void }) {
  // Short, unlike any other of this report, and never shown.
  const [code] = useState(() => `f${Date.now().toString(36)}`)
  return (
    <Ask<Performed>
      title="填报数据" fields={{ label, value, unit, paper, declared_by }} start={{ declared_by: view.org_id }} path={`${view.ledger}/${view.id}/actions/edit`} refreshes={['reports', view.ledger]} button="填报" close={close}
      bodyOf={(input) => ({ expected_version: view.version, input: {}, rows: { fact: [{ code, ...input }] } })}
      note={<>案卷、台账中没有的数据，由单位填报并写明依据；在正文中以另一种颜色标出。填报后从「插入数据」放入正文。{view.facts.length > 0 && <ul>{view.facts.map((one) => <li key={one.id}>{one.label} {one.value}{one.unit}（{one.paper}）</li>)}</ul>}</>}
    />
  )
}
