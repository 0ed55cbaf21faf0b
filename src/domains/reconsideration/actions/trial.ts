import { 复议法 } from '../../common/law.ts'
import { 实施条例, 民事诉讼法 } from '../law.ts'
import { signed, silent, twoHandlers } from '../bars.ts'
import { ofRespondent } from '../respondent.ts'
import { underTrial } from '../states.ts'
import type { Actions } from '../types.ts'

/** What the reconsideration body and the respondent do while the case is tried: 第三十六条, 第四十二至五十五条. */
export const trial = {
  appoint: {
    label: '指定承办人', basis: 复议法.art(36, 1), by: 'office_head', from: ['received', ...underTrial, 'suspended'], asks: ['handlers'], batch: true,
    invalidIf: twoHandlers,
  },
  send_copy: {
    label: '发送申请书副本、通知答复', basis: 复议法.art(48), by: 'handler', from: 'trial', issues: 'reply_notice',
    barredIf: { '答复通知书已经发送': (m) => m.has('reply_notice') },
  },
  reply: {
    label: '被申请人答复', basis: 复议法.art(48), by: [...ofRespondent, 'handler'], from: [...underTrial, 'suspended', 'signing'],
    barredIf: { '已经答复；补充证据须经行政复议机构同意': { basis: 复议法.art(46, 2), if: (m) => m.has('reply') && m.values.joint_respondent === null } },
    needs: ['reply_notice'], offers: ['reply_points', 'evidence_list'], receives: 'reply',
  },
  excuse_late_reply: {
    label: '准许顺延答复期限', basis: 民事诉讼法.art(86), by: 'office_head', from: underTrial, asks: ['late_reply_reason'],
    sets: () => ({ late_reply_excused: true }),
    barredIf: { '被申请人没有逾期': (m) => !silent(m) },
  },
  allow_supplement: {
    label: '同意补充证据', basis: 复议法.art(46, 2), by: ['handler', 'office_head'], from: 'trial', asks: ['supplement_reason'],
  },
  supplement: {
    label: '被申请人补充证据', basis: 复议法.art(46, 2), by: [...ofRespondent, 'handler'], from: 'trial', receives: 'supplementary_evidence',
    barredIf: { '行政复议机构没有同意补充证据': (m) => m.values.supplement_reason === null },
  },
  join_third_party: {
    label: '通知第三人参加', basis: 复议法.art(16, 1), by: 'handler', from: 'trial', offersRows: ['third_party'], issues: 'third_party_notice',
    invalidIf: { '请填写第三人': (m) => m.rows.third_party.length === 0 },
  },
  revise_third_party: {
    label: '记录第三人请求和证据', basis: 复议法.art(70), by: 'handler', from: 'trial', revisesRows: { third_party: ['adverse_request', 'evidence_given', 'interest'] },
  },
  hear_views: {
    label: '听取意见', basis: 复议法.art(49), by: 'handler', from: 'trial', asksRows: ['view'], issues: 'views_record',
    invalidIf: { '不能听取意见的，应当写明当事人方面的原因': (m) => m.rows.view.some((row) => row.mode === 'not_possible' && !row.content) },
  },
  investigate: {
    label: '调查取证', basis: 复议法.art(45, 2), by: 'handler', from: 'trial', asksRows: ['investigation'],
    invalidIf: {
      '调查取证的行政复议人员不得少于两人': (m) => m.rows.investigation.some((row) => row.investigators.length < 2),
      '应当出示行政复议工作证件': (m) => m.rows.investigation.some((row) => !row.card_shown),
    },
  },
  inspect_site: {
    label: '现场勘验', basis: 实施条例.art(34, 3), by: 'handler', from: 'trial', asks: ['inspection_from', 'inspection_until'],
    invalidIf: { '勘验结束日期早于开始日期': (m) => m.values.inspection_until! < m.values.inspection_from! },
  },
  commission_appraisal: {
    label: '委托鉴定', basis: 实施条例.art(37), by: 'handler', from: 'trial', asks: ['appraisal_matter', 'appraisal_from'],
    sets: () => ({ appraisal_until: null }),
  },
  receive_appraisal: {
    label: '收到鉴定意见', basis: 实施条例.art(37), by: 'handler', from: ['trial', 'suspended'], asks: ['appraisal_until'],
    barredIf: { '尚未委托鉴定': (m) => m.values.appraisal_from === null },
    invalidIf: { '鉴定结束日期早于开始日期': (m) => m.values.appraisal_until! < m.values.appraisal_from! },
  },
  record_file_access: {
    label: '办理阅卷', basis: 复议法.art(47), by: ['handler', 'clerk'], from: [...underTrial, 'suspended', 'signing'],
    offersRows: ['file_access'], revisesRows: { file_access: ['allowed', 'refused_for', 'read_on'] },
    invalidIf: { '除法定情形外应当同意查阅、复制；不同意的，应当写明情形': (m) => m.rows.file_access.some((row) => !row.allowed && row.refused_for === null) },
  },
  stay: {
    label: '停止执行', basis: 复议法.art(42), by: ['organ_head', 'office_head'], from: [...underTrial, 'suspended'], asks: ['stay_ground', 'stay_reason'],
    issues: 'stay_decision', sets: (m) => ({ stayed_on: m.on }), barredIf: signed('stay'),
  },
  convert: {
    label: '转为普通程序', basis: 复议法.art(55), by: 'office_head', from: underTrial, asks: ['conversion_reason'], issues: 'conversion_notice',
    sets: (m) => ({ track: 'ordinary', converted_on: m.on }),
    // Only one way: 第五十五条 knows no conversion into the simplified procedure.
    barredIf: { '已经适用普通程序': (m) => m.values.track === 'ordinary' },
  },
  extend_trial: {
    label: '延长审理期限', basis: 复议法.art(62, 1), by: 'office_head', from: underTrial, asks: ['extension_reason'], extends: 'trial', issues: 'extension_notice',
    barredIf: {
      '适用简易程序的审理期限不得延长': { basis: 复议法.art(62, 2), if: (m) => m.values.track === 'simplified' },
      '审理期限已经届满，应当在届满前决定延长并书面告知当事人': (m) => m.clock('trial').state === 'lapsed',
      '审理期限已经延长过': (m) => m.clock('trial').extended > 0,
    },
  },
} as const satisfies Actions
