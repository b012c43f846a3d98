import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { auditRefresher, refreshAudit } from '@/features/activity/queries'
import { storeKeys } from '@/features/stores/api/keys'
import { removeStore } from '@/features/stores/api/store-cache'
import { refreshStores, storeStreamHandler } from '@/features/stores/api/stream'
import { authorizedFetch } from '@/lib/api/client'
import type { StreamDeparture, StreamItem } from '@/lib/api/model'
import { systemQuery } from '@/lib/api/system'
import { scoped, urlOf } from '@/lib/base-path'
import { coalesce } from '@/lib/coalesce'
import { apiToken } from '@/lib/session/api-token'
import { setLiveStatus } from '@/lib/stream/live-status'
import { openSharedEventStream } from '@/lib/stream/shared-event-stream'

import { phaseNotifier } from './phase-notifier'

const SYSTEM_REFRESH_MS = 700

/** Updates the query cache from the event stream while it is mounted. */
export function LiveUpdates() {
  const client = useQueryClient()
  useEffect(
    () =>
      openSharedEventStream({
        name: scoped(`urumi.events.${digest(apiToken() ?? '')}`),
        url: urlOf('/api/v1/events'),
        fetch: authorizedFetch,
        onStatus: setLiveStatus,
        onOpen: () => refreshAll(client),
        onMessage: messageHandler(client),
      }),
    [client],
  )
  return null
}

/** Reads again what events change. */
function refreshAll(client: QueryClient): void {
  refreshStores(client)
  refreshAudit(client)
  void client.invalidateQueries({ queryKey: systemQuery.queryKey })
}

/** Tabs with different tokens do not share a stream; the name must not contain the token. */
function digest(token: string): string {
  let hash = 0
  for (const character of token) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0
  return (hash >>> 0).toString(36)
}

function messageHandler(client: QueryClient): (message: { event: string | undefined; data: string }) => void {
  const updateStores = storeStreamHandler(client)
  const auditSoon = auditRefresher(client)
  const notify = phaseNotifier(client)
  const systemSoon = coalesce(SYSTEM_REFRESH_MS)
  return ({ event, data }) => {
    if (event === 'reset') {
      // Events are missing, so everything shown may be out of date.
      void client.invalidateQueries()
      return
    }
    if (event === 'departed') {
      removeStore(client, (JSON.parse(data) as StreamDeparture).storeId)
      void client.invalidateQueries({ queryKey: storeKeys.lists })
      auditSoon()
      return
    }
    const item = JSON.parse(data) as StreamItem
    notify(item)
    updateStores(item)
    auditSoon()
    systemSoon('system', () => void client.invalidateQueries({ queryKey: systemQuery.queryKey }))
  }
}
