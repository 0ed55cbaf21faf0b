import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionView } from '../../kernel/http/contract.ts'
import { send } from '../api/client.ts'
import { forgetKept } from '../components/use-kept.ts'

/** Practice is entered and left as `practice`; a district of the city by its code; null leads home. */
const move = (to: string | null): Promise<SessionView> => to === 'practice' ? send('PUT', 'practice') : send('PUT', 'session/place', { district: to })

/** Goes to another place of work. Everything on the page was of the old one, so the application begins anew there. */
export function useMove(landing = '/app/') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: move,
    onSuccess: () => {
      client.clear()
      forgetKept()
      location.assign(landing)
    },
  })
}
