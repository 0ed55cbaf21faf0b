import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AccountDetail, AuditKind, AuditLine, EntryHistory, EntryView, HolidayYearView, OrganisationDetail, SealView, SettingsView } from '../../kernel/http/admin-contract.ts'
import type { Page } from '../../kernel/http/contract.ts'
import { api, query } from './client.ts'

type Search = { readonly [name: string]: string | undefined }
export const entriesQuery = (register: string, search: Search) => queryOptions({
  queryKey: ['registers', register, 'list', search], placeholderData: keepPreviousData, queryFn: () => api<Page<EntryView>>(`registers/${register}${query(search)}`),
})
export const entryQuery = (register: string, id: string) => queryOptions({ queryKey: ['registers', register, id], queryFn: () => api<EntryHistory>(`registers/${register}/${id}`) })
export const organisationDetailsQuery = queryOptions({ queryKey: ['organisations', 'details'], queryFn: () => api<readonly OrganisationDetail[]>('admin/organisations') })
export const accountDetailsQuery = queryOptions({ queryKey: ['accounts', 'details'], queryFn: () => api<readonly AccountDetail[]>('admin/accounts') })
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => api<SettingsView>('settings') })
export const holidaysQuery = queryOptions({ queryKey: ['holidays'], queryFn: () => api<readonly HolidayYearView[]>('holidays') })
export const auditQuery = (kind: AuditKind, after: string | undefined) => queryOptions({ queryKey: ['journal', kind, after], placeholderData: keepPreviousData, queryFn: () => api<Page<AuditLine>>(`audit/${kind}${query({ after })}`) })
export const sealsQuery = (after: string | undefined) => queryOptions({ queryKey: ['journal', 'seals', after], placeholderData: keepPreviousData, queryFn: () => api<Page<SealView>>(`journal/seals${query({ after })}`) })
