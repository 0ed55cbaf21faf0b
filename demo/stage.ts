import { nationalCalendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { roomTemplateTags } from '../src/kernel/document/template-tags.ts'
import type { PastMatter } from '../src/kernel/import/write.ts'
import { registryOf, type World } from '../src/kernel/matter/world.ts'
import type { Kin, LinkedMatter } from '../src/kernel/procedure/look-up.ts'
import type { AnyProcedure } from '../src/kernel/procedure/procedure.ts'
import { nationalValue } from '../src/kernel/setting/setting.ts'
import { rooms } from '../src/domains/index.ts'
import { accounts } from './people.ts'
import { randomOf } from './random.ts'
import { live, type Stage, type Step } from './simulate.ts'
import { standingRecords } from './standing.ts'
import { enforcing, units } from './units.ts'

/** No division has a code that begins with 99; the name says the rest. */
export const DISTRICT = '990112'
export const DISTRICT_NAME = '示范区丙（津南2024口径）'
export const FOUNDED: IsoDate = '2015-01-01'

export const registry = registryOf(rooms)
const random = randomOf('units')
const ids = new Map(units.map(({ key }) => [key, random.id(FOUNDED)]))
/** Id of a unit by its short word. */
export const unitId = (key: string): string => ids.get(key)!
const organisations = new Map(units.map(({ key, name, short, kind, prefix }) => [unitId(key), { id: unitId(key), name, short_name: short, kind, prefix: prefix ?? '' }]))

/** Where matters are made up: the demonstration's units, people and numbers; the statutes and the calendar are the real ones. */
export interface Theatre extends Stage {
  /** Lives a matter of a unit and remembers it for those tied to it. */
  readonly play: (procedure: AnyProcedure, unit: string, id: string, steps: readonly Step[]) => PastMatter
  /** Numbers given out so far, for the counters of the actions to come. */
  readonly counters: () => readonly { readonly org_id: string; readonly series: string; readonly year: number; readonly last: number }[]
}

const parents = new Map(units.map(({ key, parent }) => [unitId(key), parent === null ? null : unitId(parent)]))
const below = (id: string): string[] => [...parents].flatMap(([child, parent]) => parent === id ? [child, ...below(child)] : [])
const kins = new Map([...parents].map(([id, parent]) => [id, { own: id, above: parent === null ? [] : [parent], below: below(id), before: [], after: [] }]))
const kinOf = (org: string): Kin => kins.get(org)!

const tagsOf = (procedure: AnyProcedure, document: string): ReadonlySet<string> | undefined => {
  const template = procedure.documents[document]?.template
  return template === undefined ? undefined : roomTemplateTags(registry.roomOf(procedure.id).id, template)
}

export function theatreOf(world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>, today: IsoDate, seed: string): Theatre {
  const chance = randomOf(`${seed} ids`)
  const numbers = new Map<string, number>()
  const ties = new Map<string, LinkedMatter[]>()
  const opened = new WeakMap<LinkedMatter, { readonly from: IsoDate; readonly closed: IsoDate | null }>()
  const standing = standingRecords(registry)
  for (const { key, field } of enforcing) standing.add({
    ledger: 'enforcement_body', id: unitId(key), org_id: unitId('justice'), number: null, state: null, valid_from: FOUNDED, valid_until: null, from: FOUNDED, until: null,
    values: { unit: unitId(key), entrusted_by: null, enforcement_field: field, further_fields: [], delegated_from: null, delegated_until: null },
  })
  const remember = (procedure: AnyProcedure, { after: { row, links } }: PastMatter): void => {
    standing.add({ ledger: procedure.id, id: row.id, org_id: row.org_id, number: row.number, state: row.state, valid_from: null, valid_until: null, values: row, from: row.opened_on, until: null })
    for (const { kind, to_id } of Object.values(links)) {
      const tied: LinkedMatter = { ledger: procedure.id, id: row.id, number: row.number, state: row.state, closed: false, values: row }
      opened.set(tied, { from: row.opened_on, closed: row.closed_on })
      ties.set(`${kind} ${to_id}`, [...ties.get(`${kind} ${to_id}`) ?? [], tied])
    }
  }
  const stage: Stage = {
    world, today, calendar: nationalCalendar,
    names: { organisations, people: new Map(accounts.map(({ id, name }) => [id, name])), district: DISTRICT_NAME, tags: tagsOf },
    newId: chance.id,
    setting: (id, key, on) => nationalValue(registry.settings.get(id)!, key ?? '', on),
    linked: (kind, id, on) => (ties.get(`${kind} ${id}`) ?? []).flatMap((tied) => {
      const { from, closed } = opened.get(tied)!
      return from <= on ? [{ ...tied, closed: closed !== null && closed <= on }] : []
    }),
    matching: standing.matching,
    kin: kinOf,
    next: (org, series, year) => {
      const key = `${org} ${series} ${year}`
      const n = (numbers.get(key) ?? 0) + 1
      numbers.set(key, n)
      return n
    },
  }
  return {
    ...stage,
    play: (procedure, unit, id, steps) => {
      const past = live(stage, procedure, { district: DISTRICT, org_id: unitId(unit), id }, steps)
      remember(procedure, past)
      return past
    },
    counters: () => [...numbers].map(([key, last]) => { const [org_id, series, year] = key.split(' ') as [string, string, string]; return { org_id, series, year: Number(year), last } }),
  }
}
