import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { useSession } from '../../shell/session.ts'
import { sortActions, type Sorted } from './actions-of.ts'

/** The actions of a matter by what the person on this page can do about them. */
export function useSortedActions(procedure: AnyProcedure, matter: MatterView): Sorted {
  const { roles } = useSession()
  return sortActions(procedure, matter, roles.some(({ org_id }) => org_id === matter.org_id) ? 'unit' : 'respondent')
}
