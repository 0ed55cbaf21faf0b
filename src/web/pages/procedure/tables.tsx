import { deadlineNotes, eventText, natureOf, publishText, servedText, termLines, type Line } from '../../../kernel/procedure/explain.ts'
import type { AnyDeadline, AnyProcedure, DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { DataTable } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { settings } from '../../registry.ts'

const settingLabel = (id: string): string => settings.find((setting) => setting.id === id)?.label ?? id

const Lines = ({ of }: { readonly of: readonly Line[] }) => <>{of.map(({ lead, text, basis }, at) => <div key={at}>{lead && <strong>{lead} </strong>}{text}{basis && <> <LawText of={basis} /></>}</div>)}</>

/** The time limits: from what, until what, how long, extended, suspended, and what follows. */
export function DeadlinesTable({ procedure }: { readonly procedure: AnyProcedure }) {
  return (
    <DataTable<[string, AnyDeadline]>
      label="期限" rows={Object.entries(procedure.deadlines) as [string, AnyDeadline][]} keyOf={([name]) => name} empty={<p className="pad muted">本程序没有法定期限。</p>}
      columns={[
        { key: 'label', label: '期限', cell: ([, deadline]) => <><strong>{deadline.label}</strong><div className="muted small">{natureOf(deadline)}</div></> },
        { key: 'from', label: '自', cell: ([, deadline]) => eventText(procedure, deadline.from) },
        { key: 'until', label: '至', cell: ([, deadline]) => eventText(procedure, deadline.until) },
        { key: 'term', label: '长度与依据', cell: ([, deadline]) => <Lines of={termLines(procedure, deadline, settingLabel)} /> },
        { key: 'more', label: '延长、扣除、后果', cell: ([, deadline]) => <div className="small"><Lines of={deadlineNotes(procedure, deadline)} /></div> },
      ]}
    />
  )
}

/** The papers: issued or received, numbered, served, published. */
export function DocumentsTable({ procedure }: { readonly procedure: AnyProcedure }) {
  return (
    <DataTable<[string, DocumentDef]>
      label="文书" rows={Object.entries(procedure.documents) as [string, DocumentDef][]} keyOf={([name]) => name} empty={<p className="pad muted">本程序没有文书。</p>}
      columns={[
        { key: 'label', label: '文书', cell: ([, { label }]) => `《${label}》` },
        { key: 'kind', label: '来源', cell: ([, { received }]) => received ? '收到' : '制作' },
        { key: 'series', label: '文号字', cell: ([, { series }]) => series ?? '—' },
        { key: 'serve', label: '送达', cell: ([, document]) => servedText(procedure, document) || '—' },
        { key: 'publish', label: '公开', cell: ([, document]) => publishText(document) || '—' },
        { key: 'basis', label: '依据', cell: ([, { basis }]) => basis ? <LawText of={basis} /> : '—' },
      ]}
    />
  )
}
