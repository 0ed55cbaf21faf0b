import { months, workingDays } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 处罚法 } from '../common/law.ts'

const PRACTICE = '实务做法，法律没有规定；以本地规定为准'
const answerTerm = defineSetting({
  id: 'finding_answer_term', label: '案卷问题的答复期限', kind: 'term', fallback: workingDays(10, 处罚法.art(75, 1)), source: PRACTICE,
})
const considerationTerm = defineSetting({
  id: 'finding_consideration_term', label: '对案卷问题答复的核查期限', kind: 'term', fallback: workingDays(10, 处罚法.art(75, 1)), source: PRACTICE,
})

export const findingSettings = [answerTerm, considerationTerm] as const

/** 广东省行政执法案卷评查办法 (a province's rule, taken as the default): four grades, ten working days to object and to answer. */
const GUANGDONG = '《广东省行政执法案卷评查办法》'
const SAMPLE = `${GUANGDONG}；以本省、本地规定为准`
const from = (id: string, label: string, fallback: number) => defineSetting({ id, label, kind: 'number', unit: '分', fallback, source: `${GUANGDONG}第十六条；以本省、本地规定为准` })
export const evaluationSettings = [
  defineSetting({ id: 'evaluation_gap', label: '两人评分相差超过几分应当复评', kind: 'number', unit: '分', fallback: 10, source: PRACTICE }),
  from('evaluation_excellent_from', '优秀案卷的最低分', 90), from('evaluation_good_from', '良好案卷的最低分', 75), from('evaluation_qualified_from', '合格案卷的最低分', 60),
  defineSetting({ id: 'evaluation_objection_term', label: '对评查意见提出异议的期限', kind: 'term', fallback: workingDays(10, { law: SAMPLE }), source: `${GUANGDONG}第十二条第七项；以本省、本地规定为准` }),
  defineSetting({ id: 'evaluation_reconsideration_term', label: '复核评查异议的期限', kind: 'term', fallback: workingDays(10, { law: SAMPLE }), source: `${GUANGDONG}第十二条第七项；以本省、本地规定为准` }),
  defineSetting({ id: 'evaluation_term', label: '评查活动的期限', kind: 'term', fallback: months(3, 处罚法.art(75, 1)), source: PRACTICE }),
] as const
