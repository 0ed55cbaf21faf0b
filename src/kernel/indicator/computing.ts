import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyIndicator } from './indicator.ts'

/** What a figure is computed in: the definitions to follow, and the day on which running clocks are judged. */
export interface Computing {
  readonly indicators: ReadonlyMap<string, AnyIndicator>
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  readonly today: IsoDate
  /** A pool is read, which is of one district alone: of the practice ground too, where it is drawn from there. Never set for a figure. */
  readonly drawing?: true
}
