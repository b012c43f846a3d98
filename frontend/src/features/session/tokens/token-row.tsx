import { useState } from 'react'

import { Button } from '@/components/control/button'
import { TypedConfirmation } from '@/components/dialog/typed-confirmation'
import { Badge } from '@/components/feedback/badge'
import { Ago } from '@/components/text/times'
import type { Token } from '@/lib/api/model'
import { scopeLabels } from '@/lib/labels'
import { formatInstant } from '@/lib/time'

import { useRevokeToken } from './queries'

/** A token with what it permits, its expiry and its last use. */
export function TokenRow({ token, showUser }: { token: Token; showUser: boolean }) {
  const [confirming, setConfirming] = useState(false)
  const revoke = useRevokeToken()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="wrap-anywhere">{token.name}</bdi>
          {showUser && (
            <span className="font-normal text-soft">
              of <bdi>{token.user}</bdi>
            </span>
          )}
          {token.expired && <Badge tone="bad">Expired</Badge>}
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">{token.scopes.map((scope) => scopeLabels[scope]).join(', ')}</p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">
          {token.expired ? 'Expired' : 'Expires'} {formatInstant(token.expiresAt)},{' '}
          {token.lastUsedAt === undefined ? (
            'never used'
          ) : (
            <>
              last used <Ago at={token.lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <Button size="sm" busy={revoke.isPending} aria-label={`Revoke ${token.name}`} onClick={() => setConfirming(true)}>
        Revoke
      </Button>
      <TypedConfirmation
        open={confirming}
        onOpenChange={setConfirming}
        title={`Revoke ${token.name}?`}
        description="Programs with this token are refused from now on, and their event streams end."
        warning="This can’t be undone. A new token has another secret."
        name={token.name}
        action="Revoke token"
        onConfirm={() => revoke.mutate(token.id)}
      />
    </li>
  )
}
