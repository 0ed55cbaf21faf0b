import type { Role } from '../src/kernel/access/role.ts'
import { personName } from './names.ts'
import { randomOf, type Random } from './random.ts'
import type { Person } from './simulate.ts'
import { units, type DemoUnit } from './units.ts'

/** The one password of every demonstration account, shown wherever the demonstration is offered. Real accounts have none like it. */
export const DEMO_PASSWORD = 'Shifan-2024-Zhunsheng'

export interface DemoAccount extends Person { readonly sign_in_name: string; readonly unit: string; readonly roles: readonly Role[]; readonly duty: string }

const random = randomOf('people')
const taken = new Set<string>()
function fresh(): string {
  for (;;) { const name = personName(random); if (!taken.has(name)) { taken.add(name); return name } }
}
const account = (sign_in_name: string, unit: string, duty: string, ...roles: readonly Role[]): DemoAccount =>
  ({ id: random.id('2023-01-03'), name: fresh(), sign_in_name: `demo.${sign_in_name}`, unit, roles, duty })

/** The reconsideration body (区司法局) works in the name of the organ (区政府), so its people hold their roles there. */
const reconsideration = {
  clerk: account('fuyi.shouli', 'government', '复议受理人员', 'clerk'),
  handlers: [1, 2, 3, 4].map((n) => account(`fuyi.chengban${n}`, 'government', '复议承办人', 'handler')),
  reviewer: account('fuyi.shenhe', 'government', '复议审核人', 'reviewer'),
  body_head: account('fuyi.jigou', 'government', '复议机构负责人', 'office_head'),
  organ_head: account('qu.lingdao', 'government', '区政府负责人', 'organ_head'),
}
const supervision = {
  supervisor: account('jiandu', 'justice', '执法监督人员', 'supervisor', 'office_head'),
  statistician: account('tongji', 'justice', '统计人员', 'statistician', 'clerk'),
}
const offices = [
  account('guanli', 'justice', '系统管理员', 'administrator'), account('anquan', 'justice', '安全保密管理员', 'security_officer'), account('shenji', 'justice', '安全审计员', 'auditor'),
]

/** Who works in a unit: two officers and more where there is more to do, a legal reviewer, the head. */
export interface Staff { readonly officers: readonly [DemoAccount, DemoAccount, ...DemoAccount[]]; readonly reviewer: DemoAccount; readonly head: DemoAccount }
/** Inspections of a year per officer and point of weight are some seventy: a market bureau has twelve officers, a street two. */
const officersOf = ({ weight = 1 }: DemoUnit): number => Math.max(2, Math.round((weight * 2) / 3))
const staffed = units.filter(({ key, prefix }) => prefix !== null && key !== 'government' && key !== 'justice')
const staff: ReadonlyMap<string, Staff> = new Map(staffed.map((unit) => [unit.key, staffOf(unit)]))
function staffOf(unit: DemoUnit): Staff {
  const { key } = unit
  const colleague = (n: number) => account(`${key}.chengban${n}`, key, '承办人', 'handler')
  return {
    officers: [
      account(`${key}.chengban1`, key, '承办人', 'handler', 'clerk'), colleague(2), ...Array.from({ length: officersOf(unit) - 2 }, (_, at) => colleague(at + 3)),
    ],
    reviewer: account(`${key}.shenhe`, key, '法制审核人员', 'legal_reviewer', 'reviewer'),
    head: account(`${key}.fuzeren`, key, '负责人', 'organ_head', 'office_head'),
  }
}

/** Signs what the setting reserves to the head of the organ: decisions of supervision. Made last, so that nobody else's name depends on it. */
const justice_head = account('sifaju.fuzeren', 'justice', '司法局负责人', 'organ_head')

export const cast = {
  ...reconsideration, ...supervision,
  of: (unit: string): Staff => { const found = staff.get(unit); if (!found) throw new Error(`nobody works in ${unit}`); return found },
}
export const accounts: readonly DemoAccount[] = [
  reconsideration.clerk, ...reconsideration.handlers, reconsideration.reviewer, reconsideration.body_head, reconsideration.organ_head,
  supervision.supervisor, supervision.statistician, ...offices, ...[...staff.values()].flatMap(({ officers, reviewer, head }) => [...officers, reviewer, head]), justice_head,
]
/** Certificates of enforcement, numbered as people joined. */
const certificateOf: ReadonlyMap<string, string> = new Map(accounts.map(({ id }, at) => [id, `示执${String(990_112_001 + at)}`]))
export const cardNumberOf = ({ id }: Person): string => certificateOf.get(id)!
/** Two officers of a unit, for one piece of work. */
export function pairOf(random: Random, unit: string): readonly [DemoAccount, DemoAccount] {
  const { officers } = cast.of(unit)
  const first = random.int(0, officers.length - 1)
  return [officers[first]!, officers[(first + random.int(1, officers.length - 1)) % officers.length]!]
}
/** The accounts worth trying first, as the starting program prints them. */
export const demoAccounts: readonly Pick<DemoAccount, 'sign_in_name' | 'name' | 'duty'>[] = [
  reconsideration.clerk, reconsideration.handlers[0]!, reconsideration.reviewer, reconsideration.body_head, reconsideration.organ_head,
  supervision.supervisor, supervision.statistician, cast.of('market').officers[0], cast.of('market').reviewer, cast.of('market').head, ...offices,
]
