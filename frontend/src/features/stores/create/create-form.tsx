import { useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useSearchParams } from 'react-router'

import { Button } from '@/components/control/button'
import { SelectField } from '@/components/control/select-field'
import { TextField } from '@/components/control/text-field'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { FormAlert } from '@/components/feedback/form-alert'
import type { CreateStoreRequest, Store, Team } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'
import { systemQuery } from '@/lib/api/system'
import { may, teamsQuery } from '@/lib/api/teams'
import { useDebounced } from '@/lib/use-debounced'

import { useCreateStore } from '../api/mutations'
import { subdomainQuery } from '../api/queries'
import { AvailabilityHint, availabilityOf } from './availability'
import { PlanPicker } from './plan-picker'
import { suggestSubdomain } from './suggest-subdomain'
import { useSubmissionKey } from './use-submission-key'

const CHECK_DELAY_MS = 250
const FIELDS = ['name', 'subdomain', 'plan', 'teamId']

interface CreateFormProps {
  onCreated: (store: Store) => void
  onCancel: () => void
}

export function CreateForm({ onCreated, onCancel }: CreateFormProps) {
  const [name, setName] = useState('')
  /** The typed subdomain; null while it is derived from the name. */
  const [typedSubdomain, setTypedSubdomain] = useState<string | null>(null)
  const [plan, setPlan] = useState('')
  const [chosenTeam, setTeam] = useState('')
  const teams = useQuery(teamsQuery).data?.items.filter((team) => may(team, 'store.create')) ?? []
  const [params] = useSearchParams()
  const team = chosenTeam === '' ? firstTeam(teams, params.get('team')) : chosenTeam
  const [missing, setMissing] = useState<{ name?: string; subdomain?: string }>({})
  const submissionKey = useSubmissionKey()
  const create = useCreateStore()
  const system = useQuery(systemQuery)

  const subdomain = typedSubdomain ?? suggestSubdomain(name)
  const settled = useDebounced(subdomain, CHECK_DELAY_MS)
  const availability = availabilityOf(subdomain, settled, useQuery(subdomainQuery(settled)))

  const problem = create.error instanceof ApiError ? create.error : undefined
  const subdomainError =
    missing.subdomain ??
    (problem?.code === 'SUBDOMAIN_TAKEN' ? problem.message : problem?.fieldMessage('subdomain')) ??
    (availability.state === 'refused' ? availability.message : undefined)
  const suggestion = availability.state === 'refused' ? availability.suggestion : undefined
  const general = create.isError && !isAboutAField(problem) ? messageOf(create.error) : undefined

  /** A changed field clears the errors of the last submission. */
  const edit = (change: () => void) => {
    setMissing({})
    if (create.isError) create.reset()
    change()
  }

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const request: CreateStoreRequest = { name: name.trim(), subdomain, ...(plan !== '' && { plan }),
      ...(team !== undefined && { teamId: team }),
    }
    if (request.name === '' || subdomain === '') {
      setMissing({
        ...(request.name === '' && { name: 'Give the store a name.' }),
        ...(subdomain === '' && { subdomain: 'Give the store a subdomain.' }),
      })
      return
    }
    create.mutate({ request, idempotencyKey: submissionKey(request) }, { onSuccess: onCreated })
  }

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-6 pb-5">
        {general !== undefined && <FormAlert>{general}</FormAlert>}
        <TextField
          label="Name"
          name="name"
          placeholder="Alpha Shop"
          autoComplete="off"
          dir="auto"
          value={name}
          onChange={(event) => edit(() => setName(event.target.value))}
          error={missing.name ?? problem?.fieldMessage('name')}
          hint="Shown to customers on every page."
        />
        <TextField
          label="Subdomain"
          name="subdomain"
          placeholder="alpha-shop"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          value={subdomain}
          onChange={(event) => edit(() => setTypedSubdomain(event.target.value.trim()))}
          onBlur={() => setTypedSubdomain((typed) => (typed === '' ? null : typed))}
          suffix={<span className="max-w-36 truncate">.{system.data?.hostSuffix ?? '…'}</span>}
          error={
            subdomainError !== undefined && (
              <>
                {subdomainError}{' '}
                {suggestion !== undefined && (
                  <button
                    type="button"
                    className="font-medium text-accent-ink underline underline-offset-2"
                    onClick={() => edit(() => setTypedSubdomain(suggestion))}
                  >
                    Use {suggestion}
                  </button>
                )}
              </>
            )
          }
          hint={<AvailabilityHint availability={availability} />}
        />
        {teams.length > 1 && (
          <SelectField
            label="Team"
            options={teams.map(({ id, name: label }) => ({ value: id, label }))}
            value={team}
            onChange={(next) => edit(() => setTeam(next))}
            hint="Owns the store."
            error={problem?.fieldMessage('teamId')}
          />
        )}
        <PlanPicker
          value={plan}
          onChange={(next) => edit(() => setPlan(next))}
          error={problem?.fieldMessage('plan')}
        />
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          Create store
        </Button>
      </DialogFooter>
    </form>
  )
}

/** The team of the list, or the common one. */
function firstTeam(teams: readonly Team[], listed: string | null): string | undefined {
  const preferred = [listed, 'local'].find((id) => teams.some((team) => team.id === id))
  return preferred ?? teams[0]?.id
}

function isAboutAField(problem: ApiError | undefined): boolean {
  if (problem === undefined) return false
  return (
    problem.code === 'SUBDOMAIN_TAKEN' ||
    FIELDS.some((field) => problem.fieldMessage(field) !== undefined)
  )
}
