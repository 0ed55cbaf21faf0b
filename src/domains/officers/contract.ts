/** GET /api/officers/training-hours?year= → HoursView */
export interface OfficerHours { readonly id: string; readonly org_id: string; readonly certificate_number: string; readonly name: string; readonly hours: number }
export interface HoursView {
  readonly year: number
  /** Hours a year, and where the number comes from. */
  readonly required: number
  readonly source: string
  /** Cards held the whole year that the caller sees, how many of them fall short, and those with the fewest hours first. */
  readonly holders: number
  readonly short: number
  readonly officers: readonly OfficerHours[]
}
