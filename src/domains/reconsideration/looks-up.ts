import { linked, setting } from '../../kernel/procedure/look-up.ts'

/** What conditions of a reconsideration ask from outside the matter. */
export const looksUp = {
  delegated: setting<readonly string[]>('reconsideration_delegated_signing'),
  observation_day: setting<string>('reconsideration_observation_day'),
  agreement_counts: setting<boolean>('reconsideration_correction_rate_agreement'),
  reviews: linked('review_of'),
}
