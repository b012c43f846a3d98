import { useInfiniteQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import { Button } from '@/components/control/button'
import { Select } from '@/components/control/select-field'
import { Badge } from '@/components/feedback/badge'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { Ago } from '@/components/text/times'
import type { Team, TeamMember } from '@/lib/api/model'
import { may } from '@/lib/api/teams'
import { teamRoleLabels } from '@/lib/labels'

import { AddMemberDialog } from './add-member-dialog'
import { useChangeRole, useRemoveMember } from './mutations'
import { membersQuery } from './queries'
import { ROLE_OPTIONS, roleOf } from './role-options'

interface MembersCardProps {
  team: Team
  /** Id of the user. */
  me: string | undefined
}

export function MembersCard({ team, me }: MembersCardProps) {
  const [adding, setAdding] = useState(false)
  const adds = may(team, 'team.manage') && may(team, 'account.manage')
  return (
    <Card
      title="Members"
      aside={
        adds && (
          <Button size="sm" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden />
            Add
          </Button>
        )
      }
    >
      <MemberList team={team} me={me} />
      <AddMemberDialog team={team.id} open={adding} onOpenChange={setAdding} />
    </Card>
  )
}

function MemberList({ team, me }: MembersCardProps) {
  const members = useInfiniteQuery(membersQuery(team.id))
  if (members.data === undefined) {
    return members.isError ? (
      <ErrorState title="The members could not be read" error={members.error} onRetry={() => void members.refetch()} />
    ) : (
      <Skeleton className="mt-2 h-24" />
    )
  }
  const items = members.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return <p className="py-4 text-soft">The team has no members yet.</p>
  }
  return (
    <>
      <ul aria-label="Members" className="divide-y divide-line">
        {items.map((member) => (
          <MemberRow key={member.accountId} team={team} member={member} isMe={member.accountId === me} />
        ))}
      </ul>
      {members.hasNextPage && (
        <Button size="sm" className="mt-3" busy={members.isFetching} onClick={() => void members.fetchNextPage()}>
          More
        </Button>
      )}
    </>
  )
}

function MemberRow({ team, member, isMe }: { team: Team; member: TeamMember; isMe: boolean }) {
  const navigate = useNavigate()
  const changeRole = useChangeRole(team.id, member.accountId)
  const remove = useRemoveMember(team.id, member.accountId)
  const manages = may(team, 'team.manage') && !member.ofProvider
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="wrap-anywhere">{member.name}</bdi>
          {isMe && <Badge tone="quiet">You</Badge>}
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">
          Member since <Ago at={member.since} />
          {member.ofProvider && ', by the groups of the provider'}
        </p>
      </div>
      <div className="flex items-center gap-2.5">
        {manages ? (
          <Select
            aria-label={`Role of ${member.name}`}
            options={ROLE_OPTIONS}
            value={member.role}
            disabled={changeRole.isPending}
            onChange={(role) => changeRole.mutate(roleOf(role))}
          />
        ) : (
          <span className="text-soft">{teamRoleLabels[member.role]}</span>
        )}
        {(manages || (isMe && !member.ofProvider)) && (
          <Button
            size="sm"
            busy={remove.isPending}
            aria-label={isMe ? 'Leave the team' : `Remove ${member.name}`}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () => {
                  if (isMe) void navigate('/teams')
                },
              })
            }
          >
            {isMe ? 'Leave' : 'Remove'}
          </Button>
        )}
      </div>
    </li>
  )
}
