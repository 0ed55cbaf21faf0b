import type { Checked } from '../../report/check/jobs.ts'
import { summaryOf } from '../../report/check/export.ts'
import { findingsByFigure, linesOf, type Line } from '../../report/check/layout.ts'
import { figureKinds, kindOf, severities, severityNames } from '../../report/check/words.ts'
import type { CheckedFigure, Finding } from '../../report/checker/check.ts'
import { FigureTable } from './figure-table.tsx'
import { FindingCard } from './finding-card.tsx'

/**
 * The answer: the text with its figures underlined, each finding beside the line it speaks of. The page is one form,
 * so that what the reader makes of the findings goes into the export; the filters are style rules over check boxes.
 */
export function Result({ checked, name }: { readonly checked: Checked; readonly name: string }) {
  const { findings, figures } = checked
  const figuresById = new Map(figures.map((figure) => [figure.id, figure]))
  const about = findingsByFigure(findings)
  return (
    <form className="answer" id="answer" method="post" action="/check/export" encType="multipart/form-data">
      <h1>核查结果</h1>
      <p className="summary">{name && <b>{name}　</b>}{summaryOf(checked)}。</p>
      <p className="actions">
        <a className="button plain" href="/check">核查另一份</a>
        {findings.length > 0 && <><button name="format" value="docx">导出 Word 清单</button><button name="format" value="xlsx" className="plain">导出 Excel 清单</button></>}
        <span id="progress" role="status" className="quiet" />
      </p>
      <Filters checked={checked} />
      <div className="result">
        {findings.length > 0 && <Overview findings={findings} />}
        <section aria-label="报告全文" className="sheet">
          {linesOf(checked).map((line) => <Row key={line.start} line={line} findings={findings} figures={figuresById} about={about} />)}
        </section>
        <FigureTable checked={checked} figures={figuresById} about={about} />
      </div>
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="text" value={checked.text} />
    </form>
  )
}

/** Siblings of the result, so that a style rule can hide what is not ticked; kinds that do not occur are left out. */
function Filters({ checked: { findings, figures } }: { readonly checked: Checked }) {
  const kinds = severityNames.map((name) => [name, severities[name].label, findings.filter(({ severity }) => severity === name).length] as const)
  const marks = (Object.keys(figureKinds) as (keyof typeof figureKinds)[]).map((kind) => [kind, figureKinds[kind], figures.filter((figure) => kindOf(figure) === kind).length] as const)
  const boxes = (list: readonly (readonly [string, string, number])[], style: string) => list.filter(([, , count]) => count > 0).flatMap(([name, label, count]) => [
    <input key={name} type="checkbox" className="filter" id={`show-${name}`} defaultChecked />, <label key={`${name} label`} className="filter" htmlFor={`show-${name}`}><span className={`${style}${name}`}>{label}</span> {count}</label>,
  ])
  return <>{findings.length > 0 && <span className="filter-name">问题</span>}{boxes(kinds, 'tag is-')}{figures.length > 0 && <span className="filter-name">数据</span>}{boxes(marks, 'k-')}</>
}

/** All findings, the most certain first. */
function Overview({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <section aria-labelledby="overview">
      <h2 id="overview">问题一览</h2>
      <ol className="overview">{findings.map(({ severity, message }, index) => <li key={index} className={`is-${severity}`}><span className={`tag is-${severity}`}>{severities[severity].label}</span> <a href={`#p${index + 1}`}>{message}</a></li>)}</ol>
    </section>
  )
}

interface RowProps { readonly line: Line; readonly findings: readonly Finding[]; readonly figures: ReadonlyMap<string, CheckedFigure>; readonly about: ReadonlyMap<string, readonly number[]> }

function Row({ line, findings, figures, about }: RowProps) {
  return (
    <div className="row">
      <p className="text">
        {line.pieces.map(({ text, figure }, at) => figure ? <a key={at} id={figure.id} href={`#about-${figure.id}`} className={classOf(figure, findings, about)}>{text}</a> : text)}
      </p>
      {line.findings.length > 0 && <div className="margin">{line.findings.map((index) => <FindingCard key={index} index={index} finding={findings[index]!} figures={figures} />)}</div>}
    </div>
  )
}

/** Underlined by its kind; tinted by the gravest finding about it. */
function classOf(figure: CheckedFigure, findings: readonly Finding[], about: ReadonlyMap<string, readonly number[]>): string {
  const gravest = about.get(figure.id)?.[0]
  return `fig k-${kindOf(figure)}${gravest === undefined ? '' : ` in-${findings[gravest]!.severity}`}`
}
