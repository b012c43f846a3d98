import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router'

import { TokenScreen } from '@/features/session/token-screen'
import { createQueryClient } from '@/lib/api/query-client'
import { useAccessState } from '@/lib/session/access-token'

import { LiveUpdates } from './live/live-updates'
import { createRouter } from './router'

/** The dashboard, or the question for the access token when the control plane wants one. */
export function App() {
  const access = useAccessState()
  if (access !== 'open') return <TokenScreen state={access} />
  return <Dashboard />
}

function Dashboard() {
  // Made anew after a token was given, so that nothing is left of the refused requests.
  const [client] = useState(createQueryClient)
  const [router] = useState(createRouter)
  return (
    <QueryClientProvider client={client}>
      <LiveUpdates />
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
