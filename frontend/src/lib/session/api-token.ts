import { useSyncExternalStore } from 'react'

import { scoped } from '@/lib/base-path'

const KEY = 'urumi.access-token'

/**
 * `open`: nothing is missing. `required`: the server requires a token. `rejected`: it rejected the token.
 * `sign-in`: it requires a sign-in.
 */
export type AccessState = 'open' | 'required' | 'rejected' | 'sign-in'

let state: AccessState = 'open'
const listeners = new Set<() => void>()

function change(next: AccessState): void {
  if (state === next) return
  state = next
  listeners.forEach((listener) => listener())
}

/** The API token of this browser tab, if one was entered. */
export function apiToken(): string | null {
  return sessionStorage.getItem(scoped(KEY))
}

/** Keeps the token for this tab and sends requests with it. */
export function keepToken(token: string): void {
  sessionStorage.setItem(scoped(KEY), token)
  change('open')
}

/** Called after a 401 response to a request with the token `sent`. */
export function refuseAccess(sent: string | null): void {
  // A late response to an older token does not concern the current one.
  if (sent !== apiToken()) return
  sessionStorage.removeItem(scoped(KEY))
  change(sent === null && state !== 'rejected' ? 'required' : 'rejected')
}

/** Called after a response that says that the request has no session. */
export function requireSignIn(): void {
  change('sign-in')
}

/** Called when the browser has a session. */
export function signedIn(): void {
  change('open')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAccessState(): AccessState {
  return useSyncExternalStore(subscribe, () => state)
}
