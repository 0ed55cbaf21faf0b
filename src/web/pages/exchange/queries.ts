import { queryOptions } from '@tanstack/react-query'
import type { OutgoingTrouble, PushBatchView, PushProblemView, TargetView } from '../../../kernel/http/exchange-contract.ts'
import { api } from '../../api/client.ts'

export const targetsQuery = queryOptions({ queryKey: ['exchange', 'targets'], queryFn: () => api<readonly TargetView[]>('exchange-targets') })
export const batchesQuery = queryOptions({ queryKey: ['exchange', 'batches'], queryFn: () => api<readonly PushBatchView[]>('exchange-batches') })
export const problemsQuery = (id: string) => queryOptions({ queryKey: ['exchange', 'problems', id], queryFn: () => api<readonly PushProblemView[]>(`exchange-batches/${id}`) })
export const outgoingQuery = queryOptions({ queryKey: ['exchange', 'outgoing'], queryFn: () => api<readonly OutgoingTrouble[]>('exchange-outgoing') })
