import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { api, body, done } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { sessionQuery } from '@/lib/api/session'
import { withBasePath } from '@/lib/base-path'
import { navigation } from '@/lib/navigation'
import { requireSignIn } from '@/lib/session/access-token'
import { showToast } from '@/lib/toasts'

/** The sessions of the user. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/sessions', { signal })),
  staleTime: 0,
})

function useEnd<T>(send: (target: T) => Promise<void>, refusal: string, after: () => void) {
  return useMutation({
    mutationFn: send,
    onSuccess: after,
    onError: (error) => showToast({ tone: 'bad', title: refusal, detail: messageOf(error) }),
  })
}

/** Shows the sign-in, or leads to the sign-out of the provider where the user signed in. */
function useLeave(): () => void {
  const { data } = useQuery(sessionQuery)
  return () => {
    if (data?.signOutPath === undefined) requireSignIn()
    else navigation.leaveFor(withBasePath(data.signOutPath))
  }
}

/** Ends the session of this browser. */
export function useSignOut() {
  return useEnd<undefined>(() => done(api.DELETE('/api/v1/session')), 'You are not signed out', useLeave())
}

/** Ends all sessions of the user. */
export function useSignOutEverywhere() {
  return useEnd<undefined>(() => done(api.DELETE('/api/v1/sessions')), 'You are not signed out', useLeave())
}

/** Ends the session of another browser. */
export function useEndSession() {
  const client = useQueryClient()
  return useEnd<string>(
    (id) => done(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    'The session was not ended',
    () => void client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  )
}
