import type { IsoDate } from '../../kernel/law/law.ts'
import type { Kin, Matching } from '../../kernel/procedure/look-up.ts'
import { ceilings, counts, listHolders, type Limited } from '../common/ceilings.ts'
import { jointUnitsOf } from '../common/inspection.ts'
import { standsOn } from '../common/items.ts'
import type { EntityKind } from './choices.ts'

/** One activity of a year's plan, as far as it may clash with another. */
export interface Activity {
  readonly [field: string]: unknown
  readonly id: string
  readonly name: string
  readonly items: string
  readonly object_scope: string
  readonly object_kind: EntityKind | null
  readonly object_line: string | null
  readonly month_from: number
  readonly month_until: number
}
export const ACTIVITY = ['name', 'items', 'object_scope', 'object_kind', 'object_line', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'joint_units', 'month_from', 'month_until'] as const
export interface Planning {
  readonly org_id: string
  readonly values: { readonly [field: string]: unknown; readonly year: number; readonly enforcement_field: string }
  readonly rows: { readonly activity: readonly Activity[] }
  readonly facts: { readonly plans: readonly Matching[]; readonly items: readonly Matching[]; readonly joint_items: readonly Matching[]; readonly annual_cap: number | null; readonly unit_names: ReadonlyMap<string, string>; readonly kin: Kin }
}
interface Placed extends Activity { readonly org_id: string; readonly enforcement_field: string; readonly units: readonly string[] }

/** Words that say nothing of who is meant: what is left of «区内餐饮单位» is 餐饮, of «区内企业» nothing, which is everybody. */
const EVERYBODY = /辖区|全区|本区|区内|各类|所有|全部|单位|企业|经营者|经营主体|市场主体|个体工商户|场所|[内的和、，等]/g
const core = (scope: string): string => scope.replace(EVERYBODY, '').trim()
const holds = (one: string, other: string): boolean => one.includes(other) || other.includes(one)
/** Whom both would be drawn from: by kind and line of the list of objects where they are given, else by the words of the scope. A guess, and only ever told. */
export const sameObjects = (a: Activity, b: Activity): boolean => !(a.object_kind && b.object_kind && a.object_kind !== b.object_kind)
  && (a.object_line && b.object_line ? holds(a.object_line, b.object_line) : holds(core(a.object_line ?? a.object_scope), core(b.object_line ?? b.object_scope)))
const quarter = (month: number): number => Math.ceil(month / 3)
/** As with visits that are to be one: in the same quarter. */
const sameTime = (a: Activity, b: Activity): boolean => quarter(a.month_from) <= quarter(b.month_until) && quarter(b.month_from) <= quarter(a.month_until)
const complete = ({ name, items, object_scope, month_from, month_until }: Activity): boolean => [name, items, object_scope].every((text) => typeof text === 'string') && month_from >= 1 && month_until <= 12 && month_from <= month_until

const placed = (org_id: string, enforcement_field: string, activities: readonly Activity[]): readonly Placed[] =>
  activities.filter(complete).map((activity) => ({ ...activity, org_id, enforcement_field, units: [org_id, ...jointUnitsOf(activity)] }))
/** The plans of the year that stand or are being made: of other units who, what and when, since plans are published. */
const others = ({ rows, facts }: Planning): readonly Placed[] => facts.plans
  .filter(({ state, values }) => (state === 'drafted' || state === 'approved') && values['secrecy'] === 0)
  .flatMap(({ org_id, values, rows: standing }) => placed(org_id, values['enforcement_field'] as string, (standing?.['activity'] ?? []) as readonly Activity[]))
  .filter(({ id }) => !rows.activity.some((own) => own.id === id))

/** Two units would go to the same objects in one quarter (优化营商环境条例第五十四条第一款): what to do, and whether it is arranged already. */
function clash(own: Placed, other: Placed, unitName: (id: string) => string): readonly string[] {
  if (own.org_id === other.org_id || !sameTime(own, other) || !sameObjects(own, other)) return []
  const who = unitName(other.org_id)
  const what = `「${own.name}」与${who}「${other.name}」（${other.month_from === other.month_until ? '' : `${other.month_from}至`}${other.month_until}月，${other.object_scope}）`
  if (other.units.includes(own.org_id)) return [`${what}对象重合：该任务已将本单位列为联合单位，不必另行安排`]
  if (own.units.includes(other.org_id)) return [`${what}对象重合：${who}已是联合单位，请其不另行安排`]
  return [`${what}可能检查同一对象，时间在同一季度，应当尽可能合并为一次（综合查一次）：在本任务的联合单位中写明${who}，或者请其将本单位列为联合单位`]
}

/** More rounds a year among the same objects than a number lets each of them be visited. */
function tooMany(m: Planning, own: Placed, all: readonly Placed[]): readonly string[] {
  const on = `${m.values.year}-${String(own.month_from).padStart(2, '0')}-01` as IsoDate
  const holders = listHolders({ org_id: own.org_id, values: own, facts: m.facts })
  const limited = [...new Map([...m.facts.items, ...m.facts.joint_items].filter(standsOn(on)).map((item) => [item.id, item.values as unknown as Limited])).values()].filter(({ unit }) => holders.includes(unit))
  return ceilings(own.items, limited, own.object_kind === 'organisation' ? null : m.facts.annual_cap).flatMap((ceiling) => {
    const rounds = all.filter((one) => sameObjects(own, one) && counts({ org_id: one.org_id, values: { ...one, mode: 'random', matters: one.items } }, ceiling, own.enforcement_field))
    return rounds.length <= ceiling.most ? []
      : [`${ceiling.item ? `「${ceiling.item.name}」` : '本领域'}一年安排 ${rounds.length} 次（${rounds.map(({ name }) => `「${name}」`).join('')}），同一对象年度上限为 ${ceiling.most} 次：检查过的对象不进入后一次抽取，可以合并安排`]
  })
}

/** What of a plan clashes with other plans of the year or with a number of the year, told while it is being made and when it is approved. */
export function conflicts(m: Planning): string | null {
  const own = placed(m.org_id, m.values.enforcement_field, m.rows.activity)
  const all = [...others(m), ...own].sort((a, b) => a.month_from - b.month_from)
  const unitName = (id: string): string => m.facts.unit_names.get(id) ?? '其他单位'
  const lines = new Set(own.flatMap((activity) => [...all.flatMap((other) => clash(activity, other, unitName)), ...tooMany(m, activity, all)]))
  return lines.size > 0 ? [...lines].join('\n') : null
}
