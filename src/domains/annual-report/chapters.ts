/** The five contents of a report, in the order of 督察工作规定 第二十五条; each is a chapter. */
export const chapters = {
  measures: '主要举措和成效',
  shortcomings: '存在的不足和原因',
  leaders: '党政主要负责人履行推进法治建设第一责任人职责情况',
  plans: '下一年度主要安排',
  others: '其他需要报告的情况',
} as const
export type Chapter = keyof typeof chapters
