import { MailOpen } from 'lucide-react'
import { useEffect, useState } from 'react'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { AccessPage } from '@/components/layout/access-page'
import type { SignInMethods } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { teamRoleLabel } from '@/lib/labels'
import { providerAddress } from '@/lib/session/provider-address'
import { signedIn } from '@/lib/session/api-token'

import { AccountForm } from './account-form'
import { keepInvitation, leaveInvitation } from './invitation-link'
import { accept, openInvitation, type Opened } from './requests'

interface InvitationScreenProps {
  secret: string
  onLeave: () => void
}

/** The page of an invitation's link: with a new account, or as a user. */
export function InvitationScreen({ secret, onLeave }: InvitationScreenProps) {
  const [opened, setOpened] = useState<Opened>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    let current = true
    openInvitation(secret).then(
      (found) => {
        if (current) setOpened(found)
      },
      (cause: unknown) => {
        if (current) setError(cause)
      },
    )
    return () => {
      current = false
    }
  }, [secret])
  const leave = () => {
    leaveInvitation()
    onLeave()
  }
  const joined = () => {
    signedIn()
    leave()
  }
  return (
    <AccessPage title="Invitation" icon={MailOpen}>
      {error !== undefined ? (
        <Invalid error={error} onLeave={leave} />
      ) : opened === undefined ? (
        <Skeleton className="h-32" />
      ) : (
        <>
          <Title opened={opened} />
          {opened.user === undefined ? (
            <SignIn secret={secret} methods={opened.methods} onJoined={joined} />
          ) : (
            <AcceptAsUser secret={secret} user={opened.user} onJoined={joined} onLeave={leave} />
          )}
        </>
      )}
    </AccessPage>
  )
}

function Invalid({ error, onLeave }: { error: unknown; onLeave: () => void }) {
  return (
    <div role="alert">
      <h1 className="text-lg font-semibold tracking-tight">The invitation cannot be used</h1>
      <p className="mt-1 mb-5 text-soft text-pretty">{messageOf(error)}</p>
      <Button className="w-full" onClick={onLeave}>
        Open the dashboard
      </Button>
    </div>
  )
}

function Title({ opened: { described } }: { opened: Opened }) {
  const { teamName, invitation } = described
  return (
    <>
      <h1 className="text-lg font-semibold tracking-tight wrap-anywhere">
        Join <bdi>{teamName}</bdi>
      </h1>
      <p className="mt-1 mb-5 text-soft text-pretty">
        <bdi>{invitation.invitedBy}</bdi> invites you. Your role: {teamRoleLabel(invitation.role)}.
      </p>
    </>
  )
}

interface SignInProps {
  secret: string
  methods: SignInMethods
  onJoined: () => void
}

function SignIn({ secret, methods: { password, provider }, onJoined }: SignInProps) {
  return (
    <>
      {provider !== undefined && (
        <Button asChild variant="primary" className="mb-4 w-full">
          <a href={providerAddress(provider.path, '/invitation')} onClick={() => keepInvitation(secret)}>
            Sign in with <bdi>{provider.name}</bdi>
          </a>
        </Button>
      )}
      {password && <AccountForm secret={secret} onJoined={onJoined} />}
    </>
  )
}

interface AcceptAsUserProps {
  secret: string
  user: string
  onJoined: () => void
  onLeave: () => void
}

function AcceptAsUser({ secret, user, onJoined, onLeave }: AcceptAsUserProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const submit = () => {
    setBusy(true)
    accept(secret).then(onJoined, (error: unknown) => {
      setBusy(false)
      setRefusal(messageOf(error))
    })
  }
  return (
    <>
      {refusal !== undefined && (
        <p role="alert" className="mb-4 text-bad">
          {refusal}
        </p>
      )}
      <Button variant="primary" className="w-full" busy={busy} onClick={submit}>
        Accept as {user}
      </Button>
      <Button variant="ghost" className="mt-2 w-full" onClick={onLeave}>
        Open the dashboard
      </Button>
    </>
  )
}
