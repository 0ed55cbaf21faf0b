/** Verbs of the way of a case or task: what comes in, and what comes of it. A later stage is part of an earlier one. */
export const INTAKE: readonly string[] = ('收到 收集 受理 接收 接待 接到 排查 审查 审核 检查 抽查 归集 报名 购置 承办 代理 收案 登记 发现 梳理 征集 申请 清理 办理 组织 走访 帮助 立案 调查 审理 承接 评查 提起 参加 参考 参训 新收 发生 列入 摸排 交办 转办 征求 形成').split(' ')

export const OUTCOME: readonly string[] = ('办结 审结 结案 解决 化解 调解 合格 通过 参考 参加 配发 备案 发布 公开 整改 撤销 维持 变更 采纳 答复 移送 处罚 完成 胜诉 败诉 出庭 取消 退回 约谈 报告 方案 回访 修复 立案 成功 纠正 驳回 终止 履行 销号 报备 印发 发放 出具 反馈 落实 录用 抽查 评查 回复').split(' ')

/** What came in and what was concluded of it; more concluded than received needs a word on cases carried over. */
export const RECEIVED = /(?<![不未]予|[未不])(?:受理|收到|接收|新收|收案|立案|登记)[^,;]{0,14}$/
export const CONCLUDED = /(?:办结|审结|结案)[^,;]{0,10}$/

/** What came of a thing told just before cannot be more than the thing itself: detected and rectified, tested and passed. */
export const OUTGROWN: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:调解|调处|排查|受理|登记)[^,;]{0,10}(?:案件|纠纷|矛盾)[^,;]{0,4}$/, /(?:调解成功|调处成功|化解成功|成功调解|成功化解|成功调处|调成|化解)[^,;]{0,4}$/],
  [/(?:发现|排查|查找|检出)[^,;]{0,10}(?:隐患|问题)[^,;]{0,4}$/, /(?:整改|消除|督促整改)[^,;]{0,6}$/],
  [/(?:提出|征集|收集|收到)[^,;]{0,12}(?:意见|建议)[^,;]{0,4}$/, /^[,、]?[^,;]{0,4}采纳$/],
  [/(?:检测|抽检|监测|检验)[^,;]{0,10}$/, /^[,、]?(?:其中)?合格$/],
  [/参加[^,;]{0,14}$|(?:参考|实考|应考)[^,;]{0,4}$/, /^[,、]?(?:其中)?(?:合格|通过|及格|考试合格)$/],
  [/应出庭[^,;]{0,6}$/, /^[,、]?(?:其中)?(?:实际)?出庭[^,;]{0,4}$/],
  [/(?:收到|接收|新收)[^,;]{0,10}申请[^,;]{0,4}$/, /^[,、]?(?:其中)?(?:予以|依法)?受理$/],
  [/(?:办理|受理|收到|接到|处理)[^,;]{0,14}(?:线索|投诉|工单|诉求|举报|信访件)[^,;]{0,4}$/, /^[,、]?(?:已)?(?:办结|答复|回复)$/],
  [/事项[^,;]{0,4}$/, /^[,、]?(?:其中)?(?:全程网办|网上可办|可网办|实现[^,;]{0,10}|即办|实际行使)$/],
]

/**
 * The base a rate of this word is measured by, as official statistics use it. Only with such a base before it
 * is a rate that does not fit more than a doubt.
 */
export const RATE_BASES: Readonly<Record<string, RegExp>> = {
  出庭: /应诉|应出庭|开庭|诉讼案件|行政案件/, 合格: /参加|参考|报名|考试|抽查|抽检|检测|评查/, 通过: /参加|参考|报名|考试/, 整改: /发现|排查|隐患|问题/, 采纳: /提出|建议|意见/,
  解决: /收集|问题|反映|诉求/, 成功: /调解|调处/, 参考: /应考|应参|报名/, 参训: /应训|应参|报名/, 答复: /收到|受理|办理/, 办复: /收到|承办|办理|建议|提案/, 备案: /制定|印发|出台|制发/,
  胜诉: /审结|判决|应诉/, 败诉: /审结|判决|应诉/, 办结: /受理|收到|接到|办理|承办|立案/, 审结: /受理|收到|收案/, 纠错: /审结|办结|结案/, 受理: /收到|新收|收案|申请/, 结案: /受理|立案|收案/,
}

/** Bases of which nothing may be left out: who sat, what was tested, who had to appear. */
export const CLOSED_BASES: Readonly<Record<string, RegExp>> = {
  合格: /参加|参考|实考|抽检|抽查|检测|评查/, 通过: /参加|参考|实考/, 出庭: /应出庭|开庭/, 参考: /应考|应参/, 参训: /应训|应参/,
}

/** Words of a count that a rate names by another word: 审结1200件,结案率. */
export const LIKE_STEMS: Readonly<Record<string, RegExp>> = { 结案: /审结|办结/, 审结: /结案|办结/, 办结: /审结|结案|办理完毕|处理完毕/, 通过: /合格/, 合格: /通过/, 成功: /调成/ }

/** Rates whose base may be what fell due, or hold cases carried over. */
export const OPEN_BASES: ReadonlySet<string> = new Set(['办结', '审结', '结案', '整改', '答复', '办复', '解决'])
