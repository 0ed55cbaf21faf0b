import { moveRoles } from '../../kernel/access/grant.ts'
import { demand, standsOn } from '../../kernel/access/office.ts'
import { recordChange } from '../../kernel/access/record.ts'
import type { Caller, Tx } from '../../kernel/access/scope.ts'
import { Fault, invalid } from '../../kernel/fault.ts'
import { parseFields } from '../../kernel/field/parse.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { newId } from '../../kernel/matter/id.ts'
import type { EntryValues } from '../../kernel/register/register.ts'
import { organisation } from './definition.ts'
import { closeInterval, cutInterval, insertInterval, newest, type Interval } from './interval.ts'

export type UnitValues = EntryValues<typeof organisation>
/** What a change rests on: the day it takes effect and the decision behind it, 津南编〔2025〕3号. */
export interface Decision { readonly on: IsoDate; readonly reason: string }
/** What became of a unit's people and matters. */
export interface Aftermath {
  /** Accounts whose roles went along. */
  readonly moved: readonly string[]
  /** Matters still open at the units that ended: each moves by its own transfer (行政复议法 第十九条第四款). */
  readonly open_matters: number
}

/**
 * Sets up a unit.
 * @param ending the unit that ends on the same day and may leave its name to this one
 * @returns its id, which stays the same through every renaming
 */
export async function establish(tx: Tx, caller: Caller, values: Partial<UnitValues>, { on, reason }: Decision, ending?: string): Promise<string> {
  demand(caller, ['administrator'], '机构变动的登记')
  const id = newId()
  const unit = await checked(tx, caller, id, values, on, ending)
  await insertInterval(tx, { district: caller.district, id, valid_from: on, version: 1, ...unit })
  await recordChange(tx, caller, { ledger: 'organisation', id, action: 'establish', effective_on: on, input: { ...unit }, reason })
  return id
}

/**
 * Renames a unit, moves it in the tree or changes another of its facts from a day on. The unit remains the same:
 * its matters, roles and figures stay with it, and past days show its past name.
 */
export async function revise(tx: Tx, caller: Caller, id: string, changes: Partial<UnitValues>, { on, reason }: Decision): Promise<void> {
  demand(caller, ['administrator'], '机构变动的登记')
  const last = await newest(tx, caller.district, id)
  const unit = await checked(tx, caller, id, { ...valuesOf(last), ...changes }, on)
  if (names.every((name) => unit[name] === last[name])) throw new Fault('invalid', '没有需要变更的内容，各项都与现在相同')
  await cutInterval(tx, last, on, unit)
  await recordChange(tx, caller, { ledger: 'organisation', id, action: 'revise', effective_on: on, input: { ...changes }, reason })
}

/** Ends a unit that nobody succeeds. Refused while it has sub-units or open matters: those need a home first. */
export async function abolish(tx: Tx, caller: Caller, id: string, { on, reason }: Decision): Promise<void> {
  demand(caller, ['administrator'], '机构变动的登记')
  const last = await newest(tx, caller.district, id)
  const below = await childrenOf(tx, last, on)
  const open = await unfinished(tx, last)
  if (below.length > 0 || open > 0)
    throw new Fault('conflict', `「${last.name}」还有 ${below.length} 个下属机构、${open} 件未办结案卷。请先移交，或者改用“合并”`)
  await closeInterval(tx, last, on, reason)
  await moveRoles(tx, caller, id, null, on)
  await recordChange(tx, caller, { ledger: 'organisation', id, action: 'abolish', effective_on: on, input: {}, reason })
}

/**
 * Merges units into one that stands on that day. What they did until then stays theirs; whoever works in the
 * successor sees it, and sub-units and people go over.
 */
export async function merge(tx: Tx, caller: Caller, from: readonly string[], into: string, decision: Decision): Promise<Aftermath> {
  demand(caller, ['administrator'], '机构变动的登记')
  if (from.includes(into)) throw invalid([{ field: 'into', message: '合并后的机构不能同时是被合并的机构' }])
  return succeed(tx, caller, from, into, 'merged', decision)
}

/** A unit is re-founded as another legal person: new code, new id, same people, same tree. @returns the new unit's id */
export async function replace(tx: Tx, caller: Caller, from: string, values: Partial<UnitValues>, decision: Decision): Promise<Aftermath & { readonly id: string }> {
  const old = await newest(tx, caller.district, from)
  // A number's prefix may pass on, but two units never hold it at once: the old one ends first.
  const id = await establish(tx, caller, { ...valuesOf(old), prefix: null, credit_code: null, ...values }, decision, from)
  return { id, ...await succeed(tx, caller, [from], id, 'renamed', decision) }
}

/**
 * Splits units off. With `ends`, the old unit stands no more and its successors together hold its records; else it
 * goes on and keeps them. People are not moved: who goes where is decided one by one.
 * @returns ids of the new units
 */
