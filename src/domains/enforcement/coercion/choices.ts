/** Closed lists of coercion. Codes are stored and may be retired, never renamed. */

// ---- measures
/** 强制法第九条. */
export const measureKinds = {
  liberty: '限制公民人身自由', seal: '查封场所、设施或者财物', seize: '扣押财物', freeze: '冻结存款、汇款', other: '其他行政强制措施',
} as const
/** 第十七、七十条: who may take measures; the power cannot be delegated, so no delegated body is among them. */
export const measurePowers = {
  statutory: '法律、法规规定的行政机关', concentrated: '行使相对集中行政处罚权的行政机关', authorised: '法律、行政法规授权的组织',
} as const
/** 第二十三、二十九条, as the officers state them and the head approves them. */
export const scopeChecks = {
  involved: '限于涉案的场所、设施、财物或者款项', no_necessities: '不含公民个人及其所扶养家属的生活必需品', not_twice: '未被其他国家机关依法查封、冻结',
} as const
/** 第十八条第三至六项. */
export const onSiteSteps = { certificates: '出示执法身份证件', summoned: '通知当事人到场', told: '当场告知理由、依据和权利、救济途径', heard: '听取陈述和申辩' } as const
export const attendances = { party: '当事人到场', witness: '当事人不到场，见证人到场' } as const
export const signatures = { signed: '已签名或者盖章', refused: '拒绝签名，已在笔录中注明' } as const
export const approvals = { granted: '同意', refused: '不同意，立即解除' } as const
/** 第二十六条. */
export const custodies = { organ: '本机关保管', third_party: '委托第三人保管' } as const
export const testingKinds = { detection: '检测', inspection: '检验', quarantine: '检疫', appraisal: '技术鉴定' } as const
export const saleMethods = { auction: '拍卖', sale: '变卖' } as const
/** 第二十八条第一款 and 第三十三条第一款 have the same five. */
export const releaseGrounds = {
  no_breach: '当事人没有违法行为', unrelated: '与违法行为无关', decided: '已经作出处理决定，不再需要采取措施', expired: '期限已经届满', other: '其他不再需要采取措施的情形',
  refused: '机关负责人认为不应当采取措施',
} as const
/** 第二十七条. */
export const disposals = { confiscated: '没收', destroyed: '销毁' } as const
export const disposalExtents = { all: '全部处理完毕', part: '处理一部分，其余继续采取措施' } as const
export const measureExemptions = { secret: '涉及国家秘密、商业秘密、个人隐私', minor: '未成年人', other_law: '法律、行政法规另有规定' } as const

// ---- enforcement
/** 第十三条 and 第四十六条第三款. */
export const routes = { own: '本机关强制执行', seized: '拍卖已查封、扣押的财物抵缴罚款', court: '申请人民法院强制执行' } as const
export const duties = { money: '金钱给付', removal: '排除妨碍、恢复原状', demolition: '拆除违法的建筑物、构筑物、设施', other: '其他义务' } as const
/** 第十二条, the rows of the annual statistics. */
export const manners = {
  late_charge: '加处罚款或者滞纳金', transfer: '划拨存款、汇款', auction: '拍卖或者依法处理查封、扣押的场所、设施或者财物', removal: '排除妨碍、恢复原状',
  substitute: '代履行', other: '其他强制执行方式',
} as const
/** 第五十条. */
export const substituteGrounds = { traffic: '危害交通安全', pollution: '造成环境污染', resources: '破坏自然资源' } as const
export const performers = { organ: '行政机关', third_party: '没有利害关系的第三人' } as const
/** 第五十一条第二款. */
export const costBearers = { party: '由当事人承担', other_law: '法律另有规定，不由当事人承担' } as const
export const opinionResults = { accepted: '成立，予以采纳', refused: '不成立' } as const
export const lateKinds = { fine: '加处罚款', late_fee: '滞纳金' } as const
/** 第三十九条第一款. */
export const suspensionGrounds = {
  unable: '履行确有困难或者暂无履行能力', third_party: '第三人对执行标的主张权利，确有理由', irreparable: '可能造成难以弥补的损失，且不损害公共利益', other: '需要中止执行的其他情形',
} as const
/** Where a suspended or agreed enforcement goes on. */
export const stages = { opened: '待催告', demanded: '催告', decided: '强制执行决定' } as const
export const courtReviews = { written: '书面审查', heard: '听取意见（明显违法情形）' } as const
export const courtResults = { granted: '准予执行', refused: '不予执行', not_accepted: '不予受理' } as const
export const objectionResults = { granted: '上一级人民法院裁定受理或者执行', refused: '维持原裁定' } as const
export const reversals = { revoked: '据以执行的行政决定被撤销', changed: '据以执行的行政决定被变更', wrong: '执行错误' } as const
