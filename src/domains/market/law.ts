import { law, notice } from '../../kernel/law/law.ts'

export const 企业信息公示条例 = law('企业信息公示暂行条例', ['2014-10-01', '2024-05-01'])
export const 异常名录办法 = law('企业经营异常名录管理暂行办法', ['2014-10-01'])
export const 严重失信办法 = law('市场监督管理严重违法失信名单管理办法', ['2021-09-01'])
export const 处罚公示规定 = law('市场监督管理行政处罚信息公示规定', ['2021-09-01'])
export const 市监程序规定 = law('市场监督管理行政处罚程序规定', ['2019-04-01', '2021-07-15', '2022-09-29'])
export const 登记条例 = law('市场主体登记管理条例', ['2022-03-01'])
export const 民营经济促进法 = law('民营经济促进法', ['2025-05-20'])

/** Read in copies of others, not from the issuing organ. */
export const 产品质量法 = law('产品质量法', ['2000-09-01', '2009-08-27', '2018-12-29'])
export const 产品抽查办法 = law('产品质量监督抽查管理暂行办法', ['2020-01-01'])

// Not at hand: cited as a whole, and what they are said to fix is a setting.
export const 个体年报办法 = law('个体工商户年度报告暂行办法', ['2014-10-01'])
export const 信用修复办法 = law('信用修复管理办法', ['2026-04-01'])
export const 公司法 = law('公司法', ['2006-01-01', '2018-10-26', '2024-07-01'])

export const 监管意见 = notice('国务院关于加强和规范事中事后监管的指导意见', '国发〔2019〕18号')
/** Not at hand. */
export const 联合抽查意见 = notice('国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见', '国发〔2019〕5号')
