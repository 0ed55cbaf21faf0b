import { defineRoom } from '../../kernel/room/room.ts'
import { evaluation } from './evaluation.ts'
import { fileScore } from './file-score.ts'
import { finding } from './finding.ts'
import { evaluationIndicators, findingIndicators } from './indicators.ts'
import { evaluationFiles } from './pool.ts'
import { evaluationSettings, findingSettings } from './settings.ts'
import { evaluationStandard } from './standard.ts'

export const room = defineRoom({
  id: 'case-files',
  label: '案卷检查与评查',
  procedures: [finding, evaluation, fileScore],
  registers: [evaluationStandard],
  indicators: [...findingIndicators, ...evaluationIndicators],
  settings: [...findingSettings, ...evaluationSettings],
  pools: [evaluationFiles],
})
