/** Closed lists of the room. Codes are stored and may be retired, never renamed. */

export const occasions = { first: '申领执法证件', retraining: '满期重新培训、考试' } as const
export const employments = { civil_servant: '公务员', institution: '事业编制人员', contract: '合同工、聘用人员', temporary: '临时工' } as const
/** What 资格审查 looks at: 身份编制, 在岗情况, 执法类别, and whether the unit may enforce at all. */
export const eligibilityItems = { employment: '身份编制', on_duty: '在岗情况', class: '执法类别', body: '所在单位的执法主体资格' } as const
export const itemFindings = { met: '符合', unmet: '不符合' } as const
export const eligibilities = { eligible: '合格', ineligible: '不合格' } as const
export const examResults = { passed: '合格', failed: '不合格', absent: '缺考' } as const

export const obtained = {
  new: '资格考试合格新发', held: '系统启用时已持有', transferred: '从区外调入', reform: '机构改革换证', moved: '区内调动换证',
  lost: '遗失补办', damaged: '损坏换发', changed: '信息变更换发',
} as const
export const checkResults = { passed: '合格', failed: '不合格' } as const
export const suspensionGrounds = { check_failed: '审验不合格', check_missed: '未按期审验', misconduct: '违法违规执法正在调查', off_post: '暂时离开执法岗位', other: '其他情形' } as const
/** What the rule of the place made of a missed check. */
export const missedChecks = { warned: '提醒送审验', suspended: '暂扣' } as const
export const replacementGrounds = { reform: obtained.reform, moved: obtained.moved, lost: obtained.lost, damaged: obtained.damaged, changed: obtained.changed } as const
export const cancellationGrounds = {
  left: '调离、辞职、辞退、开除', retired: '退休', off_post: '不再从事行政执法', disqualified: '取消行政执法资格', body_ended: '执法主体撤销或者职权取消', deceased: '死亡', other: '其他情形',
} as const
export const eventKinds = { check: '审验', retraining: '满期重新培训、考试' } as const

export const trainingKinds = { course: '培训班', all_staff: '全员培训', simulation: '模拟执法', contest: '知识竞赛', online: '网络学习', other: '其他' } as const
export const errorKinds = { change: '变更差错', cancellation: '注销差错', reissue: '补办、换发差错', entry: '基础信息录入差错' } as const
