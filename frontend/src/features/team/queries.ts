import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'

const PAGE_SIZE = 100

export function limitsQuery(id: string) {
  return queryOptions({
    queryKey: ['teams', id, 'limits'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/teams/{id}/limits', { params: { path: { id } }, signal })),
    staleTime: 0,
  })
}

export function membersQuery(team: string) {
  return infiniteQueryOptions({
    queryKey: ['teams', team, 'members'],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/teams/{team}/members', {
          params: { path: { team }, query: { limit: PAGE_SIZE, ...(pageParam !== '' && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

export function invitationsQuery(team: string) {
  return queryOptions({
    queryKey: ['teams', team, 'invitations'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/teams/{team}/invitations', { params: { path: { team } }, signal })),
    staleTime: 0,
  })
}
