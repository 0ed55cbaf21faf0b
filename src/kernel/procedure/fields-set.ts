import type { IsoDate } from '../law/law.ts'
import type { AnyAction, AnyProcedure, AnySnapshot } from './procedure.ts'

interface Picture { readonly state?: string; readonly values: { readonly [field: string]: unknown }; readonly rows?: { readonly [child: string]: readonly unknown[] }; readonly on: IsoDate }

/**
 * The fields whose values follow from an act itself. Only their names are wanted, so a picture of the matter is enough;
 * where it is not, nothing is foretold.
 */
export function fieldsSet(procedure: AnyProcedure, action: AnyAction, { state = procedure.opensIn, values, rows = {}, on }: Picture): readonly string[] {
  const picture = {
    state, org_id: '', values, on, rows: Object.fromEntries(Object.keys(procedure.many ?? {}).map((child) => [child, rows[child] ?? []])), facts: {}, actor: { id: '', orgs: [], roles: [] },
    has: () => false, servedOn: () => null, clock: () => ({ state: 'none', due_on: null, met_on: null, extended: 0 }),
  } as unknown as AnySnapshot
  try { return Object.keys(action.sets?.(picture, values) ?? {}) } catch { return [] }
}
