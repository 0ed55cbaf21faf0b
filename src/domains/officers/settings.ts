import { years } from '../../kernel/law/term.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { 实施纲要 } from '../common/law.ts'
import { 地方证件规定 } from './law.ts'

const SHANDONG = '山东做法（满两年审验，满四年重新培训、考试）；国家没有统一规定，以本省规定为准'

export const settings = [
  /** A district that has not yet entered its cards enters 否, and 是 from the day they are in, with the paper behind it. */
  defineSetting({ id: 'officer_certificate_required', label: '办案时核对执法人员证件', kind: 'flag', fallback: true, source: 处罚法.art(42, 1) }),
  defineSetting({ id: 'certificate_annual_review_after', label: '执法证件审验周期', kind: 'term', fallback: years(2, 地方证件规定, { end_day: 'no_roll' }), source: SHANDONG }),
  defineSetting({ id: 'certificate_renewal_after', label: '执法证件满期重新培训、考试周期', kind: 'term', fallback: years(4, 地方证件规定, { end_day: 'no_roll' }), source: SHANDONG }),
  /** No text at hand says that a missed check takes the card away, so it is told and no more until the place enters its own rule. */
  defineSetting({ id: 'certificate_missed_check_suspends', label: '未按期审验的执法证件自动暂扣', kind: 'flag', fallback: false, source: '实务做法（提醒送审验，不自动暂扣）；国家没有统一规定，本省规定未经审验不得继续执法的，设为“是”并写明文件' }),
  /** The plan's period ended with 2025; its successor is entered with its own source. */
  defineSetting({ id: 'officer_training_hours', label: '执法人员每年培训学时', unit: '学时', kind: 'number', range: [0, 500], fallback: 60, source: 实施纲要.section(34) }),
  defineSetting({ id: 'officer_exam_exemption', label: '取得法律职业资格的免于执法资格考试', kind: 'flag', fallback: false, source: 三项制度.section(23) }),
] as const
