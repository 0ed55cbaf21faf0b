/** Closed lists of the room. Codes are stored and may be retired, never renamed. */

export const papers = { notice: '行政执法监督通知书', opinion: '行政执法监督意见书', decision: '行政执法监督决定书' } as const
export type Paper = keyof typeof papers

export const sources = {
  case_review: '案卷监督审查', complaint: '投诉举报', special: '专项监督检查', finding: '案卷问题', daily: '日常监督', superior: '上级交办', transferred: '其他机关移送', media: '媒体曝光',
  reconsideration: '行政复议、行政诉讼', inspection: '法治督察',
} as const

/** 湖南省行政程序规定第一百五十九条, 山东省行政程序规定第一百二十八条第三款. */
export const decisions = {
  perform: '责令履行', correct: '责令补正或者更正', revoke: '撤销', unlawful: '确认违法', void: '确认无效',
} as const
export const answers = { corrected: '已经自行纠正', correcting: '正在整改', objected: '提出异议' } as const
export const results = { corrected: '问题已经纠正', none: '经核查不存在问题', executed: '监督决定已经执行' } as const

/** Ledgers of cases that supervision looks into. */
export const caseLedgers = { inspection: '行政检查', rectification_order: '责令改正', penalty: '行政处罚', coercive_measure: '行政强制措施' } as const
export type CaseLedger = keyof typeof caseLedgers
export const cases = Object.keys(caseLedgers) as readonly CaseLedger[]

export const channels = { portal: '网上', counter: '来访', letter: '来信', phone: '电话', transferred: '转办', contact_point: '企业联系点', invited: '行政执法监督员' } as const
export const complaints = {
  discretion: '裁量权行使不规范', basis: '没有依据或者适用依据错误', procedure: '违反法定程序', inaction: '不履行、拖延履行职责', conduct: '执法方式、作风',
  certificate: '未亮证执法、无证执法', fees: '乱收费、乱罚款', visits: '乱检查、重复检查', seizure: '乱查封、扣押', elsewhere: '违规异地执法', other: '其他',
} as const
export const complaintResults = { upheld: '查证属实', partly: '部分属实', rejected: '不属实' } as const

export const inspectionKinds = { special: '专项监督检查', certificate: '亮证执法检查', front_line: '一线执法监督', accompanying: '“伴随式”执法监督' } as const

export const talkReasons = {
  overdue: '逾期不答复、不整改', repeated: '同类问题反复发生', returned: '执法信息质量低', inactive: '长期不录入、不使用平台', serious: '问题严重', other: '其他',
} as const
export const misconducts = {
  unauthorised: '超越、滥用职权', inaction: '不履行、拖延履行职责', procedure: '严重违反法定程序', profit: '趋利性执法', fabricated: '弄虚作假', other: '其他',
} as const
export const dispositions = { criticised: '批评教育、责令检查', talked: '谈话提醒、诫勉', certificate: '暂扣、注销执法证件', punished: '处分', none: '不予追究', other: '其他处理' } as const

export const selections = { monthly: '月度抽查', quarterly: '季度专项抽查', major: '重大案件必审', spot: '日常抽查' } as const
export const outcomes = { passed: '符合要求', noted: '有瑕疵，口头提示', returned: '退回重录', supervised: '转执法监督' } as const
export type Outcome = keyof typeof outcomes
export const problems = {
  subject: '执法主体、人员资格', facts: '事实和证据', basis: '适用依据', procedure: '程序', discretion: '裁量', documents: '文书制作', service: '送达、执行', publicity: '公示', record: '全过程记录', review: '法制审核', data: '数据质量',
} as const

export const periods = { monthly: '月度抽查', quarterly: '季度专项抽查' } as const
export const strata = { unit: '按单位', kind: '按案件种类' } as const
/** Of the kinds of penalty, those a place may have looked into without exception. */
export const majorKinds = {
  downgrade: '降低资质等级', revocation: '吊销许可证件', shutdown: '责令停产停业', closure: '责令关闭、限制从业', restriction: '限制开展生产经营活动', suspension: '暂扣许可证件', detention: '行政拘留',
} as const
