/**
 * The sixty units of a demonstration district. Their names say that they are made up: no unit of this name exists.
 * A unit with a field enforces in it; its weight is its share of the district's inspections.
 */
export interface DemoUnit {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly kind: string
  readonly prefix: string | null
  readonly parent: string | null
  readonly field?: string
  readonly weight?: number
}
type Line = readonly [key: string, name: string, short: string, prefix: string | null, field?: string, weight?: number]

const departments: readonly Line[] = [
  ['development', '发展和改革委员会', '发改委', '示发改'], ['education', '教育局', '教育局', '示教'], ['science', '科学技术局', '科技局', '示科'],
  ['industry', '工业和信息化局', '工信局', '示工信'], ['police', '公安局', '公安局', '示公', 'public_security', 4], ['civil', '民政局', '民政局', '示民', 'social_organisations', 2],
  ['finance', '财政局', '财政局', '示财'], ['labour', '人力资源和社会保障局', '人社局', '示人社', 'human_resources', 4],
  ['land', '规划和自然资源局', '规资局', '示规资', 'natural_resources', 3], ['environment', '生态环境局', '生态环境局', '示环', 'environment', 8],
  ['housing', '住房和建设委员会', '住建委', '示住建', 'housing', 6], ['city', '城市管理委员会', '城管委', '示城管', 'urban_management', 10],
  ['transport', '交通运输局', '交通局', '示交', 'transport', 6], ['water', '水务局', '水务局', '示水', 'water', 2], ['agriculture', '农业农村委员会', '农业农村委', '示农', 'agriculture', 4],
  ['commerce', '商务局', '商务局', '示商'], ['culture', '文化和旅游局', '文旅局', '示文旅', 'culture', 4], ['health', '卫生健康委员会', '卫健委', '示卫', 'health', 9],
  ['veterans', '退役军人事务局', '退役军人局', '示退役'], ['emergency', '应急管理局', '应急局', '示应急', 'emergency', 8], ['audit', '审计局', '审计局', '示审'],
  ['market', '市场监督管理局', '市场监管局', '示市监', 'market', 18], ['sports', '体育局', '体育局', '示体'], ['statistics', '统计局', '统计局', '示统'],
  ['insurance', '医疗保障局', '医保局', '示医保', 'medical_insurance', 2], ['approval', '行政审批局', '审批局', '示审批'], ['petition', '信访办公室', '信访办', '示信'],
  ['defence', '国防动员办公室', '国动办', '示国动'], ['fire', '消防救援支队', '消防支队', '示消', 'fire', 6],
]
const townships: readonly Line[] = [
  ['spring', '春和街道办事处', '春和街道', '示春和', 'urban_management', 2], ['summer', '夏清街道办事处', '夏清街道', '示夏清', 'urban_management', 2],
  ['autumn', '秋实街道办事处', '秋实街道', '示秋实', 'urban_management', 2], ['winter', '冬安街道办事处', '冬安街道', '示冬安', 'urban_management', 1],
  ['east', '东沽镇人民政府', '东沽镇', '示东沽', 'urban_management', 2], ['south', '南泽镇人民政府', '南泽镇', '示南泽', 'urban_management', 1],
  ['west', '西塘镇人民政府', '西塘镇', '示西塘', 'urban_management', 1], ['north', '北淀镇人民政府', '北淀镇', '示北淀', 'urban_management', 1],
  ['willow', '柳堤镇人民政府', '柳堤镇', '示柳堤', 'urban_management', 1], ['rice', '稻香镇人民政府', '稻香镇', '示稻香', 'urban_management', 1],
]
const teams: readonly (readonly [parent: string, key: string, name: string])[] = [
  ['market', 'market_team', '市场监管综合行政执法支队'], ['city', 'city_team', '城市管理综合行政执法支队'], ['culture', 'culture_team', '文化市场综合行政执法支队'],
  ['transport', 'transport_team', '交通运输综合行政执法支队'], ['environment', 'environment_team', '生态环境保护综合行政执法支队'], ['agriculture', 'agriculture_team', '农业综合行政执法支队'],
  ['emergency', 'emergency_team', '应急管理综合行政执法支队'], ['housing', 'housing_team', '建设工程质量安全监督支队'], ['health', 'health_team', '卫生健康监督所'],
  ['labour', 'labour_team', '劳动保障监察支队'],
]
const sections: readonly (readonly [parent: string, key: string, name: string])[] = [
  ['justice', 'reconsideration_section', '行政复议与应诉科'], ['justice', 'supervision_section', '行政执法监督科'], ['justice', 'legal_section', '合法性审查科'],
  ['justice', 'publicity_section', '普法与依法治理科'], ['market', 'market_legal', '法规科'], ['city', 'city_legal', '法制科'], ['police', 'police_legal', '法制支队'],
]
const others: readonly (readonly [key: string, name: string, kind: string])[] = [['court', '人民法院', 'court'], ['procuratorate', '人民检察院', 'procuratorate']]

const parents = { justice: '司法局', market: '市场监督管理局', city: '城市管理委员会', police: '公安局' } as const
const named = (area: string, sign: string, [key, name, short, prefix, field, weight]: Line, kind: string): DemoUnit =>
  ({ key, name: area + name, short: `区${short}`, kind, prefix: prefix && prefix.replace('示', sign), parent: 'government', ...(field && { field, weight: weight! }) })

/** The units of a district by its name; `sign` begins the numbers of their papers. */
export const unitsOf = (area: string, sign: string): readonly DemoUnit[] => [
  { key: 'government', name: `${area}人民政府`, short: '区政府', kind: 'government', prefix: `${sign}政`, parent: null },
  named(area, sign, ['justice', '司法局', '司法局', '示司'], 'justice_bureau'),
  ...departments.map((line) => named(area, sign, line, 'department')),
  ...townships.map((line) => ({ ...named(area, sign, line, line[1].includes('街道') ? 'street' : 'town'), short: line[2] })),
  ...teams.map(([parent, key, name]): DemoUnit => ({ key, name: area + name, short: name, kind: 'team', prefix: null, parent })),
  ...sections.map(([parent, key, name]): DemoUnit => ({ key, name: area + parents[parent as keyof typeof parents] + name, short: name, kind: 'section', prefix: null, parent })),
  ...others.map(([key, name, kind]): DemoUnit => ({ key, name: area + name, short: name, kind, prefix: null, parent: null })),
]
export const units = unitsOf('示范区', '示')
export const enforcing = units.filter((unit) => unit.field !== undefined)
/** Where people may hand in an application near their home. */
export const contactPoints = units.filter(({ kind }) => kind === 'street' || kind === 'town').map(({ name }) => `${name}行政复议便民联系点`)
