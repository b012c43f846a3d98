import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router'

import { TokenScreen } from '@/features/session/token-screen'
import { createQueryClient } from '@/lib/api/query-client'
import { useAccessState } from '@/lib/session/access-token'

import { LiveUpdates } from './live/live-updates'
import { createRouter } from './router'

/** The dashboard, or the form for the access token when the control plane requires one. */
export function App() {
  const access = useAccessState()
  if (access !== 'open') return <TokenScreen state={access} />
  return <Dashboard />
}

function Dashboard() {
  // Remounted after a token was entered, which discards the rejected requests.
  const [client] = useState(createQueryClient)
  const [router] = useState(createRouter)
  return (
    <QueryClientProvider client={client}>
      <LiveUpdates />
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
