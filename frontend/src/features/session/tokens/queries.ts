import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, body, done } from '@/lib/api/client'
import type { CreatedToken, TokenRequest } from '@/lib/api/model'
import { useRequest } from '@/lib/api/use-request'

/** The tokens of the user, or of all users. */
export const tokensQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['tokens', all],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/tokens', { signal, ...(all && { params: { query: { all: true } } }) })),
    staleTime: 0,
  })

/** Creates a token. Its secret is in the result only, which no cache keeps. */
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
  return useRequest((id: string) => done(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })), {
    outdates: ['tokens'],
    refusal: 'The token was not revoked',
  })
}
