import { workingDays } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 复议法 } from '../common/law.ts'

export const settings = [
  // As the Law stands nothing is delegated; a district enters the document by which its organ delegates signing.
  defineSetting<'reconsideration_delegated_signing', readonly string[]>({
    id: 'reconsideration_delegated_signing', label: '行政复议授权签发的文书', kind: 'list', fallback: [], source: 复议法.art(61, 1),
  }),
  defineSetting({
    id: 'reconsideration_correction_extension', label: '补正期限最长延长时间', kind: 'term',
    fallback: workingDays(10, 复议法.art(31, 2)), source: '惯例：法律只规定“合理的补正期限”（行政复议法第三十一条第二款），以原期限为限',
  }),
  defineSetting({
    id: 'reconsideration_observation_day', label: '实质化解率观察日（次年）', kind: 'text', fallback: '01-31',
    source: '惯例：结案次年一月三十一日前又起诉、信访的，不计为实质化解',
  }),
  defineSetting({
    id: 'reconsideration_correction_rate_agreement', label: '纠错率计入行政协议责任案件', kind: 'flag', fallback: true,
    source: '惯例：决定被申请人承担行政协议责任的，计为纠错',
  }),
  defineSetting({
    id: 'reconsideration_near_days', label: '临期提醒工作日数', unit: '个工作日', kind: 'number', fallback: 3, source: '惯例：届满前三个工作日起提醒',
  }),
] as const
