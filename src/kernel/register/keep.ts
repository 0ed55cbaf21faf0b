import { isSystem, rolesIn, withScope, type Caller, type Tx, type WriteTx } from '../access/scope.ts'
import { Fault, invalid, notFound, refused } from '../fault.ts'
import type { Fields } from '../field/field.ts'
import { emptyOf, parseFields } from '../field/parse.ts'
import { append } from '../journal/append.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import { once } from '../matter/once.ts'
import { sealed } from '../matter/sensitive.ts'
import { columnsOf, ident } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import { roles as roleLabels } from '../access/role.ts'
import { list } from '../procedure/refusals.ts'
import type { AnyRegister } from './register.ts'

/** What somebody does to a register: enter a new entry, revise one from a day on, or end it. Nothing is ever deleted. */
export type Keeping =
  | { readonly kind: 'enter'; readonly org_id: string; readonly from: IsoDate; readonly input: Input; readonly source_ref?: string }
  | { readonly kind: 'revise'; readonly id: string; readonly from: IsoDate; readonly input: Input; readonly expected_version: number; readonly reason?: string }
  | { readonly kind: 'end'; readonly id: string; readonly from: IsoDate; readonly expected_version: number; readonly reason: string }
type Input = { readonly [field: string]: unknown }
export interface Kept { readonly id: string; readonly version: number; readonly valid_from: IsoDate }

interface Standing { readonly id: string; readonly org_id: string; readonly valid_from: IsoDate; readonly valid_until: IsoDate | null; readonly version: number; readonly shared_with: readonly string[]; readonly secrecy: number; readonly [field: string]: unknown }

const labels = { enter: '登记', revise: '变更', end: '终止' } as const

/**
 * Keeps a register: one transaction with its journal row. A revision closes the standing interval on its day and
 * opens the next; the entry keeps its id, so that what refers to it still does.
 * @param key repeated with the same key, it answers its first result
 * @throws Fault in Chinese: unknown entry, wrong role, wrong field, a day before the standing interval, a duplicate
 */
export async function keep(world: World, caller: Caller, register: AnyRegister, keeping: Keeping, key?: string): Promise<Kept> {
  if (!isIsoDate(keeping.from)) throw invalid([{ field: 'from', message: '生效日期应当是实有的日期，格式如 2025-03-01' }])
  return withScope(isSystem(caller) ? world.worker : world.pool, caller, (tx) =>
    once(tx, caller, key, [register.id, keeping], () => keepIn(tx, world, caller, register, keeping)))
}

async function keepIn(tx: WriteTx, world: World, caller: Caller, register: AnyRegister, keeping: Keeping): Promise<Kept> {
  const standing = keeping.kind === 'enter' ? null : await standingEntry(tx, register, caller.district, keeping.id)
  if (standing && keeping.kind !== 'enter' && keeping.expected_version !== standing.version)
    throw new Fault('conflict', '这条记录刚刚被他人变更过。您填写的内容仍在，请刷新核对后再提交')
  const org_id = standing?.org_id ?? (keeping as { org_id: string }).org_id
  mayKeep(caller, register, org_id, keeping.kind)
  const values = keeping.kind === 'end' ? {} : sealed(register.fields, read(register, keeping.input, standing), world.seal)
  if (standing && keeping.from < standing.valid_from) throw invalid([{ field: 'from', message: `日期不得早于现行记录的生效日期 ${standing.valid_from}` }])
  if (keeping.kind !== 'end') isProper(register, labels[keeping.kind], { ...emptyEntry(register), ...standing, ...values })
  if (keeping.kind !== 'end') await noDuplicate(tx, register, caller.district, standing?.id ?? null, { ...standing, ...values })
  const kept = keeping.kind === 'enter' ? await enter(tx, world, register, caller.district, keeping, values)
    : keeping.kind === 'revise' ? await revise(tx, world, register, caller.district, standing!, keeping.from, values)
      : await end(tx, register, caller.district, standing!, keeping.from, keeping.reason)
  append(tx, {
    ledger: register.id, row: { district: caller.district, id: kept.id, org_id, shared_with: standing?.shared_with ?? [], secrecy: standing?.secrecy ?? 0, version: kept.version },
    kind: 'register', action: keeping.kind, actor_id: isSystem(caller) ? null : caller.account_id, actor_name: caller.name, acting_org_id: org_id,
    effective_on: keeping.from, from_state: null, to_state: null, input: values, change: { row: kept.row }, settings: null,
    definition: definitionVersion(register), reason: ('reason' in keeping ? keeping.reason : null) ?? null,
  })
  return { id: kept.id, version: kept.version, valid_from: keeping.from }
}

async function standingEntry(tx: Tx, register: AnyRegister, district: string, id: string): Promise<Standing> {
  const { rows: [found] } = await tx.query<Standing>(`select * from ${ident(register.id)} where district = $1 and id = $2 and valid_until is null for update`, [district, id])
  if (!found) throw notFound('这条现行有效的记录')
  return found
}

/** Why the caller may not keep this register for a unit; empty when he may. */
export function keepRefusals(caller: Caller, register: AnyRegister, org_id: string): readonly { readonly kind: 'role'; readonly reason: string }[] {
  if (register.retired) return [{ kind: 'role', reason: `${register.label}已停用，不再登记` }]
  const needed = list(register.by)
  if (isSystem(caller) || rolesIn(caller, org_id).some((role) => needed.includes(role))) return []
  return [{ kind: 'role', reason: `由本单位的${needed.map((role) => roleLabels[role]).join('、')}办理` }]
}

