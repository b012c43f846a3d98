import { useLocation, useNavigate } from 'react-router'

import { Dialog } from '@/components/dialog'

import { CreateForm } from './create-form'

/** The create form over the list, at an address of its own; closing it goes back to the list. */
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
      description="A WordPress shop in a namespace of its own, usually ready within seconds."
    >
      <title>New store · Urumi</title>
      <CreateForm
        onCreated={(store) => void navigate(`/stores/${store.id}`, { replace: true })}
        onCancel={() => void navigate({ pathname: '/stores', search }, { replace: true })}
      />
    </Dialog>
  )
}
