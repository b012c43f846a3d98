import { basePath, withBasePath } from '@/lib/base-path'

/** The secret of the invitation whose link was opened; undefined on every other page. */
export function openedInvitation(): string | undefined {
  const { pathname, hash } = window.location
  return pathname === `${basePath()}invitation` ? hash.slice(1) : undefined
}

/** Leaves the invitation: its secret is neither in the address nor in the history any more. */
export function leaveInvitation(): void {
  window.history.replaceState(null, '', withBasePath('/teams'))
}
