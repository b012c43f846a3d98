const BASE_MS = 500
const CAP_MS = 15_000

/**
 * Milliseconds to wait before attempt `attempt` (from 0): exponential, capped, and with jitter so
 * that many dashboards do not reconnect at the same time.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** attempt)
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}
