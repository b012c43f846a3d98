import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { ApiError, messageOf } from '@/lib/api/problem'
import { missingCredentials, type CredentialErrors } from '@/lib/session/credentials'

import { register, signInAndAccept } from './requests'

interface AccountFormProps {
  secret: string
  onJoined: () => void
}

/** Name and password of a new account, or of one that exists. */
export function AccountForm({ secret, onJoined }: AccountFormProps) {
  const [exists, setExists] = useState(false)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<CredentialErrors>({})
  const [busy, setBusy] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const missing = missingCredentials(name, password)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    const send = exists ? signInAndAccept : register
    send(secret, name.trim(), password).then(onJoined, (error: unknown) => {
      setBusy(false)
      setErrors(errorsOf(error))
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errors.name}
        hint={exists ? undefined : 'Lower-case letters, digits and . _ @ + -. Others see this name.'}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete={exists ? 'current-password' : 'new-password'}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={errors.password}
        hint={exists ? undefined : 'At least 12 characters.'}
      />
      <Button type="submit" variant="primary" className="mt-2 w-full" busy={busy}>
        {exists ? 'Sign in and join' : 'Create account and join'}
      </Button>
      <Button
        variant="ghost"
        className="mt-2 w-full"
        onClick={() => {
          setExists(!exists)
          setErrors({})
        }}
      >
        {exists ? 'I need a new account' : 'I have an account'}
      </Button>
    </form>
  )
}

function errorsOf(error: unknown): CredentialErrors {
  if (!(error instanceof ApiError)) return { password: messageOf(error) }
  if (error.code === 'ACCOUNT_NAME_TAKEN') return { name: error.message }
  const name = error.fieldMessage('name')
  const password = error.fieldMessage('password')
  return name === undefined && password === undefined ? { password: error.message } : { name, password }
}
