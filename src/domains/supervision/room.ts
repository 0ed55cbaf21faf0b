import { defineRoom } from '../../kernel/room/room.ts'
import { supervisionBulletin } from './bulletin.ts'
import { caseReview } from './case-review.ts'
import { supervisionComplaint } from './complaint.ts'
import { exercises } from './exercises.ts'
import { indicators } from './indicators.ts'
import { supervisionRectification } from './rectification.ts'
import { reentry } from './reentry.ts'
import { registers } from './registers.ts'
import { supervisionResponsibility } from './responsibility.ts'
import { samplingPool } from './pool.ts'
import { sampling } from './sampling.ts'
import { settings } from './settings.ts'
import { supervisionInspection } from './special-inspection.ts'
import { supervision } from './supervision.ts'
import { supervisionTalk } from './talk.ts'

export const room = defineRoom({
  id: 'supervision',
  label: '执法监督',
  procedures: [sampling, caseReview, reentry, supervision, supervisionRectification, supervisionTalk, supervisionInspection, supervisionComplaint, supervisionResponsibility, supervisionBulletin],
  registers,
  indicators,
  exercises,
  pools: [samplingPool],
  settings,
})
