import { QueryClient } from '@tanstack/react-query'

import { ApiError } from './problem'

const MAX_RETRIES = 2

/** Whether a failed read is worth another try. */
export function worthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ApiError && error.isFinal) return false
  return failures < MAX_RETRIES
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The stream updates the cache; this limits how long a lost connection can hide a change.
        staleTime: 30_000,
        retry: worthRetrying,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
        // The control plane may be on this machine, which a browser without a network can reach.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
