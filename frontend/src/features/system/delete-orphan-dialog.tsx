import { TypedConfirmation } from '@/components/typed-confirmation'
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
    <TypedConfirmation
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${orphan.namespace}?`}
      description="The namespace is removed step by step, as a store is. Nothing on record says whether somebody still needs it."
      warning="This can’t be undone. Its volumes, with every order and product, are deleted too."
      name={orphan.namespace}
      action="Delete namespace"
      onConfirm={onConfirm}
    />
  )
}
