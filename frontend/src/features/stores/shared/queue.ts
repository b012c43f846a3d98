import type { Store } from '@/lib/api/model'
import { useFallbackInterval } from '@/lib/stream/live-status'

const MOVES_UP_MS = 3_000

/**
 * How often to read stores of which some wait in the queue: nothing is told when one moves up, so
 * their places are read again while they are shown; `false` when none waits and the stream is live.
 */
export function useQueueInterval(): (stores: readonly Store[] | undefined) => number | false {
  const fallback = useFallbackInterval()
  return (stores) => (stores?.some(waits) ? MOVES_UP_MS : fallback)
}

function waits({ queuePosition }: Store): boolean {
  return queuePosition !== undefined
}