function mayKeep(caller: Caller, register: AnyRegister, org_id: string, kind: Keeping['kind']): void {
  const standing = keepRefusals(caller, register, org_id)
  if (standing.length > 0) throw refused(`${register.label}${labels[kind]}`, standing)
}

function read(register: AnyRegister, input: Input, standing: Standing | null): Input {
  const fields = register.fields as Fields
  const names = Object.keys(fields)
  const { values, problems } = parseFields(fields, { asked: standing ? [] : names.filter((name) => fields[name]!.required), offered: names }, input)
  if (problems.length > 0) throw invalid(problems)
  return values
}

function isProper(register: AnyRegister, act: string, values: Input): void {
  const broken = Object.entries(register.invalidIf ?? {}).filter(([, bar]) => bar.if(values as never))
  if (broken.length > 0) throw refused(`${register.label}${act}`, broken.map(([reason, { basis }]) => ({ kind: 'invalid' as const, reason, basis })))
}

const emptyEntry = (register: AnyRegister): Input => Object.fromEntries(Object.entries(register.fields as Fields).map(([name, field]) => [name, emptyOf(field)]))

async function noDuplicate(tx: Tx, register: AnyRegister, district: string, self: string | null, values: Input): Promise<void> {
  const unique = register.unique ?? []
  if (unique.length === 0 || unique.some((name) => values[name] === null || values[name] === undefined)) return
  // Two who register the same thing at once take turns here, so that the second meets the first's record.
  const said = [register.id, district, ...unique.map((name) => values[name])]
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(said)])
  const { rowCount } = await tx.query(
    `select 1 from ${ident(register.id)} where district = $1 and valid_until is null and id is distinct from $2 and ${unique.map((name, at) => `${ident(name)} = $${at + 3}`).join(' and ')} limit 1`,
    [district, self, ...unique.map((name) => values[name])])
  if (rowCount) throw invalid(unique.map((field) => ({ field, message: `已有相同「${(register.fields as Fields)[field]!.label}」的有效记录，请变更原记录，不要重复登记` })))
}

type Written = { readonly id: string; readonly version: number; readonly row: Input }
const keyed = (world: World, fields: Fields, values: Input): Input => ({ ...values, ...Object.fromEntries(Object.entries(fields)
  .filter(([name, field]) => field.kind === 'identifier' && name in values)
  .map(([name]) => [`${name}_key`, typeof values[name] === 'string' ? world.keyedHash(world.unseal(values[name])) : null])) })

async function insert(tx: Tx, register: AnyRegister, record: Input): Promise<void> {
  const columns = ['district', 'id', 'org_id', 'shared_with', 'secrecy', 'valid_from', 'origin', 'source_ref', 'version', ...columnsOf(register.fields)].map(ident).join(', ')
  await tx.query(`insert into ${ident(register.id)} (${columns}) select ${columns} from json_populate_record(null::${ident(register.id)}, $1)`, [JSON.stringify(record)])
}

async function enter(tx: Tx, world: World, register: AnyRegister, district: string, keeping: Extract<Keeping, { kind: 'enter' }>, values: Input): Promise<Written> {
  const row = { district, id: newId(), org_id: keeping.org_id, shared_with: [], secrecy: 0, valid_from: keeping.from, origin: 'handled', source_ref: keeping.source_ref ?? null, version: 1, ...emptyEntry(register), ...keyed(world, register.fields, values) }
  await insert(tx, register, row)
  return { id: row.id, version: 1, row }
}

async function close(tx: Tx, register: AnyRegister, district: string, standing: Standing, on: IsoDate, reason: string | null): Promise<void> {
  await tx.query(`update ${ident(register.id)} set valid_until = $4, ended_reason = $5, version = version + 1 where district = $1 and id = $2 and valid_from = $3`, [district, standing.id, standing.valid_from, on, reason])
}

async function revise(tx: Tx, world: World, register: AnyRegister, district: string, standing: Standing, from: IsoDate, values: Input): Promise<Written> {
  const changed = keyed(world, register.fields, values)
  // Put right on the very day it began: the interval itself is mended, for an empty one would say nothing.
  if (from === standing.valid_from) {
    const names = Object.keys(changed)
    await tx.query(`update ${ident(register.id)} set version = version + 1${names.map((name, at) => `, ${ident(name)} = $${at + 4}`).join('')} where district = $1 and id = $2 and valid_from = $3`, [district, standing.id, from, ...names.map((name) => changed[name])])
    return { id: standing.id, version: standing.version + 1, row: changed }
  }
  await close(tx, register, district, standing, from, null)
  const { created_at: _c, updated_at: _u, valid_until: _v, ended_reason: _e, ...kept } = standing
  const row = { ...kept, ...changed, valid_from: from, version: standing.version + 2 }
  await insert(tx, register, row)
  return { id: standing.id, version: standing.version + 2, row }
}

async function end(tx: Tx, register: AnyRegister, district: string, standing: Standing, on: IsoDate, reason: string): Promise<Written> {
  if (!reason?.trim()) throw invalid([{ field: 'reason', message: '请写明终止的理由' }])
  if (on <= standing.valid_from) throw invalid([{ field: 'from', message: `终止日期应当晚于生效日期 ${standing.valid_from}` }])
  await close(tx, register, district, standing, on, reason.trim())
  return { id: standing.id, version: standing.version + 1, row: { valid_until: on, ended_reason: reason.trim() } }
}
