import { TypedConfirmation } from '@/components/dialog/typed-confirmation'
import type { Store } from '@/lib/api/model'

import { useDeleteStore } from '../api/mutations'

interface DeleteDialogProps {
  store: Store
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Requires the subdomain to be typed before a store is deleted. */
export function DeleteDialog({ store, open, onOpenChange }: DeleteDialogProps) {
  const remove = useDeleteStore()
  return (
    <TypedConfirmation
      open={open}
      onOpenChange={onOpenChange}
      title={
        <>
          Delete <bdi>{store.name}</bdi>?
        </>
      }
      description="The shop, its database and its uploads are deleted permanently. Its timeline and audit log are kept."
      warning={
        <>
          This can’t be undone. The namespace <strong>{store.namespace}</strong> and everything in it
          will be deleted.
        </>
      }
      name={store.subdomain}
      action="Delete store"
      onConfirm={() => remove.mutate(store)}
    />
  )
}
