import { useLocation, useNavigate } from 'react-router'

import { Dialog } from '@/components/dialog/dialog'

import { CreateForm } from './create-form'

/** The create form in a dialog with its own URL; closing it returns to the list. */
export function CreateDialog() {
  const navigate = useNavigate()
  const { search } = useLocation()
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) void navigate({ pathname: '/stores', search }, { replace: true })
      }}
      title="New store"
      description="A WooCommerce shop in its own namespace, usually ready within seconds."
    >
      <title>New store · Urumi</title>
      <CreateForm
        onCreated={(store) => void navigate(`/stores/${store.id}`, { replace: true })}
        onCancel={() => void navigate({ pathname: '/stores', search }, { replace: true })}
      />
    </Dialog>
  )
}
