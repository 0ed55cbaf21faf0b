import type { Room } from '../kernel/room/room.ts'
import { room as annualReport } from './annual-report/room.ts'
import { room as draw } from './draw/room.ts'
import { room as caseFiles } from './case-files/room.ts'
import { room as enforcement } from './enforcement/room.ts'
import { room as market } from './market/room.ts'
import { room as officers } from './officers/room.ts'
import { room as organisation } from './organisation/room.ts'
import { room as reconsideration } from './reconsideration/room.ts'
import { room as supervision } from './supervision/room.ts'

/** The registry: one line a domain, in the order of menus. */
export const rooms: readonly Room[] = [
  reconsideration,
  enforcement,
  officers,
  supervision,
  draw,
  market,
  caseFiles,
  annualReport,
  organisation,
]
