import { isOwn, keepersIn, maskNamesIn, maskValues, sightOf } from '../../access/masking.ts'
import type { Caller } from '../../access/scope.ts'
import { notFound } from '../../fault.ts'
import type { Fields } from '../../field/field.ts'
import type { JournalEntry } from '../../http/contract.ts'
import type { IsoDate } from '../../law/law.ts'
import type { AnyAction, AnyProcedure } from '../../procedure/procedure.ts'
import { sharing, standardActions, type Sharing, type StandardAction } from '../../matter/standard-actions.ts'
import type { Change, ChildRow } from '../replica.ts'
import { ident } from '../tables.ts'
import { namesColumn } from './record.ts'
import { readOne } from './in-scope.ts'
import type { Reading } from './reading.ts'
import { prepared } from './sql.ts'
import { kindsBeyond, unitsBeneath } from '../beyond.ts'
import { textOf, type Names } from './text-of.ts'

interface EntryRow extends Omit<JournalEntry, 'label' | 'basis' | 'changes' | 'documents' | 'acting_org' | 'recorded_at'> {
  readonly acting_org_id: string; readonly recorded_at: Date; readonly change: Change
  readonly org_id: string; readonly shared_with: readonly string[]; readonly closed_on: IsoDate | null; readonly names: readonly (string | null)[] | null
  readonly state: string; readonly said: { readonly [field: string]: unknown }
}
type Line = JournalEntry['changes'][number]

/** What was done with a matter, newest first, in words and masked for the caller. */
export async function readJournal(reading: Reading, procedure: AnyProcedure, caller: Caller, id: string): Promise<JournalEntry[]> {
  const { units, people } = await reading.directory(caller.district)
  const { rows } = await readOne<EntryRow>(reading.pool, caller, prepared(
    `select j.id, j.version, j.kind, j.action, j.actor_name, j.acting_org_id, j.effective_on, j.recorded_at, j.from_state, j.to_state, j.reason, j.change, t.org_id, t.shared_with, t.closed_on, t.state, jsonb_build_object(${keepersIn(procedure).map((name) => `'${name}', t.${ident(name)}`).join(', ')}) as said, ${namesColumn(procedure)} as names
     from ${ident(procedure.id)} t join journal j on j.district = t.district and j.ledger = '${procedure.id}' and j.matter_id = t.id
     where t.district = $1 and t.id = $2 order by j.version desc`, [caller.district, id]))
  if (rows.length === 0) throw notFound('这件案卷')
  const beneath = await unitsBeneath(reading, caller.district, kindsBeyond(procedure))
  const names: Names = { orgName: (org) => (units.get(org) ?? beneath.get(org))?.name ?? org, userName: (person) => people.get(person) ?? person }
  const labelOf = documentLabels(procedure, rows)
  return rows.map((row) => {
    const action = procedure.actions[row.action] as AnyAction | undefined
    const plainly = sightOf('name', row, caller) === 'plain'
    return {
      id: row.id, version: row.version, kind: row.kind, action: row.action,
      label: action?.label ?? standardActions[row.action as StandardAction] ?? sharing[row.action as Sharing] ?? kinds[row.kind] ?? row.action,
      actor_name: row.actor_name, acting_org: units.get(row.acting_org_id)?.short_name ?? '', effective_on: row.effective_on,
      recorded_at: row.recorded_at.toISOString(), from_state: row.from_state, to_state: row.to_state,
      // A reason is free prose: a note among colleagues is not for units that take part, and people's names in it are hidden like those in the title.
      reason: !isOwn(caller, row) && !caller.orgs.includes(row.acting_org_id) ? null : row.reason && !plainly ? maskNamesIn(row.reason, (row.names ?? []).filter((name): name is string => !!name)) : row.reason,
      basis: action?.basis ?? null,
      changes: changesOf(procedure, row, caller, reading, names),
      documents: [...Object.values(row.change.documents ?? {}).map(({ document, number }) => ({ label: procedure.documents[document]?.label ?? document, number })),
        ...Object.values(row.change.services ?? {}).map((service) => ({ label: `送达${labelOf.get(service.document_id) ?? ''}`, number: service.served_on }))],
    }
  })
}
const kinds: { readonly [kind: string]: string } = { import: '历史数据导入', migration: '数据结构调整', access: '查看', law: '依法自动办理' }

const documentLabels = (procedure: AnyProcedure, rows: readonly EntryRow[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap((row) => Object.values(row.change.documents ?? {}).map(({ id, document }) => [id, `《${procedure.documents[document]?.label ?? document}》`] as const)))

function changesOf(procedure: AnyProcedure, row: EntryRow, caller: Caller, reading: Reading, names: Names): Line[] {
  const lines = (fields: Fields, values: { readonly [name: string]: unknown }): Line[] => {
    const shown = maskValues(fields, values, row, caller, reading.unseal).values
    return Object.entries(shown).flatMap(([name, value]) => {
      const field = fields[name]
      const text = field && textOf(field, value, names)
      // An opening carries every column: what was left empty then is no change.
      return field && (text || row.from_state !== null) ? [{ label: field.label, text: text || '(空)' }] : []
    })
  }
  const change = row.change.row ?? {}
  const handler = change['handler_id'] as string | null | undefined
  const org = change['org_id'] as string | undefined
  return [
    ...lines(procedure.fields, change),
    ...(org && row.from_state !== null ? [{ label: '承办单位', text: names.orgName(org) }] : []),
    ...(handler && row.from_state !== null ? [{ label: '承办人', text: names.userName(handler) }] : []),
    ...Object.entries(row.change.rows ?? {}).flatMap(([child, records]) => childLines(procedure, child, records, lines)),
    ...Object.values(row.change.attachments ?? {}).map(({ name }) => ({ label: '材料', text: name })),
  ]
}

function childLines(procedure: AnyProcedure, child: string, records: { readonly [id: string]: ChildRow | null }, lines: (fields: Fields, values: ChildRow) => Line[]): Line[] {
  const many = procedure.many?.[child] as { readonly label: string; readonly fields: Fields } | undefined
  if (!many) return []
  return Object.values(records).flatMap((record) => {
    if (record === null) return [{ label: many.label, text: '(移除一项)' }]
    const text = lines(many.fields, record).filter((line) => line.text !== '(空)').map((line) => `${line.label}:${line.text}`).join(';')
    // Nothing of it is for the caller: that it is there would tell.
    return text ? [{ label: many.label, text }] : []
  })
}
