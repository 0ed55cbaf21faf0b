import type { PoolDef } from '../draw/pool-def.ts'
import type { AnyCheck } from '../check/check.ts'
import type { LedgerImport } from '../import/mapping.ts'
import type { AnyIndicator } from '../indicator/indicator.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyRegister } from '../register/register.ts'
import type { ExerciseDef } from '../practice/exercise.ts'
import type { SettingDef } from '../setting/setting.ts'

/** A domain: its ledgers, figures and local values. One folder, one line in `domains/index.ts`. */
export interface Room {
  readonly id: string
  readonly label: string
  readonly procedures?: readonly AnyProcedure[]
  readonly registers?: readonly AnyRegister[]
  readonly indicators?: readonly AnyIndicator[]
  readonly settings?: readonly SettingDef[]
  /** What is practised of it in the practice ground. */
  readonly exercises?: readonly ExerciseDef[]
  /** Rules by which its cases are read again and again; what they find becomes a matter of the ledger of findings. */
  readonly checks?: readonly AnyCheck[]
  /** How past records of its ledgers come in: mappings that are known, and what reads their cells. */
  readonly imports?: readonly LedgerImport[]
  /** What may be drawn for its matters, and from what. */
  readonly pools?: readonly PoolDef[]
}
export const defineRoom = <const R extends Room>(room: R) => room
