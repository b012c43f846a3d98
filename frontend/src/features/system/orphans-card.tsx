import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/control/button'
import { Badge, Dot } from '@/components/feedback/badge'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card } from '@/components/layout/card'
import { Ago } from '@/components/text/times'
import type { Orphan } from '@/lib/api/model'
import { orphanReasonLabels } from '@/lib/labels'

import { DeleteOrphanDialog } from './delete-orphan-dialog'
import { orphansQuery, useAdoptOrphan, useDeleteOrphan } from './orphan-queries'

/** Namespaces that belong to no store, with the actions that are possible. */
export function OrphansCard({ count }: { count: number }) {
  return (
    <Card
      title="Orphans"
      className="lg:col-span-2"
      aside={
        <Badge tone={count === 0 ? 'ok' : 'warn'} icon={<Dot />}>
          {count === 0 ? 'None' : count.toLocaleString()}
        </Badge>
      }
    >
      <p className="text-[0.8125rem] text-pretty text-faint">
        Namespaces with the platform’s labels that belong to no store, for example after a database was
        restored. They stay unchanged until you adopt or delete them.
      </p>
      <OrphanList count={count} />
    </Card>
  )
}

function OrphanList({ count }: { count: number }) {
  const orphans = useQuery(orphansQuery)
  if (orphans.data === undefined) {
    if (orphans.isError) {
      return (
        <ErrorState
          title="The orphans could not be read"
          error={orphans.error}
          onRetry={() => void orphans.refetch()}
        />
      )
    }
    return count === 0 ? null : <Skeleton className="mt-4 h-12" />
  }
  if (orphans.data.items.length === 0) return null
  return (
    <>
      <ul aria-label="Orphans" className="mt-3 divide-y divide-line">
        {orphans.data.items.map((orphan) => (
          <OrphanRow key={orphan.namespace} orphan={orphan} />
        ))}
      </ul>
      {orphans.data.next !== undefined && (
        <p className="mt-3 text-[0.8125rem] text-faint">There are more orphans; resolve these first.</p>
      )}
    </>
  )
}

function OrphanRow({ orphan }: { orphan: Orphan }) {
  const adopt = useAdoptOrphan()
  const remove = useDeleteOrphan()
  const [asking, setAsking] = useState(false)
  const busy = adopt.isPending || remove.isPending
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" data-namespace={orphan.namespace}>
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi className="wrap-anywhere">{orphan.name ?? orphan.subdomain}</bdi>
          <span className="font-mono text-xs font-normal text-faint">{orphan.namespace}</span>
          <Badge tone="warn">{orphanReasonLabels[orphan.reason]}</Badge>
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-pretty text-soft">{orphan.message}</p>
        <p className="mt-0.5 text-xs text-faint">
          First seen <Ago at={orphan.firstSeenAt} />
          {orphan.plan !== undefined && ` · plan ${orphan.plan}`}
          {orphan.owner !== undefined && ` · owner ${orphan.owner}`}
        </p>
      </div>
      {orphan.adoptable && (
        <Button
          size="sm"
          busy={busy}
          aria-label={`Adopt ${orphan.namespace}`}
          onClick={() => adopt.mutate(orphan)}
        >
          Adopt
        </Button>
      )}
      {orphan.deletable && (
        <Button
          size="sm"
          variant="ghost"
          busy={busy}
          aria-label={`Delete ${orphan.namespace}`}
          onClick={() => setAsking(true)}
        >
          Delete
        </Button>
      )}
      <DeleteOrphanDialog
        orphan={orphan}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => remove.mutate(orphan)}
      />
    </li>
  )
}
