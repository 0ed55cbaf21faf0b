/** Whoever answers for the act in its own organ; organs that acted jointly answer together (第十九条第二款). */
export const ofRespondent = [
  { role: 'clerk', of: 'respondent' }, { role: 'handler', of: 'respondent' },
  { role: 'clerk', of: 'joint_respondent' }, { role: 'handler', of: 'joint_respondent' },
] as const
