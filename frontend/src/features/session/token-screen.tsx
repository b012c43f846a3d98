import { KeyRound } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { AccessForm } from '@/components/layout/access-page'
import { keepToken, type AccessState } from '@/lib/session/api-token'

interface TokenScreenProps {
  state: Exclude<AccessState, 'open' | 'sign-in'>
}

/** The form for the API token that the control plane printed at its first start. */
export function TokenScreen({ state }: TokenScreenProps) {
  const [token, setToken] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const trimmed = token.trim()
    if (trimmed === '') setEmpty(true)
    else keepToken(trimmed)
  }
  const error = empty
    ? 'Paste the API token.'
    : state === 'rejected' && token === ''
      ? 'The control plane did not accept that token.'
      : undefined
  return (
    <AccessForm title="API token" icon={KeyRound} onSubmit={submit}>
      <h1 className="text-lg font-semibold tracking-tight">Enter the API token</h1>
      <p className="mt-1 mb-5 text-soft text-pretty">
        The control plane printed the token at its first start. It is stored for this tab only.
      </p>
      <TextField
        label="API token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        // The only input of this page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={token}
        onChange={(event) => {
          setToken(event.target.value)
          setEmpty(false)
        }}
        error={error}
      />
      <Button type="submit" variant="primary" className="mt-2 w-full">
        Continue
      </Button>
    </AccessForm>
  )
}
