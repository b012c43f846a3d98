import { TriangleAlert } from 'lucide-react'

import { basePath, withBasePath } from '@/lib/base-path'

const PAGE = '/sign-in-failed'

interface Explanation {
  reason: string
  remedy: string
}

/* The codes of `SignInFailure.Code`. */
const explanations: Record<string, Explanation> = {
  PROVIDER_UNAVAILABLE: {
    reason: 'The identity provider does not answer.',
    remedy: 'Try again in a minute. If it still fails, tell the operator of the identity provider.',
  },
  PROVIDER_ERROR: {
    reason: 'The identity provider refused this platform, or its answer could not be used.',
    remedy: 'Try again once. If it still fails, an administrator has to check the client id, the client secret and the redirect address there.',
  },
  TOKEN_REJECTED: {
    reason: 'What the identity provider sent is not valid for this sign-in.',
    remedy: 'Try again once. If it still fails, an administrator finds the cause in the log of the control plane.',
  },
  SIGN_IN_CANCELLED: {
    reason: 'The sign-in was cancelled, or the identity provider did not permit it.',
    remedy: 'Sign in again, or ask for access there.',
  },
  SIGN_IN_EXPIRED: {
    reason: 'This sign-in took too long, or it was begun in another window or at another address.',
    remedy: 'Sign in again, in one window, and allow cookies for this address.',
  },
  NO_ROLE: {
    reason: 'You are in no group that may use this platform.',
    remedy: 'Ask an administrator to add you to one, then sign in again.',
  },
  GROUPS_MISSING: {
    reason: 'The identity provider did not send your groups.',
    remedy: 'Ask an administrator to add you to a group that may use this platform, and to check that the provider sends groups.',
  },
  ACCOUNT_DISABLED: {
    reason: 'Your account on this platform is disabled.',
    remedy: 'Ask an administrator to enable it, then sign in again.',
  },
}

const unexpected: Explanation = {
  reason: 'The platform could not complete the sign-in.',
  remedy: 'Try again. If it still fails, an administrator finds the cause in the log of the control plane.',
}

/** Whether the browser shows the address to which a failed sign-in leads. */
export function isSignInFailed(): boolean {
  return window.location.pathname === withBasePath(PAGE)
}

/** Leaves that address, after a sign-in that succeeded. */
export function forgetFailure(): void {
  if (isSignInFailed()) window.history.replaceState(null, '', basePath())
}

/** Why the sign-in at the identity provider failed, what to do, and where the log has more. */
export function SignInFailure() {
  const query = new URLSearchParams(window.location.search)
  const code = query.get('code') ?? ''
  const known = Object.hasOwn(explanations, code)
  const { reason, remedy } = (known ? explanations[code] : undefined) ?? unexpected
  const reference = query.get('reference') ?? ''
  return (
    <div role="alert" className="mb-5 flex gap-3 rounded-[0.625rem] bg-bad-wash p-4">
      <TriangleAlert className="mt-0.5 size-5 shrink-0 text-bad" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">{reason}</p>
        <p className="mt-1 text-soft text-pretty">{remedy}</p>
        <p className="mt-2 font-mono text-xs wrap-anywhere text-soft">
          {known ? code : 'UNEXPECTED'}
          {/^[\w.-]{1,100}$/.test(reference) && <>, request {reference}</>}
        </p>
      </div>
    </div>
  )
}
