import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, body } from './client'
import type { Permission, Team } from './model'

/** As many as the control plane returns at a time. */
const LIMIT = 200
const PAGE_SIZE = 100

/** The first teams that the user may see, for choices. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/teams', { params: { query: { limit: LIMIT } }, signal })),
})

/** The teams that the user may see, by pages. The key begins as the other one: both are outdated together. */
export const teamPagesQuery = infiniteQueryOptions({
  queryKey: [...teamsQuery.queryKey, { pages: true }],
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET('/api/v1/teams', {
        params: { query: { limit: PAGE_SIZE, ...(pageParam !== '' && { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

/** Whether the user may do something for a team. */
export function may(team: Team, permission: Permission): boolean {
  return team.permissions.includes(permission)
}
