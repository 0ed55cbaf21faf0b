import { queryOptions } from '@tanstack/react-query'
import type { HoursView } from '../../../domains/officers/contract.ts'
import { api, query } from '../../api/client.ts'

export const hoursQuery = (year: string) => queryOptions({ queryKey: ['training-hours', year], queryFn: () => api<HoursView>(`officers/training-hours${query({ year })}`) })

/** The year whose training is looked at: the last one until the end of March, while its hours are still being made up and entered. */
export const hoursYear = (today: string): string => String(Number(today.slice(0, 4)) - (today.slice(5, 7) < '04' ? 1 : 0))
