import { QueryClient } from '@tanstack/react-query'

import { ApiError } from './problem'

const MAX_RETRIES = 2
const MAX_DELAY = 5_000

/** Whether a failed read is worth another try. */
export function worthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ApiError && (error.isFinal || (error.retryAfterMs ?? 0) > MAX_DELAY)) return false
  return failures < MAX_RETRIES
}

/** The delay that the server asks for, else one that doubles. */
export function retryDelay(attempt: number, error: Error): number {
  const requested = error instanceof ApiError ? error.retryAfterMs : undefined
  return requested ?? Math.min(500 * 2 ** attempt, MAX_DELAY)
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The stream updates the cache; this limits how long a lost connection can hide a change.
        staleTime: 30_000,
        retry: worthRetrying,
        retryDelay,
        // The control plane may be on this machine, which a browser without a network can reach.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
