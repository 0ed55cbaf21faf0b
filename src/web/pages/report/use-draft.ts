import { useCallback, useMemo, useState } from 'react'
import type { Block, ReportFigure, ReportView } from '../../../report/contract.ts'
import { asSaved, merged, settled, type DraftBlock } from './merged.ts'

export interface Draft {
  readonly blocks: readonly DraftBlock[]
  /** Figures by mark, of the saved report and of what has been placed since. */
  readonly figures: ReadonlyMap<string, ReportFigure>
  readonly dirty: boolean
  readonly change: (id: string, parts: Partial<Block>) => void
  /** Puts a new block below another, or first in a chapter. @returns its id for now */
  readonly insert: (below: string, block: Pick<Block, 'kind' | 'body'> & Partial<Block>) => string
  readonly learn: (figure: ReportFigure) => void
  readonly replaceAll: (blocks: readonly Omit<Block, 'id' | 'source' | 'dropped'>[]) => void
  /** The rows of the action `edit`. */
  readonly rows: () => { readonly block: readonly object[] }
  /** These have been saved as they are. */
  readonly settle: (sent: readonly DraftBlock[]) => void
}

const STEP = 10
let serial = 0

/** The paragraphs being edited, over the version last saved by anybody. */
export function useDraft(view: ReportView): Draft {
  const [version, setVersion] = useState(view.version)
  const [blocks, setBlocks] = useState(() => asSaved(view.content.blocks))
  const [placed, setPlaced] = useState<readonly ReportFigure[]>([])
  // Figures may be counted again under the same version; what has been typed stays.
  if (version !== view.version) {
    setVersion(view.version)
    setBlocks((old) => merged(view.content.blocks, old))
  }
  const figures = useMemo(() => new Map([...view.content.figures, ...placed].map((figure) => [figure.mark, figure])), [view, placed])

  const change = useCallback((id: string, parts: Partial<Block>) => setBlocks((old) => old.map((block) => block.id === id ? { ...block, ...parts, touched: true } : block)), [])
  const insert = useCallback<Draft['insert']>((below, given) => {
    const id = `new-${++serial}`
    setBlocks((old) => {
      const above = old.find((block) => block.id === below)
      const chapter = above?.chapter ?? below
      const own = old.filter((block) => block.chapter === chapter).sort((a, b) => a.ordinal - b.ordinal)
      const at = above ? own.indexOf(above) + 1 : 0
      const fresh: DraftBlock = { id, chapter, chart: null, indicators: null, source: null, dropped: false, ordinal: 0, ...given, touched: true, fresh: true }
      const next = [...own.slice(0, at), fresh, ...own.slice(at)]
      // Places are kept apart; only where there is no room between two does the chapter count anew.
      const [before, after] = [own[at - 1]?.ordinal ?? 0, own[at]?.ordinal ?? (own.at(-1)?.ordinal ?? 0) + 2 * STEP]
      const numbered = after - before > 1 ? next.map((block) => block.id === id ? { ...block, ordinal: Math.floor((before + after) / 2) } : block)
        : next.map((block, n) => block.ordinal === (n + 1) * STEP ? block : { ...block, ordinal: (n + 1) * STEP, touched: true })
      return [...old.filter((block) => block.chapter !== chapter), ...numbered]
    })
    return id
  }, [])
  const learn = useCallback((figure: ReportFigure) => setPlaced((old) => [...old, figure]), [])
  const replaceAll = useCallback<Draft['replaceAll']>((fresh) => setBlocks((old) => [
    ...old.filter((block) => !block.fresh).map((block) => ({ ...block, dropped: true, touched: true })),
    ...fresh.map((block): DraftBlock => ({ ...block, id: `new-${++serial}`, source: null, dropped: false, touched: true, fresh: true })),
  ]), [])
  const rows = useCallback(() => ({
    block: blocks.filter(({ touched, fresh, dropped }) => touched && !(fresh && dropped)).map(({ id, fresh, chapter, kind, body, chart, indicators, ordinal, dropped, source }) =>
      fresh ? { chapter, kind, body, chart, indicators, ordinal, ...(source && { source }) } : { id, chapter, kind, body, chart, indicators, ordinal, dropped }),
  }), [blocks])
  const settle = useCallback((sent: readonly DraftBlock[]) => setBlocks((old) => settled(old, sent)), [])
  return { blocks, figures, dirty: blocks.some(({ touched }) => touched), change, insert, learn, replaceAll, rows, settle }
}
