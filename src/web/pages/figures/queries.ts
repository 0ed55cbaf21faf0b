import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FigureDetail, FigureRecords, FiguresView } from '../../../report/contract.ts'
import { api, query } from '../../api/client.ts'

/** Year and unit a page of figures is asked for; the address says them. */
export interface Asked { readonly year: string; readonly org: string | undefined }

export const figuresQuery = (asked: Asked) => queryOptions({
  queryKey: ['figures', asked], staleTime: 60_000, placeholderData: keepPreviousData, queryFn: ({ signal }) => api<FiguresView>(`figures${query({ ...asked })}`, { signal }),
})
export const figureQuery = (indicator: string, asked: Asked) => queryOptions({
  queryKey: ['figures', 'one', indicator, asked], staleTime: 60_000, placeholderData: keepPreviousData, queryFn: () => api<FigureDetail>(`figures/${indicator}${query({ ...asked })}`),
})
export const recordsQuery = (indicator: string, asked: Asked & { readonly month?: string | undefined; readonly after?: string | undefined }) => queryOptions({
  queryKey: ['figures', 'records', indicator, asked], placeholderData: keepPreviousData, queryFn: () => api<FigureRecords>(`figures/${indicator}/records${query({ ...asked })}`),
})
