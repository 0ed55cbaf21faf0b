import type { Kin, Matching } from '../../kernel/procedure/look-up.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { isBusiness, jointUnitsOf } from './inspection.ts'
import { itemsIn, standsOn } from './items.ts'
import { 涉企检查意见 } from './law.ts'
import { dayOf, named, type Visited } from './visits.ts'

export const inspectionCap = defineSetting<'inspection_annual_cap', number | null>({
  id: 'inspection_annual_cap', label: '同一企业年度检查频次上限', unit: '次', kind: 'number', by: 'enforcement_field', fallback: null, source: 涉企检查意见.whole,
})

/** A visit that numbers of the year may bind, with what was found of lists and of other visits to its subject. */
export interface Bounded extends Visited {
  readonly values: Visited['values'] & { readonly [field: string]: unknown; readonly mode: string | null; readonly matters: string | null; readonly enforcement_field: string | null; readonly subject_kind: string | null }
  readonly facts: Visited['facts'] & { readonly items: readonly Matching[]; readonly joint_items: readonly Matching[]; readonly annual_cap: number | null; readonly kin: Kin }
}
/**
 * 国办发〔2024〕54号: what a lead calls for, or the enterprise itself asks for, is bound by no number of the year and uses none up. What is watched
 * whole has a frequency of its own (优化营商环境条例第五十四条第二款). A record from elsewhere that does not say how it was inspected may be of a lead.
 */
export const isBound = (mode: unknown): boolean => typeof mode === 'string' && mode !== 'targeted' && mode !== 'focused'

/** A team visits by the list of the organ it belongs to, an organ that succeeded another by the list that still stands. */
export const listHolders = ({ org_id, values, facts: { kin: { above, before } } }: { readonly org_id: string; readonly values: { readonly [field: string]: unknown }; readonly facts: { readonly kin: Kin } }): readonly string[] =>
  [org_id, ...above, ...before, ...jointUnitsOf(values)]

/** So many visits a year, of those that count: of the field, by the number it publishes; of one item, by the list it stands in. */
export interface Ceiling { readonly what: string; readonly most: number; readonly item?: { readonly name: string; readonly unit: string; readonly enforcement_field: string } }
/** The entry of a list, as far as it sets a number. */
export interface Limited { readonly name: string; readonly unit: string; readonly enforcement_field: string; readonly yearly_limit: number | null }
export function ceilings(matters: string | null, items: readonly Limited[], cap: number | null): readonly Ceiling[] {
  const inspected = itemsIn(matters)
  return [
    ...cap === null ? [] : [{ what: '本领域本年度已经检查该企业', most: cap }],
    ...items.flatMap(({ yearly_limit, ...item }) => yearly_limit !== null && inspected.includes(item.name) ? [{ what: `「${item.name}」本年度已经检查该对象`, most: yearly_limit, item }] : []),
  ]
}
const ceilingsOf = (m: Bounded): readonly Ceiling[] => {
  const holders = listHolders(m)
  const items = [...new Map([...m.facts.items, ...m.facts.joint_items].map((item) => [item.id + item.valid_from, item])).values()].filter(standsOn(dayOf(m)))
  return ceilings(m.values.matters, items.map(({ values }) => values as unknown as Limited).filter(({ unit }) => holders.includes(unit)), isBusiness(m.values.subject_kind) ? m.facts.annual_cap : null)
}
/** A visit counts for its field; for an item it names, where its field or one of its units is that of the item. `kernel.visits_counted` says the same. */
export const counts = ({ values, org_id }: Pick<Matching, 'org_id' | 'values'>, { item }: Ceiling, field: string | null): boolean => !values['patrol'] && isBound(values['mode'])
  && (item ? itemsIn(values['matters'] as string | null).includes(item.name) && (values['enforcement_field'] === item.enforcement_field || [org_id, ...jointUnitsOf(values)].includes(item.unit)) : values['enforcement_field'] === field)
const inYear = (day: unknown, year: string): day is string => typeof day === 'string' && day.slice(0, 4) === year

/** The numbers that visits made before this one have used up, each in a sentence; with hindsight, since what is entered later does not excuse. */
export function exceeded(m: Bounded, of: 'field' | 'item'): readonly string[] {
  const day = dayOf(m)
  return ceilingsOf(m).filter(({ item }) => (item === undefined) === (of === 'field')).flatMap((ceiling) => {
    const made = m.facts.visits.filter((visit) => inYear(visit.values['inspected_on'], day.slice(0, 4)) && visit.values['inspected_on'] < day && counts(visit, ceiling, m.values.enforcement_field))
    return made.length >= ceiling.most ? [`${ceiling.what} ${made.length} 次，年度上限为 ${ceiling.most} 次`] : []
  })
}
/** The numbers that visits made, or approved and still to be made, use up before this one. */
export function reached(m: Bounded): readonly string[] {
  const year = dayOf(m).slice(0, 4)
  return ceilingsOf(m).flatMap((ceiling) => {
    const visits = m.facts.visits.filter((visit) => counts(visit, ceiling, m.values.enforcement_field))
    const made = visits.filter(({ values }) => inYear(values['inspected_on'], year))
    const coming = visits.filter(({ state, values }) => state === 'approved' && inYear(values['planned_from'], year)).length
    if (made.length + coming < ceiling.most) return []
    const who = named(made, m.facts)
    return [`${ceiling.what} ${made.length} 次${who && `（${who}）`}${coming > 0 ? `，已经批准、尚未实施 ${coming} 次` : ''}，年度上限为 ${ceiling.most} 次`]
  })
}
/** Visits are told apart by the subject's code: without it nobody can say how many there were. */
const isUncounted = ({ values: { subject_code, subject_kind } }: Bounded): boolean => isBusiness(subject_kind) && !subject_code
/** Why the visit may not be made this year. */
export const barredByCeiling = { '已达到年度检查频次上限，不得再检查（针对线索、应企业申请的除外）': {
  basis: 涉企检查意见.whole, cases: (m: Bounded): readonly string[] => isBound(m.values.mode) ? reached(m) : [],
}, '有年度检查频次上限的，应当写明统一社会信用代码，以便核对次数': {
  basis: 涉企检查意见.whole, if: (m: Bounded): boolean => isBound(m.values.mode) && isUncounted(m) && ceilingsOf(m).length > 0,
} }
/** The same beside the form; of a visit that no number binds, what is still to be minded. */
export const ceilingsTold = (m: Bounded): readonly string[] => m.values.mode === null ? [] : isUncounted(m) ? ['没有写明统一社会信用代码，不能核对本年度已受的检查'] : reached(m).map((line) => isBound(m.values.mode)
  ? `${line}，不得再检查（国办发〔2024〕54号）` : `${line}。本次不受上限限制；明显超过合理频次的，由行政执法监督机关跟踪监督（国办发〔2024〕54号）`)
