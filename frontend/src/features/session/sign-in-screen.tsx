import { LogIn } from 'lucide-react'
import { useEffect, useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { AccessPage } from '@/components/layout/access-page'
import { api, body } from '@/lib/api/client'
import type { SignInMethods } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'
import { signedIn } from '@/lib/session/api-token'
import { missingCredentials, type CredentialErrors } from '@/lib/session/credentials'
import { providerAddress, shownPage } from '@/lib/session/provider-address'

import { forgetFailure, isSignInFailed, SignInFailure } from './sign-in-failure'

const NO_COOKIE =
  'The browser did not keep the session. Open the dashboard over HTTPS, or as http://localhost on the machine of the control plane, and allow cookies for it.'

/** How users sign in here: at the identity provider, with name and password, or both. */
export function SignInScreen() {
  const { methods, error, retry } = useMethods()
  return (
    <AccessPage title="Sign in" icon={LogIn}>
      <h1 className="mb-5 text-lg font-semibold tracking-tight">Sign in</h1>
      {isSignInFailed() && <SignInFailure />}
      {error !== undefined && (
        <div role="alert">
          <p className="mb-4 text-soft text-pretty">{messageOf(error)}</p>
          <Button onClick={retry}>Try again</Button>
        </div>
      )}
      {methods?.provider !== undefined && (
        <Button asChild variant="primary" className="w-full">
          <a href={addressOf(methods.provider.path)}>
            Sign in with <bdi>{methods.provider.name}</bdi>
          </a>
        </Button>
      )}
      {methods?.password === true && (
        <PasswordForm secondary={methods.provider !== undefined} />
      )}
    </AccessPage>
  )
}

/** The sign-in at the identity provider leads back to the page that is shown. */
function addressOf(path: string): string {
  return providerAddress(path, isSignInFailed() ? '/' : shownPage())
}

interface Methods {
  methods: SignInMethods | undefined
  error: unknown
  retry: () => void
}

/* Not a query: the client of the queries belongs to the dashboard of one user. */
function useMethods(): Methods {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<{ methods?: SignInMethods; error?: unknown }>({})
  useEffect(() => {
    const controller = new AbortController()
    body(api.GET('/api/v1/session/methods', { signal: controller.signal })).then(
      (methods) => setState({ methods }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ error })
      },
    )
    return () => controller.abort()
  }, [attempt])
  return { methods: state.methods, error: state.error, retry: () => setAttempt((before) => before + 1) }
}

/** The form for name and password. */
function PasswordForm({ secondary }: { secondary: boolean }) {
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
    void signIn(name.trim(), password).then((refusal) => {
      setBusy(false)
      if (refusal === undefined) {
        forgetFailure()
        signedIn()
        return
      }
      setPassword('')
      setErrors(refusal)
    })
  }
  return (
    <form onSubmit={submit} noValidate className={secondary ? 'mt-6 border-t border-line pt-5' : undefined}>
      {secondary && <p className="mb-4 text-soft">Or with name and password:</p>}
      <TextField
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        // The first input of this page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={!secondary}
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
      <Button type="submit" variant={secondary ? 'secondary' : 'primary'} className="mt-2 w-full" busy={busy}>
        Sign in
      </Button>
    </form>
  )
}

/** Undefined when the browser has a session. */
async function signIn(name: string, password: string): Promise<CredentialErrors | undefined> {
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
