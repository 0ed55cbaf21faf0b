import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Contribution, Difference, FigureRecords, ReportFinding, ReportsView, ReportView } from '../../../report/contract.ts'
import { api, query } from '../../api/client.ts'

export const reportsQuery = queryOptions({ queryKey: ['reports'], queryFn: () => api<ReportsView>('reports') })
export const reportQuery = (id: string) => queryOptions({ queryKey: ['reports', id], staleTime: 60_000, refetchOnWindowFocus: false, queryFn: () => api<ReportView>(`reports/${id}`) })
/** What the checker says of the saved report; asked anew with every version. */
export const findingsQuery = (id: string, version: number) => queryOptions({ queryKey: ['reports', id, 'check', version], staleTime: Infinity, queryFn: () => api<readonly ReportFinding[]>(`reports/${id}/check`) })
/** Of a frozen report: counted against today's records, which takes a while; the paper does not wait for it. */
export const differencesQuery = (id: string, frozen: boolean) => queryOptions({ queryKey: ['reports', id, 'differences'], enabled: frozen, staleTime: 60_000, queryFn: () => api<readonly Difference[]>(`reports/${id}/differences`) })
export const contributionsQuery = (id: string) => queryOptions({ queryKey: ['reports', id, 'contributions'], queryFn: () => api<readonly Contribution[]>(`reports/${id}/contributions`) })
export const recordsQuery = (id: string, set: string, after: string | undefined) => queryOptions({
  queryKey: ['reports', id, 'records', set, after], placeholderData: keepPreviousData, queryFn: () => api<FigureRecords>(`reports/${id}/records${query({ set, after })}`),
})
