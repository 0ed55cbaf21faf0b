import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Judged } from '../../../report/check/note.ts'
import { figureText, LONGEST_REASON, severities, verdicts, type Verdict } from '../../../report/check/words.ts'
import type { CheckedFigure, Finding } from '../../../report/checker/check.ts'
import { problemOf } from '../../api/problem.ts'
import { noteJudgement } from './queries.ts'

interface Props {
  readonly finding: Finding
  readonly figures: ReadonlyMap<string, CheckedFigure>
  readonly open: boolean
  readonly toggle: () => void
  /** The report worked on; without one nothing can be journalled. */
  readonly report: string | undefined
  readonly judged: Judged | undefined
}

/** One finding in the margin: opened, it shows the arithmetic and lights its figures. */
export function FindingCard({ finding, figures, open, toggle, report, judged }: Props) {
  const { severity, message, arithmetic, fits } = finding
  const id = useId()
  return (
    <article className={['check-finding', `is-${severity}`, open && 'open', judged?.verdict].filter(Boolean).join(' ')}>
      <button type="button" className="check-message" aria-expanded={open} aria-controls={id} onClick={toggle}><strong className={`mark-${severity}`}>{severities[severity].label}</strong> <span>{message}</span></button>
      <div id={id} hidden={!open} className="stack tight">
        <dl><div><dt>算式</dt><dd>{arithmetic}</dd></div>{fits && <div><dt>相符</dt><dd>{fits}</dd></div>}{finding.figures.length > 0 && <div><dt>数据</dt><dd>{finding.figures.flatMap((one) => { const figure = figures.get(one); return figure ? [figureText(figure)] : [] }).join('、')}</dd></div>}</dl>
        {report ? <Judge report={report} finding={finding} /> : <p className="muted small">选择所办的年度报告后，可以确认或者不采纳，并记入该报告的日志。</p>}
      </div>
      {judged && <p className="small">已{verdicts[judged.verdict]}：{judged.reason}<span className="muted">（{judged.by}，{judged.at.slice(0, 10)}）</span></p>}
    </article>
  )
}

function Judge({ report, finding }: { readonly report: string; readonly finding: Finding }) {
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const note = useMutation({
    mutationFn: (verdict: Verdict) => noteJudgement(report, finding, { verdict, reason }),
    onSuccess: async () => { setReason(''); await client.invalidateQueries({ queryKey: ['annual_report', 'matter', report] }) },
  })
  return (
    <>
      <Input aria-label="理由" placeholder="理由（必填，记入报告日志）" maxLength={LONGEST_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row">{(Object.keys(verdicts) as Verdict[]).map((verdict) => <Button key={verdict} size="small" disabled={!reason.trim()} loading={note.isPending && note.variables === verdict} onClick={() => note.mutate(verdict)}>{verdicts[verdict]}</Button>)}</div>
      {note.error && <p role="alert" className="light-overdue small">{problemOf(note.error).detail}</p>}
    </>
  )
}
