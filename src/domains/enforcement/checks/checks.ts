import { certificateChecks } from './certificates.ts'
import { executionChecks } from './execution.ts'
import { inspectionChecks, orderChecks } from './inspection-and-order.ts'
import { measureChecks } from './measure.ts'
import { penaltyBefore } from './penalty-before.ts'
import { penaltyDecision } from './penalty-decision.ts'
import { penaltyDiscretion } from './penalty-discretion.ts'
import { penaltyOfficers } from './penalty-officers.ts'
import { penaltyTerms } from './penalty-terms.ts'
import { serviceChecks } from './service.ts'

/** Every rule by which the room's cases are read. */
export const checks = [...penaltyOfficers, ...penaltyBefore, ...penaltyTerms, ...penaltyDecision, ...penaltyDiscretion, ...inspectionChecks, ...orderChecks, ...measureChecks, ...executionChecks, ...certificateChecks, ...serviceChecks] as const
