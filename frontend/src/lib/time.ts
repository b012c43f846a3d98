import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Formats a duration: `41 ms`, `3.2 s`, `2 min 5 s`, `1 h 4 min`. */
export function formatDuration(ms: number): string {
  const clamped = Math.max(0, ms)
  if (clamped < 1_000) return `${Math.round(clamped)} ms`
  if (clamped < MINUTE_MS) return `${(clamped / 1_000).toFixed(1)} s`
  if (clamped < HOUR_MS) {
    const seconds = Math.floor((clamped % MINUTE_MS) / 1_000)
    return `${Math.floor(clamped / MINUTE_MS)} min${seconds > 0 ? ` ${seconds} s` : ''}`
  }
  const minutes = Math.floor((clamped % HOUR_MS) / MINUTE_MS)
  return `${Math.floor(clamped / HOUR_MS)} h${minutes > 0 ? ` ${minutes} min` : ''}`
}

/** Formats the time since an instant: `just now`, `5 min ago`, `3 h ago`, `2 days ago`, then the date. */
export function formatAgo(iso: string, now: number): string {
  const age = now - Date.parse(iso)
  if (age < MINUTE_MS) return 'just now'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min ago`
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} h ago`
  const days = Math.floor(age / DAY_MS)
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** Date and time to the second, in the browser's time zone and language. */
export function formatInstant(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}

/** The server's clock minus the browser's, in milliseconds. */
let serverOffset = 0

/**
 * Records the `Date` of the newest response: the server's clock may be ahead of the browser's or
 * behind it, and either can be corrected. A `Date` has whole seconds and the response took time, so
 * it says only between which limits the difference is; one that is within them is kept, so that
 * running durations do not jump.
 */
export function noteServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const server = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(server)) return
  const least = server - receivedAt
  const most = server + 999 - sentAt
  if (serverOffset >= least && serverOffset <= most) return
  serverOffset = Math.min(Math.max(0, least), most)
}

/** The current time of the server's clock, as far as it is known. */
export function serverNow(): number {
  return Date.now() + serverOffset
}

/** The current time, updated every `intervalMs` and when the page is shown again. */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const update = () => setNow(serverNow())
    const timer = setInterval(update, intervalMs)
    // Browsers slow down or stop the timers of hidden pages.
    document.addEventListener('visibilitychange', update)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', update)
    }
  }, [intervalMs])
  return now
}
