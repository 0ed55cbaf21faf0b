import { plainPlans } from './plain/districts.ts'
import { DISTRICT } from './stage.ts'
import { YEAR } from './targets.ts'

/** Published reports whose totals a demonstration district is made to, by the first part of their figures' ids; the year it tells of. */
export const demonstrated: { readonly [report: string]: { readonly district: string; readonly year: number } } = {
  'jinnan-2024': { district: DISTRICT, year: YEAR }, ...Object.fromEntries(plainPlans.map(({ report, code, year }) => [report, { district: code, year }])),
}
