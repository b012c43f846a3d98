import { TriangleAlert } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { TextField } from '@/components/text-field'
import type { Orphan } from '@/lib/api/model'

interface DeleteOrphanDialogProps {
  orphan: Orphan
  open: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: () => void
}

/** Asks for the namespace to be typed before everything in it is destroyed. */
export function DeleteOrphanDialog({ orphan, open, onOpenChange, onConfirm }: DeleteOrphanDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${orphan.namespace}?`}
      description="The namespace is removed step by step, as a store is. Nothing on record says whether somebody still needs it."
    >
      <DeleteForm orphan={orphan} onConfirm={onConfirm} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

interface DeleteFormProps {
  orphan: Orphan
  onConfirm: () => void
  onDone: () => void
}

function DeleteForm({ orphan, onConfirm, onDone }: DeleteFormProps) {
  const [typed, setTyped] = useState('')
  const confirmed = typed.trim() === orphan.namespace

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
          <span>This can’t be undone. Its volumes, with every order and product, are deleted too.</span>
        </p>
        <TextField
          label={`Type ${orphan.namespace} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <footer className="flex justify-end gap-2.5 border-t border-line bg-sunken px-6 py-4">
        <Button onClick={onDone}>Keep it</Button>
        <Button type="submit" variant="danger" disabled={!confirmed}>
          Delete namespace
        </Button>
      </footer>
    </form>
  )
}
