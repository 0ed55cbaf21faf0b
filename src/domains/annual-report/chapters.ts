/** The five contents of a report, in the order of 督察工作规定 第二十五条; each is a chapter. */
export const chapters = {
  measures: '主要举措和成效',
  shortcomings: '存在的不足和原因',
  leaders: '党政主要负责人履行推进法治建设第一责任人职责情况',
  plans: '下一年度主要安排',
  others: '其他需要报告的情况',
} as const
export type Chapter = keyof typeof chapters

export const blockKinds = { heading: '小标题', prose: '正文', chart: '图表', prompt: '待补充' } as const
export type BlockKind = keyof typeof blockKinds

export const chartKinds = { month: '按月走势', unit: '按单位比较', year: '与上年比较' } as const
export type ChartKind = keyof typeof chartKinds
