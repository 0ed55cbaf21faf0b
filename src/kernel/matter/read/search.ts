import { maySearchBy } from '../../access/masking.ts'
import { isGuest } from '../../access/role.ts'
import type { Caller } from '../../access/scope.ts'
import type { SearchHit } from '../../http/contract.ts'
import type { IsoDate } from '../../law/law.ts'
import { queryGrams } from '../grams.ts'
import { readOne } from './in-scope.ts'
import { headJoin, type HeadRow } from './links.ts'
import { listMatters } from './list.ts'
import type { Reading } from './reading.ts'
import { titleFor } from './record.ts'

const MOST = 20
const nameField = { label: '姓名', kind: 'text', sensitive: 'name' } as const

/** Matters of every ledger that hold all words of the query, newest first; without words, to who was only invited, those he may read. */
export async function searchMatters(reading: Reading, caller: Caller, q: string): Promise<SearchHit[]> {
  const grams = queryGrams(q)
  if (grams.length === 0) return caller.roles.length > 0 && caller.roles.every(({ role }) => isGuest(role)) ? searchEach(reading, caller, '') : []
  if (!maySearchBy(nameField, caller)) return searchEach(reading, caller, q)
  const { units } = await reading.directory(caller.district)
  // Unnamed: a prepared plan made for any word would serve a rare one badly.
  const { rows } = await readOne<HeadRow & { readonly opened_on: IsoDate }>(reading.pool, caller, {
    text: `select c.ledger, c.matter_id, c.opened_on, m.number, m.title, m.state, m.org_id, m.shared_with, m.names
     from (select $1::text as district, h.* from kernel.found($1, null, $2, ${MOST}) h) c ${headJoin(reading.registry)} order by c.opened_on desc, c.matter_id desc`,
    values: [caller.district, grams],
  })
  return rows.map((row) => ({
    ledger: row.ledger, id: row.matter_id, number: row.number, title: titleFor(caller, row), state: row.state,
    org_name: units.get(row.org_id)?.short_name ?? '', opened_on: row.opened_on,
  }))
}

/** Who may not search by names asks each ledger, whose list looks only into what he sees. */
async function searchEach(reading: Reading, caller: Caller, q: string): Promise<SearchHit[]> {
  const pages = await Promise.all([...reading.registry.procedures.values()].map((procedure) => listMatters(reading, procedure, caller, { q, limit: String(MOST) })))
  return pages.flatMap((page) => page.items).sort((a, b) => a.opened_on < b.opened_on ? 1 : -1).slice(0, MOST)
    .map(({ ledger, id, number, title, state, org_name, opened_on }) => ({ ledger, id, number, title, state, org_name, opened_on }))
}
