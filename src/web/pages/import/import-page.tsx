import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Progress, Select } from 'antd'
import { useState } from 'react'
import type { ImportBrief, ImportView, MappingChoice } from '../../../kernel/http/import-contract.ts'
import type { Mapping } from '../../../kernel/import/mapping.ts'
import { required, text } from '../../../kernel/field/field.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Ask } from '../../components/ask.tsx'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { importedLedger, ledgerLabel } from '../../registry.ts'
import { Constants } from './constants.tsx'
import { MappingTable } from './mapping-table.tsx'
import { Outcome } from './outcome.tsx'
import { importQuery, importsQuery, mappingsQuery } from './queries.ts'
import { stateText } from './state-text.ts'

/** One file on its way in: where its columns go, a trial, the import with its progress, and what came of it. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useQuery(importQuery(id))
  useTitle(data ? `导入 ${data.name}` : '导入')
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={12} />
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: '导入以往案卷', to: '/import' }, { label: data.name }]} />
      <div className="head"><h1>{data.name}</h1><span className="state">{stateText(data)}</span><span className="grow muted">{ledgerLabel(data.ledger)}　{data.org_name}　共 {data.total} 行　{data.made_by}</span></div>
      <Job key={data.id} view={data} />
    </>
  )
}

/** What a mapping does with a file, whatever its name, which saving gives it, and the order of its parts, which the database changes. */
const read = (mapping: Mapping): string => JSON.stringify({ ...mapping, id: '', label: '' }, (_key, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)

function Job({ view }: { readonly view: ImportView }) {
  const client = useQueryClient()
  const [mapping, setMapping] = useState<Mapping>(view.mapping)
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: importQuery(view.id).queryKey }), client.invalidateQueries({ queryKey: importsQuery.queryKey })])
  const command = useMutation({ mutationFn: ({ path, body }: { readonly path: string; readonly body?: unknown }) => send<ImportBrief>('POST', `imports/${view.id}/${path}`, body ?? {}), onSettled: refresh })
  const running = view.state === 'running'
  const setting = !running && (view.dry || view.state === 'ready')
  const edited = read(mapping) !== read(view.mapping)
  const tried = view.dry && view.state === 'finished' && !edited
  const stopped = !view.dry && (view.state === 'cancelled' || view.state === 'failed')
  return (
    <div className="stack">
      {command.error && <div className="notice bad" role="alert">{problemOf(command.error).fields?.map(({ message }) => message).join('；') ?? problemOf(command.error).detail}</div>}
      {view.problem && <div className="notice bad" role="alert">{view.problem}</div>}
      {running && (
        <section className="panel pad stack tight" role="status" aria-live="polite">
          <div className="row apart"><h2>{view.dry ? '正在试导入' : '正在导入'}</h2><Button onClick={() => command.mutate({ path: 'cancel' })}>{view.dry ? '取消' : '停下'}</Button></div>
          <Progress percent={Math.floor((view.done / Math.max(1, view.total)) * 100)} aria-label="进度" />
          <p className="muted">已处理 {view.done} / {view.total} 行。可以离开本页，导入会继续进行。</p>
        </section>
      )}
      {(view.done > 0 || view.state === 'finished') && <Outcome view={view} stale={edited} />}
      {stopped && <div className="row"><Button type="primary" loading={command.isPending} onClick={() => command.mutate({ path: 'continue' })}>继续导入</Button><span className="muted">已导入的 {view.imported} 行保留，从第 {view.done + 1} 行数据继续。</span></div>}
      {setting && <Settings view={view} mapping={mapping} change={setMapping} />}
      {!setting && !running && <details className="panel pad"><summary>使用的对应关系：{view.mapping.label}</summary><div className="stack"><Constants procedure={importedLedger(view.ledger)} mapping={view.mapping} change={setMapping} fixed /><MappingTable procedure={importedLedger(view.ledger)} view={view} mapping={view.mapping} change={setMapping} fixed /></div></details>}
      {setting && (
        <div className="row">
          <Button type={tried ? 'default' : 'primary'} loading={command.isPending && !tried} onClick={() => command.mutate({ path: 'run', body: { mapping, dry: true } })}>试导入</Button>
          <Button type={tried ? 'primary' : 'default'} disabled={!tried || view.imported === 0} loading={command.isPending && tried} onClick={() => command.mutate({ path: 'run', body: { mapping, dry: false } })}>{tried ? `正式导入 ${view.imported} 行` : '正式导入'}</Button>
          <span className="muted">{tried ? '不能导入的行留在问题清单中，改正后可以另行导入。' : '试导入读完全部文件、报告每一处问题，不写入案卷；通过后再正式导入。'}</span>
        </div>
      )}
    </div>
  )
}

function Settings({ view, mapping, change }: { readonly view: ImportView; readonly mapping: Mapping; readonly change: (mapping: Mapping) => void }) {
  const procedure = importedLedger(view.ledger)
  const { data: known } = useQuery(mappingsQuery(view.ledger))
  const [saving, setSaving] = useState(false)
  const unread = view.headers.filter((header) => !mapping.columns.some((rule) => ('reads' in rule ? Object.values(rule.reads).flat() : rule.from).includes(header)) && !mapping.ignored?.includes(header))
  return (
    <section className="panel">
      <header>
        <h2>各列的去处</h2>
        <span className="row">
          <label className="muted small" htmlFor="f-mapping">对应关系</label>
          <Select id="f-mapping" style={{ width: 280 }} value={mapping.id} onChange={(id: string) => { const chosen = known?.find((one) => one.mapping.id === id); if (chosen) change(chosen.mapping) }}
            options={[...(known?.some((one) => one.mapping.id === mapping.id) ? [] : [{ value: mapping.id, label: mapping.label }]), ...(known ?? []).map(({ name, mapping: { id }, saved }) => ({ value: id, label: saved ? name : `${name}（内置）` }))]} />
          <Button onClick={() => setSaving(true)}>保存对应关系</Button>
        </span>
      </header>
      <div className="pad stack">
        {mapping.id === 'suggested' && <div className="notice">没有现成的对应关系，以下是按列名提出的初稿，请逐列核对。</div>}
        {unread.length > 0 && <div className="notice warn">尚未指定去处的列：{unread.join('、')}。不需要的不必理会。</div>}
        <Constants procedure={procedure} mapping={mapping} change={change} fixed={false} />
      </div>
      <MappingTable procedure={procedure} view={view} mapping={mapping} change={change} fixed={false} />
      {saving && <Ask<MappingChoice> title="保存对应关系" path="import-mappings" button="保存" fields={{ name: required(text('名称', { hint: '同名的以这次为准；下次选择同样列名的文件时自动选用' })) }} start={{ name: mapping.id === 'suggested' ? view.name.replace(/\.[^.]*$/, '') : mapping.label }}
        bodyOf={({ name }) => ({ name, org_id: view.org_id, mapping })} refreshes={['import-mappings']} close={() => setSaving(false)} onDone={(saved) => change(saved.mapping)} />}
      <p className="muted small pad">标题在第 {view.header_line} 行。{view.made_by && <Link to="/import">返回全部导入</Link>}</p>
    </section>
  )
}
