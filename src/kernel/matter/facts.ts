import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import type { Term } from '../law/term.ts'
import type { LinkedMatter, LookUp } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Replica } from './replica.ts'
import { ident } from './tables.ts'
import type { SettingTerms } from './term-of.ts'
import { settingsNamedBy, type Resolved, type World } from './world.ts'

/** What tests and clocks need from outside the row, as it stands on the legal day. */
export interface Facts {
  readonly facts: { readonly [name: string]: unknown }
  readonly settings: SettingTerms
  /** Local values used, for the journal. */
  readonly used: { readonly [setting: string]: Resolved } | null
}

/** The linked matters of one kind, either way round, as the caller's scope shows them. */
async function linkedMatters(tx: Tx, world: World, replica: Replica, kind: string): Promise<LinkedMatter[]> {
  const { rows: ties } = await tx.query<{ ledger: string; id: string }>(
    'select to_ledger as ledger, to_id as id from link where district = $1 and matter_id = $2 and kind = $3 union select ledger, matter_id from link where district = $1 and to_id = $2 and kind = $3',
    [replica.row.district, replica.row.id, kind])
  const found: LinkedMatter[] = []
  for (const ledger of new Set(ties.map((tie) => tie.ledger))) {
    const procedure = world.registry.procedures.get(ledger)
    if (!procedure) continue
    const ids = ties.filter((tie) => tie.ledger === ledger).map((tie) => tie.id)
    const { rows } = await tx.query(`select * from ${ident(ledger)} where district = $1 and id = any ($2)`, [replica.row.district, ids])
    found.push(...rows.map((row) => ({ ledger, id: row.id, number: row.number, state: row.state, closed: row.closed_on !== null, values: row })))
  }
  return found
}

/** Loads what the definition declares in `looksUp`, and the local terms of its deadlines, in one query for all settings. */
export async function loadFacts(tx: Tx, world: World, procedure: AnyProcedure, replica: Replica, input: { readonly [field: string]: unknown }, on: IsoDate): Promise<Facts> {
  // A choice made in this very action already picks the local value.
  const picked = (field: string | undefined) => field ? (input[field] ?? replica.row[field] ?? null) as string | null : null
  const named = settingsNamedBy(procedure)
  const wanted = named.map(({ id, by }) => ({ def: world.registry.settings.get(id)!, key: picked(by) }))
  const resolved = wanted.length > 0 ? await world.settings(tx, replica.row.district, wanted, on) : []
  const valueOf = (id: string, key: string | null) => resolved[wanted.findIndex((w) => w.def.id === id && w.key === key)]?.value
  const facts: { [name: string]: unknown } = {}
  for (const [name, look] of Object.entries((procedure.looksUp ?? {}) as { [name: string]: LookUp })) {
    if (look.kind === 'setting') facts[name] = valueOf(look.id, picked(look.by))
    else if (look.kind === 'linked') facts[name] = await linkedMatters(tx, world, replica, look.link)
  }
  return {
    facts,
    settings: (id, key) => (valueOf(id, key) ?? valueOf(id, null)) as Term | undefined,
    used: resolved.length > 0 ? Object.fromEntries(resolved.map((value, at) => [wanted[at]!.def.id + (wanted[at]!.key ? `.${wanted[at]!.key}` : ''), value])) : null,
  }
}
