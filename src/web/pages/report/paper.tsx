import { Button } from 'antd'
import { useMemo } from 'react'
import type { ChartData, Ranking, ReportContent, ReportFinding, ReportView } from '../../../report/contract.ts'
import { leadOf, sectionsOf, type Section } from '../../../report/sections.ts'
import { useNames } from '../../api/queries.ts'
import { Chart } from '../figures/chart.tsx'
import { Prose } from './prose.tsx'
import { RankingPiece } from './ranking-piece.tsx'
import type { DraftBlock } from './merged.ts'
import type { Draft } from './use-draft.ts'

export interface Desk {
  readonly draft: Draft
  readonly editable: boolean
  readonly picked: string | null
  readonly onPick: (mark: string) => void
  readonly findings: readonly ReportFinding[]
  readonly onFinding: (finding: ReportFinding) => void
  /** The block whose paragraph was just made and takes the caret. */
  readonly focus: string | null
  readonly setFocus: (id: string | null) => void
}

/** The report as it will be printed, in the proportions of the official page. */
export function Paper({ view, desk }: { readonly view: ReportView; readonly desk: Desk }) {
  const { content, frozen } = view
  const sections = useMemo(() => sectionsOf({ blocks: desk.draft.blocks, ledger: content.ledger, span: content.span }, { all: desk.editable }), [desk.draft.blocks, content.ledger, content.span, desk.editable])
  return (
    <article className="sheet" aria-label={content.title}>
      {frozen && <><div className="red-head">{content.organ}文件</div><div className="red-number">{frozen.number}</div></>}
      <h2 className="sheet-title">{content.organ}<br />{content.title.slice(content.organ.length)}</h2>
      <p>{leadOf(content)}</p>
      {sections.map((section) => <Chapter key={section.chapter} section={section} desk={desk} content={content} />)}
      <div className="sheet-sign"><div>{content.organ}</div><div>{(frozen?.on ?? '定稿之日').replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}</div></div>
      {frozen && <footer className="sheet-foot">{frozen.number}　校验码 {frozen.hash}</footer>}
    </article>
  )
}

function Chapter({ section, desk, content }: { readonly section: Section; readonly desk: Desk; readonly content: ReportContent }) {
  return (
    <section id={`chapter-${section.chapter}`}>
      <h3 className="sheet-h1">{section.heading}</h3>
      {section.blocks.map((block) => <Piece key={block.id} block={block as unknown as DraftBlock & { number: string }} desk={desk} chart={content.charts[block.id]} ranking={content.ranking} />)}
      {desk.editable && section.blocks.length === 0 && <Button size="small" type="dashed" onClick={() => desk.setFocus(desk.draft.insert(section.chapter, { kind: 'prose', body: '' }))}>写一段</Button>}
    </section>
  )
}

function Piece({ block, desk, chart, ranking }: { readonly block: DraftBlock & { readonly number: string }; readonly desk: Desk; readonly chart: ChartData | undefined; readonly ranking: Ranking | null }) {
  const { draft, editable } = desk
  const { orgName } = useNames()
  const findings = desk.findings.filter((finding) => finding.block === block.id && !block.touched)
  const drop = () => draft.change(block.id, { dropped: true })
  const tools = editable && (
    <span className="piece-tools">
      <Button size="small" type="text" aria-label="在下面加一段" title="在下面加一段" onClick={() => desk.setFocus(draft.insert(block.id, { kind: 'prose', body: '' }))}>＋</Button>
      {block.kind !== 'chart' && block.kind !== 'prompt' && <Button size="small" type="text" aria-label={block.kind === 'heading' ? '改为正文' : '改为小标题'} title={block.kind === 'heading' ? '改为正文' : '改为小标题'} onClick={() => draft.change(block.id, { kind: block.kind === 'heading' ? 'prose' : 'heading' })}>{block.kind === 'heading' ? '¶' : 'H'}</Button>}
      <Button size="small" type="text" aria-label="删去" title="删去" onClick={drop}>✕</Button>
    </span>
  )
  return (
    <div className={`piece ${block.kind}${block.touched ? ' touched' : ''}`} id={`block-${block.id}`}>
      {block.kind === 'prompt' ? (
        <div className="prompt-box"><strong>待补充</strong>{block.body}{editable && <Button size="small" onClick={() => { draft.change(block.id, { kind: 'prose', body: '' }); desk.setFocus(block.id) }}>填写</Button>}</div>
      ) : block.chart === 'ranking' ? <RankingPiece caption={block.body ?? ''} ranking={ranking} onPick={desk.onPick} /> : block.kind === 'chart' ? <ChartPiece block={block} chart={chart} /> : (
        <div className="prose-row">
          {block.number && <span className="heading-number">{block.number}</span>}
          <Prose
            id={block.id} body={block.body ?? ''} figures={draft.figures} editable={editable} picked={desk.picked} label={block.kind === 'heading' ? '小标题' : '段落'} focus={desk.focus === block.id}
            onChange={(body) => draft.change(block.id, { body })} onPick={desk.onPick}
            onSplit={(before, after) => { if (after) draft.change(block.id, { body: before }); desk.setFocus(draft.insert(block.id, { kind: 'prose', body: after })) }}
          />
        </div>
      )}
      {block.source && <div className="muted small">采自{orgName(block.source)}</div>}
      {tools}
      {findings.length > 0 && <button type="button" className={`finding-mark ${findings[0]!.severity}`} title={findings[0]!.message} aria-label={`核查发现 ${findings.length} 处：${findings[0]!.message}`} onClick={() => desk.onFinding(findings[0]!)}>{findings.length}</button>}
    </div>
  )
}

function ChartPiece({ block, chart }: { readonly block: DraftBlock; readonly chart: ChartData | undefined }) {
  if (!chart) return <div className="prompt-box"><strong>图表</strong>{block.body}（保存后显示）</div>
  // Series of very different size stand in charts of their own, as in the printed paper.
  const panels = chart.kind === 'year' ? [chart.series] : chart.series.map((series) => [series])
  return (
    <figure>
      <figcaption>{chart.caption}</figcaption>
      <div className="chart-panels">{panels.map((series) => (
        <div key={series.map(({ name }) => name).join()}>
          {panels.length > 1 && <div className="muted small">{series[0]!.name}</div>}
          <Chart label={`${chart.caption} ${series.map(({ name, values }) => `${name}：${values.map((value, at) => `${chart.categories[at]} ${value ?? '无数据'}`).join('，')}`).join('；')}`} kind={chart.kind === 'unit' ? 'row' : 'bar'} categories={chart.categories} series={series} unit={chart.unit} height={chart.kind === 'unit' ? chart.categories.length * 22 + 40 : 180} />
        </div>
      ))}</div>
    </figure>
  )
}
