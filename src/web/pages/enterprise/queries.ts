import { queryOptions } from '@tanstack/react-query'
import type { EnterpriseFound, EnterpriseView } from '../../../domains/market/contract.ts'
import { api, query } from '../../api/client.ts'

export const enterprisesQuery = (q: string) => queryOptions({ queryKey: ['enterprises', q], enabled: q.length > 1, queryFn: () => api<readonly EnterpriseFound[]>(`enterprises${query({ q })}`) })
export const enterpriseQuery = (code: string) => queryOptions({ queryKey: ['enterprise', code], queryFn: () => api<EnterpriseView>(`enterprises/${encodeURIComponent(code)}`) })
