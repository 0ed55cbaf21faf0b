import type { Pool } from 'pg'
import type { Tx } from '../access/scope.ts'
import type { PoolDef } from '../draw/pool-def.ts'
import type { Fields } from '../field/field.ts'
import type { Calendar } from '../law/calendar.ts'
import type { IsoDate } from '../law/law.ts'
import type { LookUps } from '../procedure/look-up.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import type { AnyRegister } from '../register/register.ts'
import type { Room } from '../room/room.ts'
import type { SettingDef } from '../setting/setting.ts'
import { isSharing, standardActions } from './standard-actions.ts'

/** A local value in force, with where it comes from; the journal keeps both. */
export interface Resolved { readonly value: unknown; readonly source: string }
export interface Wanted { readonly def: SettingDef; readonly key: string | null }

export interface OrganisationNow { readonly id: string; readonly name: string; readonly short_name: string; readonly kind: string; readonly prefix: string }

/** Whether a unit may be responsible for matters of the procedure. */
export const mayHold = ({ heldBy }: AnyProcedure, { kind }: OrganisationNow): boolean => heldBy === undefined || heldBy.includes(kind)

/** What the program knows besides the rows of a matter: definitions, calendar, units, clock on the wall. */
export interface World {
  readonly registry: Registry
  /** Connections as the application's role: row-level security applies. */
  readonly pool: Pool
  /** Connections as the worker's role, for what no person asks for. */
  readonly worker: Pool
  readonly calendar: () => Promise<Calendar>
  readonly organisations: (district: string) => Promise<ReadonlyMap<string, OrganisationNow>>
  /** The districts below one: those of a city. */
  readonly beneath: (district: string) => Promise<readonly string[]>
  /** Names of the district's people by account. */
  readonly people: (district: string) => Promise<ReadonlyMap<string, string>>
  readonly districtName: (district: string) => Promise<string>
  /** What the templates in force in a district ask for: the room's own, and those the district has uploaded. */
  readonly templateTags: (district: string) => Promise<(procedure: AnyProcedure, document: string) => ReadonlySet<string> | undefined>
  readonly settings: (tx: Tx, district: string, wanted: readonly Wanted[], on: IsoDate) => Promise<readonly Resolved[]>
  readonly today: () => IsoDate
  readonly seal: (plain: string) => string
  readonly unseal: (sealed: string) => string
  readonly keyedHash: (plain: string) => string
}

export interface Registry {
  readonly rooms: readonly Room[]
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  readonly registers: ReadonlyMap<string, AnyRegister>
  readonly settings: ReadonlyMap<string, SettingDef>
  readonly pools: ReadonlyMap<string, PoolDef>
  readonly roomOf: (ledger: string) => Room
}

/** The definitions by id; refuses two of one name and a link or fact that names nothing. */
export function registryOf(rooms: readonly Room[]): Registry {
  const index = <T extends { readonly id: string }>(things: readonly T[], what: string) => {
    const map = new Map<string, T>()
    for (const thing of things) { if (map.has(thing.id)) throw new Error(`two ${what}s are named ${thing.id}`); map.set(thing.id, thing) }
    return map
  }
  const procedures = index(rooms.flatMap((r) => r.procedures ?? []), 'procedure')
  const registers = index(rooms.flatMap((r) => r.registers ?? []), 'register')
  const settings = index(rooms.flatMap((r) => r.settings ?? []), 'setting')
  const pools = index(rooms.flatMap((r) => r.pools ?? []), 'pool')
  for (const { id, of, ledger } of pools.values()) {
    if (!procedures.has(of)) throw new Error(`pool ${id} is drawn for ${of}, which is no procedure`)
    if (ledger !== undefined && !procedures.has(ledger) && !registers.has(ledger)) throw new Error(`pool ${id} draws from ${ledger}, which is no ledger`)
  }
  const home = new Map(rooms.flatMap((room) => [...room.procedures ?? [], ...room.registers ?? []].map((ledger) => [ledger.id, room] as const)))
  for (const procedure of procedures.values()) {
    for (const [kind, link] of Object.entries(procedure.links ?? {})) for (const to of [link.to].flat())
      if (!procedures.has(to)) throw new Error(`${procedure.id}: link ${kind} leads to ${to}, which is no procedure`)
    for (const name of Object.keys(procedure.actions))
      if (Object.hasOwn(standardActions, name) || isSharing(name)) throw new Error(`${procedure.id}: action ${name} has the name of a standard action and could never be taken`)
    for (const look of Object.values((procedure.looksUp ?? {}) as LookUps)) if (look.kind === 'matching' || look.kind === 'matching_rows') {
      const other = procedures.get(look.ledger) ?? registers.get(look.ledger)
      if (!other) throw new Error(`${procedure.id}: looks up ${look.ledger}, which is no ledger`)
      const theirs = look.kind === 'matching' ? Object.keys(look.where) : [look.theirs]
      for (const field of [...theirs, ...look.take]) if (field !== 'org_id' && field !== 'secrecy' && !Object.hasOwn(other.fields, field)) throw new Error(`${procedure.id}: looks up ${look.ledger}.${field}, which is no field`)
      if (look.kind === 'matching') for (const field of Object.values(look.where)) if (field !== 'org_id' && !hasField(procedure, field)) throw new Error(`${procedure.id}: looks up by ${field}, which is none of its fields`)
      if (look.kind === 'matching') for (const [child, fields] of Object.entries(look.rows ?? {})) for (const field of fields)
        if (!procedures.has(look.ledger) || !hasField(procedures.get(look.ledger)!, `${child}.${field}`)) throw new Error(`${procedure.id}: looks up ${look.ledger}.${child}.${field}, which is no field`)
    }
    for (const { fields } of [procedure, ...Object.values((procedure.many ?? {}) as Manys)]) for (const { from } of Object.values(fields as Fields)) {
      const offered = !from ? [] : 'rows' in from ? [hasField(procedure, `${from.rows}.${from.field}`)] : [from.field, from.shows].map((field) => Object.hasOwn(registers.get(from.register)?.fields ?? {}, field))
      if (offered.includes(false)) throw new Error(`${procedure.id}: offers values of ${JSON.stringify(from)}, which is no field`)
    }
    for (const wanted of settingsNamedBy(procedure)) if (!settings.has(wanted.id)) throw new Error(`${procedure.id}: setting ${wanted.id} is not defined`)
  }
  return { rooms, procedures, registers, settings, pools, roomOf: (ledger) => home.get(ledger)! }
}

const hasField = (procedure: AnyProcedure, path: string): boolean => {
  const [child, name] = path.split('.') as [string, string?]
  return name === undefined ? Object.hasOwn(procedure.fields, child) : Object.hasOwn((procedure.many as Manys | undefined)?.[child]?.fields ?? {}, name)
}

/** Every setting a procedure's tests and terms read, with the choice field that picks its key. */
export function settingsNamedBy(procedure: AnyProcedure): readonly { readonly id: string; readonly by: string | undefined }[] {
  const terms = Object.values(procedure.deadlines).flatMap((deadline) => [deadline.term, 'setting' in deadline.term ? deadline.term.unless : undefined, deadline.extension?.atMost]
    .flatMap((source) => source && 'setting' in source ? [{ id: source.setting as string, by: source.by as string | undefined }] : []))
  const facts = Object.values((procedure.looksUp ?? {}) as LookUps).flatMap((look) => look.kind === 'setting' ? [{ id: look.id, by: look.by }] : [])
  const { announced } = procedure
  return [...terms, ...facts, ...(announced ? [{ id: announced.setting as string, by: announced.by as string }] : [])]
}
