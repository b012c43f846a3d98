/**
 * Returns a function that runs `work` for a key after a delay; calls during the delay are merged into
 * one.
 */
export function coalesce(delayMs: number): (key: string, work: () => void) => void {
  const pending = new Set<string>()
  return (key, work) => {
    if (pending.has(key)) return
    pending.add(key)
    setTimeout(() => {
      pending.delete(key)
      work()
    }, delayMs)
  }
}
