import type { Store } from '@/lib/api/model'
import { useFallbackInterval } from '@/lib/stream/live-status'

const QUEUE_POLL_MS = 3_000

/**
 * The refetch interval of stores. No event is sent when a store moves up in the queue, so queue
 * positions are polled while they are shown; `false` when no store waits and the stream is live.
 */
export function useQueueInterval(): (stores: readonly Store[] | undefined) => number | false {
  const fallback = useFallbackInterval()
  return (stores) => (stores?.some(waits) ? QUEUE_POLL_MS : fallback)
}

function waits({ queuePosition }: Store): boolean {
  return queuePosition !== undefined
}
