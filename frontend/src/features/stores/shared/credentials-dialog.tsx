import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { CopyButton } from '@/components/control/copy-button'
import { TextField } from '@/components/control/text-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { api, body } from '@/lib/api/client'
import type { Credentials, Store } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'
import { sessionQuery } from '@/lib/api/session'
import { may, teamQuery } from '@/lib/api/teams'
import { providerAddress, shownPage } from '@/lib/session/provider-address'

import { useRevealCredentials } from '../api/mutations'
import { isVisitable } from './phase'

/** How long the password is shown. */
const SHOWN_MS = 60_000

/** Whether the user may see the credentials of the shop. */
export function useMayReveal(store: Store): boolean {
  const team = useQuery(teamQuery(store.owner)).data
  return team !== undefined && may(team, 'credentials.reveal') && isVisitable(store.phase)
}

interface CredentialsDialogProps {
  store: Store
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Reveals what the shop's administrator signs in with, and closes after a while. */
export function CredentialsDialog({ store, open, onOpenChange }: CredentialsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Administrator of the shop"
      description="User name and password for WordPress. Revealing them is recorded in the audit log. If the password was changed in the shop, this one is no longer valid."
    >
      <Content store={store} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function Content({ store, onDone }: { store: Store; onDone: () => void }) {
  const reveal = useRevealCredentials(store.id)
  if (reveal.data !== undefined) return <Revealed credentials={reveal.data} onDone={onDone} />
  if (reveal.error instanceof ApiError && reveal.error.code === 'SIGN_IN_TOO_OLD') {
    return <SignInAgain onDone={() => reveal.mutate()} onCancel={onDone} />
  }
  return (
    <>
      {reveal.isError && (
        <p role="alert" className="px-6 pb-4 text-bad">
          {messageOf(reveal.error)}
        </p>
      )}
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" busy={reveal.isPending} onClick={() => reveal.mutate()}>
          Reveal
        </Button>
      </DialogFooter>
    </>
  )
}

function Revealed({ credentials, onDone }: { credentials: Credentials; onDone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onDone, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [onDone])
  return (
    <>
      <div className="space-y-3 overflow-y-auto px-6 pb-5">
        <Value label="User name" value={credentials.username} />
        <Value label="Password" value={credentials.password} />
        <p className="text-[0.8125rem] text-soft">Hidden again after a minute.</p>
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-center gap-2 rounded-xl border border-line bg-sunken px-4 py-3">
      <span className="w-24 shrink-0 text-faint">{label}</span>
      <code aria-label={label} className="min-w-0 flex-1 text-[0.8125rem] break-all select-all">
        {value}
      </code>
      <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} />
    </div>
  )
}

/** A new session of the same user, after which the credentials are revealed. */
function SignInAgain({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const session = useQuery(sessionQuery).data
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const provider = session?.signInMethods.provider
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    body(api.POST('/api/v1/session', { body: { name: session?.name ?? '', password } }))
      .then(onDone, (error: unknown) => setRefusal(messageOf(error)))
      .finally(() => setBusy(false))
  }
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <p className="mb-3 text-soft">Your sign-in is more than five minutes ago. Sign in again to see the password.</p>
        {provider !== undefined && (
          <Button asChild className="mb-4 w-full">
            <a href={providerAddress(provider.path, shownPage())}>
              Sign in with <bdi>{provider.name}</bdi>
            </a>
          </Button>
        )}
        {session?.signInMethods.password === true && (
          <TextField
            label={`Password of ${session.name}`}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => {
              setRefusal(undefined)
              setPassword(event.target.value)
            }}
            error={refusal}
          />
        )}
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        {session?.signInMethods.password === true && (
          <Button type="submit" variant="primary" busy={busy} disabled={password === ''}>
            Sign in again
          </Button>
        )}
      </DialogFooter>
    </form>
  )
}
