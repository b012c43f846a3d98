import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, PackageX } from 'lucide-react'
import { Link, useParams } from 'react-router'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { EmptyState, ErrorState } from '@/components/feedback/state-panels'
import type { Store } from '@/lib/api/model'
import { ApiError } from '@/lib/api/problem'

import { storeQuery } from '../api/queries'
import { useQueueInterval } from '../shared/queue'
import { ConditionsCard } from './conditions-card'
import { EventsCard } from './events-card'
import { FactsCard } from './facts-card'
import { FailurePanel } from './failure-panel'
import { StoreHeader } from './store-header'
import { TimelineCard } from './timeline-card'

/** One store: its phase and conditions, its steps with their durations, its events. */
export function StorePage() {
  const { id = '' } = useParams()
  const client = useQueryClient()
  const interval = useQueueInterval()
  const store = useQuery({
    ...storeQuery(client, id),
    refetchInterval: ({ state }) => interval(state.data && [state.data]),
  })
  return (
    <>
      <Link
        to="/stores"
        className="-ml-1.5 mb-4 inline-flex h-8 items-center gap-1 rounded-md px-1.5 text-[0.8125rem] font-medium text-soft hover:text-ink"
      >
        <ChevronLeft className="size-4" aria-hidden />
        Stores
      </Link>
      {store.data !== undefined ? (
        <StoreView store={store.data} />
      ) : store.isError ? (
        <Missing error={store.error} onRetry={() => void store.refetch()} />
      ) : (
        <LoadingStore />
      )}
    </>
  )
}

function StoreView({ store }: { store: Store }) {
  return (
    <>
      <StoreHeader store={store} />
      {store.failure !== undefined && <FailurePanel store={store} failure={store.failure} />}
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
        <div className="space-y-5">
          <TimelineCard store={store} />
          <EventsCard storeId={store.id} />
        </div>
        <div className="space-y-5">
          <FactsCard store={store} />
          <ConditionsCard conditions={store.conditions} />
        </div>
      </div>
    </>
  )
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const unknown = error instanceof ApiError && (error.status === 404 || error.status === 400)
  return (
    <div className="rounded-2xl border border-line bg-surface shadow-card">
      {unknown ? (
        <EmptyState
          icon={<PackageX aria-hidden />}
          title="There is no such store"
          action={
            <Button asChild>
              <Link to="/stores">See all stores</Link>
            </Button>
          }
        >
          The link may be mistyped, or the store belongs to another control plane.
        </EmptyState>
      ) : (
        <ErrorState title="The store could not be read" error={error} onRetry={onRetry} />
      )}
    </div>
  )
}

function LoadingStore() {
  return (
    <div role="status" aria-label="Reading the store">
      <div className="mb-7 flex items-center gap-4">
        <Skeleton className="size-14 rounded-2xl" />
        <div className="space-y-2.5">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-4 w-32" />
        </div>
      </div>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
        <Skeleton className="h-96 rounded-2xl" />
        <Skeleton className="h-80 rounded-2xl" />
      </div>
    </div>
  )
}
