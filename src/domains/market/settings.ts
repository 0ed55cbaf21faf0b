import { days, months, workingDays, type Term } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 市监程序规定, 联合抽查意见 } from './law.ts'

const PRACTICE = '实务做法，法律没有统一规定；以本地规定为准'
/** 国发〔2019〕18号（九） ties the share to credit and risk and names no number. */
const share = <const Id extends string>(id: Id, label: string, fallback: number) =>
  defineSetting({ id, label: `随机抽查比例（${label}）`, unit: '%', kind: 'number', range: [0, 100], fallback, source: PRACTICE })

export const visitsPerDay = defineSetting({ id: 'inspection_visits_per_day', label: '每名检查人员每日检查对象上限', unit: '户', kind: 'number', range: [1, 20], fallback: 3, source: PRACTICE })

export const settings = [
  share('random_share_a', 'A类', 1), share('random_share_b', 'B类', 3), share('random_share_c', 'C类', 10), share('random_share_d', 'D类', 50), share('random_share_none', '未分类', 3),
  defineSetting({ id: 'random_officers', label: '随机抽查每组检查人员人数', unit: '人', kind: 'number', range: [2, 10], fallback: 2, source: '行政处罚法第四十二条第一款' }),
  visitsPerDay,
  defineSetting({ id: 'inspection_plan_publication_term', label: '年度抽查计划公布期限', kind: 'term', fallback: workingDays(20, { law: '随机抽查计划公布的本地规定' }), source: PRACTICE }),
  defineSetting({ id: 'random_result_publication_term', label: '随机抽查结果公示期限', kind: 'term', fallback: workingDays(20, 联合抽查意见.whole), source: 联合抽查意见.whole }),
  defineSetting<'serious_plea_term', Term>({ id: 'serious_plea_term', label: '列入严重违法失信名单陈述申辩期限', kind: 'term', fallback: workingDays(5, 市监程序规定.art(57, 2)), source: 市监程序规定.art(57, 2) }),
  defineSetting<'credit_repair_acceptance_term', Term>({ id: 'credit_repair_acceptance_term', label: '提前停止公示处罚信息申请的受理期限', kind: 'term', fallback: workingDays(2, { law: '国家市场监督管理总局的另行规定' }), source: PRACTICE }),
  defineSetting<'credit_repair_decision_term', Term>({ id: 'credit_repair_decision_term', label: '提前停止公示处罚信息申请的决定期限', kind: 'term', fallback: workingDays(15, { law: '国家市场监督管理总局的另行规定' }), source: PRACTICE }),
  /** 公示规定第十四条第二款 leaves the shortest time of publication to rules that are not at hand. */
  defineSetting({ id: 'credit_repair_shortest_months', label: '处罚信息最短公示时间', unit: '月', kind: 'number', range: [0, 36], fallback: 3, source: PRACTICE }),
  defineSetting<'false_registration_term', Term>({ id: 'false_registration_term', label: '撤销冒名登记调查期限', kind: 'term', fallback: months(3, { law: '市场主体登记管理的实施规定' }), source: PRACTICE }),
  defineSetting<'dormant_notice_term', Term>({ id: 'dormant_notice_term', label: '清理公告期限', kind: 'term', fallback: days(30, { law: '登记机关清理工作的实施规定' }), source: PRACTICE }),
] as const
