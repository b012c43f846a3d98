import { useState } from 'react'

import { Dialog } from '@/components/dialog/dialog'
import type { CreatedToken, TokenScope } from '@/lib/api/model'

import { CreateTokenForm } from './create-token-form'
import { NewTokenSecret } from './new-token-secret'

interface CreateTokenDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What the user can give to the token. */
  grantable: readonly TokenScope[]
}

/** Creates a token, then shows its secret, once. */
export function CreateTokenDialog({ open, onOpenChange, grantable }: CreateTokenDialogProps) {
  const [created, setCreated] = useState<CreatedToken>()
  const change = (next: boolean) => {
    // Forgets the secret.
    if (!next) setCreated(undefined)
    onOpenChange(next)
  }
  return created === undefined ? (
    <Dialog
      open={open}
      onOpenChange={change}
      title="New token"
      description="A program with this token can do what you select, limited to what you may do yourself at that time."
    >
      <CreateTokenForm grantable={grantable} onCreated={setCreated} onCancel={() => change(false)} />
    </Dialog>
  ) : (
    <Dialog
      open={open}
      onOpenChange={change}
      title={`Token ${created.token.name}`}
      description="Copy it now. It is not shown again, and anyone who has it can use it."
    >
      <NewTokenSecret secret={created.secret} onDone={() => change(false)} />
    </Dialog>
  )
}
