import type { Citation, IsoDate } from '../../kernel/law/law.ts'
import { kin, matching, people, setting, type Kin, type Matching, type Named } from '../../kernel/procedure/look-up.ts'
import { enforcementFields, type EnforcementField } from '../common/fields-of-enforcement.ts'
import { 处罚法 } from '../common/law.ts'

const delegation = ['unit', 'entrusted_by', 'enforcement_field', 'further_fields', 'delegated_from', 'delegated_until'] as const

/** What a procedure looks up so that its officers can be checked; it has the fields `handlers`, `enforcement_field`, `certificate_numbers`. */
export const officersLookUp = {
  certificates: matching('certificate', { holder: 'handlers' }, [
    'holder', 'name', 'certificate_number', 'enforcement_fields', 'issued_on', 'valid_until', 'suspended_on', 'restored_on', 'ended_on',
  ], { wide: true }),
  officer_names: people('handlers'),
  kin,
  /** What others entrusted to the responsible unit, and what it entrusted to others. */
  received: matching('enforcement_body', { unit: 'org_id' }, delegation, { wide: true }),
  entrusted: matching('enforcement_body', { entrusted_by: 'org_id' }, delegation, { wide: true }),
  certificate_required: setting<boolean>('officer_certificate_required'),
} as const

/** A case as far as its officers go. */
export interface Staffed {
  readonly on: IsoDate
  readonly values: { readonly handlers: readonly string[]; readonly enforcement_field: EnforcementField; readonly certificate_numbers: string | null }
  readonly facts: {
    readonly certificates: readonly Matching[]
    readonly officer_names: readonly Named[]
    readonly kin: Kin
    readonly received: readonly Matching[]
    readonly entrusted: readonly Matching[]
    readonly certificate_required: boolean
  }
}
interface Card {
  readonly holder: string
  readonly name: string
  readonly certificate_number: string
  readonly enforcement_fields: readonly EnforcementField[]
  readonly issued_on: IsoDate
  readonly valid_until: IsoDate | null
  readonly suspended_on: IsoDate | null
  readonly restored_on: IsoDate | null
  readonly ended_on: IsoDate | null
}
interface Delegation { readonly unit: string; readonly entrusted_by: string | null; readonly enforcement_field: string | null; readonly further_fields: readonly string[]; readonly delegated_from: IsoDate | null; readonly delegated_until: IsoDate | null }
interface Held { readonly card: Card; readonly org: string; readonly state: string }

const held = (m: Staffed, officer: string): readonly Held[] => m.facts.certificates
  .map(({ values, org_id, state }) => ({ card: values as unknown as Card, org: org_id, state: state! }))
  // A card that nobody has verified proves nothing.
  .filter(({ card, state }) => card.holder === officer && state !== 'recorded' && state !== 'rejected')

/**
 * Units whose cards count for the responsible one: its own, those of units it belongs to or that belong to it, of units it
 * succeeded or that succeeded it (cards are exchanged after the reform, not before), and, where power may be delegated at
 * all, of whoever holds or gave a delegation of this field on this day.
 */
function bodies(m: Staffed, on: IsoDate, delegable: boolean): ReadonlySet<string> {
  const { kin: { own, above, below, before, after }, received, entrusted } = m.facts
  const delegated = (!delegable ? [] : [...received, ...entrusted]).map(({ values }) => values as unknown as Delegation)
    .filter(({ entrusted_by, delegated_from, delegated_until, enforcement_field, further_fields }) => entrusted_by !== null
      && (delegated_from === null || delegated_from <= on) && (delegated_until === null || on <= delegated_until)
      && [enforcement_field, ...further_fields].includes(m.values.enforcement_field))
    .flatMap(({ unit, entrusted_by }) => [unit, entrusted_by!])
  return new Set([own, ...above, ...below, ...before, ...after, ...delegated])
}

/** Why a card does not carry this case on this day; null where it does. */
function fault({ card, org, state }: Held, field: EnforcementField, accepted: ReadonlySet<string>, on: IsoDate): string | null {
  const { issued_on, valid_until, suspended_on, restored_on, ended_on, enforcement_fields } = card
  if (issued_on > on) return `自 ${issued_on} 起有效`
  if (ended_on !== null && ended_on <= on) return `已于 ${ended_on} 停止使用`
  if (valid_until !== null && valid_until < on) return `有效期已于 ${valid_until} 届满`
  // A record of elsewhere may have its state without the day: then no day is known on which it held.
  if (ended_on === null && (state === 'cancelled' || state === 'replaced')) return '已停止使用，没有登记停止的日期'
  if (suspended_on === null && state === 'suspended') return '已暂扣，没有登记暂扣的日期'
  if (suspended_on !== null && suspended_on <= on && (restored_on === null || on < restored_on)) return `自 ${suspended_on} 起暂扣`
  if (!accepted.has(org)) return '不属于本机关，也没有委托、承继关系'
  if (!enforcement_fields.includes(field)) return `执法类别不含${enforcementFields[field]}`
  return null
}

interface Manner<M> {
  /** The day of the act; the legal day where absent. */
  readonly day?: (m: M) => IsoDate | null
  /** Whether the power may be delegated: 行政强制措施权不得委托 (行政强制法第十七条第一款). */
  readonly delegable?: boolean
  readonly basis?: Citation
}

/**
 * 行政处罚应当由具有行政执法资格的执法人员实施 (第四十二条第一款): refuses every officer of the case whose card is not valid for
 * the body, the field and the day, and says who, which card and why.
 */
export const certified = <M extends Staffed>({ day, delegable = true, basis = 处罚法.art(42, 1) }: Manner<M> = {}) => ({
  '执法人员没有对本机关、本执法领域和当日有效的执法证件': {
    basis, cases: (m: M): readonly string[] => m.facts.certificate_required ? uncertified(m, day?.(m) ?? m.on, delegable) : [],
  },
})

function uncertified(m: Staffed, on: IsoDate, delegable: boolean): readonly string[] {
  const accepted = bodies(m, on, delegable)
  return m.values.handlers.flatMap((officer) => {
    const faults = held(m, officer).map((one) => ({ number: one.card.certificate_number, fault: fault(one, m.values.enforcement_field, accepted, on) }))
    if (faults.some((one) => one.fault === null)) return []
    const name = m.facts.officer_names.find(({ id }) => id === officer)?.name ?? m.facts.certificates.find(({ values }) => values['holder'] === officer)?.values['name'] as string | undefined ?? '所选人员'
    return [faults.length === 0 ? `${name}没有登记执法证件` : `${name}，${faults.map((one) => `执法证号${one.number}：${one.fault}`).join('；')}`]
  })
}

/** The numbers for the papers, from the register; what was typed where the register has none. */
export function certificateNumbers(m: Staffed, on: IsoDate = m.on): { readonly certificate_numbers: string | null } {
  const accepted = bodies(m, on, true)
  const numbers = m.values.handlers.flatMap((officer) => {
    const cards = held(m, officer)
    const [card] = [...cards.filter((one) => fault(one, m.values.enforcement_field, accepted, on) === null), ...cards]
    return card ? [card.card.certificate_number] : []
  })
  return { certificate_numbers: numbers.length > 0 ? numbers.join('、') : m.values.certificate_numbers }
}
