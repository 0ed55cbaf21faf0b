import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { DocumentView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { useNames } from '../../api/queries.ts'
import { Copy } from '../../components/copy.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Nothing } from '../../components/states.tsx'
import { recipientsOf, type Recipient } from '../action/recipients.ts'
import { serviceMethods, type ServiceMethodDef } from '../../../kernel/document/service.ts'

/** The papers of a matter: issued with their numbers and service, received with their day. */
export function DocumentsTab({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const navigate = useNavigate()
  const { orgName } = useNames()
  const definitions = procedure.documents as { readonly [name: string]: DocumentDef }
  const mayServe = matter.actions.some(({ name, refusals }) => name === 'serve' && refusals.length === 0)
  const fileOf = (document: DocumentView) => document.has_file
    ? <a href={`/api/${matter.ledger}/${matter.id}/documents/${document.id}/file`} download>下载</a>
    : document.attachment_id ? <a href={`/api/${matter.ledger}/${matter.id}/attachments/${document.attachment_id}/file`} download>查看原件</a>
    : <span className="muted">{document.received ? '未附原件' : '正在生成'}</span>
  return (
    <DataTable<DocumentView>
      label="文书" rows={matter.documents} keyOf={(document) => document.id} tone={(document) => document.voided_reason ? 'gone' : undefined}
      empty={<Nothing what="还没有文书" how="办理环节依法制作的文书和收到的文书会列在这里。" />}
      columns={[
        { key: 'label', label: '文书', cell: (document) => <>{document.label}{document.voided_reason && <div className="small">已作废：{document.voided_reason}</div>}</> },
        { key: 'number', label: '文号', cell: (document) => document.number ? <span className="nowrap">{document.number}<Copy text={document.number} what="文号" /></span> : <span className="none">—</span> },
        { key: 'dated', label: '日期', cell: (document) => <span className="nowrap">{document.received ? '收到 ' : ''}{document.dated_on}</span> },
        { key: 'service', label: '送达', cell: (document) => <Service document={document} due={!!definitions[document.document]?.serve} to={recipientsOf(procedure, matter, document, orgName)} /> },
        { key: 'file', label: '办理', cell: (document) => (
          <span className="row">
            {fileOf(document)}
            {mayServe && definitions[document.document]?.serve && !document.voided_reason && <Button size="small" onClick={() => void navigate({ to: '/matters/$ledger/$id/do/$action', params: { ledger: matter.ledger, id: matter.id, action: 'serve' }, search: { document: document.id } })}>登记送达</Button>}
          </span>
        ) },
      ]}
    />
  )
}

/** Who was served, and who took it in where that was somebody else. */
function Service({ document, due, to: recipients }: { readonly document: DocumentView; readonly due: boolean; readonly to: readonly Recipient[] }) {
  const served = (to: string | null, recipient: string): string => {
    const name = recipients.find(({ key }) => key === to)?.name
    return !name || name === recipient ? recipient : `${name}（${recipient}签收）`
  }
  if (document.services.length === 0) return due && !document.voided_reason ? <span className="light-near">待送达</span> : <span className="none">—</span>
  return <>{document.services.map(({ id, to, recipient, method, sent_on, served_on, evidence }) => (
    <div key={id} className="small" title={evidence ?? undefined}>{served(to, recipient)}，{(serviceMethods as { readonly [method: string]: ServiceMethodDef })[method]?.label ?? method}，{served_on ? `${served_on} 送达` : `${sent_on} 发出，尚未送达`}</div>
  ))}</>
}
