/** National plans and outlines with their years, and the years in which the core administrative statutes were made or revised. */

export interface Plan {
  /** Title inside the marks, without the years. */
  readonly title: string
  readonly periods: readonly (readonly [number, number])[]
}

/** 中共中央、国务院 and central departments; each title with every period it was issued for. */
export const PLANS: readonly Plan[] = [
  { title: '法治政府建设实施纲要', periods: [[2015, 2020], [2021, 2025]] },
  { title: '法治中国建设规划', periods: [[2020, 2025]] },
  { title: '法治社会建设实施纲要', periods: [[2020, 2025]] },
  { title: '全国公共法律服务体系建设规划', periods: [[2021, 2025]] },
  { title: '提升行政执法质量三年行动计划', periods: [[2023, 2025]] },
  { title: '关于开展法治宣传教育的第八个五年规划', periods: [[2021, 2025]] },
  { title: '关于在公民中开展法治宣传教育的第八个五年规划', periods: [[2021, 2025]] },
  { title: '关于在公民中开展法治宣传教育的第七个五年规划', periods: [[2016, 2020]] },
  { title: '全国“八五”普法规划', periods: [[2021, 2025]] },
]

/** Years of making and of every revision, by title without 中华人民共和国. */
export const REVISIONS: Readonly<Record<string, readonly number[]>> = {
  行政处罚法: [1996, 2009, 2017, 2021],
  行政许可法: [2003, 2019],
  行政强制法: [2011],
  行政复议法: [1999, 2009, 2017, 2023],
  行政诉讼法: [1989, 2014, 2017],
  国家赔偿法: [1994, 2010, 2012],
  政府信息公开条例: [2007, 2019],
  优化营商环境条例: [2019],
  重大行政决策程序暂行条例: [2019],
  立法法: [2000, 2015, 2023],
  法治政府建设与责任落实督察工作规定: [2019],
}
