import { useQuery } from '@tanstack/react-query'
import type { JournalEntry, MatterView } from '../../../kernel/http/contract.ts'
import { journalQuery } from '../../api/queries.ts'
import { DataTable } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'
import { stateLabel } from '../../registry.ts'

const documentsText = ({ documents }: JournalEntry): string => documents.map(({ label, number }) => `《${label}》${number ?? ''}`).join('、')
const useJournal = ({ ledger, id }: MatterView) => useQuery(journalQuery(ledger, id))
/** The legal day differs from the day of record when something was entered afterwards, or the law acted while nobody looked. */
const recordedLater = ({ effective_on, recorded_at }: JournalEntry): boolean => instantText(recorded_at).slice(0, 10) !== effective_on

/** Who, when, what, which document, why: newest first. */
export function Timeline({ matter }: { readonly matter: MatterView }) {
  const { data, error, refetch } = useJournal(matter)
  return (
    <section style={{ marginTop: 20 }}>
      <h2 style={{ marginBottom: 10 }}>时间线</h2>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={4} /> : (
        <ol className="timeline">
          {[...data].sort((a, b) => b.version - a.version).map((entry) => (
            <li key={entry.id} className={entry.kind === 'law' ? 'law-acts' : undefined}>
              <div className="row">
                <time dateTime={entry.effective_on}>{entry.effective_on}</time><strong>{entry.label}</strong>
                {entry.to_state && entry.to_state !== entry.from_state && <span className="state">{stateLabel(matter.ledger, entry.to_state)}</span>}
                {entry.basis && <LawText of={entry.basis} />}
              </div>
              {entry.documents.length > 0 && <div>{documentsText(entry)}</div>}
              {entry.reason && <div>理由：{entry.reason}</div>}
              <div className="muted small">{entry.kind === 'law' ? '依法自动发生' : `${entry.actor_name}（${entry.acting_org}）`}{recordedLater(entry) && `，${instantText(entry.recorded_at)} 记入`}</div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** The journal as it is kept: every change of every field. */
export function JournalTab({ matter }: { readonly matter: MatterView }) {
  const { data, error, refetch } = useJournal(matter)
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={8} />
  return (
    <DataTable<JournalEntry>
      label="办理日志" rows={data} keyOf={({ id }) => id}
      columns={[
        { key: 'version', label: '序', numeric: true, cell: ({ version }) => version },
        { key: 'on', label: '生效日', cell: ({ effective_on }) => <span className="nowrap">{effective_on}</span> },
        { key: 'what', label: '环节', cell: (entry) => <><span className="nowrap">{entry.label}</span>{entry.to_state && entry.to_state !== entry.from_state && <div className="small muted">{entry.from_state ? `${stateLabel(matter.ledger, entry.from_state)} → ` : ''}{stateLabel(matter.ledger, entry.to_state)}</div>}</> },
        { key: 'changes', label: '内容', cell: (entry) => <>{entry.changes.map(({ label, text }) => <div key={label} className="small"><span className="muted">{label}：</span>{text}</div>)}{entry.documents.length > 0 && <div className="small">{documentsText(entry)}</div>}{entry.reason && <div className="small">理由：{entry.reason}</div>}</> },
        { key: 'who', label: '办理人', cell: (entry) => entry.kind === 'law' ? '依法自动发生' : <>{entry.actor_name}<div className="small muted">{entry.acting_org}</div></> },
        { key: 'at', label: '记入时间', cell: ({ recorded_at }) => <span className="nowrap">{instantText(recorded_at)}</span> },
      ]}
    />
  )
}
