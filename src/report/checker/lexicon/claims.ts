/** Words that claim a figure: all (100 %) or none (0). */

/** 全覆盖 and the like claim 100 % by themselves. */
export const WHOLE_CLAIMS: readonly string[] = '全覆盖 全员覆盖 全面覆盖 全部覆盖 全员培训 百分百 百分之百覆盖 全额到位 全数'.split(' ')

/** Adverbs before what was done to all. */
export const ALL_ADVERBS: readonly string[] = '全部 均 一律'.split(' ')

/** 零 before one of these claims that there was none. */
export const NONE_NOUNS: readonly string[] = '投诉 败诉 事故 差错 失误 上访 违规 违法 违纪 纠错 撤销 复议 诉讼 延误 遗漏 发生 案件 举报 延期 超期 积压 伤亡'.split(' ')
export const NONE_VERBS: readonly string[] = '未发生 未出现 未发现 没有发生 没有出现 没有发现 从未发生 未收到 未产生 未接到'.split(' ')
