import { QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'

import { openedInvitation } from '@/features/invitation/invitation-link'
import { InvitationScreen } from '@/features/invitation/invitation-screen'
import { forgetSignInCode, SignInLink, takeSignInCode } from '@/features/session/sign-in-link'
import { SignInScreen } from '@/features/session/sign-in-screen'
import { TokenScreen } from '@/features/session/token-screen'
import { createQueryClient } from '@/lib/api/query-client'
import { useAccessState } from '@/lib/session/api-token'
import { followSystemTheme } from '@/lib/theme'

import { LiveUpdates } from './live/live-updates'
import { createRouter } from './router'

/** The dashboard, or the form for what the control plane requires: a sign-in or the API token. */
export function App() {
  useEffect(followSystemTheme, [])
  const access = useAccessState()
  const [code, setCode] = useState(takeSignInCode)
  const forgetCode = useCallback(() => {
    forgetSignInCode()
    setCode(undefined)
  }, [])
  const [invitation, setInvitation] = useState(openedInvitation)
  if (code !== undefined) return <SignInLink code={code} onDone={forgetCode} />
  // An invited person may have no account yet.
  if (invitation !== undefined) return <InvitationScreen secret={invitation} onLeave={() => setInvitation(undefined)} />
  if (access === 'sign-in') return <SignInScreen />
  if (access !== 'open') return <TokenScreen state={access} />
  return <Dashboard />
}

function Dashboard() {
  // Remounted after a sign-in, which discards rejected requests and what another user has read.
  const [client] = useState(createQueryClient)
  const [router] = useState(createRouter)
  return (
    <QueryClientProvider client={client}>
      <LiveUpdates />
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
