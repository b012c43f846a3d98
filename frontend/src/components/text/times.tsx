import { formatAgo, formatDuration, formatInstant, serverNow, useNow } from '@/lib/time'

const COARSE_MS = 15_000
const TICK_MS = 100

/** A relative time, with the exact one on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow(COARSE_MS)
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  )
}

/** The counting time since `since`. Hidden from screen readers, which would read every change. */
export function Ticking({ since, className }: { since: string; className?: string }) {
  const now = useNow(TICK_MS)
  const elapsed = Math.max(now, serverNow() - TICK_MS) - Date.parse(since)
  return (
    <span aria-hidden className={className}>
      {formatTicking(elapsed)}
    </span>
  )
}

/** A duration in seconds from the start, so that the unit does not change. */
function formatTicking(ms: number): string {
  return ms < 1_000 ? `${(Math.max(0, ms) / 1_000).toFixed(1)} s` : formatDuration(ms)
}
