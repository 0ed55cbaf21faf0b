import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import type { MatterView, Performed } from '../../../kernel/http/contract.ts'
import { stateLabel } from '../../registry.ts'

declare module '@tanstack/history' { interface HistoryState { performed?: { readonly label: string; readonly result: Performed } } }

/** What the action just taken did: the state, the documents with their numbers, the deadlines that began. */
export function PerformedNotice({ matter }: { readonly matter: MatterView }) {
  const performed = useRouterState({ select: ({ location }) => location.state.performed })
  const navigate = useNavigate()
  if (!performed) return null
  const { label, result } = performed
  return (
    <div className="notice good no-print" role="status" style={{ marginBottom: 12 }}>
      <div className="row apart">
        <strong>「{label}」已经办理，现为「{stateLabel(result.ledger, result.state)}」</strong>
        <Button size="small" type="text" onClick={() => void navigate({ to: '.', search: true, state: {}, replace: true })}>知道了</Button>
      </div>
      {result.documents.length > 0 && <div>文书：{result.documents.map(({ id, label: name, number }) => {
        const ready = matter.documents.find((document) => document.id === id)?.has_file
        return <span key={id} style={{ marginRight: 16 }}>《{name}》{number}{ready && <>　<a href={`/api/${matter.ledger}/${matter.id}/documents/${id}/file`} download>下载</a></>}</span>
      })}</div>}
      {result.started.length > 0 && <div>起算期限：{result.started.map((clock) => `${clock.label}${clock.due_on ? `，${clock.due_on} 届满` : ''}`).join('；')}</div>}
    </div>
  )
}
