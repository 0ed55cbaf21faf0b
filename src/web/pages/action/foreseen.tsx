import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Alike, Foreseen, PaperPreview, PreviewCommand } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useSettled } from '../../components/use-settled.ts'
import './paper.css'

/** `body` as text, so that what is the same is asked once. */
const foreseenQuery = (path: string, body: string) => queryOptions({
  queryKey: ['foreseen', path, body], retry: false, staleTime: Infinity, placeholderData: keepPreviousData,
  queryFn: () => send<Foreseen>('POST', path, JSON.parse(body)),
})

/** What an action will compute and issue, from what is typed so far; `sent`: from then on there is nothing to look forward to. */
export function ForeseenPanels({ ledger, path, command, sent }: { readonly ledger: string; readonly path: string; readonly command: PreviewCommand; readonly sent: boolean }) {
  const { data, error } = useQuery({ ...foreseenQuery(path, useSettled(JSON.stringify(command), 500)), enabled: !sent })
  if (error && !data) return <section className="panel pad" aria-label="办理结果预览"><h2>预览</h2><p className="muted small">{problemOf(error).detail}</p></section>
  return (
    <>
      {data?.told.map(({ label, text }) => (
        <section key={label} className="panel pad" aria-label={label}>
          <h2>{label}</h2>
          {text.split('\n').map((line, at) => <p key={at}>{line}</p>)}
        </section>
      ))}
      {data && data.alike.length > 0 && <LikeMatters ledger={ledger} alike={data.alike} />}
      {data?.papers.filter(({ blocks }) => blocks.length > 0).map((paper) => <Preview key={paper.label} paper={paper} />)}
    </>
  )
}

/** How like matters of the unit were decided, narrowest likeness first. */
function LikeMatters({ ledger, alike }: { readonly ledger: string; readonly alike: readonly Alike[] }) {
  return (
    <section className="panel pad" aria-label="同类案件">
      <div className="row"><h2>同类案件</h2><span className="muted small">本单位近 {alike[0]!.months} 个月作出的决定</span></div>
      {alike.map(({ meaning, measure, count, median, least, most, latest }) => (
        <div key={meaning}>
          <p><strong>{meaning}</strong>：{count === 0 ? '没有' : <>{count} 件，{measure}中位数 {median} 元{count > 1 && <span className="muted">（{least} 元至 {most} 元）</span>}</>}</p>
          {latest.length > 0 && (
            <ul className="small">{latest.map(({ id, number, on, amount }) => (
              <li key={id}><Link to="/matters/$ledger/$id" params={{ ledger, id }}>{number ?? '未编号'}</Link> {on} {amount} 元</li>
            ))}</ul>
          )}
        </div>
      ))}
    </section>
  )
}

function Preview({ paper: { label, blocks } }: { readonly paper: PaperPreview }) {
  return (
    <section className="panel" aria-label={`《${label}》预览`}>
      <header><h2>《{label}》</h2><span className="muted small">预览，以办理后制作的为准</span></header>
      <div className="paper-preview" tabIndex={0} role="group" aria-label={`《${label}》内容`}>
        {blocks.map((block, at) => 'rows' in block
          ? <table key={at}><tbody>{block.rows.map((cells, row) => <tr key={row}>{cells.map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}</tbody></table>
          : <p key={at} className={block.part}>{block.text}</p>)}
      </div>
    </section>
  )
}
