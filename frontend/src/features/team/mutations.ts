import { api, body, done } from '@/lib/api/client'
import type { TeamLimitsRequest, TeamRole } from '@/lib/api/model'
import { teamsQuery } from '@/lib/api/teams'
import { useRequest } from '@/lib/api/use-request'

/** A change after which everything about teams is read again. A refusal is shown as a message, or by the form. */
function useChange<T, R = unknown>(send: (target: T) => Promise<R>, refusal?: string) {
  return useRequest(send, { outdates: teamsQuery.queryKey, ...(refusal !== undefined && { refusal }) })
}

export function useCreateTeam() {
  return useChange((name: string) => body(api.POST('/api/v1/teams', { body: { name } })))
}

export function useRenameTeam(id: string) {
  return useChange((name: string) =>
    body(api.PATCH('/api/v1/teams/{id}', { params: { path: { id } }, body: { name } })),
  )
}

export function useSetLimits(id: string) {
  return useChange((limits: TeamLimitsRequest) =>
    body(api.PUT('/api/v1/teams/{id}/limits', { params: { path: { id } }, body: limits })),
  )
}

export function useDeleteTeam(id: string) {
  return useChange<undefined>(
    () => done(api.DELETE('/api/v1/teams/{id}', { params: { path: { id } } })),
    'The team was not deleted',
  )
}

export function useAddMember(team: string) {
  return useChange((member: { name: string; role: TeamRole }) =>
    body(api.POST('/api/v1/teams/{team}/members', { params: { path: { team } }, body: member })),
  )
}

export function useChangeRole(team: string, accountId: string) {
  return useChange(
    (role: TeamRole) =>
      body(
        api.PATCH('/api/v1/teams/{team}/members/{accountId}', {
          params: { path: { team, accountId } },
          body: { role },
        }),
      ),
    'The role was not changed',
  )
}

export function useRemoveMember(team: string, accountId: string) {
  return useChange<undefined>(
    () =>
      done(api.DELETE('/api/v1/teams/{team}/members/{accountId}', { params: { path: { team, accountId } } })),
    'The member was not removed',
  )
}

export function useInvite(team: string) {
  return useChange((role: TeamRole) =>
    body(api.POST('/api/v1/teams/{team}/invitations', { params: { path: { team } }, body: { role } })),
  )
}

export function useRevokeInvitation(team: string, id: string) {
  return useChange<undefined>(
    () => done(api.DELETE('/api/v1/teams/{team}/invitations/{id}', { params: { path: { team, id } } })),
    'The invitation was not revoked',
  )
}
