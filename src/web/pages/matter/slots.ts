import { lazy, type ComponentType } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'

interface Shown { readonly matter: MatterView }

/** What a matter shows above its fields where the generic page would leave out the point; by ledger, loaded when first met. */
export const slots: { readonly [ledger: string]: ComponentType<Shown> } = {
  draw: lazy(() => import('../draw/draw-panel.tsx').then(({ DrawPanel }) => ({ default: DrawPanel }))),
}
