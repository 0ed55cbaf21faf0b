import { choice, date, flag, identifier, longText, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { addMonths } from '../../kernel/law/day.ts'
import { days } from '../../kernel/law/term.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'
import { 登记条例 } from './law.ts'

/** 撤销冒名登记: whoever is harmed by a false registration asks; it is looked into, shown for 45 days where nobody can be reached, and revoked. */
export const registrationRevocation = defineProcedure({
  id: 'registration_revocation',
  label: '撤销虚假（冒名）登记',
  basis: [登记条例.art(40), 登记条例.art(41)],
  series: '撤登',
  governedBy: 'applied_on',
  fields: {
    applicant: required(text('申请人', { sensitive: 'name' })),
    applicant_identity: identifier('申请人身份证件号码'),
    applicant_phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
    applied_on: required(date('收到申请日期')),
    subject: required(text('被冒名登记的主体')),
    subject_code: text('统一社会信用代码', { check: 'credit_code' }),
    registered_act: required(choice('申请撤销的登记', list.registrationActs)),
    registered_on: date('该登记的日期'),
    claim: required(longText('事实和理由')),
    accepted_on: date('受理日期'),
    reachable: flag('相关主体和人员能够取得联系并配合'),
    investigation: longText('调查情况'),
    investigated_on: date('调查完成日期'),
    shown_on: date('公示开始日期'),
    objection: longText('公示期内的异议'),
    kept_ground: choice('不予撤销的理由', list.keptGrounds),
    decision_reason: longText('决定理由'),
    decided_on: date('决定日期'),
    responsible: text('直接责任人', { sensitive: 'name' }),
    barred_until: date('直接责任人不得再次申请登记的截止日期'),
  },
  title: ({ values }) => `${values.subject} ${list.registrationActs[values.registered_act]}`,
  list: ['registered_act', 'accepted_on', 'decided_on', 'subject', 'subject_code', 'applied_on'],
  sections: {
    申请: ['applicant', 'applicant_identity', 'applicant_phone', 'applied_on', 'claim'],
    登记: ['subject', 'subject_code', 'registered_act', 'registered_on'],
    调查: ['accepted_on', 'reachable', 'investigation', 'investigated_on', 'shown_on', 'objection'],
    决定: ['kept_ground', 'decision_reason', 'decided_on', 'responsible', 'barred_until'],
  },
  states: {
    applied: { label: '待受理' }, investigating: { label: '调查中' }, shown: { label: '公示中' },
    revoked: { label: '已撤销登记', final: true }, kept: { label: '不予撤销', final: true }, not_accepted: { label: '不予受理', final: true },
  },
  opensIn: 'applied',
  documents: {
    application: { label: '撤销登记申请书', received: true, basis: 登记条例.art(40, 1) },
    acceptance: { label: '撤销登记申请受理（不予受理）通知书', template: 'revocation_acceptance', series: '撤登受', serve: 'once', basis: 登记条例.art(40, 2) },
    showing: { label: '涉嫌虚假登记公示', template: 'revocation_showing', series: '撤登示', basis: 登记条例.art(40, 2) },
    decision: { label: '撤销登记决定书', template: 'revocation_decision', series: '撤登', serve: 'once', basis: 登记条例.art(40, 2) },
    keeping: { label: '不予撤销登记决定书', template: 'revocation_keeping', series: '撤登', serve: 'once', basis: 登记条例.art(41) },
  },
  deadlines: {
    investigation: { label: '调查期限', from: { dated: 'accepted_on' }, until: { dated: 'investigated_on' }, term: { setting: 'false_registration_term' } },
    showing: {
      label: '公示期', from: { dated: 'shown_on' }, until: { entering: ['revoked', 'kept'] }, minimum: true, term: since({ '2022-03-01': days(45, 登记条例.art(40, 2), { end_day: 'by_analogy' }) }),
    },
  },
  actions: {
    apply: {
      label: '收到申请', basis: 登记条例.art(40, 1), by: ['clerk', 'handler'], opens: true, asks: ['applicant', 'applied_on', 'subject', 'registered_act', 'claim'],
      offers: ['applicant_identity', 'applicant_phone', 'subject_code', 'registered_on'], receives: 'application', invalidIf: { '收到申请的日期尚未到来': (m) => m.values.applied_on > m.on },
    },
    accept: { label: '受理', basis: 登记条例.art(40, 2), by: ['handler', 'office_head'], from: 'applied', to: 'investigating', issues: 'acceptance', sets: (m) => ({ accepted_on: m.on }) },
    refuse: { label: '不予受理', basis: 登记条例.art(40, 1), by: 'office_head', from: 'applied', to: 'not_accepted', asks: ['decision_reason'], issues: 'acceptance', sets: (m) => ({ decided_on: m.on }) },
    investigate: {
      label: '登记调查情况', basis: 登记条例.art(40, 2), by: 'handler', from: 'investigating', asks: ['reachable', 'investigation'], offers: ['responsible'], sets: (m) => ({ investigated_on: m.on }),
    },
    show: {
      label: '公示', basis: 登记条例.art(40, 2), by: ['handler', 'office_head'], from: 'investigating', to: 'shown', issues: 'showing', publishes: true, sets: (m) => ({ shown_on: m.on }),
      barredIf: { '尚未登记调查情况': (m) => m.values.investigated_on === null, '相关主体和人员能够取得联系并配合，无须公示': (m) => m.values.reachable },
    },
    record_objection: { label: '登记公示期内的异议', basis: 登记条例.art(40, 2), by: ['clerk', 'handler'], from: 'shown', asks: ['objection'] },
    revoke: {
      label: '撤销登记', basis: 登记条例.art(40, 2), by: 'organ_head', from: ['investigating', 'shown'], to: 'revoked', asks: ['decision_reason'], offers: ['responsible'], issues: 'decision',
      sets: (m) => ({ decided_on: m.on, ...(m.values.responsible !== null && { barred_until: addMonths(m.on, 36) }) }),
      barredIf: {
        '尚未登记调查情况': (m) => m.values.investigated_on === null,
        '公示期四十五日未满': (m) => m.state === 'shown' && !isOver(m.clock('showing'), m.on),
        '公示期内有异议，应当先调查处理': (m) => m.state === 'shown' && m.values.objection !== null,
        '无法取得联系或者拒不配合的，应当先公示': (m) => m.state === 'investigating' && m.values.investigated_on !== null && !m.values.reachable,
      },
    },
    reopen: {
      label: '就异议继续调查', basis: 登记条例.art(40, 2), by: ['handler', 'office_head'], from: 'shown', to: 'investigating', asks: ['investigation'], offers: ['reachable'],
      // What was shown was doubted: it is taken back, and shown anew if it still stands.
      withdraws: 'by_law', sets: (m) => ({ investigated_on: m.on, shown_on: null, objection: null }), barredIf: { '公示期内没有异议': (m) => m.values.objection === null },
    },
    keep: {
      label: '不予撤销', basis: 登记条例.art(41), by: 'organ_head', from: 'investigating', to: 'kept', asks: ['kept_ground', 'decision_reason'], issues: 'keeping', sets: (m) => ({ decided_on: m.on }),
    },
    keep_shown: {
      label: '不予撤销并撤回公示', basis: 登记条例.art(41), by: 'organ_head', from: 'shown', to: 'kept', asks: ['kept_ground', 'decision_reason'], issues: 'keeping', withdraws: 'decision_reason',
      sets: (m) => ({ decided_on: m.on }),
    },
  },
  searched: ['subject', 'subject_code'],
  publication: { label: '涉嫌虚假登记公示', about: 'subject', basis: 登记条例.art(40, 2), fields: ['subject', 'subject_code', 'registered_act', 'registered_on', 'shown_on'] },
})
