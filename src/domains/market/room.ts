import { defineRoom } from '../../kernel/room/room.ts'
import { abnormalListing } from './abnormal-listing.ts'
import { creditRepair } from './credit-repair.ts'
import { crossCheck } from './cross-check.ts'
import { dormantClearing } from './dormant-clearing.ts'
import { entityImport } from './import/entities.ts'
import { indicators } from './indicators.ts'
import { inspectionPlan } from './inspection-plan.ts'
import { productSampling } from './product-sampling.ts'
import { randomTaskPool } from './pool.ts'
import { randomTask } from './random-task.ts'
import { registers } from './registers.ts'
import { registrationRevocation } from './registration-revocation.ts'
import { seriousViolationListing } from './serious-violation-listing.ts'
import { settings } from './settings.ts'

export const room = defineRoom({
  id: 'market',
  label: '双随机、一公开与市场监管',
  procedures: [inspectionPlan, randomTask, abnormalListing, seriousViolationListing, creditRepair, registrationRevocation, crossCheck, dormantClearing, productSampling],
  registers,
  indicators,
  settings,
  imports: [entityImport],
  pools: [randomTaskPool],
})
