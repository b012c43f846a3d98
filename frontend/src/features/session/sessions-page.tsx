import { useQuery } from '@tanstack/react-query'

import { Button } from '@/components/control/button'
import { Badge } from '@/components/feedback/badge'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { PageHeader } from '@/components/layout/page'
import { Ago } from '@/components/text/times'
import type { Session } from '@/lib/api/model'

import { sessionsQuery, useEndSession, useSignOut, useSignOutEverywhere } from './queries'

/** The user's sessions, each of which can be ended. */
export function SessionsPage() {
  const everywhere = useSignOutEverywhere()
  return (
    <>
      <PageHeader
        title="Sessions"
        description="Where you are signed in."
        actions={
          <Button busy={everywhere.isPending} onClick={() => everywhere.mutate(undefined)}>
            Sign out everywhere
          </Button>
        }
      />
      <Card title="Your sessions">
        <SessionList />
      </Card>
    </>
  )
}

function SessionList() {
  const sessions = useQuery(sessionsQuery)
  if (sessions.data === undefined) {
    return sessions.isError ? (
      <ErrorState
        title="The sessions could not be read"
        error={sessions.error}
        onRetry={() => void sessions.refetch()}
      />
    ) : (
      <Skeleton className="mt-2 h-24" />
    )
  }
  if (sessions.data.items.length === 0) {
    return <p className="py-4 text-soft">There are no sessions: you use the API token, or users do not sign in.</p>
  }
  return (
    <ul aria-label="Sessions" className="divide-y divide-line">
      {sessions.data.items.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}

function SessionRow({ session }: { session: Session }) {
  const end = useEndSession()
  const signOut = useSignOut()
  const client = session.client === '' ? 'Unknown client' : session.client
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="line-clamp-2 wrap-anywhere">{client}</bdi>
          {session.current && <Badge tone="ok">This browser</Badge>}
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">
          From {session.origin}, signed in <Ago at={session.createdAt} />, last used <Ago at={session.lastUsedAt} />
        </p>
      </div>
      <Button
        size="sm"
        busy={end.isPending || signOut.isPending}
        aria-label={session.current ? 'Sign out of this browser' : `Sign out of ${client} from ${session.origin}`}
        onClick={() => (session.current ? signOut.mutate(undefined) : end.mutate(session.id))}
      >
        Sign out
      </Button>
    </li>
  )
}
