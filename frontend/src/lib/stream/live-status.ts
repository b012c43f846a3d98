import { useSyncExternalStore } from 'react'

import type { StreamStatus } from './event-stream'

let status: StreamStatus = 'connecting'
const listeners = new Set<() => void>()

/** Publishes the status of the event stream. */
export function setLiveStatus(next: StreamStatus): void {
  if (next === status) return
  status = next
  listeners.forEach((listener) => listener())
}

export function useLiveStatus(): StreamStatus {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => status,
  )
}

const POLL_MS = 5_000

/** The refetch interval while the stream is disconnected; `false` while it is live. */
export function useFallbackInterval(): number | false {
  return useLiveStatus() === 'live' ? false : POLL_MS
}
