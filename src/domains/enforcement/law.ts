import { law, notice } from '../../kernel/law/law.ts'

export const 处罚法 = law('行政处罚法', ['1996-10-01', '2021-07-15'])
export const 强制法 = law('行政强制法', ['2012-01-01'])
export const 行政诉讼法 = law('行政诉讼法', ['1990-10-01', '2015-05-01', '2017-07-01'])
export const 治安管理处罚法 = law('治安管理处罚法', ['2006-03-01', '2026-01-01'])
export const 优化营商环境条例 = law('优化营商环境条例', ['2020-01-01'])
export const 移送规定 = law('行政执法机关移送涉嫌犯罪案件的规定', ['2001-07-09', '2020-08-07'])

// ---- procedures of the fields of enforcement: 处罚法 第六十条 lets them set their own terms
export const 市监程序规定 = law('市场监督管理行政处罚程序规定', ['2019-04-01', '2021-07-15', '2022-09-29'])
export const 市监听证办法 = law('市场监督管理行政处罚听证办法', ['2019-04-01', '2021-07-15'])
export const 市监公示规定 = law('市场监督管理行政处罚信息公示规定', ['2021-09-01'])
export const 自然资源办法 = law('自然资源行政处罚办法', ['2014-07-01', '2020-03-20'])
export const 交通程序规定 = law('交通运输行政执法程序规定', ['2019-06-01', '2021-07-15'])
export const 农业程序规定 = law('农业行政处罚程序规定', ['2020-03-01', '2022-02-01'])
export const 医保程序规定 = law('医疗保障行政处罚程序暂行规定', ['2021-07-15'])
export const 住建程序规定 = law('住房和城乡建设行政处罚程序规定', ['2022-05-01'])
export const 社会组织程序规定 = law('社会组织登记管理机关行政处罚程序规定', ['2021-10-15'])
export const 公安程序规定 = law('公安机关办理行政案件程序规定', ['2013-01-01'])

// ---- official documents
export const 三项制度 = notice('国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见', '国办发〔2018〕118号')
export const 裁量意见 = notice('国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见', '国办发〔2022〕27号')
/** Not at hand in full: cited as a whole. */
export const 涉企检查意见 = notice('国务院办公厅关于严格规范涉企行政检查的意见', '国办发〔2024〕54号')
