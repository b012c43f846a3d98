import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'
import { coalesce } from '@/lib/coalesce'
import { serverNow } from '@/lib/time'

const PAGE_SIZE = 30
const REFRESH_MS = 400
const ANCHOR_REFRESH_MS = 60_000

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

/** The result of a verification, with its time by the server's clock. */
export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => verify(false, signal),
})

/** The newest anchor of the log. */
export const anchorQuery = queryOptions({
  queryKey: ['audit', 'anchor'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/audit/anchor', { signal })),
  refetchInterval: ANCHOR_REFRESH_MS,
})

/** Verifies the complete log, and shows the result in place of the last one. */
export async function verifyAll(client: QueryClient) {
  client.setQueryData(verificationQuery.queryKey, await verify(true))
}

async function verify(full: boolean, signal?: AbortSignal) {
  const result = await body(
    api.GET('/api/v1/audit/verification', {
      params: { query: full ? { full } : {} },
      ...(signal !== undefined && { signal }),
    }),
  )
  return { ...result, checkedAt: new Date(serverNow()).toISOString() }
}

/** Reads the shown page again, after events may have been missed. */
export function refreshAudit(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['audit', 'page'] })
}

/** Reads the shown page again soon after an event, because many events have an audit entry. */
export function auditRefresher(client: QueryClient): () => void {
  const soon = coalesce(REFRESH_MS)
  return () => soon('audit', () => refreshAudit(client))
}
