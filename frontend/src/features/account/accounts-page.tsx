import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { Button } from '@/components/control/button'
import { Badge } from '@/components/feedback/badge'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { PageHeader } from '@/components/layout/page'
import { Ago } from '@/components/text/times'
import type { Account, PlatformRole } from '@/lib/api/model'
import { sessionQuery } from '@/lib/api/session'
import { platformRoleLabels } from '@/lib/labels'

import { accountsQuery, useSetEnabled, useSetRole } from './queries'

const ROLES = Object.entries(platformRoleLabels) as [PlatformRole, string][]

/** The accounts of all users, for administrators. */
export function AccountsPage() {
  return (
    <>
      <PageHeader title="Accounts" description="Who can sign in, and who has a role for all teams." />
      <Card title="Users">
        <AccountList />
      </Card>
    </>
  )
}

function AccountList() {
  const accounts = useInfiniteQuery(accountsQuery)
  const session = useQuery(sessionQuery)
  if (accounts.data === undefined) {
    return accounts.isError ? (
      <ErrorState
        title="The accounts could not be read"
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
      />
    ) : (
      <Skeleton className="mt-2 h-24" />
    )
  }
  const items = accounts.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="py-4 text-soft">There are no accounts: users do not sign in.</p>
  return (
    <>
      <ul aria-label="Accounts" className="divide-y divide-line">
        {items.map((account) => (
          <AccountRow key={account.id} account={account} isMe={account.id === session.data?.principalId} />
        ))}
      </ul>
      {accounts.hasNextPage && (
        <Button size="sm" className="mt-3" busy={accounts.isFetching} onClick={() => void accounts.fetchNextPage()}>
          More
        </Button>
      )}
    </>
  )
}

function AccountRow({ account, isMe }: { account: Account; isMe: boolean }) {
  const setEnabled = useSetEnabled(account.id)
  const setRole = useSetRole(account.id)
  const { name, enabled } = account
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="wrap-anywhere">{name}</bdi>
          {isMe && <Badge tone="quiet">You</Badge>}
          {!enabled && <Badge tone="warn">Disabled</Badge>}
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">
          {account.teams === 1 ? '1 team' : `${account.teams} teams`}, created <Ago at={account.createdAt} />
          {account.subject !== undefined && (
            <>
              , id at the identity provider: <bdi className="wrap-anywhere">{account.subject}</bdi>
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <fieldset disabled={setRole.isPending || account.subject !== undefined} className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="sr-only">Roles of {name} for all teams</legend>
          {account.subject !== undefined && (
            <p className="w-full text-[0.8125rem] text-soft">Set by the user’s groups at the identity provider</p>
          )}
          {ROLES.map(([role, label]) => (
            <label key={role} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={account.platformRoles.includes(role)}
                onChange={(event) => setRole.mutate({ role, has: event.target.checked })}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <Button
          size="sm"
          busy={setEnabled.isPending}
          aria-label={enabled ? `Disable ${name}` : `Enable ${name}`}
          onClick={() => setEnabled.mutate(!enabled)}
        >
          {enabled ? 'Disable' : 'Enable'}
        </Button>
      </div>
    </li>
  )
}
