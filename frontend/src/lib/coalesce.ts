/**
 * A function that runs `work` for a key soon after it is first asked for, and once however often it
 * is asked for until then.
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
