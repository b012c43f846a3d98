import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { SelectField } from '@/components/control/select-field'
import { TextField } from '@/components/control/text-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import type { TeamRole } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'

import { useAddMember } from './mutations'
import { ROLE_HINTS, ROLE_OPTIONS, roleOf } from './role-options'

interface AddMemberDialogProps {
  team: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Adds an account that exists. */
export function AddMemberDialog({ team, open, onOpenChange }: AddMemberDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a member"
      description="The user needs a local account. Invite everyone else."
    >
      <AddMemberForm team={team} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function AddMemberForm({ team, onDone }: { team: string; onDone: () => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<TeamRole>('VIEWER')
  const [missing, setMissing] = useState(false)
  const add = useAddMember(team)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') setMissing(true)
    else add.mutate({ name: name.trim(), role }, { onSuccess: onDone })
  }
  const refusal =
    add.error instanceof ApiError ? (add.error.fieldMessage('name') ?? add.error.message) : messageOf(add.error)
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <TextField
          label="Name of the account"
          name="account"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            setMissing(false)
          }}
          error={missing ? 'Enter the name of the account.' : add.isError ? refusal : undefined}
        />
        <SelectField
          label="Role"
          options={ROLE_OPTIONS}
          value={role}
          onChange={(next) => setRole(roleOf(next))}
          hint={ROLE_HINTS[role]}
        />
      </div>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={add.isPending}>
          Add member
        </Button>
      </DialogFooter>
    </form>
  )
}
