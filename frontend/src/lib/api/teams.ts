import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { api, body } from './client'
import type { Permission, Team } from './model'

/** As many as the control plane returns at a time. */
const LIMIT = 200
const PAGE_SIZE = 100

/** All teams that the user may see, for choices. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => {
    const items: Team[] = []
    let after: string | undefined
    do {
      const page = await body(
        api.GET('/api/v1/teams', {
          params: { query: { limit: LIMIT, ...(after !== undefined && { after }) } },
          signal,
        }),
      )
      items.push(...page.items)
      after = page.next
    } while (after !== undefined)
    return { items }
  },
})

/** One team, with what the user may do for it. */
export function teamQuery(id: string) {
  return queryOptions({
    queryKey: ['teams', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/teams/{id}', { params: { path: { id } }, signal })),
  })
}

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
