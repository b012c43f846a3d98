import { useRef } from 'react'

/**
 * The Idempotency-Key of a form: the same for an unchanged request, so that a repetition after a lost
 * response creates nothing twice.
 */
export function useSubmissionKey(): (sent: unknown) => string {
  const last = useRef<{ sent: string; key: string } | null>(null)
  return (value) => {
    const sent = JSON.stringify(value)
    if (last.current?.sent !== sent) last.current = { sent, key: newKey() }
    return last.current.key
  }
}

/** Replaces `crypto.randomUUID`, which exists only on secure origins. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
