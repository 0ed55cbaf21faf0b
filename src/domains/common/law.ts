/** Statutes and official documents that several rooms cite. */
import { law, notice, type Citation } from '../../kernel/law/law.ts'

export const 处罚法 = law('行政处罚法', ['1996-10-01', '2021-07-15'])
export const 强制法 = law('行政强制法', ['2012-01-01'])
export const 复议法 = law('行政复议法', ['1999-10-01', '2024-01-01'])
export const 行政诉讼法 = law('行政诉讼法', ['1990-10-01', '2015-05-01', '2017-07-01'])
export const 优化营商环境条例 = law('优化营商环境条例', ['2020-01-01'])

export const 三项制度 = notice('国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见', '国办发〔2018〕118号')
export const 裁量意见 = notice('国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见', '国办发〔2022〕27号')
export const 随机抽查通知 = notice('国务院办公厅关于推广随机抽查规范事中事后监管的通知', '国办发〔2015〕58号')
/** Not at hand in full: cited as a whole. */
export const 涉企检查意见 = notice('国务院办公厅关于严格规范涉企行政检查的意见', '国办发〔2024〕54号')
/** A plan without a number of its own; its period ended with 2025 and its successor is to be entered locally. */
export const 实施纲要 = { section: (section: number): Citation => ({ law: '法治政府建设实施纲要（2021－2025年）', section }) }
