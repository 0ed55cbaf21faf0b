/** Closed lists of the room. Codes are stored and may be retired, never renamed. */

export const entityKinds = { enterprise: '企业', cooperative: '农民专业合作社', individual_business: '个体工商户', organisation: '其他单位' } as const
export type EntityKind = keyof typeof entityKinds
/** The lists of the room know the three that are registered as entities of the market. */
export const listedKinds = { enterprise: '企业', cooperative: '农民专业合作社', individual_business: '个体工商户' } as const
export const registrationStates = { active: '存续', dormant: '歇业', revoked: '吊销', deregistered: '注销', moved: '迁出', other: '其他' } as const
/** 国发〔2019〕18号（九）: how often one is drawn follows credit and risk. */
export const creditRisks = { a: 'A类（信用风险低）', b: 'B类（信用风险一般）', c: 'C类（信用风险较高）', d: 'D类（信用风险高）', none: '未分类' } as const
export type CreditRisk = keyof typeof creditRisks

export const itemGrades = { general: '一般检查事项', key: '重点检查事项' } as const
export const methods = { on_site: '现场检查', papers: '书面检查', online: '网络监测', testing: '抽样检验', commissioned: '委托专业机构' } as const
export const planScopes = { own: '本部门抽查', joint: '部门联合抽查（综合查一次）' } as const

/** 异常名录办法第四条, by item. */
export const abnormalGrounds = {
  annual_report: '未按照规定的期限公示年度报告', ordered: '未在责令的期限内公示有关企业信息', false_info: '公示企业信息隐瞒真实情况、弄虚作假',
  no_contact: '通过登记的住所或者经营场所无法联系',
} as const
export const objectionResults = { accepted: '受理', refused: '不予受理' } as const
export const objectionOutcomes = { right: '列入无误', wrong: '列入有误' } as const

/** 严重失信办法第五条至第十一条. */
export const seriousGrounds = {
  food: '食品安全领域（第五条）', drug: '药品、医疗器械、化妆品领域（第六条）', quality: '质量安全领域（第七条）', consumer: '侵害消费者权益（第八条）',
  order: '破坏公平竞争秩序和扰乱市场秩序（第九条）', other: '其他违法行为（第十条）', refusal: '有履行能力但拒不履行行政决定（第十一条）',
} as const
/** 严重失信办法第二条第二款. */
export const heavyPenalties = {
  fine: '按照从重处罚原则处以罚款', downgrade: '降低资质等级，吊销许可证件、营业执照', restriction: '限制开展生产经营活动、责令停产停业、责令关闭、限制从业', other: '其他较重行政处罚',
} as const
export const places = { same: '与本机关在同一省、自治区、直辖市', other: '不在同一省、自治区、直辖市' } as const

export const repairKinds = { abnormal: '移出经营异常名录（恢复正常记载）', serious: '提前移出严重违法失信名单', penalty: '提前停止公示行政处罚信息' } as const
/** 登记条例第四十一条. */
export const keptGrounds = { public_interest: '可能对社会公共利益造成重大损害', irreversible: '撤销后无法恢复到登记前的状态', other: '法律、行政法规规定的其他情形', not_found: '未认定存在虚假登记' } as const
export const registrationActs = { establishment: '设立登记', change: '变更登记', filing: '备案（董事、监事、高级管理人员等）', deregistration: '注销登记' } as const
export const dormantSigns = { no_report: '连续两年未公示年度报告', no_contact: '登记的住所或者经营场所无法联系', no_tax: '连续六个月以上未申报纳税', no_insurance: '无社会保险缴纳记录' } as const
export const clearings = { revoked: '吊销营业执照', deregistered: '办理注销登记' } as const

/** 产品质量法第十五条第一款 knows the State's and the local ones. */
export const samplingLevels = { national: '国家市场监督管理总局', province: '省级市场监督管理部门', city: '市级市场监督管理部门', county: '县（区）级市场监督管理部门' } as const
export const samplingStages = { production: '生产', circulation: '流通（实体销售）', online: '流通（网络销售）' } as const
export const testResults = { passed: '合格', failed: '不合格' } as const
export const recheckResults = { passed: '合格', failed: '不合格' } as const
export const regulatoryMeasures = { inspection: '行政检查', sampling: '抽样检验', penalty: '行政处罚', coercion: '行政强制', credit: '信用监管', other: '其他' } as const
