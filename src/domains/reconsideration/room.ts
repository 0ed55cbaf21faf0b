import { defineRoom } from '../../kernel/room/room.ts'
import { complianceSupervision } from './compliance.ts'
import { exercises } from './exercises.ts'
import { incidentalReview } from './incidental-review.ts'
import { indicators } from './indicators.ts'
import { reconsiderationLetter } from './letter.ts'
import { reconsideration } from './reconsideration.ts'
import { registers } from './registers.ts'
import { settings } from './settings.ts'

export const room = defineRoom({
  id: 'reconsideration',
  label: '行政复议',
  procedures: [reconsideration, incidentalReview, reconsiderationLetter, complianceSupervision],
  registers,
  indicators,
  settings,
  exercises,
})
