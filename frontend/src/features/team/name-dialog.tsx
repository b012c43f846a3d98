import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { ApiError, messageOf } from '@/lib/api/problem'

interface NameDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: string
  /** The initial name. */
  initial: string
  /** The label of the button. */
  action: string
  busy: boolean
  error: unknown
  onSubmit: (name: string) => void
}

/** Asks for the name of a team. */
export function NameDialog({ open, onOpenChange, title, description, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <NameForm {...form} onCancel={() => onOpenChange(false)} />
    </Dialog>
  )
}

type NameFormProps = Pick<NameDialogProps, 'initial' | 'action' | 'busy' | 'error' | 'onSubmit'> & {
  onCancel: () => void
}

function NameForm({ initial, action, busy, error, onSubmit, onCancel }: NameFormProps) {
  const [name, setName] = useState(initial)
  const [missing, setMissing] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') setMissing(true)
    else onSubmit(name.trim())
  }
  const refusal = error instanceof ApiError ? (error.fieldMessage('name') ?? error.message) : messageOf(error)
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <TextField
          label="Name"
          name="name"
          placeholder="Shops of Bern"
          autoComplete="off"
          dir="auto"
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            setMissing(false)
          }}
          error={missing ? 'Give the team a name.' : error === null ? undefined : refusal}
        />
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  )
}
