import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { PaperPreview, PreviewCommand } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useSettled } from '../../components/use-settled.ts'
import './paper.css'

/** `body` as text, so that what is the same is asked once. */
const papersQuery = (path: string, body: string) => queryOptions({
  queryKey: ['papers', path, body], retry: false, staleTime: Infinity, placeholderData: keepPreviousData,
  queryFn: () => send<readonly PaperPreview[]>('POST', path, JSON.parse(body)),
})

/** The papers an action will issue, filled with what is typed so far; `sent`: from then on there is nothing to look forward to. */
export function PaperPreviews({ path, command, sent }: { readonly path: string; readonly command: PreviewCommand; readonly sent: boolean }) {
  const { data, error } = useQuery({ ...papersQuery(path, useSettled(JSON.stringify(command), 500)), enabled: !sent })
  if (error && !data) return <section className="panel pad" aria-label="文书预览"><h2>文书预览</h2><p className="muted small">{problemOf(error).detail}</p></section>
  return data?.filter(({ blocks }) => blocks.length > 0).map((paper) => <Preview key={paper.label} paper={paper} />)
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
