import { 山东程序规定, 市县依法行政决定 } from '../law.ts'
import type { Actions, Card } from './parts.ts'

const card = ['certificate_number', 'name', 'enforcement_fields', 'registrar', 'issuer'] as const
const person = ['holder', 'post', 'area', 'valid_until'] as const
export const registrar = { role: 'supervisor', of: 'registrar' } as const

const STANDING = ['recorded', 'valid', 'suspended']
/** Numbers are unique in a province; a reissued card may keep the number of the one it replaces, which has ended. */
const proper = {
  '同一执法证号已有未终止的证件，请核对证号': (m: Card) => m.facts.same.some(({ state }) => STANDING.includes(state!)),
  '有效期截止不得早于发证日期': ({ values: { valid_until, issued_on } }: Card) => valid_until !== null && valid_until < issued_on,
}
const counted = (m: Card) => ({ check_from: m.values.checked_on ?? m.values.issued_on, retrain_from: m.values.retrained_on ?? m.values.issued_on })

/** How a card comes into the register: from an examination, from one it replaces, or held before the register began. */
export const beginnings = {
  issue: {
    label: '发证', basis: 市县依法行政决定.section(19), by: 'law', opens: true, asksLink: 'from_qualification', asks: card, offers: person,
    sets: (m) => ({ obtained: 'new', issued_on: m.on, check_from: m.on, retrain_from: m.on }), invalidIf: proper,
  },
  issue_replacement: {
    label: '换发、补发', basis: 山东程序规定.art(60, 3), by: 'law', opens: true, asksLink: 'replaces', asks: [...card, 'obtained'], offers: [...person, 'check_from', 'retrain_from'],
    sets: (m) => ({ issued_on: m.on }), invalidIf: proper,
  },
  register_held: {
    label: '登记已持有的证件', basis: 山东程序规定.art(60, 3), by: 'clerk', opens: true, to: 'recorded', asks: [...card, 'obtained', 'issued_on'],
    offers: [...person, 'identity_number', 'checked_on', 'retrained_on'], sets: counted,
    invalidIf: {
      ...proper,
      '新发、换发、补发的证件由发证、换证环节产生，这里只登记已持有的和从区外调入的': (m) => m.values.obtained !== 'held' && m.values.obtained !== 'transferred',
      '发证、审验、考试的日期尚未到来': ({ on, values: { issued_on, checked_on, retrained_on } }) => [issued_on, checked_on, retrained_on].some((day) => day !== null && day > on),
    },
  },
  confirm: {
    label: '核实登记', basis: 山东程序规定.art(60, 3), by: registrar, from: 'recorded', to: 'valid', batch: true,
    barredIf: { '同一执法证号已有有效的证件，请核对证号或者不予登记': (m) => m.facts.same.some(({ state }) => state === 'valid' || state === 'suspended') },
  },
  reject: { label: '不予登记', basis: 山东程序规定.art(60, 3), by: registrar, from: 'recorded', to: 'rejected', asks: ['rejection_reason'], batch: true },
} as const satisfies Actions
