/** Closed lists of the room. Codes are stored and may be retired, never renamed. */

export const forms = { written: '书面', oral: '口头' } as const

export const channels = {
  window: '窗口当面', post: '邮寄', online: '互联网渠道', contact_point: '便民联系点', through_agency: '原行政机关转送', other: '其他',
} as const

/** 行政复议法第三十二条第一款. */
export const agencyGrounds = { on_the_spot: '当场作出的行政处罚', monitored: '依据电子技术监控设备记录的违法事实作出的行政处罚' } as const

export const partyKinds = { person: '公民', legal_person: '法人', organisation: '非法人组织', individual_business: '个体工商户' } as const

/** Rows of the national statistics of reconsideration. */
export const fieldsOfAdministration = {
  public_security: '公安', market: '市场监管', natural_resources: '自然资源', housing: '住房城乡建设', human_resources: '人力资源社会保障',
  emergency: '应急管理', environment: '生态环境', health: '卫生健康', transport: '交通运输', agriculture: '农业农村', education: '教育',
  civil_affairs: '民政', urban_management: '城市管理（综合执法）', tax: '税务', justice: '司法行政', townships: '乡镇街道', other: '其他',
} as const

export const actKinds = {
  penalty: '行政处罚', coercion: '行政强制', licence: '行政许可', levy: '行政征收征用', confirmation: '行政确认', title: '行政确权',
  disclosure: '政府信息公开', complaint: '举报投诉处理', inaction: '行政不作为', agreement: '行政协议', work_injury: '工伤认定',
  compensation: '行政赔偿', payment: '行政给付', other: '其他',
} as const

export const respondentKinds = {
  township: '乡镇人民政府、街道办事处', department: '本级人民政府工作部门', government: '下一级人民政府', dispatched: '派出机关、派出机构',
  authorised: '法律、法规、规章授权的组织', other: '其他',
} as const

/** 行政复议法第二十三条第一款. */
export const precedences = {
  on_the_spot: '对当场作出的行政处罚决定不服', natural_resources: '对侵犯已经依法取得的自然资源权利的决定不服',
  inaction: '认为未履行法定职责', disclosure: '申请政府信息公开，行政机关不予公开', other_law: '法律、行政法规规定的其他情形',
} as const

export const requests = {
  revoke: '撤销行政行为', change: '变更行政行为', confirm_unlawful: '确认行政行为违法', confirm_void: '确认行政行为无效',
  perform: '履行法定职责', agreement: '履行行政协议、补偿', compensation: '行政赔偿', norm_review: '附带审查规范性文件',
} as const

/** 行政复议法第三十条第一款, by item. */
export const conditions = {
  parties: '没有明确的申请人或者符合规定的被申请人', interest: '与被申请复议的行政行为没有利害关系', request: '没有具体的复议请求和理由',
  in_time: '超过法定申请期限', scope: '不属于行政复议范围', jurisdiction: '不属于本机关管辖', once: '已受理过同一申请，或者人民法院已受理同一诉讼',
} as const

export const tracks = { ordinary: '普通程序', simplified: '简易程序' } as const
/** 行政复议法第五十三条; 警告 and 通报批评 are penalties (行政处罚法第九条第一项). */
export const simplifiedGrounds = {
  on_the_spot: '行政行为当场作出', minor: '警告或者通报批评', small_amount: '案件涉及款额三千元以下', disclosure: '政府信息公开案件', consent: '当事人各方同意',
} as const
export const acceptances = { accepted: '决定受理', deemed: '视为受理' } as const

/** 行政复议普通程序听证办法第三条. */
export const majorGrounds = {
  public_interest: '涉及国家利益、重大社会公共利益', group: '涉及群体性纠纷或者社会关注度较高', novel: '新业态、新领域、新类型争议，案情复杂',
  contested: '定案证据疑点较多，主要事实分歧较大', complex_law: '法律关系复杂', other: '其他重大、疑难、复杂情形',
} as const

export const hearingOutcomes = { held: '已举行', waived: '申请人无正当理由拒不参加，视为放弃听证' } as const
export const headAttendances = { head: '负责人参加', delegate: '说明理由并委托工作人员参加', none: '未参加' } as const
export const viewModes = { in_person: '当面', internet: '互联网', telephone: '电话', not_possible: '因当事人原因不能听取' } as const

