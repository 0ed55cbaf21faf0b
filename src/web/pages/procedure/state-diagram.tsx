import { useMemo } from 'react'
import { diagramOf, pathOf } from '../../../kernel/procedure/diagram.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'

/** The states and how one leads to another. The steps below say the same in words, so the drawing is one image to a reader. */
export function StateDiagram({ procedure, at }: { readonly procedure: AnyProcedure; readonly at: string | undefined }) {
  const { width, height, boxes, arrows } = useMemo(() => diagramOf(procedure), [procedure])
  return (
    <div className="table-scroll pad" tabIndex={0} role="region" aria-label="状态图，可以左右滚动">
      <svg className="diagram" viewBox={`0 0 ${width} ${height}`} style={{ width, maxWidth: width > 1300 ? 'none' : '100%', height: 'auto', display: 'block', margin: '0 auto' }} role="group" aria-label={`${procedure.label}的状态图，文字说明见下文各环节`}>
        <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8Z" /></marker></defs>
        {arrows.map(({ key, points, law }) => <path key={key} d={pathOf(points)} className={law ? 'arrow law-arrow' : 'arrow'} markerEnd="url(#head)" />)}
        {arrows.map(({ key, labels, x, y, width: wide }) => (
          <g key={key}>
            <rect x={x - wide / 2} y={y - labels.length * 8.5} width={wide} height={labels.length * 17} className="under" />
            {labels.map((label, line) => <text key={label} x={x} y={y + (line - (labels.length - 1) / 2) * 17 + 4} className="way">{label}</text>)}
          </g>
        ))}
        {boxes.map((box) => box.label === ''
          ? <circle key={box.state} cx={box.x} cy={box.y} r={7} className="begin" />
          : (
            <a key={box.state} href={`#state-${box.state}`} className={['box', box.final && 'end', box.state === at && 'here'].filter(Boolean).join(' ')} onClick={(event) => { event.preventDefault(); document.getElementById(`state-${box.state}`)?.scrollIntoView({ block: 'start' }) }}>
              <rect x={box.x - box.width / 2} y={box.y - box.height / 2} width={box.width} height={box.height} rx={box.final ? 17 : 4} />
              <text x={box.x} y={box.y + 5}>{box.label}</text>
            </a>
          ))}
      </svg>
    </div>
  )
}
