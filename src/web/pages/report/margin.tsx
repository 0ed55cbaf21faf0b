import type { Difference, ReportFigure, ReportFinding } from '../../../report/contract.ts'

const SEVERITIES: { readonly [severity in ReportFinding['severity']]: string } = { contradiction: '矛盾', doubt: '存疑', rounding: '尾数', text: '文字', citation: '引用' }

/** What the checker found, beside the paper. */
export function Findings({ findings, chosen }: { readonly findings: readonly ReportFinding[]; readonly chosen: ReportFinding | null }) {
  if (findings.length === 0) return null
  return (
    <section className="panel" aria-label="核查发现">
      <header><h2>核查发现</h2><span className="muted small">{findings.length} 处</span></header>
      <ul className="findings">{findings.map((finding) => (
        <li key={`${finding.sentence} ${finding.message}`} className={finding === chosen ? 'chosen' : undefined}>
          <button type="button" onClick={() => finding.block && document.getElementById(`block-${finding.block}`)?.scrollIntoView({ block: 'center' })}>
            <strong className={finding.severity}>{SEVERITIES[finding.severity]}</strong> {finding.message}
            <span className="muted small">{finding.arithmetic}</span>
          </button>
        </li>
      ))}</ul>
    </section>
  )
}

/** What corrections since the freeze have changed; the paper itself stays as it was. */
export function Differences({ differences, figures, onPick }: { readonly differences: readonly Difference[] | undefined; readonly figures: ReadonlyMap<string, ReportFigure>; readonly onPick: (mark: string) => void }) {
  return (
    <section className="panel" aria-label="定稿后的差异">
      <header><h2>定稿后的差异</h2>{differences && <span className="muted small">{differences.length} 处</span>}</header>
      {!differences ? <p className="pad muted small" role="status">正在与现在的记录逐条比对……</p> : differences.length === 0 ? <p className="pad muted small">定稿以来，数据背后的记录没有变化。</p> : (
        <ul className="findings">{differences.map((difference) => (
          <li key={difference.mark}>
            <button type="button" onClick={() => onPick(difference.mark)}>
              <strong>{figures.get(difference.mark)?.label ?? difference.mark}</strong> 定稿 {difference.frozen}{difference.now === difference.frozen ? '，数值未变' : `，现为 ${difference.now}`}
              <span className="muted small">已不计入 {difference.removed} 条，新计入 {difference.added} 条，更正 {difference.changed} 条</span>
            </button>
          </li>
        ))}</ul>
      )}
    </section>
  )
}
