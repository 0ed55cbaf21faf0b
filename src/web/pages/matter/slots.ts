import { lazy, type ComponentType } from 'react'
import type { MatterView } from '../../../kernel/http/contract.ts'

interface Shown { readonly matter: MatterView }

/** What a matter shows above its fields where the generic page would leave out the point; by ledger, loaded when first met. */
export const slots: { readonly [ledger: string]: ComponentType<Shown> } = {
  draw: lazy(() => import('../draw/draw-panel.tsx').then(({ DrawPanel }) => ({ default: DrawPanel }))),
}

/** What the form of an action shows while it is being done, where that may take long; by ledger. */
export const workSlots: { readonly [ledger: string]: ComponentType<Shown> } = {
  draw: lazy(() => import('../draw/work.tsx').then(({ DrawWork }) => ({ default: DrawWork }))),
}
