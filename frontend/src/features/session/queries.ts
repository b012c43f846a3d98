import { queryOptions, useQuery } from '@tanstack/react-query'

import { api, body, done } from '@/lib/api/client'
import { sessionQuery } from '@/lib/api/session'
import { useRequest } from '@/lib/api/use-request'
import { withBasePath } from '@/lib/base-path'
import { navigation } from '@/lib/navigation'
import { requireSignIn } from '@/lib/session/api-token'

/** The sessions of the user. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/sessions', { signal })),
  staleTime: 0,
})

/** Shows the sign-in, or leads to the sign-out of the identity provider where the user signed in. */
function useLeave(): () => void {
  const { data } = useQuery(sessionQuery)
  return () => {
    if (data?.signOutPath === undefined) requireSignIn()
    else navigation.leaveFor(withBasePath(data.signOutPath))
  }
}

/** Ends the session of this browser. */
export function useSignOut() {
  return useRequest<undefined>(() => done(api.DELETE('/api/v1/session')), {
    refusal: 'You could not be signed out',
    onSuccess: useLeave(),
  })
}

/** Ends all sessions of the user. */
export function useSignOutEverywhere() {
  return useRequest<undefined>(() => done(api.DELETE('/api/v1/sessions')), {
    refusal: 'You could not be signed out',
    onSuccess: useLeave(),
  })
}

/** Ends the session of another browser. */
export function useEndSession() {
  return useRequest(
    (id: string) => done(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    { outdates: sessionsQuery.queryKey, refusal: 'The session was not ended' },
  )
}
