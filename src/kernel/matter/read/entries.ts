import { maskValues, maySearchBy } from '../../access/masking.ts'
import type { Caller } from '../../access/scope.ts'
import { Fault, notFound } from '../../fault.ts'
import type { Fields } from '../../field/field.ts'
import type { EntryHistory, EntryView } from '../../http/admin-contract.ts'
import type { Page } from '../../http/contract.ts'
import { isIsoDate } from '../../law/day.ts'
import type { IsoDate } from '../../law/law.ts'
import { keepRefusals } from '../../register/keep.ts'
import type { AnyRegister } from '../../register/register.ts'
import { ident } from '../tables.ts'
import { cursorOf, placeOf } from './cursor.ts'
import { conditionsOf, entriesOf, idsIn, type Search } from './filter.ts'
import { readInScope, readOne } from './in-scope.ts'
import type { Reading } from './reading.ts'
import { plainValue } from './record.ts'
import { params, prepared } from './sql.ts'

const PAGE = 50

interface EntryRow {
  readonly id: string; readonly org_id: string; readonly shared_with: readonly string[]; readonly valid_from: IsoDate; readonly valid_until: IsoDate | null
  readonly version: number; readonly origin: EntryView['origin']; readonly ended_reason: string | null; readonly [field: string]: unknown
}
const entryColumns = ['id', 'org_id', 'shared_with', 'valid_from', 'valid_until', 'version', 'origin', 'ended_reason']
const columnsFor = (register: AnyRegister): string => [...entryColumns, ...Object.keys(register.fields)].map((name) => `t.${ident(name)}`).join(', ')

/** The entries of a register that stand on a day, by their title, where the caller may read it. */
export async function listEntries(reading: Reading, register: AnyRegister, caller: Caller, search: Search): Promise<Page<EntryView>> {
  const fields = register.fields as Fields
  const on = search['on'] ?? reading.today()
  if (!isIsoDate(on)) throw new Fault('invalid', '请填写实有的日期，格式如 2025-03-01', { fields: [{ field: 'on', message: '日期不正确' }] })
  const { after, on: _, limit: __, ...narrowing } = search
  const list = JSON.stringify([register.id, on, Object.entries(narrowing).sort(([a], [b]) => a < b ? -1 : 1)])
  const place = after ? placeOf(reading.cursorKey, list, after) : null
  const p = params(caller.district, on)
  const conditions = conditionsOf(entriesOf(register), narrowing, caller, reading.keyedHash, p)
  if (search['org_id']) conditions.push(`t.org_id = any (${p.add(idsIn('org_id', search['org_id']))}::uuid[])`)
  const title = fields[register.title]!
  const key = title.kind === 'text' && maySearchBy(title, caller) ? `coalesce(t.${ident(register.title)}, '')` : 't.valid_from::text'
  const texts = Object.entries(fields).filter(([, field]) => ['text', 'long_text'].includes(field.kind) && maySearchBy(field, caller)).map(([name]) => `t.${ident(name)}`)
  for (const word of search['q']?.trim().split(/\s+/).filter(Boolean) ?? []) conditions.push(`position(lower(${p.add(word)}) in lower(concat_ws(' ', ${[...texts, `''`].join(', ')}))) > 0`)
  if (place) conditions.push(`(${key}, t.id) > (${p.add(place.key)}, ${p.add(place.id)}::uuid)`)
  const where = ['t.district = $1', 't.valid_from <= $2', '(t.valid_until is null or t.valid_until > $2)', ...conditions].join(' and ')
  const { units } = await reading.directory(caller.district)
  const { rows } = await readOne<EntryRow & { readonly k: string }>(reading.pool, caller, prepared(
    `select ${columnsFor(register)}, ${key} as k from ${ident(register.id)} t where ${where} order by ${key}, t.id limit ${PAGE + 1}`, p.values))
  const last = rows.at(PAGE - 1)
  return {
    items: rows.slice(0, PAGE).map((row) => entryView(reading, register, row, caller, (id) => units.get(id)?.name ?? '')),
    next: rows.length > PAGE && last ? cursorOf(reading.cursorKey, list, { key: last.k, id: last.id }) : null,
  }
}

function entryView(reading: Pick<Reading, 'unseal'>, register: AnyRegister, row: EntryRow, caller: Caller, orgName: (id: string) => string): EntryView {
  const raw = Object.fromEntries(Object.keys(register.fields).map((name) => [name, plainValue(row[name])]))
  const { values, masked } = maskValues(register.fields, raw, row, caller, reading.unseal)
  const { id, org_id, valid_from, valid_until, version, origin, ended_reason } = row
  return {
    id, org_id, org_name: orgName(org_id), valid_from, valid_until, version, origin, ended_reason, values, masked,
    refusals: valid_until !== null ? ['这条记录已经终止或者变更，请查看现行记录'] : keepRefusals(caller, register, org_id).map(({ reason }) => reason),
  }
}

const actions: { readonly [action: string]: string } = { enter: '登记', revise: '变更', end: '终止', establish: '设立', merge: '合并', replace: '更名', split: '分立', abolish: '撤销', open: '开设', close: '停用', give_role: '授予角色', end_role: '收回角色', move_roles: '随机构调整角色' }

/** Every interval of an entry, newest first, and who entered it. */
export async function readEntry(reading: Reading, register: AnyRegister, caller: Caller, id: string): Promise<EntryHistory> {
  const { units } = await reading.directory(caller.district)
  return readInScope(reading.pool, caller, async (tx) => {
    const { rows } = await tx.query<EntryRow>(prepared(`select ${columnsFor(register)} from ${ident(register.id)} t where t.district = $1 and t.id = $2 order by t.valid_from desc`, [caller.district, id]))
    if (rows.length === 0) throw notFound('这条记录')
    const { rows: journal } = await tx.query<{ id: string; effective_on: IsoDate; recorded_at: Date; actor_name: string; action: string; reason: string | null }>(prepared(
      `select id, effective_on, recorded_at, actor_name, action, reason from journal where district = $1 and ledger = '${register.id}' and matter_id = $2 order by version desc`, [caller.district, id]))
    return {
      intervals: rows.map((row) => entryView(reading, register, row, caller, (org) => units.get(org)?.name ?? '')),
      journal: journal.map(({ action, recorded_at, ...entry }) => ({ ...entry, recorded_at: recorded_at.toISOString(), label: actions[action] ?? action })),
    }
  })
}
