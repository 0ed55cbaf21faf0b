import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress, Select } from 'antd'
import { useRef, useState } from 'react'
import type { AttachmentView, MatterView } from '../../../kernel/http/contract.ts'
import { matterQuery } from '../../api/queries.ts'
import { problemOf } from '../../api/problem.ts'
import { upload, type Upload } from '../../api/upload.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Nothing } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'

const sizeText = (bytes: number): string => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
const KINDS: { readonly [kind: string]: string } = { material: '材料', evidence: '证据', receipt: '送达回证' }
const reasonOf = (error: unknown): string => { const { fields, detail } = problemOf(error); return fields?.[0]?.message ?? detail }
interface Sending { readonly name: string; readonly percent: number; readonly error?: string; readonly job?: Upload }

/** The material on file, and putting more in: several at once, with progress, each to be stopped. */
export function AttachmentsTab({ matter }: { readonly matter: MatterView }) {
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState('material')
  const [sending, setSending] = useState<readonly Sending[]>([])
  const refusals = matter.actions.find(({ name }) => name === 'attach')?.refusals ?? []
  const base = `/api/${matter.ledger}/${matter.id}/attachments`
  const start = async (files: readonly File[]) => {
    for (const file of files) {
      const set = (change: Partial<Sending>) => setSending((all) => all.map((one) => one.name === file.name ? { ...one, ...change } : one))
      const job = upload(base, file, kind, (percent) => set({ percent }))
      setSending((all) => [...all.filter(({ name }) => name !== file.name), { name: file.name, percent: 0, job }])
      // One after the other: each addition raises the version of the matter.
      try { await job.done; setSending((all) => all.filter(({ name }) => name !== file.name)) } catch (error) { set({ error: reasonOf(error) }) }
      await client.invalidateQueries({ queryKey: matterQuery(matter.ledger, matter.id).queryKey })
    }
  }
  return (
    <div className="stack">
      <div className="row no-print" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); if (refusals.length === 0) void start([...event.dataTransfer.files]) }}>
        <input ref={input} type="file" multiple className="sr-only" tabIndex={-1} aria-label="选择材料文件" onChange={(event) => { void start([...event.target.files ?? []]); event.target.value = '' }} />
        <Select aria-label="材料种类" style={{ width: 120 }} value={kind} onChange={setKind} disabled={refusals.length > 0} options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />
        <Button disabled={refusals.length > 0} onClick={() => input.current?.click()}>添加材料</Button>
        <span className="muted small">{refusals[0]?.reason ?? '可以一次选择多个文件，也可以把文件拖到这里'}</span>
      </div>
      {sending.map(({ name, percent, error, job }) => (
        <div key={name} className={error ? 'notice bad' : 'notice'} role="status">
          <div className="row apart"><span>{name}</span>{error ? <Button size="small" onClick={() => setSending((all) => all.filter((one) => one.name !== name))}>知道了</Button> : <Button size="small" onClick={() => job?.cancel()}>取消</Button>}</div>
          {error ? <p>未能上传：{error}</p> : <Progress percent={percent} size="small" aria-label={`${name} 上传进度`} />}
        </div>
      ))}
      <DataTable<AttachmentView>
        label="材料" rows={matter.attachments} keyOf={({ id }) => id}
        empty={sending.length === 0 && <Nothing what="还没有材料" how="证据、申请材料、送达回证等文件添加后列在这里。" />}
        columns={[
          { key: 'name', label: '名称', cell: ({ id, name }) => <a href={`${base}/${id}/file`} download>{name}</a> },
          { key: 'kind', label: '种类', cell: ({ kind: of }) => KINDS[of] ?? of },
          { key: 'size', label: '大小', numeric: true, cell: ({ size }) => sizeText(size) },
          { key: 'at', label: '添加时间', cell: ({ added_at }) => <span className="nowrap">{instantText(added_at)}</span> },
        ]}
      />
    </div>
  )
}
