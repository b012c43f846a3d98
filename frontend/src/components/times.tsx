import { formatAgo, formatDuration, formatInstant, serverNow, useNow } from '@/lib/time'

const COARSE_MS = 15_000
const TICK_MS = 100

/** How long ago, with the exact instant on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow(COARSE_MS)
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  )
}

/** The time since `since`, counting. Hidden from screen readers, which would read every tick. */
export function Ticking({ since, className }: { since: string; className?: string }) {
  const now = useNow(TICK_MS)
  const elapsed = Math.max(now, serverNow() - TICK_MS) - Date.parse(since)
  return (
    <span aria-hidden className={className}>
      {formatTicking(elapsed)}
    </span>
  )
}

/** Like a duration, but in seconds from the start, so that the unit does not jump. */
function formatTicking(ms: number): string {
  return ms < 1_000 ? `${(Math.max(0, ms) / 1_000).toFixed(1)} s` : formatDuration(ms)
}
