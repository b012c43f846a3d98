import { queryOptions } from '@tanstack/react-query'

import { api, body } from './client'

const REACHABLE_INTERVAL_MS = 10_000
const UNREACHABLE_INTERVAL_MS = 3_000

/** The platform's status. Read at an interval, which is shorter while the cluster is unreachable. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/system', { signal })),
  refetchInterval: ({ state }) =>
    state.data?.cluster.reachable === false || state.status === 'error'
      ? UNREACHABLE_INTERVAL_MS
      : REACHABLE_INTERVAL_MS,
})
