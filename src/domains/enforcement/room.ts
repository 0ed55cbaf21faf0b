import { defineRoom } from '../../kernel/room/room.ts'
import { enforcementCampaign } from './campaign.ts'
import { coerciveEnforcement } from './coercion/execution/enforcement.ts'
import { coercionIndicators } from './coercion/indicators.ts'
import { coerciveMeasure } from './coercion/measure/measure.ts'
import { coercionSettings } from './coercion/settings.ts'
import { checks } from './checks/checks.ts'
import { penaltyImport } from './import/penalty-import.ts'
import { exercises } from './exercises.ts'
import { indicators } from './indicators.ts'
import { standardImport } from './discretion/standard-import.ts'
import { inspection } from './inspection.ts'
import { penalty } from './penalty/penalty.ts'
import { rectificationOrder } from './rectification-order.ts'
import { registers } from './registers.ts'
import { settings } from './settings.ts'
import { supervisionIndicators } from './supervision-indicators.ts'

export const room = defineRoom({
  id: 'enforcement',
  label: '行政执法',
  procedures: [inspection, rectificationOrder, penalty, coerciveMeasure, coerciveEnforcement, enforcementCampaign],
  registers,
  indicators: [...indicators, ...supervisionIndicators, ...coercionIndicators],
  settings: [...settings, ...coercionSettings],
  exercises,
  imports: [penaltyImport, standardImport],
  checks,
})
