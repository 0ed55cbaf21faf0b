import type { Succession, Unit } from '../access/reach.ts'
import type { Tx } from '../access/scope.ts'
import { columnOf, type Field, type Fields } from '../field/field.ts'
import { citationText, type IsoDate } from '../law/law.ts'
import { holidayIn } from '../matter/facts.ts'
import { sharingWith } from '../matter/sharing.ts'
import { rowsWithin } from '../matter/rows-within.ts'
import { ident } from '../matter/tables.ts'
import type { MatterRow, Replica } from '../matter/replica.ts'
import type { World } from '../matter/world.ts'
import { settingsThrough, type SettingsOfDay } from '../setting/resolve.ts'
import type { Kin, LinkedMatter, LookUp, LookUps, Matching } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyCheck } from './check.ts'

type Look<K> = Extract<LookUp, { readonly kind: K }>
type Found<T, K = string> = ReadonlyMap<K, readonly T[]>

/** What checks ask from outside the cases, read for a whole batch at once. */
export interface BatchFacts {
  /** The facts of one case on the day it is judged by, and the local values among them with their sources. */
  readonly of: (check: AnyCheck, matter: Replica, on: IsoDate) => Looked
}
/** Facts by name, and where the local values among them come from. */
export interface Looked { readonly facts: { readonly [name: string]: unknown }; readonly sources: ReadonlyMap<string, string> }
const looksIn = (looks: LookUps | undefined): readonly [string, LookUp][] => Object.entries(looks ?? {})

/** Opens the facts of a batch of cases of one procedure: one query a look-up, none a case. */
export async function batchFacts(tx: Tx, world: World, procedure: AnyProcedure, checks: readonly AnyCheck[], matters: readonly Replica[]): Promise<BatchFacts> {
  const rows = matters.map(({ row }) => row)
  const { district } = rows[0]!
  const looks = [procedure.looksUp as LookUps | undefined, ...checks.map(({ looksUp }) => looksUp as LookUps | undefined)].flatMap(looksIn).map(([, look]) => look)
  const found = new Map<LookUp, (matter: Replica, on: IsoDate) => unknown>()
  for (const look of new Set(looks)) {
    if (look.kind === 'linked') { const linked = await linkedTo(tx, world, district, look.link, rows); found.set(look, ({ row }) => linked.get(row.id) ?? []) }
    else if (look.kind === 'sharing') { const alike = grouped(await sharingWith(tx, procedure, district, look, rows.map(({ id }) => id))); found.set(look, ({ row }) => alike.get(row.id) ?? []) }
    else if (look.kind === 'matching') found.set(look, await matchingOf(tx, world, look, district, matters))
  }
  const settings = looks.filter((look): look is Look<'setting'> => look.kind === 'setting').map(({ id }) => world.registry.settings.get(id)!)
  const through = await settingsThrough(tx, district, [...new Set(settings)])
  const days = new Map<IsoDate, SettingsOfDay>()
  const onDay = (on: IsoDate): SettingsOfDay => { const known = days.get(on) ?? through(on); days.set(on, known); return known }
  const kinOn = await kinsOf(tx, district)
  const people = await world.people(district)
  const calendar = await world.calendar()
  const looked = (asked: LookUps | undefined, matter: Replica, on: IsoDate): Looked => {
    const facts: { [name: string]: unknown } = {}
    const sources = new Map<string, string>()
    for (const [name, look] of looksIn(asked)) {
      if (look.kind === 'setting') {
        const { value, source } = onDay(on).resolve(world.registry.settings.get(look.id)!, look.by ? matter.row[look.by] as string | null : null)
        facts[name] = value
        sources.set(name, typeof source === 'string' ? source : citationText(source))
      } else if (look.kind === 'people') facts[name] = given(matter.row[look.field]).map((id) => ({ id: id as string, name: people.get(id as string) ?? '' }))
      else if (look.kind === 'kin') facts[name] = kinOn(matter.row.org_id, on)
      else if (look.kind === 'holiday') facts[name] = holidayIn(calendar, (matter.row[look.on] ?? null) as string | null)
      // What is looked up for a single action only (a pool that is frozen) is no matter for a check.
      else facts[name] = found.get(look)?.(matter, on) ?? null
    }
    return { facts, sources }
  }
  // The checks of one case ask for the same facts of the procedure, mostly on the same day.
  let [last, known] = [matters[0]!, new Map<IsoDate, Looked>()]
  return {
    of: ({ looksUp }, matter, on) => {
      if (matter !== last) [last, known] = [matter, new Map()]
      const common = known.get(on) ?? looked(procedure.looksUp, matter, on)
      known.set(on, common)
      if (!looksUp) return common
      const own = looked(looksUp as LookUps, matter, on)
      return { facts: { ...common.facts, ...own.facts }, sources: new Map([...common.sources, ...own.sources]) }
    },
  }
}

