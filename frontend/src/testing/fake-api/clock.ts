/** Ids and times of the fake, and the waiting between its steps. */
export function uuid(): string {
  return crypto.randomUUID()
}

export function isoNow(offsetMs = 0): string {
  return new Date(Date.now() + offsetMs).toISOString()
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