export async function split(
  tx: Tx, caller: Caller, from: string, into: readonly Partial<UnitValues>[], old: 'ends' | 'continues', { on, reason }: Decision,
): Promise<readonly string[]> {
  demand(caller, ['administrator'], '机构变动的登记')
  const last = await newest(tx, caller.district, from)
  if (old === 'ends' && (await childrenOf(tx, last, on)).length > 0) throw new Fault('conflict', `「${last.name}」还有下属机构，请先调整其隶属关系`)
  const ids: string[] = []
  for (const values of into) ids.push(await establish(tx, caller, { parent_id: last.parent_id, ...values }, { on, reason }, old === 'ends' ? from : undefined))
  if (old === 'ends') await closeInterval(tx, last, on, reason)
  else await tx.query('update organisation set version = version + 1 where district = $1 and id = $2 and valid_from = $3', [last.district, last.id, last.valid_from])
  for (const id of ids) await addSuccessor(tx, caller.district, from, id, on, 'split')
  await recordChange(tx, caller, { ledger: 'organisation', id: from, action: 'split', effective_on: on, input: { into: ids, old }, reason })
  return ids
}

async function succeed(tx: Tx, caller: Caller, from: readonly string[], into: string, kind: 'merged' | 'renamed', { on, reason }: Decision): Promise<Aftermath> {
  const { district } = caller
  if (!await standsOn(tx, district, into, on)) throw invalid([{ field: 'into', message: `承接的机构在 ${on} 不存在或者已经撤销` }])
  const moved = new Set<string>()
  let open_matters = 0
  for (const id of from) {
    const last = await newest(tx, district, id)
    open_matters += await unfinished(tx, last)
    for (const child of await childrenOf(tx, last, on))
      if (child !== into) await revise(tx, caller, child, { parent_id: into }, { on, reason })
      else await revise(tx, caller, child, { parent_id: last.parent_id }, { on, reason })
    await closeInterval(tx, last, on, reason)
    await addSuccessor(tx, district, id, into, on, kind)
    for (const account of await moveRoles(tx, caller, id, into, on)) moved.add(account)
    await recordChange(tx, caller, { ledger: 'organisation', id, action: kind === 'merged' ? 'merge' : 'replace', effective_on: on, input: { into }, reason })
  }
  return { moved: [...moved], open_matters }
}

const names = Object.keys(organisation.fields) as (keyof UnitValues)[]
const valuesOf = (interval: Interval): UnitValues => Object.fromEntries(names.map((name) => [name, interval[name]])) as unknown as UnitValues

/** The values as they may be stored: every field well-formed, the parent standing and not below the unit itself. */
async function checked(tx: Tx, caller: Caller, id: string, values: Partial<UnitValues>, on: IsoDate, ending?: string): Promise<UnitValues> {
  const asked = names.filter((name) => organisation.fields[name].required)
  const { values: parsed, problems } = parseFields(organisation.fields, { asked, offered: names }, { ...values })
  const unit = { ...Object.fromEntries(names.map((name) => [name, null])), ...parsed } as unknown as UnitValues
  const found = [...problems]
  if (unit.parent_id && !await standsOn(tx, caller.district, unit.parent_id, on)) found.push({ field: 'parent_id', message: `上级机构在 ${on} 不存在或者已经撤销` })
  if (unit.parent_id && await isBelow(tx, caller.district, unit.parent_id, id, on)) found.push({ field: 'parent_id', message: '上级机构不能是本机构或者其下属' })
  if (unit.name && await isTaken(tx, caller.district, unit.name, [id, ...ending ? [ending] : []], on)) found.push({ field: 'name', message: `「${unit.name}」在 ${on} 已经有同名的机构` })
  if (found.length > 0) throw invalid(found)
  return unit
}

/** Two units of one full name at a time could not be told apart in a list, on a paper, in a figure. */
async function isTaken(tx: Tx, district: string, name: string, besides: readonly string[], on: IsoDate): Promise<boolean> {
  const { rowCount } = await tx.query('select from organisation_on($1, $2) where name = $3 and id <> all ($4)', [district, on, name, besides])
  return rowCount! > 0
}

async function isBelow(tx: Tx, district: string, id: string, above: string, on: IsoDate): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with recursive up as (select id, parent_id from organisation_on($1, $2) where id = $3
       union select o.id, o.parent_id from organisation_on($1, $2) o join up on o.id = up.parent_id)
     select from up where id = $4`, [district, on, id, above])
  return rowCount === 1
}

async function childrenOf(tx: Tx, { district, id }: Interval, on: IsoDate): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>('select id from organisation where district = $1 and parent_id = $2 and valid_until is null and valid_from <= $3 order by id', [district, id, on])
  return rows.map((row) => row.id)
}

const addSuccessor = (tx: Tx, district: string, from: string, to: string, on: IsoDate, kind: 'merged' | 'renamed' | 'split') =>
  tx.query('insert into organisation_successor (district, from_id, to_id, on_day, kind) values ($1, $2, $3, $4, $5)', [district, from, to, on, kind])

async function unfinished(tx: Tx, { district, id }: Interval): Promise<number> {
  const { rows: [found] } = await tx.query<{ open: number }>('select kernel.unfinished($1, $2) as open', [district, id])
  return found!.open
}
