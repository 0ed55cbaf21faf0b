/** Closed lists of the room. Codes are stored and may be retired, never renamed. */

export const sources = {
  inspection: '行政检查发现', complaint: '投诉举报', superior: '上级交办', referral: '其他机关移送', subordinate: '下级报请', media: '媒体曝光',
  monitoring: '监测数据', self_report: '当事人主动申报', other: '其他',
} as const

/** The law distinguishes citizens from all others (处罚法第五十一条); publication names these three (发改办财金〔2018〕424号). */
export const partyKinds = { organisation: '法人及非法人组织', person: '自然人', individual_business: '个体工商户' } as const
export const ages = { adult: '成年人', minor: '已满十四周岁不满十八周岁', child: '不满十四周岁' } as const

export const tracks = { general: '普通程序', summary: '简易程序' } as const

/** 处罚法第九条 in the twelve rows of the annual statistics, from light to heavy; «other» yields to any named kind. */
export const penaltyKinds = {
  other: '其他行政处罚', warning: '警告', criticism: '通报批评', fine: '罚款', confiscation: '没收违法所得、没收非法财物', suspension: '暂扣许可证件',
  downgrade: '降低资质等级', restriction: '限制开展生产经营活动', shutdown: '责令停产停业', closure: '责令关闭、限制从业', revocation: '吊销许可证件',
  detention: '行政拘留',
} as const
export type PenaltyKind = keyof typeof penaltyKinds
/** Light to heavy. */
export const bySeverity = Object.keys(penaltyKinds) as readonly PenaltyKind[]

export const outcomes = {
  penalty: '给予行政处罚', no_penalty: '不予行政处罚', not_established: '违法事实不能成立，不予行政处罚', judicial: '移送司法机关',
  handed_over: '移送有管辖权的机关', withdrawn: '撤销案件', not_filed: '不予立案',
} as const
/** 处罚法第三十、三十一、三十三条. */
export const noPenaltyGrounds = {
  minor: '违法行为轻微并及时改正，没有造成危害后果', first: '初次违法且危害后果轻微并及时改正', no_fault: '有证据足以证明没有主观过错',
  child: '不满十四周岁', incapable: '不能辨认或者不能控制自己行为', time_bar: '超过追究期限', other_law: '法律、法规规定的其他情形',
} as const
/** 处罚法第三十二条; it must be said when the penalty is lighter. */
export const mitigations = {
  harm_removed: '主动消除或者减轻危害后果', coerced: '受他人胁迫或者诱骗', confessed: '主动供述尚未掌握的违法行为', merit: '有立功表现',
  minor_age: '已满十四周岁不满十八周岁', other_law: '法律、法规、规章规定的其他情形',
} as const

/** 处罚法第五十八条第一款, by item. */
export const reviewGrounds = {
  public_interest: '涉及重大公共利益', hearing: '直接关系重大权益，经过听证程序', complex: '案件情况疑难复杂、涉及多个法律关系',
  by_law: '法律、法规规定或者目录清单列入的其他情形',
} as const
export const reviewResults = { passed: '审核通过', returned: '退回' } as const

/** 处罚法第六十三条第一款: what makes a hearing due besides the amount. */
export const hearingOutcomes = { held: '已举行', waived: '无正当理由拒不出席或者中途退出，视为放弃' } as const

export const preservationResults = {
  recorded: '采取记录、复制等证据保全措施', tested: '送交检测、检验、检疫、鉴定', seized: '依法查封、扣押', confiscated: '依法没收', released: '解除',
} as const
export const extensionApprovals = { organ_head: '机关负责人批准', collective: '机关负责人集体讨论决定', superior: '上一级机关批准' } as const
export const excludedKinds = {
  hearing: '听证', announcement: '公告', testing: '检测、检验、检疫、鉴定', suspension: '中止调查', identification: '权利人辨认或者鉴别',
  refund: '责令退还多收价款', audit: '审计', expert_review: '专家评审',
} as const
export type ExcludedKind = keyof typeof excludedKinds
export const suspensionGrounds = {
  other_case: '须以其他案件的裁判或者行政决定为依据', interpretation: '法律适用问题送请解释或者确认', force_majeure: '不可抗力', missing: '当事人下落不明',
  other: '其他应当中止的情形',
} as const
export const suspensionEffects = { excluded: '不计入办案期限', counted: '办案期限继续计算' } as const

export const benchmarks = {
  applied: '适用本机关裁量基准', own_adjusted: '调整适用本机关裁量基准', superior_adjusted: '调整适用上级机关裁量基准', none: '没有裁量基准',
} as const
export const benchmarkApprovals = { head: '主要负责人批准', collective: '集体讨论通过', maker: '报制定机关批准' } as const

/** 处罚法第六十八、六十九条; 治安管理处罚法第一百二十三条. */
export const collectionGrounds = { up_to_100: '依法给予小额罚款（一百元以下，治安二百元以下）', hard_later: '不当场收缴事后难以执行', remote: '边远、水上、交通不便地区，经当事人提出' } as const

export const exemptions = {
  warning_only: '仅受到警告（市场监管）', summary: '适用简易程序（市场监管）', secret: '涉及国家秘密、商业秘密、个人隐私', minor: '未成年人',
  no_impact: '不具有一定社会影响', other_law: '法律、行政法规另有规定',
} as const
export const publicationPeriods = { three_months: '三个月', one_year: '一年', three_years: '三年' } as const

export const challengeKinds = { reconsideration: '行政复议', litigation: '行政诉讼' } as const
export const challengeOutcomes = {
  upheld: '维持、驳回', withdrawn: '撤回、终止', changed: '变更', revoked: '撤销、部分撤销', unlawful: '确认违法', void: '确认无效',
} as const
/** 处罚法第七十五条第二款: the organ mends its own decision. */
export const selfCorrections = { changed: '变更', revoked: '撤销', unlawful: '确认违法', void: '确认无效' } as const
export const executions = {
  executed: '执行完毕', court: '已申请人民法院强制执行', court_terminated: '人民法院裁定终结执行', terminated: '依法终结执行',
  no_execution: '无须执行（不予处罚、移送）', exempted: '经批准免予执行',
} as const
/** 强制法第四十条. */
export const terminationGrounds = {
  death: '公民死亡，无遗产可供执行，又无义务承受人', dissolved: '法人或者其他组织终止，无财产可供执行，又无义务承受人', lost: '执行标的灭失',
  revoked: '据以执行的行政决定被撤销', other: '需要终结执行的其他情形',
} as const

// ---- inspection and orders
/** 国办发〔2024〕54号 names the enterprise's own application beside the leads. */
export const inspectionSources = { ...sources, application: '应企业申请' } as const
export const inspectionModes = { random: '双随机抽查', focused: '重点监管', special: '专项检查', targeted: '针对线索的检查', routine: '日常检查' } as const
export const subjectKinds = { enterprise: '企业', individual_business: '个体工商户', organisation: '其他单位', person: '自然人' } as const
export const inspectionResults = {
  normal: '未发现问题', corrected: '发现问题，当场改正', ordered: '发现问题，责令改正', clue: '发现违法线索，依法处理', not_found: '未能联系或者不配合',
} as const
export const keyLists = { dust_toxic: '尘毒职业病危害重点用人单位' } as const
export const orderKinds = { at_once: '责令立即改正', by_day: '责令限期改正' } as const
export const recheckResults = { corrected: '已改正', partly: '部分改正', not_corrected: '逾期未改正' } as const
