import { useQuery } from '@tanstack/react-query'
import { Pencil, Store, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'

import { Button } from '@/components/control/button'
import { TypedConfirmation } from '@/components/dialog/typed-confirmation'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { PageHeader } from '@/components/layout/page'
import type { Team } from '@/lib/api/model'
import { sessionQuery } from '@/lib/api/session'
import { may, teamQuery } from '@/lib/api/teams'

import { InvitationsCard } from './invitations-card'
import { LimitsCard } from './limits-card'
import { MembersCard } from './members-card'
import { useDeleteTeam, useRenameTeam } from './mutations'
import { NameDialog } from './name-dialog'

/** One team: its members and invitations. */
export function TeamPage() {
  const { id = '' } = useParams()
  const team = useQuery(teamQuery(id))
  if (team.data !== undefined) return <Details team={team.data} />
  return team.isError ? (
    <ErrorState title="The team could not be read" error={team.error} onRetry={() => void team.refetch()} />
  ) : (
    <Skeleton className="h-40" />
  )
}

function Details({ team }: { team: Team }) {
  const session = useQuery(sessionQuery)
  const manages = may(team, 'team.manage')
  return (
    <>
      <PageHeader
        title={team.name}
        description={<span className="font-mono text-[0.8125rem] wrap-anywhere">{team.id}</span>}
      />
      <div className="mb-5 flex flex-wrap gap-2.5">
        <Button asChild size="sm">
          <Link to={{ pathname: '/stores', search: `?team=${team.id}` }}>
            <Store aria-hidden />
            Stores
          </Link>
        </Button>
        {manages && <RenameTeam team={team} />}
        {manages && team.id !== 'local' && <DeleteTeam team={team} />}
      </div>
      <div className="grid gap-5">
        <LimitsCard team={team} editable={session.data?.platformRoles.includes('ADMINISTRATOR') === true} />
        <MembersCard team={team} me={session.data?.principalId} />
        {manages && session.data?.signIn === true && <InvitationsCard team={team} />}
      </div>
    </>
  )
}

function RenameTeam({ team }: { team: Team }) {
  const [open, setOpen] = useState(false)
  const rename = useRenameTeam(team.id)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        Rename
      </Button>
      <NameDialog
        open={open}
        onOpenChange={(next) => {
          rename.reset()
          setOpen(next)
        }}
        title="Rename the team"
        description="Its id does not change."
        initial={team.name}
        action="Rename"
        busy={rename.isPending}
        error={rename.error}
        onSubmit={(name) => rename.mutate(name, { onSuccess: () => setOpen(false) })}
      />
    </>
  )
}

function DeleteTeam({ team }: { team: Team }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const remove = useDeleteTeam(team.id)
  return (
    <>
      <Button size="sm" busy={remove.isPending} onClick={() => setOpen(true)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <TypedConfirmation
        open={open}
        onOpenChange={setOpen}
        title={<bdi>Delete {team.name}?</bdi>}
        description="Only a team without stores and without other members can be deleted."
        warning="The team and its invitations are deleted. This cannot be undone."
        name={team.name}
        action="Delete team"
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/teams') })}
      />
    </>
  )
}
