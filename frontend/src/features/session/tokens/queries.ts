import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, body, done } from '@/lib/api/client'
import type { CreatedToken, TokenRequest } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { showToast } from '@/lib/toasts'

/** The tokens of the user, or of all users. */
export const tokensQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['tokens', all],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/tokens', { signal, ...(all && { params: { query: { all: true } } }) })),
    staleTime: 0,
  })

/** Makes a token. Its secret is in the result only, which no cache keeps. */
export function useCreateToken() {
  const client = useQueryClient()
  return useMutation<CreatedToken, Error, TokenRequest>({
    mutationFn: (request) => body(api.POST('/api/v1/tokens', { body: request })),
    gcTime: 0,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

/** Revokes a token. */
export function useRevokeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onError: (error) => showToast({ tone: 'bad', title: 'The token was not revoked', detail: messageOf(error) }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}
