import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Checked } from '../../../report/check/jobs.ts'
import { figureText, formulaText, isTelling, outcomeText, relationKinds, understood } from '../../../report/check/words.ts'
import type { CheckedFigure } from '../../../report/checker/check.ts'
import { agreements, confidences } from '../../../report/compare.ts'
import type { Compared } from '../../../report/compare-contract.ts'

interface Props { readonly figure: CheckedFigure; readonly checked: Checked; readonly figures: ReadonlyMap<string, CheckedFigure>; readonly ours: Compared | undefined; readonly asked: { readonly year: number; readonly org: string | null } | null; readonly close: () => void }

/** What was understood of a figure, what it relates to, and what we have for it. */
export function FigurePanel({ figure, checked, figures, ours, asked, close }: Props) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => { if (panel.current?.dataset['figure'] === figure.id) panel.current.focus({ preventScroll: true }) }, [figure.id])
  const related = checked.relations.filter((relation) => relation.figures.includes(figure.id) && isTelling(relation))
  return (
    <aside ref={panel} data-figure={figure.id} className="panel pad stack tight check-panel" tabIndex={-1} aria-label="数据说明" onKeyDown={(event) => { if (event.key === 'Escape') close() }}>
      <div className="row apart"><h2>{figureText(figure)}</h2><Button size="small" onClick={close}>关闭</Button></div>
      <dl>{understood(figure).map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
      {related.length > 0 && <ul>{related.map((relation) => <li key={relation.id}>{relationKinds[relation.kind]}：{formulaText(relation, figures)} {relation.holds ? outcomeText(relation) : <strong>{outcomeText(relation)}</strong>}</li>)}</ul>}
      {ours && (
        <div>
          <p><strong>{agreements[ours.agreement]}</strong>：系统中“{ours.label}”为 {ours.text ?? '—'}（{confidences[ours.confidence]}）</p>
          <p className="muted small">{ours.definition}</p>
          <p><Link to="/figures/$indicator" params={{ indicator: ours.indicator }} search={{ year: String(asked?.year), ...(asked?.org && { org: asked.org }) }}>查看 {ours.records} 条记录</Link></p>
        </div>
      )}
    </aside>
  )
}
