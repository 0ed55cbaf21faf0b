import { law, notice } from './law.ts'
import { annualDate } from './term.ts'

const 政府信息公开条例 = law('政府信息公开条例', ['2008-05-01', '2019-05-15'])
const 督察工作规定 = law('法治政府建设与责任落实督察工作规定', ['2019-04-15'])
const 法规规章备案审查条例 = law('法规规章备案审查条例', ['2024-11-01'])
const 企业信息公示暂行条例 = law('企业信息公示暂行条例', ['2014-10-01'])
const 三项制度指导意见 = notice('国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见', '国办发〔2018〕118号')

/** The yearly reports and publications that national rules fix to a day. Each concerns the year before. */
export const annualDates = {
  /** 部门政府信息公开工作年度报告 */
  disclosure_report_of_department: annualDate({ by: '01-31' }, 政府信息公开条例.art(49, 1)),
  /** 本级政府信息公开工作年度报告 */
  disclosure_report_of_government: annualDate({ by: '03-31' }, 政府信息公开条例.art(49, 2)),
  /** 省级党委和政府、国务院部门报告法治政府建设情况 */
  law_based_government_report_of_province: annualDate({ before: '04-01' }, 督察工作规定.art(23, 1)),
  /** 法治政府建设情况报告 */
  law_based_government_report: annualDate({ before: '03-01' }, 督察工作规定.art(23, 2)),
  /** 法治政府建设年度报告向社会公开 */
  law_based_government_report_published: annualDate({ before: '04-01' }, 督察工作规定.art(24)),
  /** 行政执法统计年报 */
  enforcement_statistics: annualDate({ by: '01-31' }, 三项制度指导意见.section(6)),
  /** 上一年所制定的规章目录报备 */
  list_of_rules: annualDate({ by: '01-31' }, 法规规章备案审查条例.art(22)),
  /** 企业年度报告（2014年文本） */
  enterprise_report: annualDate({ by: '06-30' }, 企业信息公示暂行条例.art(8, 1)),
} as const
