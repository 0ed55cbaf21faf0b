import { over } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, defineTotal } from '../../kernel/indicator/indicator.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { fileScore } from './file-score.ts'
import { finding } from './finding.ts'

const f = over(finding)
const by = ['rule', 'subject_ledger', 'state'] as const

export const findingIndicators = [
  defineIndicator({ id: 'case_findings', label: '案卷问题', unit: '个', definition: '本期检查规则发现的案卷问题，一件案卷一条规则计一个，以最近一次发现的日期计', of: finding, dated: 'found_on', by, basis: 三项制度.section(17) }),
  defineIndicator({ id: 'case_findings_unexcused', label: '不属理由成立的案卷问题', unit: '个', definition: '本期检查规则发现的案卷问题中，没有因答复理由成立而了结的', of: finding, dated: 'found_on', where: f.is('state', 'open', 'answered', 'cleared', 'referred'), by }),
  defineIndicator({ id: 'case_findings_standing', label: '待处理的案卷问题', unit: '个', definition: '期末待答复、待核查的案卷问题', of: finding, dated: 'at_end', where: f.is('state', 'open', 'answered'), by }),
  defineIndicator({ id: 'case_findings_answered', label: '答复的案卷问题', unit: '个', definition: '本期承办单位答复的案卷问题', of: finding, dated: 'answered_on', by: ['rule', 'subject_ledger', 'answer_kind'] }),
  defineIndicator({ id: 'case_findings_accepted', label: '理由成立的案卷问题', unit: '个', definition: '本期监督机构采纳答复的案卷问题', of: finding, dated: 'decided_on', where: f.is('state', 'accepted'), by }),
  defineIndicator({ id: 'case_findings_cleared', label: '已经消除的案卷问题', unit: '个', definition: '本期案卷改正后检查不再发现的问题', of: finding, dated: 'cleared_on', where: f.is('state', 'cleared'), by }),
  defineIndicator({ id: 'case_findings_referred', label: '转监督处理的案卷问题', unit: '个', definition: '本期转监督处理的案卷问题', of: finding, dated: 'decided_on', where: f.is('state', 'referred'), by }),
  defineRatio({ id: 'case_findings_cleared_rate', label: '案卷问题消除率', unit: '%', definition: '本期消除的案卷问题与本期发现的案卷问题之比；消除的可以是以前发现的', ratio: { of: 'case_findings_cleared', over: 'case_findings' } }),
] as const

const file = over(fileScore)
export const evaluationIndicators = [
  defineIndicator({ id: 'case_files_scored', label: '评定的案卷', unit: '个', definition: '本期经两人评分（有的经复评）评定的案卷', of: fileScore, dated: 'evaluated_on', by: ['unit', 'file_kind', 'grade'], basis: 处罚法.art(75, 1) }),
  defineTotal({ id: 'case_files_evaluated', label: '评查执法案卷', unit: '个', definition: '本期评定的行政许可、行政处罚等案卷，以及以往在评查台账登记的案卷', total: ['case_files_scored', 'case_files_evaluated_earlier'], basis: 处罚法.art(75, 1) }),
  defineIndicator({ id: 'case_files_qualified', label: '合格以上的案卷', unit: '个', definition: '本期评定的案卷中合格、良好、优秀的', of: fileScore, dated: 'evaluated_on', where: file.is('grade', 'excellent', 'good', 'qualified'), by: ['unit', 'file_kind'] }),
  defineRatio({ id: 'case_files_qualified_rate', label: '案卷合格率', unit: '%', definition: '合格以上的案卷与评定的案卷之比', ratio: { of: 'case_files_qualified', over: 'case_files_scored' } }),
  defineIndicator({ id: 'case_files_excellent', label: '优秀案卷', unit: '个', definition: '本期评为优秀案卷的', of: fileScore, dated: 'excellent_on', by: ['unit', 'file_kind'] }),
  defineIndicator({ id: 'case_files_points', label: '案卷得分之和', unit: '分', definition: '本期评定的案卷得分之和；按被评查单位分列时与评定的案卷数相除为平均分', of: fileScore, dated: 'evaluated_on', measure: { sum: 'score' }, by: ['unit', 'file_kind'] }),
  defineIndicator({ id: 'case_files_objected', label: '单位有异议的案卷', unit: '个', definition: '本期单位对评查意见提出异议的案卷', of: fileScore, dated: 'objected_on', by: ['unit'] }),
] as const
