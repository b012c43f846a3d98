import { useSyncExternalStore } from 'react'

const KEY = 'urumi.access-token'

/** `open`: requests go through as they are. `asked`: the server wants a token. `rejected`: it refused ours. */
export type AccessState = 'open' | 'asked' | 'rejected'

let state: AccessState = 'open'
const listeners = new Set<() => void>()

function change(next: AccessState): void {
  if (state === next) return
  state = next
  listeners.forEach((listener) => listener())
}

/** The access token of this browser tab, if one was given. */
export function accessToken(): string | null {
  return sessionStorage.getItem(KEY)
}

/** Keeps the token for this tab and lets requests through again. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token)
  change('open')
}

/** Called when the server answered 401 to a request that carried `sent`. */
export function refuseAccess(sent: string | null): void {
  // A late answer to an older token says nothing about the present one.
  if (sent !== accessToken()) return
  sessionStorage.removeItem(KEY)
  change(sent === null && state !== 'rejected' ? 'asked' : 'rejected')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAccessState(): AccessState {
  return useSyncExternalStore(subscribe, () => state)
}
