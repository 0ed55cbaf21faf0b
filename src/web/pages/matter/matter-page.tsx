import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { Suspense } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, Many } from '../../../kernel/procedure/procedure.ts'
import { matterQuery } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { findProcedure } from '../../registry.ts'
import { AttachmentsTab } from './attachments.tsx'
import { ChildTable } from './child-table.tsx'
import { ClocksTab } from './clocks.tsx'
import { DocumentsTab } from './documents.tsx'
import { FieldSections } from './field-sections.tsx'
import { FoundNotice } from './found-notice.tsx'
import { MatterHead } from './head.tsx'
import { JournalTab, Timeline } from './journal.tsx'
import { LinksTab } from './links.tsx'
import { Now } from './now.tsx'
import { OfficerDuty } from './officer-duty.tsx'
import { PerformedNotice } from './performed-notice.tsx'
import { slots } from './slots.ts'
import { usePrinting } from './use-printing.ts'

/** One matter: what it is, what is on file, what runs, what may be done and why not. */
export function MatterPage() {
  const { ledger = '', id = '' } = useParams({ strict: false })
  const procedure = findProcedure(ledger)
  const { data: matter, error, refetch } = useQuery({ ...matterQuery(ledger, id), enabled: procedure !== undefined })
  useTitle(matter?.number ?? (matter ? '未编号' : null), matter?.title)
  if (!procedure) return <Nothing what={`没有名为“${ledger}”的案卷种类`} how="请从左侧导航重新进入。" />
  if (error && !matter) return <Failed error={error} retry={() => void refetch()} />
  if (!matter) return <><Loading rows={2} /><Loading rows={10} /></>
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: procedure.label, to: `/matters/${ledger}` }, { label: matter.number ?? '未编号' }]} />
      <MatterHead matter={matter} procedure={procedure} />
      <PerformedNotice matter={matter} />
      <FoundNotice matter={matter} />
      <div className="matter">
        <MatterTabs matter={matter} procedure={procedure} />
        <Now matter={matter} procedure={procedure} />
      </div>
    </>
  )
}

/** What this ledger puts first. */
function Slot({ matter }: { readonly matter: MatterView }) {
  const Shown = slots[matter.ledger]
  return Shown ? <Suspense fallback={<Loading rows={4} />}><div className="slot"><Shown matter={matter} /></div></Suspense> : null
}

interface Part { readonly key: string; readonly label: string; readonly count?: number; readonly children: React.ReactNode }

function MatterTabs({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const [search, change] = useUrl()
  const printing = usePrinting()
  const manys = Object.entries((procedure.many ?? {}) as { readonly [name: string]: Many })
  const parts: readonly Part[] = [
    { key: 'basic', label: '基本信息', children: <><Slot matter={matter} /><FieldSections matter={matter} procedure={procedure} /><Timeline matter={matter} /></> },
    ...manys.filter(([name]) => (matter.rows[name]?.length ?? 0) > 0).map(([name, many]) => ({ key: name, label: many.label, count: matter.rows[name]!.length, children: <ChildTable matter={matter} name={name} many={many} /> })),
    ...procedure.id === 'certificate' ? [{ key: 'duty', label: '培训和办案', children: <OfficerDuty matter={matter} /> }] : [],
    { key: 'documents', label: '文书', count: matter.documents.length, children: <DocumentsTab matter={matter} procedure={procedure} /> },
    { key: 'attachments', label: '材料', count: matter.attachments.length, children: <AttachmentsTab matter={matter} /> },
    { key: 'clocks', label: '期限', count: matter.clocks.length, children: <ClocksTab matter={matter} procedure={procedure} /> },
    { key: 'links', label: '关联', count: matter.links.length, children: <LinksTab matter={matter} procedure={procedure} /> },
    { key: 'journal', label: '日志', children: <JournalTab matter={matter} /> },
  ]
  // The time line on the first part says who did what when; every change of every field is for the screen.
  if (printing) return <div className="stack">{parts.filter(({ key }) => key !== 'journal').map(({ key, label, children }) => <section key={key}><h2>{label}</h2>{children}</section>)}</div>
  const active = parts.find(({ key }) => key === search['tab']) ?? parts[0]!
  return (
    <div className="panel tabs-panel">
      <Tabs
        activeKey={active.key} onChange={(tab) => change({ tab: tab === 'basic' ? undefined : tab, clock: undefined }, { replace: true })}
        items={parts.map(({ key, label, count, children }) => ({ key, label: count ? `${label} ${count}` : label, children: <div className="pad">{children}</div> }))}
      />
    </div>
  )
}
