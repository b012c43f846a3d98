import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { FormAlert } from '@/components/feedback/form-alert'
import type { CreatedToken, TokenScope } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'
import { serverNow } from '@/lib/time'

import { DEFAULT_DAYS, ExpiryPicker } from './expiry-picker'
import { useCreateToken } from './queries'
import { ScopePicker } from './scope-picker'

const DAY_MS = 24 * 60 * 60 * 1_000

interface CreateTokenFormProps {
  grantable: readonly TokenScope[]
  onCreated: (created: CreatedToken) => void
  onCancel: () => void
}

/** Name, permissions and expiry of a new token. */
export function CreateTokenForm({ grantable, onCreated, onCancel }: CreateTokenFormProps) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly TokenScope[]>([])
  const [days, setDays] = useState(DEFAULT_DAYS)
  const [missing, setMissing] = useState<{ name?: string; scopes?: string }>({})
  const create = useCreateToken()
  const problem = create.error instanceof ApiError ? create.error : undefined
  const nameError =
    missing.name ?? (problem?.code === 'TOKEN_NAME_TAKEN' ? problem.message : problem?.fieldMessage('name'))
  const scopesError = missing.scopes ?? problem?.fieldMessage('scopes')
  const general =
    create.isError && nameError === undefined && scopesError === undefined ? messageOf(create.error) : undefined

  /** A changed field clears the errors of the last submission. */
  const edit = (change: () => void) => {
    setMissing({})
    if (create.isError) create.reset()
    change()
  }

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const wrong = {
      ...(name.trim() === '' && { name: 'Name the token after what uses it.' }),
      ...(scopes.length === 0 && { scopes: 'Choose at least one permission.' }),
    }
    setMissing(wrong)
    if (Object.keys(wrong).length > 0) return
    const expiresAt = new Date(serverNow() + days * DAY_MS).toISOString()
    create.mutate({ name: name.trim(), scopes: [...scopes], expiresAt }, { onSuccess: onCreated })
  }

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-6 pb-5">
        {general !== undefined && <FormAlert>{general}</FormAlert>}
        <TextField
          label="Name"
          name="name"
          placeholder="Backup script"
          autoComplete="off"
          dir="auto"
          value={name}
          onChange={(event) => edit(() => setName(event.target.value))}
          error={nameError}
          hint="What uses it. You see it here and in the audit log."
        />
        <ExpiryPicker value={days} onChange={(next) => edit(() => setDays(next))} />
        <ScopePicker
          grantable={grantable}
          value={scopes}
          onChange={(next) => edit(() => setScopes(next))}
          error={scopesError}
        />
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          Create token
        </Button>
      </DialogFooter>
    </form>
  )
}
