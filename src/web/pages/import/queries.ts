import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ImportBrief, ImportChoice, ImportView, MappingChoice, ProblemPage } from '../../../kernel/http/import-contract.ts'
import { api, query } from '../../api/client.ts'

/** How often a running import is asked how far it has come. */
const ASK_EVERY = 1_000

export const importChoicesQuery = queryOptions({ queryKey: ['imports', 'choices'], queryFn: () => api<readonly ImportChoice[]>('imports/choices') })
export const importsQuery = queryOptions({ queryKey: ['imports', 'list'], queryFn: () => api<readonly ImportBrief[]>('imports') })
export const importQuery = (id: string) => queryOptions({
  queryKey: ['imports', id], queryFn: () => api<ImportView>(`imports/${id}`),
  refetchInterval: ({ state: { data } }) => data?.state === 'running' ? ASK_EVERY : false,
})
export const problemsQuery = (id: string, search: { readonly kind: string | undefined; readonly after: string | undefined }, run: string) => queryOptions({
  queryKey: ['imports', id, 'problems', run, search], placeholderData: keepPreviousData, queryFn: () => api<ProblemPage>(`imports/${id}/problems${query(search)}`),
})
export const mappingsQuery = (ledger: string) => queryOptions({ queryKey: ['import-mappings', ledger], queryFn: () => api<readonly MappingChoice[]>(`import-mappings${query({ ledger })}`) })
