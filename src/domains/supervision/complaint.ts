import { choice, date, flag, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'
import { 湖南程序规定 } from './law.ts'

/** Anybody may complain of how a unit enforces. Who he is stays with the supervising body: the matter is not shared with the unit. */
export const supervisionComplaint = defineProcedure({
  id: 'supervision_complaint',
  label: '执法投诉举报',
  basis: [处罚法.art(75, 2), 三项制度.section(19), 湖南程序规定.art(156)],
  series: '执诉',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'received_on',
  fields: {
    channel: required(choice('渠道', list.channels)),
    received_on: required(date('收到日期')),
    complainant: text('投诉举报人', { sensitive: 'name' }),
    phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
    address: text('通信地址', { sensitive: 'address' }),
    kind: required(choice('反映的问题', list.complaints)),
    unit_named: text('反映的单位'),
    unit: org('被投诉单位'),
    decision_number: text('有关文书文号'),
    content: required(longText('投诉举报内容')),
    accepted_on: date('受理日期'),
    refuse_reason: longText('不予受理的理由'),
    transferred_to: text('移送的机关'),
    transfer_reason: longText('移送的理由'),
    explanation: longText('单位说明'),
    investigation: longText('核查情况'),
    result: choice('查处结果', list.complaintResults),
    answer: longText('答复内容'),
    concluded_on: date('办结日期'),
    supervise: flag('转执法监督'),
    problem: longText('转监督的问题'),
    demand: longText('监督要求'),
  },
  title: ({ values, orgName }) => `${values.unit ? orgName(values.unit) : values.unit_named ?? ''} ${list.complaints[values.kind]}`.trim(),
  list: ['kind', 'unit', 'channel', 'received_on', 'result', 'concluded_on'],
  sections: {
    投诉举报: ['channel', 'received_on', 'complainant', 'phone', 'address', 'kind', 'unit_named', 'unit', 'decision_number', 'content'],
    受理: ['accepted_on', 'refuse_reason', 'transferred_to', 'transfer_reason'],
    办理: ['explanation', 'investigation', 'result', 'answer', 'concluded_on', 'supervise', 'problem', 'demand'],
  },
  states: {
    received: { label: '待受理' }, accepted: { label: '核查中' },
    answered: { label: '已答复', final: true }, refused: { label: '不予受理', final: true }, transferred: { label: '移送', final: true },
  },
  opensIn: 'received',
  documents: {
    acceptance: { label: '投诉举报受理告知书', template: 'complaint_acceptance', series: '执诉受', serve: 'once', basis: 湖南程序规定.art(156, 3) },
    refusal: { label: '投诉举报不予受理告知书', template: 'complaint_refusal', series: '执诉不', serve: 'once', basis: 湖南程序规定.art(156, 3) },
    transfer: { label: '投诉举报移送函', template: 'complaint_transfer', series: '执诉移', serve: 'once', basis: 湖南程序规定.art(156, 3) },
    answer: { label: '投诉举报答复书', template: 'complaint_answer', series: '执诉复', serve: 'once', basis: 湖南程序规定.art(156, 3) },
  },
  deadlines: {
    acceptance: { label: '受理审查期限', from: { dated: 'received_on' }, until: { leaving: 'received' }, term: { setting: 'complaint_acceptance_term' } },
    answer: { label: '办理期限', from: { entering: 'accepted' }, until: { leaving: 'accepted' }, term: { setting: 'complaint_term' } },
  },
  actions: {
    register: {
      label: '登记投诉举报', basis: 处罚法.art(75, 2), by: ['supervisor', 'clerk'], opens: true, asks: ['channel', 'received_on', 'kind', 'content'],
      offers: ['complainant', 'phone', 'address', 'unit_named', 'unit', 'decision_number'], offersLinks: ['complains_of'],
      invalidIf: {
        '收到日期尚未到来': (m) => m.values.received_on > m.on,
        '请写明反映的单位': (m) => m.values.unit === null && m.values.unit_named === null,
      },
    },
    accept: { label: '受理', basis: 处罚法.art(75, 2), by: 'supervisor', from: 'received', to: 'accepted', asks: ['unit'], issues: 'acceptance', sets: (m) => ({ accepted_on: m.on }) },
    refuse: { label: '不予受理', basis: 湖南程序规定.art(156, 3), by: ['supervisor', 'office_head'], from: 'received', to: 'refused', asks: ['refuse_reason'], issues: 'refusal', sets: (m) => ({ concluded_on: m.on }) },
    hand_over: { label: '移送有权机关', basis: 湖南程序规定.art(156, 3), by: ['supervisor', 'office_head'], from: ['received', 'accepted'], to: 'transferred', asks: ['transferred_to', 'transfer_reason'], issues: 'transfer', sets: (m) => ({ concluded_on: m.on }) },
    investigate: { label: '登记核查情况', basis: 处罚法.art(75, 2), by: 'supervisor', from: 'accepted', asks: ['investigation'], offers: ['explanation'] },
    conclude: {
      label: '作出处理并答复', basis: 湖南程序规定.art(156, 3), by: ['supervisor', 'office_head'], from: 'accepted', to: 'answered', asks: ['result', 'answer'], offers: ['supervise', 'problem', 'demand'], issues: 'answer',
      sets: (m) => ({ concluded_on: m.on }),
      barredIf: { '尚未登记核查情况': (m) => m.values.investigation === null },
      invalidIf: {
        '不属实的，不转执法监督': (m) => m.values.supervise && m.values.result === 'rejected',
        '转执法监督的，应当写明问题和要求': (m) => m.values.supervise && (m.values.problem === null || m.values.demand === null),
      },
      leadsTo: ({ values: { supervise, unit, problem, demand }, on }) => supervise
        ? [{ ledger: 'supervision', action: 'open', link: 'from_complaint', input: { unit, source: 'complaint', found_on: on, problem, demand } }] : [],
    },
  },
  links: { complains_of: { label: '反映的案件', to: list.cases, basis: 处罚法.art(75, 2), brings: ({ values }) => ({ values: { unit: values['org_id'], decision_number: values['number'] }, rows: {} }) } },
  intake: {
    label: '行政执法投诉举报', basis: 处罚法.art(75, 2), action: 'register', dated: 'received_on', sets: { channel: 'portal' }, answer: 'answer',
    asks: ['kind', 'unit_named', 'content'], offers: ['decision_number', 'complainant', 'phone', 'address'],
    notice: '由司法行政部门（行政执法监督机构）审查后受理、核查并答复。姓名、电话可以不填；不填的，凭回执编号和查询码查看结果。投诉举报人的信息不告知被投诉的单位。对行政处罚等决定不服、要求变更或者撤销的，请在法定期限内申请行政复议或者提起行政诉讼，投诉举报不能代替。',
  },
  searched: ['content', 'unit_named', 'decision_number'],
})
