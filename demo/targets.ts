/**
 * What 津南区 published for 2024 about the work of the rooms at hand (法治政府建设情况报告, open to the public), carried over
 * as numbers. The demonstration's records are made so that the same figures are computed from them.
 */
export const YEAR = 2024

export const inspections = 19_367
export const orders = 102
/** Of them, so many came with a penalty, were not obeyed and went to court: `coercion.ts` makes these. */
export const ordersToCourt = 1
export const penalties = 1_086
export const supervisionNotices = 12

/** Officers with a card: new in the year, gone in it, and there at its end. */
export const officers = { added: 49, cancelled: 66, atEnd: 936 } as const

/** What market supervision did: entities drawn, listed, repaired, cleared; what others asked it about. */
export const market = {
  joint: 176, registration: 1_482, enterprises: 209, individuals: 89, repairs: 277, dormant: 160, revocations: 35, persons: 352, entities: 1_028,
} as const

/** Services to enterprises before any penalty: reports of their risks, plans, visits afterwards, and how many have their risks in hand. */
export const services = { controlled: 3_288, diagnoses: 2_831, plans: 2_830, visits: 1_705 } as const

export const received = 765
/** How the cases concluded in the year ended: 688 together. */
export const concluded = {
  uphold: 150, revoke: 34, revoke_part: 8, change: 12, confirm_unlawful: 20, confirm_void: 2, perform: 22, reject: 15, agreement: 2,
  mediation_document: 78, withdrawn_mediated: 83, withdrawn_settled: 32, withdrawn: 60, dismissal: 22,
  not_accepted: 40, given_up: 12, resolved_early: 70, withdrawn_early: 26,
} as const
export type Ending = keyof typeof concluded
/** Of the concluded, those that came over from the year before, and those followed by a lawsuit or petition until the observation day. */
export const carriedOver = 30
export const contested = 48
export const opinions = 3
export const suggestions = 1
export const bulletins = 4
export const trainings = 3
export const guidances = 26

/** The published figures by indicator: `atLeast` and `below` where the report itself rounds (20余次). */
export const published: { readonly [indicator: string]: number | { readonly atLeast: number; readonly below: number } } = {
  enforcement_records_collected: 20_555,
  enforcement_inspections: inspections,
  rectification_orders: orders,
  penalty_cases: penalties,
  penalty_publication_rate: 100,
  enforcement_supervision_notices: supervisionNotices,
  enforcement_officers_added: officers.added,
  certificates_cancelled: officers.cancelled,
  enforcement_trainings: 5,
  enforcement_training_coverage_rate: 100,
  enforcement_training_participants: { atLeast: 900, below: 1_000 },
  joint_random_inspections: market.joint,
  registration_random_inspections: market.registration,
  abnormal_list_enterprises: market.enterprises,
  abnormal_list_individuals: market.individuals,
  credit_repairs: market.repairs,
  dormant_enterprises_cleared: market.dormant,
  false_registration_revocations_accepted: market.revocations,
  enterprises_risk_controlled: services.controlled,
  enterprise_diagnosis_reports: services.diagnoses,
  enterprise_rectification_plans: services.plans,
  enterprise_follow_up_visits: services.visits,
  cross_checks_persons: { atLeast: 350, below: 360 },
  cross_checks_entities: { atLeast: 1_000, below: 2_000 },
  reconsideration_applications_received: received,
  reconsideration_concluded: 688,
  reconsideration_mediation_rate: 28.05,
  reconsideration_substantive_resolution_rate: 93.02,
  reconsideration_litigation_bulletins: bulletins,
  reconsideration_litigation_trainings: trainings,
  reconsideration_case_guidance: { atLeast: 20, below: 30 },
  reconsideration_opinion_letters: opinions,
  reconsideration_suggestion_letters: suggestions,
}
