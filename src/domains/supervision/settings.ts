import { days, workingDays } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 处罚法 } from '../common/law.ts'
import { rankingItems } from './ranking.ts'
import { 山东监督条例, 湖南程序规定 } from './law.ts'

const PRACTICE = '实务做法，法律没有统一规定；以本地规定为准'
/** The regulation of the State Council may say otherwise: its text is not at hand in full. */
const UNSEEN = '《行政执法监督条例》全文未取得，先用省级规定的期限；请对照全文核定'

export const settings = [
  defineSetting({ id: 'supervision_notice_term', label: '监督通知书答复期限', kind: 'term', fallback: days(30, 湖南程序规定.art(158, 2)), source: `湖南省行政程序规定第一百五十八条第二款、山东省行政程序规定第一百二十八条第二款；${UNSEEN}` }),
  defineSetting({ id: 'supervision_opinion_term', label: '监督意见书自行纠正期限', kind: 'term', fallback: days(30, 山东监督条例(28)), source: `山东省行政执法监督条例第二十八条；${UNSEEN}` }),
  defineSetting({ id: 'supervision_decision_term', label: '监督决定书执行情况报告期限', kind: 'term', fallback: days(30, 山东监督条例(29)), source: `山东省行政执法监督条例第二十九条；${UNSEEN}` }),
  defineSetting({ id: 'supervision_in_order', label: '监督文书须逐级制发（通知书、意见书、决定书）', kind: 'flag', fallback: true, source: `先通知自行纠正、后作处理；${UNSEEN}` }),
  defineSetting<'supervision_signed_by_organ', readonly string[]>({ id: 'supervision_signed_by_organ', label: '由机关负责人签发的监督文书', kind: 'list', fallback: ['decision'], source: UNSEEN }),
  defineSetting<'supervision_local_papers', readonly string[]>({
    id: 'supervision_local_papers', label: '条例施行前本地规定的监督文书', kind: 'list', fallback: ['notice'], source: '湖南省行政程序规定第一百五十八条第二款、山东省行政程序规定第一百二十八条第二款只规定了通知书；以本地规定为准',
  }),
  defineSetting({ id: 'supervision_officers', label: '监督检查人员最少人数', unit: '人', kind: 'number', range: [1, 10], fallback: 2, source: `山东省行政执法监督条例；${UNSEEN}` }),
  defineSetting({ id: 'sampling_share', label: '月度抽查比例', unit: '%', kind: 'number', range: [1, 100], fallback: 5, source: '实务做法：每月抽查数量不低于当月总量的百分之五，以总量计，不以单位计；以本地规定为准' }),
  defineSetting<'sampling_strata', readonly string[]>({ id: 'sampling_strata', label: '抽查的分层', kind: 'list', fallback: ['unit', 'kind'], source: PRACTICE }),
  defineSetting<'sampling_major_kinds', readonly string[]>({ id: 'sampling_major_kinds', label: '重大案件：必审的处罚种类', kind: 'list', fallback: ['downgrade', 'revocation', 'shutdown', 'closure'], source: 处罚法.art(63, 1) }),
  defineSetting<'sampling_major_fine', string | null>({ id: 'sampling_major_fine', label: '重大案件：必审的罚款数额', unit: '元', kind: 'money', fallback: null, source: '集体讨论（处罚法第五十七条第二款）、法制审核（第五十八条第一款）的案件已经必审；另按数额必审的以本地规定为准' }),
  defineSetting({ id: 'sampling_term', label: '抽查完成期限', kind: 'term', fallback: workingDays(20, 处罚法.art(75, 1)), source: PRACTICE }),
  defineSetting({ id: 'case_review_term', label: '案卷监督审查期限', kind: 'term', fallback: workingDays(15, 处罚法.art(75, 1)), source: PRACTICE }),
  defineSetting({ id: 'talk_follow_up_term', label: '约谈落实期限', kind: 'term', fallback: days(30, 处罚法.art(75, 1)), source: PRACTICE }),
  defineSetting({ id: 'supervision_report_term', label: '监督检查报告期限', kind: 'term', fallback: workingDays(10, 处罚法.art(75, 1)), source: PRACTICE }),
  defineSetting({ id: 'misconduct_transfer_term', label: '责任追究线索移送期限', kind: 'term', fallback: workingDays(10, 处罚法.art(76, 1)), source: PRACTICE }),
  defineSetting({ id: 'reentry_term', label: '退回重录期限', kind: 'term', fallback: workingDays(5, 处罚法.art(75, 1)), source: PRACTICE }),
  defineSetting({ id: 'complaint_acceptance_term', label: '执法投诉受理审查期限', kind: 'term', fallback: workingDays(5, 处罚法.art(75, 2)), source: PRACTICE }),
  defineSetting({ id: 'complaint_term', label: '执法投诉办理期限', kind: 'term', fallback: days(60, 湖南程序规定.art(156, 3)), source: 湖南程序规定.art(156, 3) }),
  defineSetting({
    id: 'bulletin_term', label: '执法监督通报期限', kind: 'term', by: 'kind', fallback: workingDays(10, 处罚法.art(75, 1)), source: PRACTICE,
    byKey: { week: workingDays(3, 处罚法.art(75, 1)), month: workingDays(10, 处罚法.art(75, 1)), quarter: workingDays(15, 处罚法.art(75, 1)) }, sources: { week: PRACTICE, month: PRACTICE, quarter: PRACTICE },
  }),
  defineSetting<'ranking_weight', number>({
    id: 'ranking_weight', label: '月通报排名各项权重', kind: 'number', range: [0, 100], by: 'ranking_item', fallback: 0, source: PRACTICE,
    byKey: Object.fromEntries(rankingItems.map(({ id, weight }) => [id, weight])), sources: Object.fromEntries(rankingItems.map(({ id }) => [id, PRACTICE])),
  }),
  defineSetting({ id: 'ranking_least_cases', label: '参加排名的最少案件数', unit: '件', kind: 'number', range: [1, 1000], fallback: 10, source: `案件过少的，比率没有可比性；${PRACTICE}` }),
] as const