/** The tree around a unit on a day, from two queries for all units and days. */
async function kinsOf(tx: Tx, district: string): Promise<(own: string, on: IsoDate) => Kin> {
  const { rows: units } = await tx.query<Unit>('select id, parent_id, kind, valid_from::text, valid_until::text from organisation where district = $1', [district])
  const { rows: successions } = await tx.query<Succession>('select from_id, to_id, on_day::text from organisation_successor where district = $1', [district])
  const known = new Map<string, Kin>()
  return (own, on) => {
    const key = `${own} ${on}`
    const before = known.get(key)
    if (before) return before
    const standing = units.filter(({ valid_from, valid_until }) => valid_from <= on && (valid_until === null || valid_until > on))
    const edges = successions.filter(({ on_day }) => on_day <= on)
    const reached = (next: (id: string) => readonly string[]): readonly string[] => { const all = new Set([own]); for (const id of all) for (const one of next(id)) all.add(one); all.delete(own); return [...all] }
    const kin: Kin = {
      own, above: standing.filter(({ id, parent_id }) => id === own && parent_id !== null).map(({ parent_id }) => parent_id!),
      below: reached((id) => standing.filter(({ parent_id }) => parent_id === id).map((unit) => unit.id)),
      before: reached((id) => edges.filter(({ to_id }) => to_id === id).map(({ from_id }) => from_id)), after: reached((id) => edges.filter(({ from_id }) => from_id === id).map(({ to_id }) => to_id)),
    }
    known.set(key, kin)
    return kin
  }
}

const grouped = <T, K>(pairs: readonly (readonly [K, T])[]): Found<T, K> => {
  const map = new Map<K, T[]>()
  for (const [id, one] of pairs) { const group = map.get(id); if (group) group.push(one); else map.set(id, [one]) }
  return map
}

async function linkedTo(tx: Tx, world: World, district: string, kind: string, rows: readonly MatterRow[]): Promise<Found<LinkedMatter>> {
  const { rows: ties } = await tx.query<{ mine: string; ledger: string; id: string }>(
    `select matter_id as mine, to_ledger as ledger, to_id as id from link where district = $1 and matter_id = any ($2) and kind = $3
     union select to_id, ledger, matter_id from link where district = $1 and to_id = any ($2) and kind = $3`, [district, rows.map(({ id }) => id), kind])
  const pairs: (readonly [string, LinkedMatter])[] = []
  for (const ledger of new Set(ties.map((tie) => tie.ledger))) {
    if (!world.registry.procedures.has(ledger)) continue
    const { rows: others } = await tx.query<MatterRow>(`select * from ${ident(ledger)} where district = $1 and id = any ($2)`, [district, ties.filter((tie) => tie.ledger === ledger).map(({ id }) => id)])
    const byId = new Map(others.map((row) => [row.id, { ledger, id: row.id, number: row.number, state: row.state, closed: row.closed_on !== null, values: row }]))
    pairs.push(...ties.flatMap(({ mine, id }) => { const other = byId.get(id); return other ? [[mine, other] as const] : [] }))
  }
  return grouped(pairs)
}

const given = (value: unknown): readonly unknown[] => [value].flat().filter((one) => one !== null && one !== undefined)
/** What a case says in a field of its own, or of the rows of a child. */
const saidIn = ({ row, rows }: Replica, field: string): readonly unknown[] => {
  const [child, name] = field.split('.') as [string, string?]
  return name === undefined ? given(row[field]) : given(Object.values(rows[child] ?? {}).map((one) => one[name]))
}

/** Records of another ledger that agree with any case of the batch; each case then takes its own, entries by the day it is judged by. */
async function matchingOf(tx: Tx, world: World, look: Look<'matching'>, district: string, matters: readonly Replica[]): Promise<(matter: Replica, on: IsoDate) => readonly Matching[]> {
  const procedure = world.registry.procedures.get(look.ledger)
  const { fields } = (procedure ?? world.registry.registers.get(look.ledger))! as { readonly fields: Fields }
  const agreeing = Object.entries(look.where)
  const wanted = agreeing.map(([, ours]) => [...new Set(matters.flatMap((matter) => saidIn(matter, ours)))])
  if (wanted.some((values) => values.length === 0)) return () => []
  const where = agreeing.map(([theirs], at) => {
    const { type, array } = columnOf(fields[theirs] ?? ({ kind: 'org' } as Field))
    return `${ident(theirs)} ${array ? '&&' : '= any'} ($${at + 2}::${type}[])`
  })
  const columns = [...new Set(['id', 'org_id', ...procedure ? ['number', 'state'] : ['valid_from', 'valid_until'], ...agreeing.map(([theirs]) => theirs), ...look.take])]
  const { rows: records } = await tx.query<Omit<Matching, 'values' | 'ledger'> & { readonly [field: string]: unknown }>(
    `select ${columns.map(ident).join(', ')} from ${ident(look.ledger)} where district = $1 and ${where.join(' and ')} order by id${procedure ? '' : ', valid_from'}`, [district, ...wanted])
  type Record = (typeof records)[number]
  const repeated = await rowsWithin(tx, procedure, look.rows, district, records)
  const [[firstTheirs, firstOurs], ...rest] = agreeing as [[string, string], ...[string, string][]]
  const index = grouped(records.flatMap((record) => given(record[firstTheirs]).map((value) => [value, record] as const)))
  const agrees = (record: Record, matter: Replica) => rest.every(([theirs, ours]) => saidIn(matter, ours).some((value) => given(record[theirs]).includes(value)))
  const stands = ({ valid_from, valid_until }: Record, on: IsoDate) => procedure !== undefined || look.history || (valid_from! <= on && (!valid_until || valid_until > on))
  return (matter, on) => [...new Set(saidIn(matter, firstOurs).flatMap((value) => index.get(value) ?? []))].filter((record) => stands(record, on) && agrees(record, matter))
    .map((record) => ({ ledger: look.ledger, id: record.id, org_id: record.org_id, number: record.number ?? null, state: record.state ?? null, valid_from: record.valid_from ?? null, valid_until: record.valid_until ?? null, values: record, ...repeated(record.id) }))
}
