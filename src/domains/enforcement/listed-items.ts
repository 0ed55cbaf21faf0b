import type { IsoDate } from '../../kernel/law/law.ts'
import type { Kin, Matching } from '../../kernel/procedure/look-up.ts'
import { listHolders } from '../common/ceilings.ts'
import { haveList, quoted, unlisted } from '../common/items.ts'
import { 随机抽查通知 } from '../common/law.ts'
import { dayOf } from '../common/visits.ts'

export interface Itemised {
  readonly on: IsoDate
  readonly org_id: string
  readonly values: { readonly [field: string]: unknown; readonly mode: string; readonly matters: string; readonly planned_from: IsoDate | null; readonly inspected_on: IsoDate | null; readonly patrol: boolean }
  readonly facts: { readonly items: readonly Matching[]; readonly joint_items: readonly Matching[]; readonly items_bound: boolean; readonly kin: Kin }
}
/** Of a joint visit, what each unit brings stands in its own list. */
const listOf = (m: Itemised) => [[...m.facts.items, ...m.facts.joint_items], listHolders(m), dayOf(m)] as const
/** What a complaint or a signal points at is looked into whatever a list of random checks says. */
const outside = (m: Itemised): readonly string[] => m.values.mode === 'targeted' || m.values.patrol ? [] : unlisted(m.values.matters, ...listOf(m))
/** Told only where there is a list to be outside of. */
export const itemsTold = (m: Itemised) => ({ items_unlisted: haveList(...listOf(m)) ? quoted(outside(m)).slice(0, 500) || null : null })
/** Where the place binds inspections to the list. */
export const listed = { '检查事项应当从本单位、联合单位公布、当日有效的事项清单中选择，或者先公布该事项': {
  basis: 随机抽查通知.whole, cases: (m: Itemised): readonly string[] => m.facts.items_bound ? outside(m).map((one) => `清单中没有「${one}」`) : [],
} }
