import { defineRoom } from '../../kernel/room/room.ts'
import { certificateImport } from './certificate/certificate-import.ts'
import { certificate } from './certificate/certificate.ts'
import { certificateEvent } from './certificate/event.ts'
import { indicators } from './indicators.ts'
import { qualification } from './qualification.ts'
import { certificateError, legalReviewer, showingCheck } from './registers.ts'
import { settings } from './settings.ts'
import { trainingRecord } from './training/record.ts'
import { training } from './training/training.ts'

export const room = defineRoom({
  id: 'officers',
  label: '行政执法人员与证件',
  procedures: [qualification, certificate, certificateEvent, training, trainingRecord],
  registers: [certificateError, showingCheck, legalReviewer],
  indicators,
  settings,
  imports: [certificateImport],
})
