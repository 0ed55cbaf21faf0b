import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Progress, Select } from 'antd'
import { useRef, useState } from 'react'
import type { ImportBrief, ImportChoice, ImportView } from '../../../kernel/http/import-contract.ts'
import { problemOf } from '../../api/problem.ts'
import { upload, type Upload } from '../../api/upload.ts'
import { query } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { instantText } from '../../components/value.tsx'
import { ledgerLabel } from '../../registry.ts'
import { importChoicesQuery, importsQuery } from './queries.ts'
import { stateText } from './state-text.ts'

/** Files of past matters: a new one, and those imported before. */
export function ImportsPage() {
  useTitle('导入以往案卷')
  const navigate = useNavigate()
  const choices = useQuery(importChoicesQuery)
  const { data, error, refetch } = useQuery(importsQuery)
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: '导入以往案卷' }]} />
      <div className="head"><h1 className="grow">导入以往案卷</h1></div>
      <div className="stack">
        {choices.error ? <Failed error={choices.error} retry={() => void choices.refetch()} /> : !choices.data ? <Loading rows={3} />
          : choices.data.length === 0 ? <div className="notice">以往案卷由承办机构的经办人员导入，台账、名录由登记它的人员导入。您没有这些角色，可以查看已有的导入。</div> : <NewImport choices={choices.data} />}
        <section className="panel">
          <header><h2>已有的导入</h2></header>
          {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={4} /> : (
            <DataTable<ImportBrief>
              label="已有的导入" rows={data} keyOf={({ id }) => id} lines open={({ id }) => void navigate({ to: '/import/$id', params: { id } })}
              empty={<Nothing what="还没有导入过文件" how="选择文件后，先核对各列的去处，再试导入，最后正式导入。" />}
              columns={[
                { key: 'name', label: '文件', cell: ({ name }) => name, title: ({ name }) => name },
                { key: 'ledger', label: '案卷', cell: ({ ledger }) => ledgerLabel(ledger) },
                { key: 'org', label: '机构', cell: ({ org_name }) => org_name },
                { key: 'state', label: '状态', cell: (job) => <span className="state">{stateText(job)}</span> },
                { key: 'in', label: '已导入', numeric: true, cell: ({ dry, imported }) => dry ? '' : imported },
                { key: 'out', label: '未导入', numeric: true, cell: ({ dry, refused }) => dry ? '' : refused },
                { key: 'by', label: '导入人', cell: ({ made_by }) => made_by },
                { key: 'at', label: '时间', cell: ({ made_at }) => instantText(made_at) },
              ]}
            />
          )}
        </section>
      </div>
    </>
  )
}

function NewImport({ choices }: { readonly choices: readonly ImportChoice[] }) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [ledger, setLedger] = useState(choices.length === 1 ? choices[0]!.ledger : undefined)
  const [org, setOrg] = useState(choices[0]!.orgs.length === 1 ? choices[0]!.orgs[0]!.id : undefined)
  const [sending, setSending] = useState<{ readonly name: string; readonly percent: number; readonly job: Upload<ImportView> } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const orgs = choices.find((choice) => choice.ledger === ledger)?.orgs ?? []
  const ready = ledger !== undefined && orgs.some(({ id }) => id === org)
  const start = async (file: File | undefined) => {
    if (!file || !ready) return
    setFailure(null)
    const job = upload<ImportView>(`/api/imports${query({ ledger, org_id: org })}`, file, 'import', (percent) => setSending((old) => old && { ...old, percent }))
    setSending({ name: file.name, percent: 0, job })
    try {
      const { id } = await job.done
      void navigate({ to: '/import/$id', params: { id } })
    } catch (error) {
      const { detail, fields } = problemOf(error)
      setFailure(`${file.name}：${fields?.[0]?.message ?? detail}`)
    } finally { setSending(null) }
  }
  return (
    <section className="panel pad stack" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void start(event.dataTransfer.files[0]) }}>
      <h2>新的导入</h2>
      <div className="form">
        <Labelled name="ledger" label="案卷、台账类别" required>{(of) => <Select {...of} style={{ width: '100%' }} showSearch optionFilterProp="label" placeholder="请选择，可以输入名称查找" value={ledger} onChange={(next: string) => { setLedger(next); const [only, other] = choices.find((choice) => choice.ledger === next)!.orgs; if (other === undefined) setOrg(only!.id) }} options={choices.map(({ ledger: value, label }) => ({ value, label }))} />}</Labelled>
        <Labelled name="org" label="承办机构" required hint="文件中的案卷都归到这个机构">{(of) => <Select {...of} style={{ width: '100%' }} placeholder="请选择" showSearch optionFilterProp="label" value={orgs.some(({ id }) => id === org) ? org : undefined} onChange={setOrg} options={orgs.map(({ id: value, name: label }) => ({ value, label }))} />}</Labelled>
      </div>
      {failure && <div className="notice bad" role="alert">{failure}</div>}
      {sending ? (
        <div className="notice" role="status">
          <div className="row apart"><span>{sending.percent < 100 ? `正在上传 ${sending.name}` : `正在核对 ${sending.name}`}</span><Button size="small" onClick={() => sending.job.cancel()}>取消</Button></div>
          <Progress percent={sending.percent} size="small" aria-label="上传进度" />
        </div>
      ) : (
        <div className="row">
          <input ref={input} type="file" accept=".csv,.xlsx,.txt" className="sr-only" tabIndex={-1} aria-label="选择要导入的文件" onChange={(event) => { void start(event.target.files?.[0]); event.target.value = '' }} />
          <Button type="primary" disabled={!ready} onClick={() => input.current?.click()}>选择文件</Button>
          <span className="muted small">{ready ? 'CSV 或者 .xlsx 文件，也可以拖到这里。此时只上传核对，不写入案卷。' : '先选择类别和单位'}</span>
        </div>
      )}
    </section>
  )
}
