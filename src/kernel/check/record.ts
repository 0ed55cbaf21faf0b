import type { WriteTx } from '../access/scope.ts'
import { systemCaller } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { act } from '../matter/act.ts'
import { loadFacts } from '../matter/facts.ts'
import { newId } from '../matter/id.ts'
import type { Replica } from '../matter/replica.ts'
import { loadMatter } from '../matter/store.ts'
import { beginWork, carriedByLaw, circumstancesOf, LAW, writeStep } from '../matter/work.ts'
import type { World } from '../matter/world.ts'
import type { AnyAction, AnyProcedure } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'
import type { AnyCheck } from './check.ts'
import type { Fault } from './judge.ts'

/** The ledger that holds findings: the procedure that says what happens when a check finds a fault, and when it finds it gone. */
export interface FindingLedger {
  readonly procedure: AnyProcedure
  /** Its kind of link to the case. */
  readonly link: string
  readonly open: string
  readonly again: string
  readonly clear: string
}

/** @throws Error where checks are declared and nothing holds what they find */
export function findingLedger(procedures: Iterable<AnyProcedure>): FindingLedger {
  for (const procedure of procedures) {
    const actions = Object.entries(procedure.actions) as [string, AnyAction][]
    const named = (on: AnyAction['onCheck'], opens: boolean) => actions.find(([, action]) => action.onCheck === on && (action.opens === true) === opens)?.[0]
    const [open, again, clear] = [named('found', true), named('found', false), named('gone', false)]
    if (open && again && clear) return { procedure, link: (procedure.actions[open] as AnyAction).asksLink!, open, again, clear }
  }
  throw new Error('checks are declared, but no procedure opens, re-opens and clears what they find')
}

/** A finding as it stands, as far as a check must know it. */
export interface Standing { readonly id: string; readonly state: string; readonly detail: string; readonly org_id: string; readonly subject_id: string; readonly check_id: string }

/** Whether and how a finding changes by what the check sees now. Null: it stays as it is. */
export function changeOf(ledger: FindingLedger, standing: Standing | undefined, fault: Fault | null, org_id: string): 'open' | 'again' | 'clear' | null {
  const from = (name: string) => standing !== undefined && list((ledger.procedure.actions[name] as AnyAction).from).includes(standing.state)
  if (fault === null) return from(ledger.clear) ? 'clear' : null
  if (standing === undefined) return 'open'
  if (!from(ledger.again)) return null
  const cleared = standing.state === (ledger.procedure.actions[ledger.clear] as AnyAction).to
  const moved = standing.org_id !== org_id && from(ledger.clear)
  return cleared || moved || standing.detail !== fault.detail ? 'again' : null
}

/** Writes the change, dated today, carried by the law. What supervises the district is asked to consider what the unit answers. */
export async function record(tx: WriteTx, world: World, ledger: FindingLedger, how: 'open' | 'again' | 'clear', check: AnyCheck, subject: Replica['row'], standing: Standing | undefined, fault: Fault | null, today: IsoDate): Promise<void> {
  const caller = systemCaller(subject.district)
  const { procedure } = ledger
  const matter = standing ? (await loadMatter(tx, procedure, subject.district, standing.id, 'lock'))!.replica : null
  const work = await beginWork(tx, world, caller, procedure, subject.org_id, undefined)
  const supervisor = [...(await world.organisations(subject.district)).values()].find(({ kind }) => kind === 'justice_bureau')
  const told = {
    check_id: check.id, rule: check.label, supervised_by: supervisor?.id ?? null, subject_ledger: check.of.id, subject_id: subject.id, subject_number: subject.number,
    ...(fault && { basis: fault.basis, detail: fault.detail }),
  }
  const name = ledger[how]
  const action = procedure.actions[name] as AnyAction
  const asked = new Set<string>([...list(action.asks), ...list(action.offers)])
  const input = Object.fromEntries(Object.entries(told).filter(([field]) => asked.has(field)))
  const opening = { district: subject.district, org_id: subject.org_id, id: newId() }
  const facts = await loadFacts(tx, world, procedure, matter ?? { row: opening } as unknown as Replica, { input }, today)
  const link = how === 'open' ? { link: { kind: ledger.link, ledger: check.of.id, id: subject.id } } : {}
  const decided = act(carriedByLaw(procedure, name), matter ?? opening, name, { input, rows: {}, ...link }, LAW, circumstancesOf(work, facts, today))
  // A case that was handed to another unit takes its findings along; of a secret case they are as secret. Whoever handles it answers first.
  const place = { org_id: subject.org_id, secrecy: subject.secrecy, ...(matter === null && { handler_id: subject.handler_id }) }
  const moves = matter === null || matter.row.org_id !== place.org_id || matter.row.secrecy !== place.secrecy
  const placed = moves ? { ...decided, change: { ...decided.change, row: { ...decided.change.row, ...place } }, after: { ...decided.after, row: { ...decided.after.row, ...place } } } : decided
  await writeStep(work, { kind: 'law', action: name, decision: placed, before: matter, on: today, input, used: facts.used })
}
