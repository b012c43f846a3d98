import { basePath, withBasePath } from '@/lib/base-path'

/* In this tab only: an address that leads to the identity provider must not contain it. */
const KEY = 'urumi.invitation'

/** The secret of the invitation whose link was opened; undefined on every other page. */
export function openedInvitation(): string | undefined {
  const { pathname, hash } = window.location
  if (pathname !== `${basePath()}invitation`) return undefined
  return hash === '' ? (sessionStorage.getItem(KEY) ?? '') : hash.slice(1)
}

/** Keeps the secret while the user signs in at the identity provider, which leads back to this page. */
export function keepInvitation(secret: string): void {
  sessionStorage.setItem(KEY, secret)
}

/** Leaves the invitation: its secret is neither in the address nor in the history any more. */
export function leaveInvitation(): void {
  sessionStorage.removeItem(KEY)
  window.history.replaceState(null, '', withBasePath('/teams'))
}
