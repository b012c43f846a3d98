import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { CopyButton } from '@/components/control/copy-button'
import { SelectField } from '@/components/control/select-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import type { CreatedInvitation, Team, TeamRole } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { urlOf } from '@/lib/base-path'

import { useInvite } from './mutations'
import { ROLE_HINTS, ROLE_OPTIONS, roleOf } from './role-options'

interface InviteDialogProps {
  team: Team
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Creates an invitation, and shows its link once. */
export function InviteDialog({ team, open, onOpenChange }: InviteDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Invite"
      description={
        <>
          A link to join <bdi>{team.name}</bdi>, valid for 7 days and for one person.
        </>
      }
    >
      <InviteForm team={team.id} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function InviteForm({ team, onDone }: { team: string; onDone: () => void }) {
  const [role, setRole] = useState<TeamRole>('VIEWER')
  const invite = useInvite(team)
  if (invite.data !== undefined) return <CreatedLink created={invite.data} onDone={onDone} />
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    invite.mutate(role)
  }
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <SelectField
          label="Role"
          options={ROLE_OPTIONS}
          value={role}
          onChange={(next) => setRole(roleOf(next))}
          hint={ROLE_HINTS[role]}
          error={invite.isError ? messageOf(invite.error) : undefined}
        />
      </div>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={invite.isPending}>
          Create link
        </Button>
      </DialogFooter>
    </form>
  )
}

function CreatedLink({ created, onDone }: { created: CreatedInvitation; onDone: () => void }) {
  const link = urlOf(created.path)
  return (
    <>
      <div className="overflow-y-auto px-6 pb-5">
        <p className="mb-3 text-soft text-pretty">
          Send this link to the person you invite. It is shown only now; whoever has it can join.
        </p>
        <p className="flex items-start gap-2 rounded-xl border border-line bg-sunken p-3">
          <code className="min-w-0 flex-1 text-[0.8125rem] break-all select-all">{link}</code>
          <CopyButton text={link} label="Copy the link" />
        </p>
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
