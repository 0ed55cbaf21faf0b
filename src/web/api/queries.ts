import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type {
  AccountView, JournalEntry, MatterView, OpeningView, OrganisationView, Page, RecordView, SearchHit, SessionView, Total, UnitWork, WorklistView,
} from '../../kernel/http/contract.ts'
import { api, query } from './client.ts'
import { ApiError } from './problem.ts'

const HOUR = 3_600_000

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'], staleTime: 60_000,
  queryFn: () => api<SessionView>('session').catch((error: unknown) => {
    if (error instanceof ApiError && error.problem.status === 401) return null
    throw error
  }),
})
export const organisationsQuery = queryOptions({ queryKey: ['organisations'], staleTime: HOUR, queryFn: () => api<readonly OrganisationView[]>('organisations') })
export const accountsQuery = queryOptions({ queryKey: ['accounts'], staleTime: HOUR, queryFn: () => api<readonly AccountView[]>('accounts') })

type Search = { readonly [name: string]: string | undefined }
export const worklistQuery = (search: Search) => queryOptions({
  queryKey: ['worklist', search], placeholderData: keepPreviousData, queryFn: () => api<WorklistView>(`worklist${query(search)}`),
})
export const unitsQuery = queryOptions({ queryKey: ['worklist', 'units'], queryFn: () => api<readonly UnitWork[]>('worklist/units') })
export const listQuery = (ledger: string, search: Search) => queryOptions({
  queryKey: [ledger, 'list', search], placeholderData: keepPreviousData, queryFn: () => api<Page<RecordView>>(`${ledger}${query({ limit: 50, ...search })}`),
})
export const countQuery = (ledger: string, search: Search) => queryOptions({
  queryKey: [ledger, 'count', search], queryFn: () => api<Total>(`${ledger}/count${query(search)}`),
})
export const matterQuery = (ledger: string, id: string) => queryOptions({
  // Shown at once as this window saw it last, and asked anew by every page: somebody else may have acted meanwhile.
  queryKey: [ledger, 'matter', id], staleTime: 0, queryFn: () => api<MatterView>(`${ledger}/${id}`),
})
export const journalQuery = (ledger: string, id: string) => queryOptions({
  queryKey: [ledger, 'matter', id, 'journal'], queryFn: () => api<readonly JournalEntry[]>(`${ledger}/${id}/journal`),
})
export const openingsQuery = (ledger: string) => queryOptions({ queryKey: [ledger, 'new'], queryFn: () => api<readonly OpeningView[]>(`${ledger}/new`) })
export const searchQuery = (q: string) => queryOptions({
  queryKey: ['search', q], enabled: q.trim().length > 0, placeholderData: keepPreviousData, queryFn: ({ signal }) => api<readonly SearchHit[]>(`search${query({ q })}`, { signal }),
})

/** What somebody who was only invited may read. */
export const invitedQuery = queryOptions({ queryKey: ['search', ''], queryFn: () => api<readonly SearchHit[]>('search') })

/** Names of units and people for ids; an id not yet known shows as «…». */
export function useNames() {
  const { data: organisations } = useQuery(organisationsQuery)
  const { data: accounts } = useQuery(accountsQuery)
  return {
    orgName: (id: string): string => organisations?.find((one) => one.id === id)?.name ?? '…',
    orgShort: (id: string): string => organisations?.find((one) => one.id === id)?.short_name ?? '…',
    userName: (id: string): string => accounts?.find((one) => one.id === id)?.name ?? '…',
  }
}
export type Names = ReturnType<typeof useNames>
