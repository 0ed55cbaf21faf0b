import { Graph, layout } from '@dagrejs/dagre'
import type { AnyAction, AnyProcedure } from './procedure.ts'
import { list } from './refusals.ts'
import { targetsOf } from './soundness.ts'

export interface Box { readonly state: string; readonly label: string; readonly final: boolean; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export interface Arrow { readonly key: string; readonly labels: readonly string[]; readonly law: boolean; readonly points: readonly { readonly x: number; readonly y: number }[]; readonly x: number; readonly y: number; readonly width: number }
export interface Diagram { readonly width: number; readonly height: number; readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] }

const START = '(start)'
const CHARACTER = 13
const LINE = 17
/** More names than this on one arrow are counted, not listed; the steps below name them all. */
const MOST_LABELS = 4

interface Move { readonly from: string; readonly to: string; readonly labels: string[]; readonly law: boolean }
function movesOf(procedure: AnyProcedure): Move[] {
  const moves = new Map<string, Move>()
  for (const action of Object.values(procedure.actions) as AnyAction[]) {
    const sources = action.opens ? [START] : list(action.from)
    const goals = action.opens && action.to === undefined ? [procedure.opensIn] : targetsOf(action)
    for (const from of sources) for (const to of goals) {
      if (from === to) continue
      const law = action.by === 'law'
      const key = `${from} ${to} ${law}`
      const move: Move = moves.get(key) ?? { from, to, labels: [], law }
      move.labels.push(action.label)
      moves.set(key, move)
    }
  }
  return [...moves.values()]
}
const shown = (labels: readonly string[]): string[] => labels.length <= MOST_LABELS ? [...labels] : [...labels.slice(0, MOST_LABELS - 1), `等 ${labels.length} 个环节`]

/** Places states and arrows from top to bottom. */
export function diagramOf(procedure: AnyProcedure): Diagram {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, edgesep: 18, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  graph.setNode(START, { width: 14, height: 14 })
  for (const [state, { label }] of Object.entries(procedure.states as AnyProcedure['states'])) graph.setNode(state, { width: Math.max(84, label.length * 15 + 24), height: 34 })
  const moves = movesOf(procedure)
  moves.forEach(({ from, to, labels }, at) => {
    const lines = shown(labels)
    graph.setEdge(from, to, { width: Math.max(...lines.map((line) => line.length)) * CHARACTER + 6, height: lines.length * LINE, labelpos: 'c' }, String(at))
  })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width, height,
    boxes: graph.nodes().map((state: string) => ({ ...(graph.node(state) as { x: number; y: number; width: number; height: number }), state, label: procedure.states[state]?.label ?? '', final: !!procedure.states[state]?.final })),
    arrows: moves.map(({ from, to, labels, law }, at) => ({ ...(graph.edge(from, to, String(at)) as Pick<Arrow, 'points' | 'x' | 'y' | 'width'>), key: `${from} ${to} ${law}`, labels: shown(labels), law })),
  }
}

/** A line through the points the layout gives, rounded at its corners: the `d` of an SVG path. */
export function pathOf(points: Arrow['points']): string {
  const [first, ...rest] = points
  const last = rest.at(-1)!
  const curves = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1]!
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`
  })
  return `M${first!.x},${first!.y} ${curves.join(' ')} L${last.x},${last.y}`
}
