import { columnOf, type Field, type Fields } from '../field/field.ts'
import { addDays } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { sharingSql } from '../matter/sharing.ts'
import { childTable, ident } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { LookUp, LookUps } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyCheck } from './check.ts'

/** Cases of one district and procedure, to be read together. */
export interface Batch { readonly district: string; readonly procedure: AnyProcedure; readonly ids: readonly string[] }

interface Changed { readonly district: string; readonly ledger: string; readonly id: string }
interface Since { readonly until: string; readonly to: string; readonly day: IsoDate; readonly today: IsoDate }

/** The cases to be read again, each once: by the journal, by what their checks look up, by terms that ran out meanwhile. */
export async function* changedSince(world: World, checks: ReadonlyMap<string, readonly AnyCheck[]>, since: Since, size: number): AsyncGenerator<Batch> {
  const { rows: written } = await world.worker.query<Changed>('select distinct district, ledger, matter_id as id from journal where txid >= $1::xid8 and txid < $2::xid8', [since.until, since.to])
  const { rows: overdue } = since.today === since.day ? { rows: [] } : await world.worker.query<Changed>(
    `select distinct district, ledger, matter_id as id from clock where state = 'running' and due_on between $1 and $2`, [since.day, addDays(since.today, -1)])
  for (const [ledger, mine] of checks) {
    const procedure = world.registry.procedures.get(ledger)!
    const looks = Object.values(Object.assign({}, procedure.looksUp, ...mine.map(({ looksUp }) => looksUp)) as LookUps)
    const districts = new Set([...written, ...overdue].map(({ district }) => district))
    for (const district of districts) {
      const own = [...written, ...overdue].filter((one) => one.district === district && one.ledger === ledger).map(({ id }) => id)
      const ids = new Set(own)
      for (const look of looks) for (const id of await concerned(world, procedure, look, district, own, written.filter((one) => one.district === district))) ids.add(id)
      const all = [...ids].sort()
      for (let at = 0; at < all.length; at += size) yield { district, procedure, ids: all.slice(at, at + size) }
    }
  }
}

/** The cases for which a look-up now finds something else. */
async function concerned(world: World, procedure: AnyProcedure, look: LookUp, district: string, own: readonly string[], written: readonly Changed[]): Promise<readonly string[]> {
  const idsOf = async (text: string, values: readonly unknown[]) => (await world.worker.query<{ id: string }>(text, [...values])).rows.map(({ id }) => id)
  if (look.kind === 'sharing') return own.length === 0 ? [] : idsOf(`select id from (${sharingSql(procedure, look, 't.id')}) kin`, [district, own])
  const others = written.filter((one) => one.ledger !== procedure.id || look.kind === 'linked').map(({ id }) => id)
  if (look.kind === 'linked') return others.length === 0 ? [] : idsOf(
    `select matter_id as id from link where district = $1 and to_id = any ($2) and kind = $3 and ledger = $4 union select to_id from link where district = $1 and matter_id = any ($2) and kind = $3 and to_ledger = $4`,
    [district, others, look.link, procedure.id])
  if (look.kind !== 'matching') return []
  const records = written.filter((one) => one.ledger === look.ledger).map(({ id }) => id)
  if (records.length === 0) return []
  const { fields } = (world.registry.procedures.get(look.ledger) ?? world.registry.registers.get(look.ledger))! as { readonly fields: Fields }
  // A field of the case, or of a child's rows: `party.name`.
  const joins = new Map<string, string>()
  const agree = Object.entries(look.where).map(([theirs, ours]) => {
    const [child, name] = ours.split('.') as [string, string?]
    if (name) joins.set(child, `join ${ident(childTable(procedure, child))} ${ident(`c_${child}`)} on ${ident(`c_${child}`)}.district = t.district and ${ident(`c_${child}`)}.matter_id = t.id`)
    const mine = name ? procedure.many![child]!.fields[name] as Field : procedure.fields[ours] as Field | undefined
    const arrays = [fields[theirs], mine].map((field) => columnOf(field ?? ({ kind: 'org' } as Field)).array)
    const [a, b] = [`r.${ident(theirs)}`, name ? `${ident(`c_${child}`)}.${ident(name)}` : `t.${ident(ours)}`]
    return arrays[1] ? `${b} && ${arrays[0] ? a : `array[${a}]`}` : arrays[0] ? `${b} = any (${a})` : `${b} = ${a}`
  })
  return idsOf(`select distinct t.id from ${ident(look.ledger)} r cross join ${ident(procedure.id)} t ${[...joins.values()].join(' ')} where r.district = $1 and r.id = any ($2) and t.district = r.district and ${agree.join(' and ')}`, [district, records])
}
