import { useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { SelectField } from '@/components/control/select-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import type { Store, Team } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { may, teamsQuery } from '@/lib/api/teams'

import { useTransferStore } from '../api/mutations'
import { isDeletable } from './phase'

/** The teams to which the user may give the store. */
export function useReceivers(store: Store): Team[] {
  const teams = useQuery(teamsQuery).data?.items ?? []
  const own = teams.find(({ id }) => id === store.owner)
  if (own === undefined || !may(own, 'store.transfer') || !isDeletable(store.phase)) return []
  return teams.filter((team) => team !== own && may(team, 'store.create'))
}

interface TransferDialogProps {
  store: Store
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Gives a store to another team. */
export function TransferDialog({ store, open, onOpenChange }: TransferDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={
        <>
          Give <bdi>{store.name}</bdi> to another team
        </>
      }
      description="The shop goes on as it is. Members of this team do not see it any more, unless they belong to the other one; its audit entries from before stay here."
    >
      <TransferForm store={store} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function TransferForm({ store, onDone }: { store: Store; onDone: () => void }) {
  const receivers = useReceivers(store)
  const [chosen, setChosen] = useState('')
  const transfer = useTransferStore()
  const teamId = chosen === '' ? receivers[0]?.id : chosen
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (teamId !== undefined) transfer.mutate({ store, teamId }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="overflow-y-auto px-6 pb-2">
        <SelectField
          label="Team"
          options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={(next) => {
            transfer.reset()
            setChosen(next)
          }}
          hint="Owns the store from then on."
          error={transfer.isError ? messageOf(transfer.error) : undefined}
        />
      </div>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={transfer.isPending} disabled={teamId === undefined}>
          Give to the team
        </Button>
      </DialogFooter>
    </form>
  )
}