/** 行政复议法第三十九条第一款, items 1 to 10. */
export const suspensionGrounds = {
  death: '申请人死亡，近亲属尚未确定是否参加', incapacity: '申请人丧失行为能力，尚未确定法定代理人', missing: '申请人下落不明',
  dissolved: '申请人终止，尚未确定权利义务承受人', prevented: '不可抗力或者其他正当理由不能参加', mediation: '调解、和解，双方同意中止',
  interpretation: '法律适用问题需要有权机关解释或者确认', other_case: '以其他案件审理结果为依据，其他案件尚未审结',
  norm_review: '规范性文件附带审查或者依据审查', other: '需要中止的其他情形',
} as const
/** 行政复议法第四十一条, items 1 to 5. */
export const terminationGrounds = {
  withdrawal: '申请人撤回申请，准予撤回', death: '申请人死亡，没有近亲属或者近亲属放弃权利', dissolved: '申请人终止，没有承受人或者承受人放弃权利',
  
  criminal: '对行政拘留或者限制人身自由的强制措施不服，因同一违法行为涉嫌犯罪被采取刑事强制措施', sixty_days: '中止满六十日，中止的原因仍未消除',
} as const
export const withdrawalCauses = { mediated: '经调解撤回', settled: '达成和解撤回', corrected: '被申请人改变行政行为后撤回', voluntary: '自愿撤回' } as const
/** 行政复议法第四十二条. */
export const stayGrounds = {
  respondent: '被申请人认为需要停止执行', organ: '行政复议机关认为需要停止执行', requested: '申请人、第三人申请，要求合理', by_law: '法律、法规、规章规定停止执行',
} as const

export const conclusions = {
  decision: '行政复议决定', mediation: '行政复议调解书', dismissal: '驳回行政复议申请', termination: '终止行政复议',
} as const

export const decisions = {
  change: '变更', revoke: '撤销', revoke_part: '部分撤销', confirm_unlawful: '确认违法', confirm_void: '确认无效', perform: '责令履行',
  uphold: '维持', reject: '驳回行政复议请求', agreement: '行政协议责任',
} as const
export type DecisionKind = keyof typeof decisions

/** Grounds as the Law ties them to the kinds of decision: 第六十三至七十一条. */
export const decisionGrounds = {
  inappropriate: '内容不适当', wrong_basis: '未正确适用依据', facts_found: '事实不清、证据不足，经复议机关查清',
  facts_unclear: '主要事实不清、证据不足', procedure: '违反法定程序', unlawful_basis: '适用的依据不合法', beyond_power: '超越职权或者滥用职权',
  public_interest: '撤销会给国家利益、社会公共利益造成重大损害', slight: '程序轻微违法，对申请人权利不产生实际影响',
  not_revocable: '违法但不具有可撤销内容', already_changed: '被申请人改变原违法行为，申请人仍要求撤销或者确认违法', pointless: '不履行或者拖延履行，责令履行没有意义',
  inaction: '不履行法定职责', void: '重大且明显违法', lawful: '事实清楚，证据确凿，依据正确，程序合法，内容适当',
  no_duty: '没有相应法定职责', already_performed: '受理前已经履行法定职责', no_reply: '未按期答复并提交证据、依据，视为没有证据、依据',
  breach: '不依法订立、不依法履行、未按约定履行或者违法变更、解除协议', uncompensated: '变更、解除协议合法，但未依法补偿或者补偿不合理',
} as const
export type DecisionGround = keyof typeof decisionGrounds

const revocation = ['facts_unclear', 'procedure', 'unlawful_basis', 'beyond_power', 'no_reply'] as const
export const groundsOf: { readonly [K in DecisionKind]: readonly DecisionGround[] } = {
  change: ['inappropriate', 'wrong_basis', 'facts_found'],
  revoke: revocation,
  revoke_part: revocation,
  confirm_unlawful: ['public_interest', 'slight', 'not_revocable', 'already_changed', 'pointless', 'no_reply'],
  confirm_void: ['void', 'no_reply'],
  perform: ['inaction', 'no_reply'],
  uphold: ['lawful'],
  reject: ['no_duty', 'already_performed'],
  agreement: ['breach', 'uncompensated'],
}

export const agreementLiabilities = { conclude: '依法订立', continue: '继续履行', remedy: '采取补救措施', damages: '赔偿损失', compensation: '依法给予合理补偿' } as const
/** 行政复议法第七十二条: what was claimed is granted or rejected; unclaimed, property goes back, where the act took any. */
export const compensations = {
  granted: '决定给予赔偿', rejected: '驳回赔偿请求', restitution: '责令返还财产、解除查封扣押冻结或者赔偿价款', none: '不涉及返还财产或者赔偿价款',
} as const
export const approvals = { head: '机关负责人同意', collective: '集体讨论通过' } as const
/** 行政复议法第七十八条. */
export const enforcers = {
  agency: '作出行政行为的机关依法强制执行', agency_by_court: '作出行政行为的机关申请人民法院强制执行',
  organ: '行政复议机关依法强制执行', organ_by_court: '行政复议机关申请人民法院强制执行',
} as const
