import { DISTRICT } from './stage.ts'

/** Published reports whose totals a demonstration district is made to; by the first part of their figures' ids. */
export const demonstrated: { readonly [report: string]: { readonly district: string } } = { 'jinnan-2024': { district: DISTRICT } }
