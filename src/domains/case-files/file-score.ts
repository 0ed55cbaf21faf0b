import { choice, date, flag, integer, longText, org, required, text, user } from '../../kernel/field/field.ts'
import { matching, setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { deductions, firstAlone, gradeOf, grades, isMember, scoreOf, wellScored } from './scoring.ts'
import { fileKinds } from './standard.ts'

const reviewers = ['supervisor', 'reviewer', 'legal_reviewer'] as const
const unitSide = [{ role: 'handler', of: 'unit' }, { role: 'office_head', of: 'unit' }, { role: 'organ_head', of: 'unit' }] as const
const avoidance = { '评查人员是被评查单位的人员，应当回避': (m: Parameters<typeof isMember>[0]) => isMember(m) }
const fields = {
  unit: required(org('被评查单位')),
  file_kind: required(choice('案卷类别', fileKinds)),
  file_number: required(text('案卷号')),
  opened_for_on: required(date('立卷日期')),
  first_by: user('评查人员一'),
  first_score: integer('评查人员一的得分', firstAlone),
  first_opinion: longText('评查人员一的意见', firstAlone),
  second_by: user('评查人员二'),
  second_score: integer('评查人员二的得分'),
  second_opinion: longText('评查人员二的意见'),
  agreement: choice('两人评分', { close: '相差在允许范围以内', apart: '相差超过允许范围' }),
  arbiter: user('复评人员'),
  arbiter_opinion: longText('复评意见'),
  vetoed: flag('一票否决'),
  score: integer('得分'),
  grade: choice('等次', grades),
  evaluated_on: date('评查日期'),
  told_on: date('反馈日期'),
  objection: longText('被评查单位的异议'),
  objected_on: date('异议日期'),
  objection_result: longText('复核结果'),
  correction: longText('改正情况'),
  corrected_on: date('改正日期'),
  recommended_on: date('推荐优秀案卷日期'),
  excellent_on: date('评为优秀案卷日期'),
} as const

/** One file scored: two reviewers each by himself, a third where they differ too much; told to the unit, which may object. */
export const fileScore = defineProcedure({
  id: 'file_score',
  label: '一卷评查',
  basis: [处罚法.art(75, 1), 三项制度.section(10), 三项制度.section(19)],
  series: '评卷',
  governedBy: 'opened_for_on',
  fields,
  many: { first: deductions('评查人员一的扣分', firstAlone), second: deductions('评查人员二的扣分'), final: deductions('复评的扣分') },
  title: ({ values, orgName }) => `${orgName(values.unit)} ${values.file_number}`.trim(),
  list: ['unit', 'file_kind', 'grade', 'file_number', 'evaluated_on', 'score', 'excellent_on'],
  sections: {
    案卷: ['unit', 'file_kind', 'file_number', 'opened_for_on'],
    评分: ['first_by', 'first_score', 'first_opinion', 'second_by', 'second_score', 'second_opinion', 'agreement', 'arbiter', 'arbiter_opinion'],
    结果: ['score', 'vetoed', 'grade', 'evaluated_on', 'told_on'], 异议: ['objection', 'objected_on', 'objection_result'], 改正: ['correction', 'corrected_on'],
    优秀案卷: ['recommended_on', 'excellent_on'],
  },
  looksUp: {
    standard: matching('evaluation_standard', { file_kind: 'file_kind' }, ['item', 'points', 'veto'], { wide: true }),
    gap: setting<number>('evaluation_gap'), excellent_from: setting<number>('evaluation_excellent_from'), good_from: setting<number>('evaluation_good_from'), qualified_from: setting<number>('evaluation_qualified_from'),
  },
  states: {
    waiting: { label: '待评分' }, half: { label: '一人已评（两人评完前互不可见）' }, differing: { label: '待复评' }, scored: { label: '已评定' }, told: { label: '已反馈' }, objected: { label: '单位有异议' },
    settled: { label: '评查完毕', final: true },
  },
  opensIn: 'waiting',
  documents: { feedback: { label: '案卷评查意见反馈书', template: 'evaluation_feedback', series: '评馈', serve: { org: 'unit' }, basis: 处罚法.art(75, 1) } },
  deadlines: {
    objection: { label: '提出异议期限', whose: 'respondent', from: { served: 'feedback' }, until: { leaving: 'told' }, term: { setting: 'evaluation_objection_term' }, minimum: true },
    reconsideration: { label: '异议复核期限', from: { entering: 'objected' }, until: { leaving: 'objected' }, term: { setting: 'evaluation_reconsideration_term' } },
  },
  actions: {
    open: {
      label: '评查选送、指定的案卷', basis: 处罚法.art(75, 1), by: 'supervisor', opens: true, asks: ['unit', 'file_kind', 'file_number'], asksLink: 'in_evaluation', offersLinks: ['scores'],
      sets: (m) => ({ opened_for_on: m.on }),
    },
    open_drawn: {
      label: '评查抽取的案卷', basis: 处罚法.art(75, 1), by: 'law', opens: true, asks: ['unit', 'file_kind', 'file_number'], asksLink: 'in_evaluation', offersLinks: ['scores'],
      sets: (m) => ({ opened_for_on: m.on }),
    },
    score_first: {
      label: '评分', basis: 三项制度.section(10), by: reviewers, from: 'waiting', to: 'half', asks: ['first_opinion'], offersRows: ['first'], barredIf: avoidance,
      sets: (m) => ({ first_by: m.actor.id, first_score: scoreOf(m, 'first') }), invalidIf: wellScored('first'),
    },
    score_second: {
      label: '另一人评分', basis: 三项制度.section(10), by: reviewers, from: 'half', to: { by: 'agreement', states: { close: 'scored', apart: 'differing' } }, asks: ['second_opinion'], offersRows: ['second'],
      barredIf: { ...avoidance, '两名评查人员应当分别评分': (m) => m.values.first_by === m.actor.id },
      sets: (m) => {
        const [one, two] = [m.values.first_score ?? 0, scoreOf(m, 'second')]
        const apart = Math.abs(one - two) > m.facts.gap || (one === 0) !== (two === 0)
        return { second_by: m.actor.id, second_score: two, agreement: apart ? 'apart' : 'close', ...(!apart && { ...gradeOf(m, Math.round((one + two) / 2)), evaluated_on: m.on }) }
      },
      invalidIf: wellScored('second'),
    },
    arbitrate: {
      label: '复评', basis: 三项制度.section(10), by: reviewers, from: 'differing', to: 'scored', asks: ['arbiter_opinion'], offersRows: ['final'],
      barredIf: { ...avoidance, '复评应当由另外的人员进行': (m) => m.values.first_by === m.actor.id || m.values.second_by === m.actor.id },
      sets: (m) => ({ arbiter: m.actor.id, ...gradeOf(m, scoreOf(m, 'final')), evaluated_on: m.on }), invalidIf: wellScored('final'),
    },
    tell: { label: '反馈评查意见', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'scored', to: 'told', issues: 'feedback', sets: (m) => ({ told_on: m.on }), batch: true },
    object: { label: '提出异议', basis: 处罚法.art(75, 1), by: unitSide, from: 'told', to: 'objected', asks: ['objection'], sets: (m) => ({ objected_on: m.on }) },
    accept: { label: '没有异议', basis: 处罚法.art(75, 1), by: unitSide, from: 'told', to: 'settled', offers: ['correction'], sets: (m) => m.values.correction !== null ? { corrected_on: m.on } : {} },
    settle: {
      label: '异议期满，评查完毕', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'told', to: 'settled', batch: true,
      barredIf: { '提出异议的期限尚未届满': (m) => { const { due_on } = m.clock('objection'); return due_on === null || due_on >= m.on } },
    },
    decide_objection: {
      label: '复核异议', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'objected', to: 'settled', asks: ['objection_result'], offers: ['score'],
      sets: (m) => m.values.score === null ? {} : { grade: gradeOf(m, m.values.score).grade },
      invalidIf: { '得分应当是 0 至 100': (m) => m.values.score !== null && (m.values.score < 0 || m.values.score > 100) },
    },
    report_correction: { label: '报告改正情况', basis: 处罚法.art(75, 2), by: unitSide, from: 'settled', asks: ['correction'], sets: (m) => ({ corrected_on: m.on }) },
    recommend: {
      label: '推荐优秀案卷', basis: 三项制度.section(19), by: reviewers, from: ['scored', 'told', 'settled'], sets: (m) => ({ recommended_on: m.on }),
      barredIf: { '等次不是优秀': (m) => m.values.grade !== 'excellent', '已经推荐': (m) => m.values.recommended_on !== null },
    },
    choose_excellent: {
      label: '评为优秀案卷', basis: 三项制度.section(19), by: ['supervisor', 'office_head'], from: 'settled', sets: (m) => ({ excellent_on: m.on }),
      barredIf: { '没有推荐为优秀案卷': (m) => m.values.recommended_on === null, '复核后等次不是优秀': (m) => m.values.grade !== 'excellent', '已经评为优秀案卷': (m) => m.values.excellent_on !== null },
    },
  },
  links: {
    in_evaluation: { label: '评查活动', to: 'evaluation' },
    scores: { label: '评查的案卷', to: ['penalty', 'inspection', 'coercive_measure'] },
  },
  sharedWith: ['unit'],
  // What the reviewers think is theirs until it is settled among them.
  unsharedIn: ['waiting', 'half', 'differing', 'scored'],
  searched: ['file_number'],
})
