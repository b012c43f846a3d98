import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ChevronRight, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { EmptyState, ErrorState } from '@/components/feedback/state-panels'
import { PageHeader } from '@/components/layout/page'
import { Ago } from '@/components/text/times'
import type { Team } from '@/lib/api/model'
import { sessionQuery } from '@/lib/api/session'
import { teamPagesQuery } from '@/lib/api/teams'

import { useCreateTeam } from './mutations'
import { NameDialog } from './name-dialog'

/** The teams that the user may see. */
export function TeamsPage() {
  const session = useQuery(sessionQuery)
  const creates = session.data?.platformRoles.includes('ADMINISTRATOR') === true
  return (
    <>
      <PageHeader
        title="Teams"
        description="Stores belong to teams; each member has a role."
        actions={
          creates && (
            <div className="flex gap-2.5">
              <Button asChild>
                <Link to="/accounts">Accounts</Link>
              </Button>
              <NewTeam />
            </div>
          )
        }
      />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        <TeamList />
      </div>
    </>
  )
}

function NewTeam() {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const create = useCreateTeam()
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New team
      </Button>
      <NameDialog
        open={open}
        onOpenChange={(next) => {
          create.reset()
          setOpen(next)
        }}
        title="New team"
        description="You become its owner."
        initial=""
        action="Create team"
        busy={create.isPending}
        error={create.error}
        onSubmit={(name) => create.mutate(name, { onSuccess: (team) => void navigate(`/teams/${team.id}`) })}
      />
    </>
  )
}

function TeamList() {
  const teams = useInfiniteQuery(teamPagesQuery)
  if (teams.data === undefined) {
    return teams.isError ? (
      <ErrorState title="The teams could not be read" error={teams.error} onRetry={() => void teams.refetch()} />
    ) : (
      <div className="p-5">
        <Skeleton className="h-24" />
      </div>
    )
  }
  const items = teams.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <EmptyState icon={<Users aria-hidden />} title="You are not a member of any team">
        Ask an owner of a team for an invitation.
      </EmptyState>
    )
  }
  return (
    <>
      <ul aria-label="Teams" className="divide-y divide-line">
        {items.map((team) => (
          <TeamRow key={team.id} team={team} />
        ))}
      </ul>
      {teams.hasNextPage && (
        <Button size="sm" className="m-4" busy={teams.isFetching} onClick={() => void teams.fetchNextPage()}>
          More
        </Button>
      )}
    </>
  )
}

function TeamRow({ team }: { team: Team }) {
  return (
    <li className="relative flex items-center gap-3 px-5 py-4 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link to={`/teams/${team.id}`} className="font-medium wrap-anywhere after:absolute after:inset-0">
          <bdi>{team.name}</bdi>
        </Link>
        <p className="mt-0.5 text-[0.8125rem] text-soft wrap-anywhere">
          <span className="font-mono text-xs">{team.id}</span>, created <Ago at={team.createdAt} />
        </p>
      </div>
      <ChevronRight className="size-4 shrink-0 text-faint" aria-hidden />
    </li>
  )
}
