import { infiniteQueryOptions } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'
import type { Account, PlatformRole } from '@/lib/api/model'
import { useRequest } from '@/lib/api/use-request'

const PAGE_SIZE = 100

export const accountsQuery = infiniteQueryOptions({
  queryKey: ['accounts'],
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET('/api/v1/accounts', {
        params: { query: { limit: PAGE_SIZE, ...(pageParam !== '' && { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

function useChange<T>(send: (target: T) => Promise<Account>, refusal: string) {
  return useRequest(send, { outdates: accountsQuery.queryKey, refusal })
}

/** Lets the account sign in, or not. */
export function useSetEnabled(id: string) {
  const params = { path: { id } }
  return useChange(
    (enabled: boolean) =>
      body(
        enabled
          ? api.POST('/api/v1/accounts/{id}:enable', { params })
          : api.POST('/api/v1/accounts/{id}:disable', { params }),
      ),
    'The account was not changed',
  )
}

/** Gives the account a role of the platform, or takes it away. */
export function useSetRole(id: string) {
  return useChange(({ role, has }: { role: PlatformRole; has: boolean }) => {
    const params = { path: { id, role } }
    return body(
      has
        ? api.PUT('/api/v1/accounts/{id}/platform-roles/{role}', { params })
        : api.DELETE('/api/v1/accounts/{id}/platform-roles/{role}', { params }),
    )
  }, 'The role was not changed')
}
