import { Link2 } from 'lucide-react'
import { useEffect, useState } from 'react'

import { Button } from '@/components/control/button'
import { AccessForm } from '@/components/layout/access-page'
import { api, done } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'

const PREFIX = '#sign-in='

/** Kept, because React may read an initial state twice. */
let taken: string | undefined

/** Takes the code of a sign-in link out of the address, where the history would keep it. */
export function takeSignInCode(): string | undefined {
  const { pathname, search, hash } = window.location
  if (hash.startsWith(PREFIX)) {
    window.history.replaceState(window.history.state, '', pathname + search)
    taken = hash.slice(PREFIX.length)
  }
  return taken
}

export function forgetSignInCode(): void {
  taken = undefined
}

/** By code: it can be sent once, and React may run an effect twice. */
const sent = new Map<string, Promise<void>>()

function send(code: string): Promise<void> {
  const request = sent.get(code) ?? done(api.POST('/api/v1/session/code', { body: { code } }))
  sent.set(code, request)
  return request
}

/** Signs in with the code, then shows the dashboard; says why when the code is refused. */
export function SignInLink({ code, onDone }: { code: string; onDone: () => void }) {
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => {
    void send(code).then(onDone, (error: unknown) => setRefusal(messageOf(error)))
  }, [code, onDone])
  if (refusal === undefined) return null
  return (
    <AccessForm
      title="Sign-in link"
      icon={Link2}
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      <h1 className="text-lg font-semibold tracking-tight">The link does not sign you in</h1>
      <p role="alert" className="mt-1 mb-5 text-soft text-pretty">
        {refusal}
      </p>
      <Button type="submit" variant="primary" className="w-full">
        Continue
      </Button>
    </AccessForm>
  )
}
