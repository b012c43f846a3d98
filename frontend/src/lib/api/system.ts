import { queryOptions } from '@tanstack/react-query'

import { api, body } from './client'

const REACHABLE_INTERVAL_MS = 10_000
const UNREACHABLE_INTERVAL_MS = 3_000

/** The platform itself. Read again now and then, and sooner while the cluster is away. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/system', { signal })),
  refetchInterval: ({ state }) =>
    state.data?.cluster.reachable === false || state.status === 'error'
      ? UNREACHABLE_INTERVAL_MS
      : REACHABLE_INTERVAL_MS,
})
