import { choice, choices, date, identifier, integer, longText, org, required, text, user } from '../../kernel/field/field.ts'
import { linked, matching, setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'
import { 地方证件规定, 山东程序规定, 市县依法行政决定 } from './law.ts'
import { certificateNumber } from './number.ts'

const fields = {
  occasion: required(choice('报考事由', list.occasions)),
  applied_on: required(date('申请日期')),
  registrar: required(org('受理的执法监督机构', { ofKind: ['justice_bureau'] })),
  applicant: user('本人账号'),
  name: required(text('姓名')),
  identity_number: identifier('公民身份号码', { check: 'identity_number' }),
  post: text('职务'),
  employment: required(choice('身份编制', list.employments)),
  enforcement_fields: choices('申请的执法类别', enforcementFields),
  eligibility: choice('资格审查结果', list.eligibilities),
  reviewed_on: date('审查日期'),
  trained_on: date('岗前（满期）培训完成日期'),
  exam: text('考试批次'),
  exam_registered_on: date('报名日期'),
  exam_on: date('考试日期'),
  exam_result: choice('考试结果', list.examResults),
  sat_on: date('实际参加考试日期'),
  score: integer('成绩'),
  attempt: integer('第几次参加'),
  next_exam: text('补考批次'),
  next_exam_on: date('补考日期'),
  legal_qualification: text('法律职业资格证书编号'),
  exempted_on: date('免试日期'),
  certificate_number: certificateNumber,
  issuer: text('发证机关'),
  valid_until: date('有效期至'),
  issued_on: date('发证日期'),
  withdrawal_reason: longText('撤回的理由'),
} as const
const registrar = { role: 'supervisor', of: 'registrar' } as const
/** The fields of enforcement that the unit's own entries in the register of bodies name. */
const fieldsOfBodies = (bodies: readonly { readonly values: { readonly [field: string]: unknown } }[]): readonly unknown[] =>
  bodies.flatMap(({ values }) => [values['enforcement_field'], ...values['further_fields'] as readonly string[]])

/** One examination of one person: eligibility with reasons, registration, result; a resit is another, tied to the first. */
export const qualification = defineProcedure({
  id: 'qualification',
  label: '执法资格审查和考试',
  basis: [处罚法.art(42, 1), 市县依法行政决定.section(19), 三项制度.section(23), 山东程序规定.art(60, 3)],
  series: '执资',
  governedBy: 'applied_on',
  // Nobody comes in as examined or eligible: a card would follow from a file (国发〔2008〕17号（十九）).
  comesIn: ['applied', 'certified', 'ineligible', 'failed', 'absent', 'withdrawn'],
  fields,
  many: {
    item: { ...many('资格审查', { item: required(choice('审查事项', list.eligibilityItems)), finding: required(choice('结论', list.itemFindings)), reason: required(text('理由')) }, 'reason'), eachOf: 'item' },
  },
  title: ({ values }) => `${values.name ?? ''} ${values.occasion ? list.occasions[values.occasion] : ''}`.trim(),
  list: ['occasion', 'name', 'registrar', 'applied_on', 'eligibility', 'exam_on', 'exam_result'],
  sections: {
    申请: ['occasion', 'applied_on', 'registrar', 'applicant', 'name', 'identity_number', 'post', 'employment', 'enforcement_fields', 'withdrawal_reason'],
    资格审查: ['eligibility', 'reviewed_on'],
    考试: ['trained_on', 'exam', 'exam_registered_on', 'exam_on', 'attempt', 'exam_result', 'sat_on', 'score', 'next_exam', 'next_exam_on', 'legal_qualification', 'exempted_on'],
    发证: ['certificate_number', 'issuer', 'valid_until', 'issued_on'],
  },
  looksUp: {
    bodies: matching('enforcement_body', { unit: 'org_id' }, ['enforcement_field', 'further_fields'], { wide: true }),
    certificates: linked('retrains'),
    exemption: setting<boolean>('officer_exam_exemption'),
  },
  states: {
    applied: { label: '待资格审查' }, eligible: { label: '审查合格' }, registered: { label: '已报名' }, passed: { label: '考试合格' },
    certified: { label: '已发证', final: true }, ineligible: { label: '审查不合格', final: true }, failed: { label: '考试不合格', final: true },
    absent: { label: '缺考', final: true }, withdrawn: { label: '撤回', final: true },
  },
  opensIn: 'applied',
  documents: { review: { label: '行政执法资格审查表', template: 'qualification_review', basis: 市县依法行政决定.section(19) } },
  deadlines: {},
  actions: {
    apply: {
      label: '申领证件', basis: 市县依法行政决定.section(19), by: ['clerk', 'handler'], opens: true, asks: ['registrar', 'name', 'employment', 'enforcement_fields'],
      offers: ['applicant', 'identity_number', 'post'], sets: (m) => ({ occasion: 'first', applied_on: m.on, attempt: 1 }),
    },
    apply_again: {
      label: '申请满期考试', basis: 地方证件规定, by: ['clerk', 'handler'], opens: true, asksLink: 'retrains', asks: ['registrar', 'name', 'employment', 'enforcement_fields'],
      offers: ['applicant', 'identity_number', 'post'], sets: (m) => ({ occasion: 'retraining', applied_on: m.on, attempt: 1 }),
    },
    review: {
      label: '资格审查', basis: 市县依法行政决定.section(19), by: registrar, from: 'applied', to: { by: 'eligibility', states: { eligible: 'eligible', ineligible: 'ineligible' } },
      asksRows: ['item'], issues: 'review',
      sets: (m) => ({ eligibility: m.rows.item.every(({ finding }) => finding === 'met') ? 'eligible' : 'ineligible', reviewed_on: m.on }),
      invalidIf: {
        '身份编制、在岗情况、执法类别、执法主体资格应当逐项审查，每项一次': (m) =>
          m.rows.item.length !== 4 || new Set(m.rows.item.map(({ item }) => item)).size !== 4,
        '合同工、临时工不得履行行政执法职责，身份编制不能认定为符合': { basis: 市县依法行政决定.section(19), if: (m) =>
          met(m.rows.item, 'employment') && (m.values.employment === 'contract' || m.values.employment === 'temporary') },
        '所在单位不在行政执法主体名录，执法主体资格不能认定为符合': { basis: 处罚法.art(17), if: (m) => met(m.rows.item, 'body') && m.facts.bodies.length === 0 },
        '申请的执法类别超出名录中本单位的执法领域，执法类别不能认定为符合': { basis: 处罚法.art(17), if: (m) =>
          met(m.rows.item, 'class') && !m.values.enforcement_fields.every((field) => fieldsOfBodies(m.facts.bodies).includes(field)) },
      },
    },
    register_exam: {
      label: '考试报名', basis: 市县依法行政决定.section(19), by: ['clerk', registrar], from: 'eligible', to: 'registered', asks: ['exam', 'exam_on', 'trained_on'],
      sets: (m) => ({ exam_registered_on: m.on }), batch: true,
      invalidIf: {
        '考试日期不得早于报名': (m) => m.values.exam_on !== null && m.values.exam_on < m.on,
        '应当先参加培训再考试': { basis: 山东程序规定.art(60, 3), if: ({ values: { trained_on, exam_on } }) => trained_on !== null && exam_on !== null && trained_on > exam_on },
      },
    },
    exempt: {
      label: '免于考试', basis: 三项制度.section(23), by: registrar, from: 'eligible', to: 'passed', asks: ['legal_qualification'], sets: (m) => ({ exempted_on: m.on }),
      barredIf: { '本地没有规定取得法律职业资格的人员免于执法资格考试': (m) => !m.facts.exemption },
    },
    record_result: {
      label: '登记考试结果', basis: 市县依法行政决定.section(19), by: registrar, from: 'registered', to: { by: 'exam_result', states: { passed: 'passed', failed: 'failed', absent: 'absent' } },
      asks: ['exam_result'], offers: ['score'], batch: true, sets: (m) => ({ sat_on: m.values.exam_result === 'absent' ? null : m.values.exam_on }),
      invalidIf: {
        '考试日期尚未到来': (m) => m.values.exam_on !== null && m.values.exam_on > m.on,
        '缺考的没有成绩': (m) => m.values.exam_result === 'absent' && m.values.score !== null,
      },
    },
    resit: {
      label: '补考报名', basis: 市县依法行政决定.section(19), by: ['clerk', registrar], from: ['failed', 'absent'], asks: ['next_exam', 'next_exam_on'],
      barredIf: { '已经报名补考，见关联的案卷': (m) => m.values.next_exam_on !== null },
      invalidIf: { '补考日期不得早于报名': (m) => m.values.next_exam_on !== null && m.values.next_exam_on < m.on },
      leadsTo: ({ values: { occasion, registrar, applicant, name, post, employment, enforcement_fields, trained_on, next_exam, next_exam_on, attempt } }) => [{
        ledger: 'qualification', action: 'open_resit', link: 'resits',
        input: { occasion, registrar, applicant, name, post, employment, enforcement_fields, trained_on, exam: next_exam, exam_on: next_exam_on, attempt: (attempt ?? 1) + 1 },
      }],
    },
    /** Eligibility was found in the first round. */
    open_resit: {
      label: '补考', basis: 市县依法行政决定.section(19), by: 'law', opens: true, to: 'registered', asksLink: 'resits',
      asks: ['occasion', 'registrar', 'name', 'employment', 'enforcement_fields', 'exam', 'exam_on', 'attempt'], offers: ['applicant', 'post', 'trained_on'],
      sets: (m) => ({ applied_on: m.on, exam_registered_on: m.on, eligibility: 'eligible' }),
    },
    issue: {
      label: '发证', basis: 市县依法行政决定.section(19), by: registrar, from: 'passed', to: 'certified', asks: ['certificate_number', 'issuer'], offers: ['valid_until'], sets: (m) => ({ issued_on: m.on }),
      barredIf: { '满期考试合格的，应当办理延续': (m) => m.values.occasion === 'retraining' },
      leadsTo: ({ values: { certificate_number, issuer, valid_until, registrar, applicant, name, post, enforcement_fields } }) => [{
        ledger: 'certificate', action: 'issue', link: 'from_qualification',
        input: { certificate_number, issuer, valid_until, registrar, holder: applicant, name, post, enforcement_fields },
      }],
    },
    renew: {
      label: '延续证件', basis: 地方证件规定, by: registrar, from: 'passed', to: 'certified', offers: ['valid_until'], sets: (m) => ({ issued_on: m.on }),
      barredIf: {
        '申领证件的，应当办理发证': (m) => m.values.occasion === 'first',
        '没有关联要延续的执法证件': (m) => m.values.occasion === 'retraining' && m.facts.certificates.length === 0,
      },
      leadsTo: ({ on, values, facts }) => facts.certificates.slice(0, 1).map(({ id }) =>
        ({ ledger: 'certificate', action: 'renew', id, input: { retrained_on: values.exam_on ?? on, ...(values.valid_until !== null && { valid_until: values.valid_until }) } })),
    },
    withdraw: {
      label: '撤回', basis: 市县依法行政决定.section(19), by: ['clerk', 'handler'], from: ['applied', 'eligible', 'registered'], to: 'withdrawn', asks: ['withdrawal_reason'],
    },
  },
  links: {
    retrains: { label: '满期的执法证件', to: 'certificate', brings: ({ values }) => ({ values: fromCertificate(values), rows: {} }) },
    resits: { label: '补考', to: 'qualification' },
  },
  sharedWith: ['registrar'],
  searched: ['name', 'certificate_number'],
})

const met = (items: readonly { readonly item: string; readonly finding: string }[], item: keyof typeof list.eligibilityItems): boolean =>
  items.some((one) => one.item === item && one.finding === 'met')
const fromCertificate = ({ registrar, holder, name, post, enforcement_fields }: { readonly [field: string]: unknown }) => ({ registrar, applicant: holder, name, post, enforcement_fields })
