import type { FastifyInstance } from 'fastify'
import { notFound } from '../kernel/fault.ts'
import { citationText, type Citation } from '../kernel/law/law.ts'
import type { Registry } from '../kernel/matter/world.ts'
import { barsOf, chaptersOf, deadlineNotes, eventText, natureOf, publishText, servedText, stepFacts, termLines, type Line } from '../kernel/procedure/explain.ts'
import { diagramOf, pathOf, type Diagram } from '../kernel/procedure/diagram.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, DocumentDef } from '../kernel/procedure/procedure.ts'
import type { Show } from './page.tsx'

const Law = ({ of }: { readonly of: Citation | undefined }) => of ? <cite>{citationText(of)}</cite> : null
const Lines = ({ of }: { readonly of: readonly Line[] }) => <>{of.map(({ lead, text, basis }, at) => <p key={at}>{lead && <b>{lead}　</b>}{text} <Law of={basis} /></p>)}</>

/** 程序说明: the definitions themselves, for whoever wants to know how a matter is handled and by which article. */
export function procedureRoutes(app: FastifyInstance, { show, registry }: { readonly show: Show; readonly registry: Registry }): void {
  const rooms = registry.rooms.filter(({ procedures }) => procedures?.length)

  app.get('/procedures', (request, reply) => show(request, reply, { title: '程序说明', body: (
    <>
      <h1>程序说明</h1>
      <p className="quiet">以下说明由系统办理案件所依据的定义直接生成，与实际办理一致。</p>
      {rooms.map(({ id, label, procedures }) => (
        <section key={id} className="card"><h2>{label}</h2><ul className="links">{procedures!.map((procedure) => <li key={procedure.id}><a href={`/procedures/${procedure.id}`}>{procedure.label}</a></li>)}</ul></section>
      ))}
    </>
  ) }))

  app.get<{ Params: { readonly id: string } }>('/procedures/:id', (request, reply) => {
    const procedure = registry.procedures.get(request.params.id)
    if (!procedure) throw notFound('这个程序')
    return show(request, reply, { title: `${procedure.label}程序说明`, body: <Explained procedure={procedure} settingLabel={(id) => registry.settings.get(id)?.label ?? id} /> })
  })
}

function Explained({ procedure, settingLabel }: { readonly procedure: AnyProcedure; readonly settingLabel: (id: string) => string }) {
  const { openings, states, general } = chaptersOf(procedure)
  const deadlines = Object.values(procedure.deadlines) as AnyDeadline[]
  const documents = Object.values(procedure.documents) as DocumentDef[]
  return (
    <>
      <p className="crumbs"><a href="/procedures">程序说明</a></p>
      <h1>{procedure.label}程序说明</h1>
      <p>依据：{procedure.basis.map((basis, at) => <span key={at}>{at > 0 && '、'}<Law of={basis} /></span>)}</p>
      <p className="quiet">以「{procedure.fields[procedure.governedBy].label}」确定适用的法律版本。</p>
      <section className="card"><h2>状态图</h2><p className="quiet">实线为办理环节，虚线为法律规定的自动效果。图较大，可以拖动查看；<a href="#begin">直接看文字说明</a>。</p><StateDiagram procedure={procedure} /></section>
      <section className="card" id="begin"><h2>开始</h2>{openings.map((action) => <Step key={action.label} procedure={procedure} action={action} />)}</section>
      {states.filter(({ actions }) => actions.length > 0).map(({ state, label, actions }) => (
        <section key={state} className="card" id={`state-${state}`}><h2>{label}</h2>{actions.map((action) => <Step key={action.label} procedure={procedure} action={action} />)}</section>
      ))}
      {general.length > 0 && <section className="card"><h2>多数状态都可以办理</h2>{general.map((action) => <Step key={action.label} procedure={procedure} action={action} states />)}</section>}
      {deadlines.length > 0 && <section className="card">
        <h2>期限</h2>
        {deadlines.map((deadline) => (
          <article key={deadline.label}>
            <h3>{deadline.label}</h3>
            <dl className="lines">
              <div><dt>起止</dt><dd>自{eventText(procedure, deadline.from)}起，至{eventText(procedure, deadline.until)}</dd></div>
              <div><dt>长度</dt><dd><Lines of={termLines(procedure, deadline, settingLabel)} /></dd></div>
              <div><dt>由谁遵守</dt><dd>{natureOf(deadline)}</dd></div>
              {deadlineNotes(procedure, deadline).length > 0 && <div><dt>其他</dt><dd><Lines of={deadlineNotes(procedure, deadline)} /></dd></div>}
            </dl>
          </article>
        ))}
      </section>}
      {documents.length > 0 && <section className="card">
        <h2>文书</h2>
        <ul className="papers">
          {documents.map((document) => (
            <li key={document.label}>《{document.label}》<span className="quiet">{[document.received ? '收到' : '制作', servedText(procedure, document) && `送达${servedText(procedure, document)}`, publishText(document)].filter(Boolean).join('；')}</span> <Law of={document.basis} /></li>
          ))}
        </ul>
      </section>}
    </>
  )
}

function Step({ procedure, action, states = false }: { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly states?: boolean }) {
  const bars = barsOf(action)
  return (
    <article>
      <h3>{action.label}　<Law of={action.basis} /></h3>
      <dl className="lines">
        {stepFacts(procedure, action, states).map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
        {bars.length > 0 && <div><dt>不得办理</dt><dd><ul>{bars.map(({ text, basis }) => <li key={text}>{text} <Law of={basis} /></li>)}</ul></dd></div>}
      </dl>
    </article>
  )
}

/** Laying out takes a fifth of a second and definitions never change while the program runs. */
const laidOut = new WeakMap<AnyProcedure, Diagram>()

/** The states and how one leads to another; the steps say the same in words. */
function StateDiagram({ procedure }: { readonly procedure: AnyProcedure }) {
  const diagram = laidOut.get(procedure) ?? diagramOf(procedure)
  laidOut.set(procedure, diagram)
  const { width, height, boxes, arrows } = diagram
  return (
    <div className="scroll plan" tabIndex={0} role="region" aria-label="状态图，可以滚动">
      <svg className="diagram" width={Math.ceil(width)} height={Math.ceil(height)} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${procedure.label}的状态图`}>
        <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8Z" /></marker></defs>
        {arrows.map(({ key, points, law }) => <path key={key} d={pathOf(points)} className={law ? 'arrow law' : 'arrow'} markerEnd="url(#head)" />)}
        {arrows.map(({ key, labels, x, y, width: wide }) => (
          <g key={key}>
            <rect x={x - wide / 2} y={y - labels.length * 8.5} width={wide} height={labels.length * 17} className="under" />
            {labels.map((label, line) => <text key={label} x={x} y={y + (line - (labels.length - 1) / 2) * 17 + 4} className="way">{label}</text>)}
          </g>
        ))}
        {boxes.map((box) => box.label === '' ? <circle key={box.state} cx={box.x} cy={box.y} r={7} />
          : (
            <g key={box.state} className={box.final ? 'box end' : 'box'}>
              <rect x={box.x - box.width / 2} y={box.y - box.height / 2} width={box.width} height={box.height} rx={box.final ? 17 : 4} />
              <text x={box.x} y={box.y + 5}>{box.label}</text>
            </g>
          ))}
      </svg>
    </div>
  )
}
