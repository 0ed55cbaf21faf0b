import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './problem.ts'

/** A session that ended under a page: the page stays as it is, and the shell asks to sign in over it. */
const onError = (error: unknown) => {
  if (error instanceof ApiError && error.problem.status === 401) queryClient.setQueryData(['session'], null)
}
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  // Without a connection a request fails and says so at once: nothing is held back to be sent later unseen.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiError) || error.problem.status === 0 || error.problem.status >= 502),
    },
  },
})
