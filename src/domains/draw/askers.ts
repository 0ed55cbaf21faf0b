/** Procedures whose matters may ask for a draw; a line each. */
export const askers = [
  'penalty',
  'reconsideration',
] as const
