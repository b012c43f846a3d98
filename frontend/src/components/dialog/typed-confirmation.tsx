import { TriangleAlert } from 'lucide-react'
import { useState, type ReactNode, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'

import { Dialog } from './dialog'
import { DialogFooter } from './dialog-footer'

interface TypedConfirmationProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description: string
  /** What can't be undone. */
  warning: ReactNode
  /** The text that must be typed. */
  name: string
  /** The label of the button. */
  action: string
  onConfirm: () => void
}

/** Requires a name to be typed before something is deleted. */
export function TypedConfirmation({ open, onOpenChange, title, description, ...form }: TypedConfirmationProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <ConfirmationForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type ConfirmationFormProps = Pick<TypedConfirmationProps, 'warning' | 'name' | 'action' | 'onConfirm'> & {
  onDone: () => void
}

function ConfirmationForm({ warning, name, action, onConfirm, onDone }: ConfirmationFormProps) {
  const [typed, setTyped] = useState('')
  const confirmed = typed.trim() === name

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!confirmed) return
    onConfirm()
    onDone()
  }

  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <p className="mb-5 flex items-start gap-2.5 rounded-xl bg-bad-wash px-4 py-3 text-bad">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>{warning}</span>
        </p>
        <TextField
          label={`Type ${name} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="danger" disabled={!confirmed}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  )
}
