import type { Checked } from '../../report/check/jobs.ts'
import { figureText, formulaText, isTelling, kindOf, outcomeText, relationKinds, understood } from '../../report/check/words.ts'
import type { CheckedFigure, Relation } from '../../report/checker/check.ts'

interface Props { readonly checked: Checked; readonly figures: ReadonlyMap<string, CheckedFigure>; readonly about: ReadonlyMap<string, readonly number[]> }

/** Every figure: what was understood of it and what it relates to. A click on a figure leads here. */
export function FigureTable({ checked, figures, about }: Props) {
  const related = new Map<string, Relation[]>()
  for (const relation of checked.relations.filter(isTelling)) for (const id of new Set(relation.figures)) related.set(id, [...related.get(id) ?? [], relation])
  if (checked.figures.length === 0) return <p className="nothing">没有在文字中找到数据。</p>
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">数据一览</h2>
      <p className="quiet">程序对每个数据的理解，以及它与其他数据的关系。</p>
      <ol className="figures">
        {checked.figures.map((figure) => (
          <li key={figure.id} id={`about-${figure.id}`} className={`k-${kindOf(figure)}`}>
            <h3><a href={`#${figure.id}`}>{figureText(figure)}</a></h3>
            <dl>{understood(figure).map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
            {related.has(figure.id) && <ul>{related.get(figure.id)!.map((relation) => <li key={relation.id}>{relationKinds[relation.kind]}：{formulaText(relation, figures)} {relation.holds ? outcomeText(relation) : <b>{outcomeText(relation)}</b>}</li>)}</ul>}
            {about.has(figure.id) && <p>{about.get(figure.id)!.map((index, at) => <span key={index}>{at > 0 && '、'}<a href={`#p${index + 1}`}>问题 {index + 1}</a></span>)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
