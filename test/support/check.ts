import type { AnyCheck, Hindsight } from '../../src/kernel/check/check.ts'
import { judgedOn } from '../../src/kernel/check/judge.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import type { AnyProcedure } from '../../src/kernel/procedure/procedure.ts'
import { snapshot, type Given } from './snapshot.ts'

/** A case as a check sees it: handled here unless it says otherwise. */
export type Seen<P extends AnyProcedure> = Given<P> & Partial<Pick<Hindsight, 'handled' | 'hasRecording' | 'hasPhotographs' | 'services'>> & { readonly sent?: { readonly [document: string]: IsoDate } }

/** What the check finds in a case of `procedure`; null when nothing is wrong. No database. */
export function faultIn<P extends AnyProcedure>(procedure: P, check: AnyCheck, { handled = true, hasRecording = false, hasPhotographs = false, services = [], sent = {}, ...given }: Seen<P>): string | null {
  const seen = snapshot(procedure, given as Given<P>)
  if (judgedOn(check, { opened_on: seen.on, ...seen.values }) === null) return null
  return check.test({ ...seen, handled, hasRecording, hasPhotographs, services, sentOn: (document: string) => sent[document] ?? null })
}
