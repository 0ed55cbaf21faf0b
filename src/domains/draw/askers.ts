/** Procedures whose matters may ask for a draw; a line each. */
export const askers = [
  'evaluation',
  'penalty',
  'random_task',
  'reconsideration',
  'sampling',
] as const
