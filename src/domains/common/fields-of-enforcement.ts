/** Fields of enforcement, for every room: terms, officers, hearings and publication differ by them. */
export const enforcementFields = {
  market: '市场监管', public_security: '公安（治安）', natural_resources: '自然资源', transport: '交通运输', agriculture: '农业农村',
  housing: '住房城乡建设', medical_insurance: '医疗保障', social_organisations: '社会组织登记管理', environment: '生态环境', emergency: '应急管理',
  urban_management: '城市管理', culture: '文化市场', health: '卫生健康', human_resources: '人力资源社会保障', water: '水务', fire: '消防救援', other: '其他',
} as const
export type EnforcementField = keyof typeof enforcementFields
