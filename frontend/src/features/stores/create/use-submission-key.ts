import { useRef } from 'react'

/**
 * The Idempotency-Key of a form's submission: the same while what is sent stays the same, so that
 * sending it again after a lost answer makes nothing twice.
 */
export function useSubmissionKey(): (sent: unknown) => string {
  const last = useRef<{ sent: string; key: string } | null>(null)
  return (value) => {
    const sent = JSON.stringify(value)
    if (last.current?.sent !== sent) last.current = { sent, key: newKey() }
    return last.current.key
  }
}

/** Like `crypto.randomUUID`, which exists on secure origins only. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
