import { useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { Ago } from '@/components/text/times'
import type { Invitation, Team } from '@/lib/api/model'
import { teamRoleLabel } from '@/lib/labels'

import { InviteDialog } from './invite-dialog'
import { useRevokeInvitation } from './mutations'
import { invitationsQuery } from './queries'

/** The invitations to a team, for users who may invite. */
export function InvitationsCard({ team }: { team: Team }) {
  const [inviting, setInviting] = useState(false)
  return (
    <Card
      title="Invitations"
      aside={
        <Button size="sm" onClick={() => setInviting(true)}>
          <Link2 aria-hidden />
          Invite
        </Button>
      }
    >
      <InvitationList team={team.id} />
      <InviteDialog team={team} open={inviting} onOpenChange={setInviting} />
    </Card>
  )
}

function InvitationList({ team }: { team: string }) {
  const invitations = useQuery(invitationsQuery(team))
  if (invitations.data === undefined) {
    return invitations.isError ? (
      <ErrorState
        title="The invitations could not be read"
        error={invitations.error}
        onRetry={() => void invitations.refetch()}
      />
    ) : (
      <Skeleton className="mt-2 h-16" />
    )
  }
  if (invitations.data.items.length === 0) {
    return <p className="py-4 text-soft">There is no open invitation. An invitation is a link that can be used once.</p>
  }
  return (
    <ul aria-label="Invitations" className="divide-y divide-line">
      {invitations.data.items.map((invitation) => (
        <InvitationRow key={invitation.id} team={team} invitation={invitation} />
      ))}
    </ul>
  )
}

function InvitationRow({ team, invitation }: { team: string; invitation: Invitation }) {
  const revoke = useRevokeInvitation(team, invitation.id)
  const role = teamRoleLabel(invitation.role)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{role}</p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">
          By <bdi>{invitation.invitedBy}</bdi> <Ago at={invitation.createdAt} />, valid until{' '}
          <time dateTime={invitation.expiresAt}>{new Date(invitation.expiresAt).toLocaleString()}</time>
        </p>
      </div>
      <Button
        size="sm"
        busy={revoke.isPending}
        aria-label={`Revoke the invitation with the role ${role}`}
        onClick={() => revoke.mutate(undefined)}
      >
        Revoke
      </Button>
    </li>
  )
}
