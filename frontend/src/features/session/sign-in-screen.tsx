import { LogIn } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { api, body } from '@/lib/api/client'
import { ApiError, messageOf } from '@/lib/api/problem'
import { signedIn } from '@/lib/session/access-token'

import { AccessForm } from './access-form'

const NO_COOKIE =
  'The browser did not keep the session. Open the dashboard over HTTPS, or as http://localhost on the machine of the control plane, and allow cookies for it.'

interface Errors {
  name?: string | undefined
  password?: string | undefined
}

/** The form for name and password. */
export function SignInScreen() {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const missing = missingOf(name, password)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    void signIn(name.trim(), password).then((refusal) => {
      setBusy(false)
      if (refusal === undefined) {
        signedIn()
        return
      }
      setPassword('')
      setErrors(refusal)
    })
  }
  return (
    <AccessForm title="Sign in" icon={LogIn} onSubmit={submit}>
      <h1 className="mb-5 text-lg font-semibold tracking-tight">Sign in</h1>
      <TextField
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        // The first input of this page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errors.name}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={errors.password}
      />
      <Button type="submit" variant="primary" className="mt-2 w-full" busy={busy}>
        Sign in
      </Button>
    </AccessForm>
  )
}

function missingOf(name: string, password: string): Errors {
  return {
    ...(name.trim() === '' && { name: 'Enter your name.' }),
    ...(password === '' && { password: 'Enter your password.' }),
  }
}

/** Undefined when the browser has a session. */
async function signIn(name: string, password: string): Promise<Errors | undefined> {
  try {
    await body(api.POST('/api/v1/session', { body: { name, password } }))
  } catch (error) {
    const field = error instanceof ApiError ? error.fieldMessage('name') : undefined
    return field === undefined ? { password: messageOf(error) } : { name: field }
  }
  try {
    await body(api.GET('/api/v1/session'))
    return undefined
  } catch (error) {
    const rejected = error instanceof ApiError && error.status === 401
    return { password: rejected ? NO_COOKIE : messageOf(error) }
  }
}
