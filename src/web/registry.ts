/**
 * The definitions as the browser reads them. Every page asks here; none digs into a room.
 */
import { ledgerOf } from '../kernel/import/register-ledger.ts'
import type { AnyAction, AnyProcedure } from '../kernel/procedure/procedure.ts'
import type { AnyRegister } from '../kernel/register/register.ts'
import type { Room } from '../kernel/room/room.ts'
import type { SettingDef } from '../kernel/setting/setting.ts'
import { rooms } from '../domains/index.ts'

export { rooms }
export const procedures: readonly AnyProcedure[] = rooms.flatMap((room) => room.procedures ?? [])
export const registers: readonly AnyRegister[] = rooms.flatMap((room) => room.registers ?? [])
export const settings: readonly SettingDef[] = rooms.flatMap((room) => room.settings ?? [])

export const findProcedure = (id: string): AnyProcedure | undefined => procedures.find((procedure) => procedure.id === id)
export const findRegister = (id: string): AnyRegister | undefined => registers.find((register) => register.id === id)

/** What an import fills: a procedure, or a register as imports read it. */
export const importedLedger = (id: string): AnyProcedure => { const register = findRegister(id); return register ? ledgerOf(register) : findProcedure(id)! }

/** What of imported records of a ledger cannot be judged. */
export const importCaution = (ledger: string): string | undefined => (rooms as readonly Room[]).flatMap(({ imports = [] }) => imports).find(({ procedure }) => procedure.id === ledger)?.caution

/** An action of the procedure; undefined for the standard actions, which no definition holds. */
export const findAction = (procedure: AnyProcedure, name: string): AnyAction | undefined => procedure.actions[name] as AnyAction | undefined
/** What a ledger is called, and what one of its states is called. */
export const ledgerLabel = (id: string): string => findProcedure(id)?.label ?? findRegister(id)?.label ?? id
export const stateLabel = (ledger: string, state: string): string => findProcedure(ledger)?.states[state]?.label ?? state
