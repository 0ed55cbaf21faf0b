import './report.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { App, Button, Switch } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Performed } from '../../../kernel/http/contract.ts'
import { beforeWord } from '../../../kernel/law/span.ts'
import type { Block, ReportContent, ReportFigure, ReportFinding, ReportView } from '../../../report/contract.ts'
import { reportKinds } from '../../../report/kinds.ts'
import { sectionsOf } from '../../../report/sections.ts'
import { api, send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Light } from '../../components/light.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { useLeaveGuard } from '../action/leave-guard.ts'
import { Contributions } from './contributions.tsx'
import { DeclareFact } from './declare-fact.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { Differences, Findings } from './margin.tsx'
import { InsertChart } from './insert-chart.tsx'
import { InsertFigure } from './insert-figure.tsx'
import { Paper, type Desk } from './paper.tsx'
import { chip, written } from './prose.tsx'
import { differencesQuery, findingsQuery, reportQuery } from './queries.ts'
import { Steps } from './steps.tsx'
import { useDraft } from './use-draft.ts'

/** A report on the desk: outline, paper, and what stands behind the figure that was clicked. */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false })
  const report = useQuery(reportQuery(id))
  useTitle(report.data?.content.title, '报告')
  if (report.error && !report.data) return <Failed error={report.error} retry={() => void report.refetch()} />
  if (!report.data) return <Loading rows={14} />
  return <Editor key={id} view={report.data} />
}

function Editor({ view }: { readonly view: ReportView }) {
  const draft = useDraft(view)
  const [picked, pick] = usePicked()
  const [focus, setFocus] = useState<string | null>(null)
  const [asked, setAsked] = useState<'figure' | 'chart' | 'fact' | 'contributions' | null>(null)
  const [compare, setCompare] = useState(false)
  const [finding, setFinding] = useState<ReportFinding | null>(null)
  const editable = view.actions.some(({ name, refusals }) => name === 'edit' && refusals.length === 0)
  const findings = useQuery(findingsQuery(view.id, view.version)).data ?? []
  const differences = useQuery(differencesQuery(view.id, view.frozen !== null)).data
  const save = useSave(view, draft)
  const caret = useCaret()
  useLeaveGuard(() => draft.dirty)

  const place = (figure: ReportFigure) => {
    draft.learn(figure)
    const { box, range } = caret.current
    const into = box?.isConnected ? box : document.querySelector<HTMLElement>('.piece.prose .prose-box')
    const block = into?.dataset['block']
    if (!into || !block) return
    const span = chip(document, figure.mark, figure)
    if (range && into.contains(range.startContainer)) range.insertNode(span)
    else into.append(span)
    draft.change(block, { body: written(into) })
  }
  const blockAtCaret = () => caret.current.box?.dataset['block']
  const figure = picked === null ? undefined : draft.figures.get(picked)
  const desk: Desk = {
    draft, editable, picked, findings, focus, setFocus,
    onPick: (mark) => { setFinding(null); pick(mark) },
    onFinding: (one) => { setFinding(one); pick(null) },
  }
  const kind = reportKinds[view.ledger]!
  const before = beforeWord(view.content.span)
  const comparable = view.content.figures.filter(({ last }) => last !== null).length
  const prompts = draft.blocks.filter(({ kind, dropped }) => kind === 'prompt' && !dropped).length
  return (
    <>
      <Crumbs parts={[{ label: '报告和通报', to: '/report' }, { label: view.content.title }]} />
      <div className="head report-head">
        <div className="grow">
          <h1>{view.content.title} <StateTag ledger={view.ledger} state={view.state} /></h1>
          <div className="row small">
            {view.clocks.map((clock) => <span key={clock.deadline}>{clock.label} {clock.due_on} <Light clock={clock} /></span>)}
            {view.frozen && <span>{view.frozen.number} · {view.frozen.on} 定稿 · 校验码 <code title={view.frozen.hash}>{view.frozen.hash.slice(0, 16)}…</code></span>}
          </div>
        </div>
        {editable && <Button type={draft.dirty ? 'primary' : 'default'} disabled={!draft.dirty} loading={save.isPending} onClick={() => save.mutate()}>保存</Button>}
        <Steps view={view} dirty={draft.dirty} prompts={prompts} />
        <Button href={`/api/reports/${view.id}/report.docx`} download>下载公文</Button>
      </div>
      {save.error && <div className="notice bad" role="alert">{problemOf(save.error).type === 'conflict' ? '他人刚刚保存了这份报告，其他段落已经更新；您改过的段落仍是您的文字，请核对后再保存。' : problemOf(save.error).detail}{problemOf(save.error).fields && <ul>{problemOf(save.error).fields!.map(({ field, message }) => <li key={field}>{message}</li>)}</ul>}</div>}
      <div className="row report-tools">
        {editable && (
          // The caret stays where it is while a tool is pressed.
          <span className="row" onMouseDown={(event) => event.preventDefault()}>
            <Button size="small" onClick={() => setAsked('figure')}>插入数据</Button>
            <Button size="small" onClick={() => setAsked('chart')}>插入图表</Button>
            <Button size="small" disabled={draft.dirty} title={draft.dirty ? '请先保存修改' : undefined} onClick={() => setAsked('fact')}>填报数据</Button>
            {view.ledger === 'annual_report' && view.values['kind'] === 'government' && <Button size="small" disabled={draft.dirty} title={draft.dirty ? '请先保存修改' : undefined} onClick={() => setAsked('contributions')}>采用部门报告</Button>}
            <Rewrite view={view} draft={draft} />
          </span>
        )}
        <label className="row"><Switch size="small" checked={compare} onChange={setCompare} />与{before}比较</label>
        <span className="muted small">{view.content.figures.length} 处数据{prompts > 0 && !view.frozen && `，${prompts} 处待补充`}{compare && (comparable === 0 ? `，${before}都没有可比数据` : `，其中 ${comparable} 处有${before}可比数据`)}{draft.dirty && '，有未保存的修改'}</span>
      </div>
      <div className={compare ? 'report compare' : 'report'}>
        <Outline draft={draft.blocks} of={view.content} all={editable} />
        <Paper view={view} desk={desk} />
        <aside className="report-side" aria-label="旁注">
          {figure && <FigurePanel key={figure.mark} report={view.id} before={before} figure={figure} frozen={view.frozen !== null} difference={differences?.find(({ mark }) => mark === figure.mark)} close={() => pick(null)} />}
          {view.frozen && <Differences differences={differences} figures={draft.figures} onPick={desk.onPick} />}
          <Findings findings={findings} chosen={finding} />
          {!figure && findings.length === 0 && !view.frozen && <p className="muted small pad">点击正文中带点线的数据，查看口径、公式和背后的每条记录。</p>}
        </aside>
      </div>
      {asked === 'figure' && <InsertFigure report={view.id} facts={view.facts} before={before} onInsert={place} close={() => setAsked(null)} />}
      {asked === 'chart' && <InsertChart charts={kind.charts} onInsert={(chart) => { draft.insert(blockAtCaret() ?? Object.keys(kind.chapters)[0]!, { kind: 'chart', ...chart }) }} close={() => setAsked(null)} />}
      {asked === 'fact' && <DeclareFact view={view} close={() => setAsked(null)} />}
      {asked === 'contributions' && <Contributions view={view} close={() => setAsked(null)} />}
    </>
  )
}

