import { Link } from '@tanstack/react-router'
import { figureText } from '../../../report/check/words.ts'
import type { CheckedFigure } from '../../../report/checker/check.ts'
import { agreements, confidences } from '../../../report/compare.ts'
import type { Compared, CompareView } from '../../../report/compare-contract.ts'
import { DataTable } from '../../components/data-table.tsx'

const RANK = { different: 0, unknown: 1, equal: 2 } as const

/** The figures of the text beside the district's own: those that differ first. */
export function Comparison({ view, figures, show }: { readonly view: CompareView; readonly figures: ReadonlyMap<string, CheckedFigure>; readonly show: (figure: string) => void }) {
  const rows = view.compared.toSorted((a, b) => RANK[a.agreement] - RANK[b.agreement])
  const different = rows.filter(({ agreement }) => agreement === 'different').length
  return (
    <section className="panel" aria-label="与系统数据比较">
      <header><h2>与系统数据比较</h2><span className="muted small">认出 {rows.length} 处，{different > 0 ? `不一致 ${different} 处` : '没有不一致'}；只计您有权查看的记录</span></header>
      <DataTable<Compared>
        label="与系统数据比较" rows={rows} keyOf={({ figure }) => figure}
        empty={<p className="pad muted">文中没有能与系统指标对应的数据。</p>}
        columns={[
          { key: 'stated', label: '文中', cell: ({ figure }) => <button type="button" className="link" onClick={() => show(figure)}>{figureText(figures.get(figure)!)}</button> },
          { key: 'label', label: '指标', cell: ({ room, label, definition }) => <span title={definition}>{room} · {label}</span> },
          { key: 'ours', label: '系统', cell: ({ text, numerator, denominator, declared }) => <>{text ?? '—'}{numerator !== null && <span className="muted small">（{numerator}/{denominator}）</span>}{declared && <span className="muted small">（填报）</span>}</> },
          { key: 'agreement', label: '结果', cell: ({ agreement }) => agreement === 'different' ? <strong className="light-overdue">{agreements[agreement]}</strong> : agreements[agreement] },
          { key: 'confidence', label: '对应', cell: ({ confidence }) => confidences[confidence] },
          { key: 'records', label: '记录', cell: ({ indicator, records }) => <Link to="/figures/$indicator" params={{ indicator }} search={{ year: String(view.year), ...(view.org && { org: view.org }) }}>{records} 条</Link> },
        ]}
      />
    </section>
  )
}
