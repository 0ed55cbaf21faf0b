import { decrypt, encrypt, searchKey } from '../../src/kernel/access/encryption.ts'
import type { KeyRing } from '../../src/kernel/access/key-ring.ts'
import { addDays, dayNumber } from '../../src/kernel/law/day.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import type { World } from '../../src/kernel/matter/world.ts'
import type { PastMatter } from '../../src/kernel/import/write.ts'
import type { Role } from '../../src/kernel/access/role.ts'
import { personName } from '../names.ts'
import type { DemoAccount } from '../people.ts'
import { randomOf, type Random } from '../random.ts'
import { unitsOf, type DemoUnit } from '../units.ts'

/**
 * A district told in one report: whose figures, what it is called, and what lies in its ledgers. Its records come in the way
 * past cases are imported: how they ended, not how they were handled, since the law of their years is not the one that is run.
 */
export interface PlainPlan {
  /** The report whose totals it is made to, by the first part of its figures' ids. */
  readonly report: string
  readonly code: string
  readonly name: string
  readonly area: string
  /** Begins the numbers of its papers. */
  readonly sign: string
  /** Stands in its people's sign-in names. */
  readonly short: string
  readonly year: number
  /** What it printed, of the rooms at hand; nothing that its own sums contradict. */
  readonly published: readonly Printed[]
  readonly ledgers: (district: PlainDistrict) => readonly (readonly [ledger: string, matters: Iterable<PastMatter>])[]
  readonly entries: (district: PlainDistrict) => readonly PlainEntry[]
}
/** A figure as it is printed; of the plan's year where no other period is named. */
export interface Printed { readonly indicator: string; readonly value: number; readonly unit: string; readonly qualifier?: string; readonly period?: string }
export interface PlainEntry { readonly register: string; readonly from: IsoDate; readonly until?: IsoDate; readonly input: { readonly [field: string]: unknown } }

/** A plain district with its units and people. */
export interface PlainDistrict extends PlainPlan {
  readonly units: readonly DemoUnit[]
  readonly enforcing: readonly DemoUnit[]
  readonly unitId: (key: string) => string
  readonly accounts: readonly DemoAccount[]
  readonly supervisor: DemoAccount
  /** Two officers of an enforcing unit. */
  readonly crew: (key: string) => readonly [DemoAccount, DemoAccount]
  readonly world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>
  readonly random: (of: string) => Random
}
export const FOUNDED: IsoDate = '2012-01-04'

export function settled(plan: PlainPlan, ring: KeyRing): PlainDistrict {
  const random = (of: string) => randomOf(`${plan.code} ${of}`)
  const people = random('people')
  const units = unitsOf(plan.area, plan.sign)
  const ids = new Map(units.map(({ key }) => [key, people.id(FOUNDED)]))
  const enforcing = units.filter(({ field }) => field !== undefined)
  const account = (name: string, unit: string, duty: string, ...roles: readonly Role[]): DemoAccount =>
    ({ id: people.id(FOUNDED), name: personName(people), sign_in_name: `demo.${plan.short}.${name}`, unit, duty: `${plan.area}${duty}`, roles })
  const supervisor = account('jiandu', 'justice', '执法监督人员', 'supervisor', 'office_head')
  const crews = new Map(enforcing.map(({ key }) => [key, [account(`${key}.chengban1`, key, '承办人', 'handler', 'clerk'), account(`${key}.chengban2`, key, '承办人', 'handler')] as const]))
  const heads = enforcing.map(({ key }) => account(`${key}.fuzeren`, key, '负责人', 'organ_head', 'office_head'))
  return {
    ...plan, units, enforcing, supervisor, random,
    unitId: (key) => ids.get(key)!,
    accounts: [supervisor, account('tongji', 'justice', '统计人员', 'statistician', 'clerk'), account('lingdao', 'government', '区政府负责人', 'organ_head'), ...[...crews.values()].flat(), ...heads],
    crew: (key) => crews.get(key)!,
    world: { seal: (plain) => encrypt(ring, plain), unseal: (sealed) => decrypt(ring, sealed), keyedHash: (plain) => searchKey(ring, plain) },
  }
}

/** A weekday of the run, both ends counted: the holidays of those years are not at hand, so the long ones are left out. */
export function weekday(random: Random, from: IsoDate, until: IsoDate): IsoDate {
  for (;;) {
    const day = addDays(from, random.int(0, dayNumber(until) - dayNumber(from)))
    if (isWeekday(day)) return day
  }
}
const isWeekday = (day: IsoDate): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !/-(01-01|05-01|10-0[1-7])$/.test(day)
/** The weekday so many days later at the earliest. */
export function weekdayAfter(day: IsoDate, days: number): IsoDate {
  let later = addDays(day, days)
  while (!isWeekday(later)) later = addDays(later, 1)
  return later
}
