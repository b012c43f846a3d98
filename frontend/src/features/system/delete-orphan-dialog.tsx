import { TypedConfirmation } from '@/components/dialog/typed-confirmation'
import type { Orphan } from '@/lib/api/model'

interface DeleteOrphanDialogProps {
  orphan: Orphan
  open: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: () => void
}

/** Requires the namespace to be typed before everything in it is deleted. */
export function DeleteOrphanDialog({ orphan, open, onOpenChange, onConfirm }: DeleteOrphanDialogProps) {
  return (
    <TypedConfirmation
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${orphan.namespace}?`}
      description="The namespace is deleted step by step, like a store. The platform does not know whether it is still in use."
      warning="This can’t be undone. Its volumes, with every order and product, are deleted too."
      name={orphan.namespace}
      action="Delete namespace"
      onConfirm={onConfirm}
    />
  )
}
