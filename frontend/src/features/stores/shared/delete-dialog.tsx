import { TriangleAlert } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { TextField } from '@/components/text-field'
import type { Store } from '@/lib/api/model'

import { useDeleteStore } from '../api/mutations'

interface DeleteDialogProps {
  store: Store
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Asks for the subdomain to be typed before everything in a store is destroyed. */
export function DeleteDialog({ store, open, onOpenChange }: DeleteDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${store.name}?`}
      description="The shop, its database and its uploads are removed for good. Its timeline and audit log are kept."
    >
      <DeleteForm store={store} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function DeleteForm({ store, onDone }: { store: Store; onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const remove = useDeleteStore()
  const confirmed = typed.trim() === store.subdomain

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!confirmed) return
    remove.mutate(store)
    onDone()
  }

  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <p className="mb-5 flex items-start gap-2.5 rounded-xl bg-bad-wash px-4 py-3 text-bad">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>
            This can’t be undone. The namespace <strong>{store.namespace}</strong> and everything in it
            will be deleted.
          </span>
        </p>
        <TextField
          label={`Type ${store.subdomain} to confirm`}
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
          Delete store
        </Button>
      </footer>
    </form>
  )
}
