import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { PageHeader } from '@/components/layout/page'
import { sessionQuery } from '@/lib/api/session'

import { CreateTokenDialog } from './create-token-dialog'
import { tokensQuery } from './queries'
import { TokenRow } from './token-row'

/** The user's tokens, which can be created and revoked; for an administrator those of all users, too. */
export function TokensPage() {
  const [creating, setCreating] = useState(false)
  const [all, setAll] = useState(false)
  const session = useQuery(sessionQuery)
  const own = useQuery(tokensQuery(false))
  const administrator = session.data?.platformRoles.includes('ADMINISTRATOR') === true
  const grantable = own.data?.grantableScopes ?? []
  return (
    <>
      <PageHeader
        title="Tokens"
        description="For the shell and for programs, which act for you with them."
        actions={
          grantable.length > 0 && (
            <Button variant="primary" onClick={() => setCreating(true)}>
              <Plus aria-hidden />
              New token
            </Button>
          )
        }
      />
      <Card
        title={all ? 'Tokens of all users' : 'Your tokens'}
        aside={
          administrator && (
            <Button variant="ghost" size="sm" onClick={() => setAll(!all)}>
              {all ? 'Show only yours' : 'Show all users'}
            </Button>
          )
        }
      >
        <TokenList key={String(all)} all={all} />
      </Card>
      <CreateTokenDialog open={creating} onOpenChange={setCreating} grantable={grantable} />
    </>
  )
}

function TokenList({ all }: { all: boolean }) {
  const tokens = useQuery(tokensQuery(all))
  if (tokens.data === undefined) {
    return tokens.isError ? (
      <ErrorState
        title="The tokens could not be read"
        error={tokens.error}
        onRetry={() => void tokens.refetch()}
      />
    ) : (
      <Skeleton className="mt-2 h-24" />
    )
  }
  if (tokens.data.items.length === 0) {
    return (
      <p className="py-4 text-soft">
        {all ? 'No user has a token.' : tokens.data.grantableScopes.length > 0
          ? 'You have no token.'
          : 'Only signed-in users can create tokens.'}
      </p>
    )
  }
  return (
    <ul aria-label="Tokens" className="divide-y divide-line">
      {tokens.data.items.map((token) => (
        <TokenRow key={token.id} token={token} showUser={all} />
      ))}
    </ul>
  )
}
