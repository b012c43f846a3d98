import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'
import { coalesce } from '@/lib/coalesce'

const PAGE_SIZE = 30
const REFRESH_MS = 400

export function auditQuery(after: string | undefined) {
  return queryOptions({
    queryKey: ['audit', 'page', after ?? ''],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/audit', {
          params: { query: { limit: PAGE_SIZE, ...(after !== undefined && { after }) } },
          signal,
        }),
      ),
  })
}

export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/audit/verification', { signal })),
})

/** Reads the shown page again soon after an event, because many events have an audit entry. */
export function auditRefresher(client: QueryClient): () => void {
  const soon = coalesce(REFRESH_MS)
  return () => soon('audit', () => void client.invalidateQueries({ queryKey: ['audit', 'page'] }))
}
