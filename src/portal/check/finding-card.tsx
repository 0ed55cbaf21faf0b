import { figureText, findingKey, LONGEST_REASON, severities, verdicts, type Verdict } from '../../report/check/words.ts'
import type { CheckedFigure, Finding } from '../../report/checker/check.ts'

const CHOICES: readonly (readonly [verdict: Verdict | '', label: string])[] = [['', '未处理'], ...(Object.entries(verdicts) as [Verdict, string][])]

/** One finding in the margin: opened, it shows the arithmetic, its figures, and takes what the reader makes of it. */
export function FindingCard({ index, finding, figures }: { readonly index: number; readonly finding: Finding; readonly figures: ReadonlyMap<string, CheckedFigure> }) {
  const { severity, message, arithmetic, fits } = finding
  const terms = finding.figures.flatMap((id) => { const figure = figures.get(id); return figure ? [figure] : [] })
  return (
    <details id={`p${index + 1}`} className={`finding is-${severity}`} data-figures={finding.figures.join(' ')} data-key={findingKey(finding)}>
      <summary><span className={`tag is-${severity}`}>{severities[severity].label}</span> {message}</summary>
      <dl>
        <div><dt>算式</dt><dd>{arithmetic}</dd></div>
        {fits && <div><dt>相符</dt><dd>{fits}</dd></div>}
        {terms.length > 0 && <div><dt>数据</dt><dd>{terms.map((figure, at) => <span key={at}>{at > 0 && '、'}<a href={`#${figure.id}`}>{figureText(figure)}</a></span>)}</dd></div>}
      </dl>
      <fieldset>
        <legend>处理</legend>
        {CHOICES.map(([verdict, label]) => <label key={label}><input type="radio" name={`verdict-${index}`} value={verdict} defaultChecked={verdict === ''} />{label}</label>)}
        <label className="reason">理由<input name={`reason-${index}`} maxLength={LONGEST_REASON} /></label>
      </fieldset>
    </details>
  )
}
