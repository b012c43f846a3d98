import { queryOptions } from '@tanstack/react-query'

import { api, body } from './client'
import type { Permission, Team } from './model'

/** As many as the control plane returns at a time. */
const LIMIT = 200

/** The teams that the user may see. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/teams', { params: { query: { limit: LIMIT } }, signal })),
})

/** Whether the user may do something for a team. */
export function may(team: Team, permission: Permission): boolean {
  return team.permissions.includes(permission)
}
