import type { IsoDate } from '../law/law.ts'
import { LEADING_KINDS, reaches, type Role } from './role.ts'

/** One interval of a unit, as far as sight needs it. */
export interface Unit {
  readonly id: string
  readonly parent_id: string | null
  readonly kind: string
  readonly valid_from: IsoDate
  readonly valid_until: IsoDate | null
}
export interface Succession {
  readonly from_id: string
  readonly to_id: string
  readonly on_day: IsoDate
}
export interface HeldRole { readonly org_id: string; readonly role: Role }

/** The units of a district with what became of them, read once for all questions of a day. */
export interface Tree {
  readonly unitOn: (id: string) => Unit | undefined
  readonly below: (id: string) => readonly string[]
  /** The unit and those whose work it has taken over. */
  readonly withPredecessors: (ids: readonly string[]) => readonly string[]
  /** Every unit there has ever been. */
  readonly all: readonly string[]
}

/**
 * The tree as it stands on `day`.
 * A unit takes over the sight of those merged into it. What a living unit has split off does not see the rest
 * of its parent's work; once the parent is gone, its successors together hold its records.
 */
export function treeOn(units: readonly Unit[], successions: readonly Succession[], day: IsoDate): Tree {
  const standing = new Map(units.filter((u) => u.valid_from <= day && (u.valid_until === null || u.valid_until > day)).map((u) => [u.id, u]))
  const children = groupBy([...standing.values()].filter((u) => u.parent_id !== null), (u) => u.parent_id!, (u) => u.id)
  const predecessors = groupBy(successions.filter((s) => s.on_day <= day && !standing.has(s.from_id)), (s) => s.to_id, (s) => s.from_id)
  return {
    unitOn: (id) => standing.get(id),
    below: (id) => closure([id], children),
    withPredecessors: (ids) => closure(ids, predecessors),
    all: [...new Set(units.map((u) => u.id))],
  }
}

/** The units a role lets its holder see; empty when the unit no longer stands, since its roles fell with it. */
export function covers({ org_id, role }: HeldRole, tree: Tree): readonly string[] {
  const unit = tree.unitOn(org_id)
  if (!unit) return []
  switch (reaches[role][LEADING_KINDS.includes(unit.kind) ? 'leading' : 'ordinary']) {
    // Who is invited to a matter stands among those it is shared with, by his account: see `callerOf`.
    case 'none': case 'invited': return []
    case 'unit': return tree.withPredecessors([org_id])
    case 'subtree': return tree.withPredecessors(tree.below(org_id))
    case 'district': return tree.all
  }
}

function closure(start: readonly string[], edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const reached = new Set(start)
  for (const id of reached) for (const next of edges.get(id) ?? []) reached.add(next)
  return [...reached]
}

function groupBy<T>(items: readonly T[], key: (item: T) => string, value: (item: T) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const item of items) groups.set(key(item), [...groups.get(key(item)) ?? [], value(item)])
  return groups
}
