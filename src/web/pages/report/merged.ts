import type { Block } from '../../../report/contract.ts'

/** A paragraph on the desk: as saved, changed, or new. */
export interface DraftBlock extends Block { readonly touched: boolean; readonly fresh: boolean }

export const asSaved = (blocks: readonly Block[]): readonly DraftBlock[] => blocks.map((block) => ({ ...block, touched: false, fresh: false }))

/**
 * A version that somebody else saved under what lies on this desk: paragraphs that were changed here stay as they were
 * changed, new ones stay, and one that was changed here and deleted there is new again. Nothing typed is lost.
 */
export function merged(saved: readonly Block[], desk: readonly DraftBlock[]): readonly DraftBlock[] {
  const mine = new Map(desk.filter(({ touched }) => touched).map((block) => [block.id, block]))
  const theirs = new Set(saved.map(({ id }) => id))
  return [
    ...asSaved(saved).map((block) => mine.get(block.id) ?? block),
    ...[...mine.values()].filter(({ id, dropped }) => !theirs.has(id) && !dropped).map((block) => ({ ...block, fresh: true })),
  ]
}

/** The desk after a save: what was sent stands, what was typed meanwhile is still to be saved. */
export const settled = (desk: readonly DraftBlock[], sent: readonly DraftBlock[]): readonly DraftBlock[] => {
  const done = new Set(sent)
  return desk.flatMap((block) => !done.has(block) ? [block] : block.fresh ? [] : [{ ...block, touched: false }])
}