/**
 * The figure that is looked at; the address says which, so that it can be linked. Written past the router, for which a
 * new address is a new page that begins at its top.
 */
function usePicked(): readonly [string | null, (mark: string | null) => void] {
  const [search] = useUrl()
  const [picked, setPicked] = useState(search['figure'] ?? null)
  return [picked, (mark) => {
    setPicked(mark)
    const url = new URL(location.href)
    if (mark === null) url.searchParams.delete('figure')
    else url.searchParams.set('figure', mark)
    History.prototype.replaceState.call(history, history.state, '', url)
  }]
}

/** Where the caret last stood in the prose: a dialog takes the focus, not the place. */
function useCaret() {
  const caret = useRef<{ box: HTMLElement | null; range: Range | null }>({ box: null, range: null })
  useEffect(() => {
    const onChange = () => {
      const selection = getSelection()
      if (!selection?.rangeCount) return
      const range = selection.getRangeAt(0)
      const node = range.startContainer
      const box = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.prose-box')
      if (box) caret.current = { box, range: range.cloneRange() }
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [])
  return caret
}

function useSave(view: ReportView, draft: ReturnType<typeof useDraft>) {
  const client = useQueryClient()
  const keyOf = useCommandKey()
  return useMutation({
    mutationFn: async () => {
      const body = { expected_version: view.version, input: {}, rows: draft.rows() }
      await send<Performed>('POST', `${view.ledger}/${view.id}/actions/edit`, body, keyOf(body))
      draft.settle(draft.blocks.filter(({ touched }) => touched))
    },
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['reports'] }), client.invalidateQueries({ queryKey: [view.ledger] })]),
    // Somebody saved before: his version comes onto the desk, under what was changed here.
    onError: (error) => problemOf(error).type === 'conflict' ? client.invalidateQueries({ queryKey: ['reports', view.id] }) : undefined,
  })
}

/** Writes the whole report from the template again, on the desk only: nothing is lost until it is saved. */
function Rewrite({ view, draft }: { readonly view: ReportView; readonly draft: ReturnType<typeof useDraft> }) {
  const { modal } = App.useApp()
  const compose = useMutation({ mutationFn: () => api<readonly Omit<Block, 'id' | 'source' | 'dropped'>[]>(`reports/${view.id}/template`), onSuccess: draft.replaceAll })
  return <Button size="small" loading={compose.isPending} onClick={() => void modal.confirm({ title: '按模板重新成文', content: '现有各段将删去，换成模板按最新数据写成的段落。保存以前可以离开本页放弃。', okText: '重新成文', cancelText: '取消', onOk: () => compose.mutateAsync() })}>按模板重新成文</Button>
}

function Outline({ draft, of: { ledger, span }, all }: { readonly draft: readonly Block[]; readonly of: Pick<ReportContent, 'ledger' | 'span'>; readonly all: boolean }) {
  const to = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'start' })
  return (
    <nav className="outline" aria-label="提纲">
      <ol>{sectionsOf({ blocks: draft, ledger, span }, { all }).map((section) => {
        const said = section.blocks.some(({ kind, body }) => kind === 'chart' || (kind === 'prose' && body))
        return (
          <li key={section.chapter}>
            <button type="button" onClick={() => to(`chapter-${section.chapter}`)} title={said ? undefined : '尚无正文'}>{section.heading}{!said && <em>空</em>}</button>
            <ol>{section.blocks.filter(({ kind }) => kind === 'heading').map((block) => <li key={block.id}><button type="button" onClick={() => to(`block-${block.id}`)}>{block.number}{block.body}</button></li>)}</ol>
          </li>
        )
      })}</ol>
    </nav>
  )
}
