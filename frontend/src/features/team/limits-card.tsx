import { useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'

import { Button } from '@/components/control/button'
import { TextField } from '@/components/control/text-field'
import { Dialog } from '@/components/dialog/dialog'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { Skeleton } from '@/components/feedback/skeleton'
import { Card, Facts } from '@/components/layout/card'
import type { LimitKind, Team, TeamLimits, TeamLimitsRequest } from '@/lib/api/model'
import { ApiError, messageOf } from '@/lib/api/problem'
import { limitLabels } from '@/lib/labels'

import { useSetLimits } from './mutations'
import { limitsQuery } from './queries'

/** How much the team has and may have. */
export function LimitsCard({ team, editable }: { team: Team; editable: boolean }) {
  const limits = useQuery(limitsQuery(team.id))
  const [open, setOpen] = useState(false)
  return (
    <Card
      title="Limits"
      aside={
        editable &&
        limits.data !== undefined && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Change limits
          </Button>
        )
      }
    >
      {limits.data === undefined ? (
        limits.isError ? <p className="text-bad">{messageOf(limits.error)}</p> : <Skeleton className="h-24" />
      ) : (
        <Facts
          items={limits.data.items.map(({ kind, used, limit }) => ({
            label: limitLabels[kind],
            value: limit === undefined ? `${used}, no limit` : `${used} of ${limit}`,
          }))}
        />
      )}
      {limits.data !== undefined && (
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title="Limits of the team"
          description="For all stores of the team that are not deleted; CPU, memory and storage are those of their plans. Leave a field empty for the default of the settings; 0 means no limit. Existing stores are not affected."
        >
          <LimitsForm limits={limits.data} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </Card>
  )
}

const FIELDS: Record<LimitKind, keyof TeamLimitsRequest> = {
  STORES: 'stores',
  CPU: 'cpu',
  MEMORY: 'memory',
  STORAGE: 'storage',
  CREATIONS: 'creations',
}

function LimitsForm({ limits, onDone }: { limits: TeamLimits; onDone: () => void }) {
  const [values, setValues] = useState<TeamLimitsRequest>(() =>
    Object.fromEntries(limits.items.filter(({ own }) => own).map(({ kind, limit }) => [FIELDS[kind], limit ?? '0'])),
  )
  const set = useSetLimits(limits.teamId)
  const problem = set.error instanceof ApiError ? set.error : undefined
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    set.mutate(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')), { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="space-y-2 overflow-y-auto px-6 pb-2">
        {limits.items.map(({ kind, own, limit }) => (
          <TextField
            key={kind}
            label={limitLabels[kind]}
            name={FIELDS[kind]}
            autoComplete="off"
            spellCheck={false}
            value={values[FIELDS[kind]] ?? ''}
            onChange={(event) => {
              set.reset()
              setValues({ ...values, [FIELDS[kind]]: event.target.value.trim() })
            }}
            hint={own ? undefined : `Of the settings: ${limit ?? 'no limit'}`}
            error={problem?.fieldMessage(FIELDS[kind])}
          />
        ))}
        {set.isError && problem?.code !== 'VALIDATION_FAILED' && (
          <p role="alert" className="text-bad">
            {messageOf(set.error)}
          </p>
        )}
      </div>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={set.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  )
}
