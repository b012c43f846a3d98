import type { InfiniteData, QueryClient } from '@tanstack/react-query'

import type { EventPage, StoreEvent, StreamItem } from '@/lib/api/model'
import { coalesce } from '@/lib/coalesce'

import { storeKeys } from './keys'
import { putStore } from './store-cache'

const LIST_REFRESH_MS = 500
const STEPS_REFRESH_MS = 60

/** Writes the events of the stream into the query cache. */
export function storeStreamHandler(client: QueryClient): (item: StreamItem) => void {
  const listsSoon = coalesce(LIST_REFRESH_MS)
  const stepsSoon = coalesce(STEPS_REFRESH_MS)
  return ({ event, store }) => {
    putStore(client, store, () =>
      listsSoon('lists', () => void client.invalidateQueries({ queryKey: storeKeys.lists })),
    )
    addEvent(client, event)
    stepsSoon(
      store.id,
      () => void client.invalidateQueries({ queryKey: storeKeys.steps(store.id) }),
    )
  }
}

function addEvent(client: QueryClient, event: StoreEvent): void {
  client.setQueryData<InfiniteData<EventPage>>(storeKeys.events(event.storeId), (data) => {
    const last = data?.pages.at(-1)
    // The newest events are on the last page; when it is not loaded yet, it will contain this event.
    if (data === undefined || last === undefined || last.next !== undefined) return data
    if (last.items.some((item) => item.id === event.id)) return data
    return {
      ...data,
      pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, event] }],
    }
  })
}

/** Reads all stores again, after events may have been missed. */
export function refreshStores(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['stores'] })
}
