import { queryOptions } from '@tanstack/react-query'

import { api, body } from './client'

/** Who is signed in. Does not change while the dashboard is shown. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/session', { signal })),
  staleTime: Infinity,
})
