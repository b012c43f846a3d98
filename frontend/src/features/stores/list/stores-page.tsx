import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, SearchX, Store as StoreIcon } from 'lucide-react'
import { Link, Outlet, useLocation } from 'react-router'

import { Button } from '@/components/control/button'
import { Pager } from '@/components/control/pager'
import { Skeleton } from '@/components/feedback/skeleton'
import { EmptyState, ErrorState } from '@/components/feedback/state-panels'
import { PageHeader } from '@/components/layout/page'
import type { Store } from '@/lib/api/model'
import { systemQuery } from '@/lib/api/system'
import { may, teamsQuery } from '@/lib/api/teams'
import { cn } from '@/lib/cn'
import { useKeysetPaging } from '@/lib/use-keyset-paging'

import { plansQuery, storeListQuery } from '../api/queries'
import { useQueueInterval } from '../shared/queue'
import { PhaseFilter } from './phase-filter'
import { SearchBox } from './search-box'
import { SortMenu } from './sort-menu'
import { TeamFilter } from './team-filter'
import { ROW_GRID, StoreRow } from './store-row'
import { useStoreFilter } from './use-store-filter'

/** The list of stores, updated live. Its filter, order and page are in the URL. */
export function StoresPage() {
  const client = useQueryClient()
  const [filter, setFilter] = useStoreFilter()
  const { search: urlSearch } = useLocation()
  const system = useQuery(systemQuery)
  const interval = useQueueInterval()
  const stores = useQuery({
    ...storeListQuery(client, filter),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => interval(state.data?.items),
  })
  const paging = useKeysetPaging(stores.isPlaceholderData ? undefined : stores.data?.next)

  const teams = useQuery(teamsQuery).data?.items ?? []
  // Offered until it is known that the user may not.
  const creates = teams.length === 0 || teams.some((team) => may(team, 'store.create'))
  const filtered = filter.q !== '' || filter.phase !== '' || filter.team !== ''
  return (
    <>
      <PageHeader
        title="Stores"
        description="Each store has its own namespace and database."
        actions={
          creates && (
            <Button asChild variant="primary">
              <Link to={{ pathname: '/stores/new', search: urlSearch }}>
                <Plus aria-hidden />
                New store
              </Link>
            </Button>
          )
        }
      />
      <div className="mb-4 flex flex-col gap-3">
        <div className="flex flex-wrap gap-2.5 sm:flex-nowrap">
          <SearchBox value={filter.q} onChange={(q) => setFilter({ q })} />
          {teams.length > 1 && <TeamFilter teams={teams} value={filter.team} onChange={(team) => setFilter({ team })} />}
          <SortMenu value={filter.sort} onChange={(sort) => setFilter({ sort })} />
        </div>
        <PhaseFilter
          value={filter.phase}
          counts={system.data?.stores}
          onChange={(phase) => setFilter({ phase })}
        />
      </div>
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {stores.data !== undefined && stores.data.items.length > 0 ? (
          <StoreList items={stores.data.items} stale={stores.isPlaceholderData} />
        ) : stores.isPending ? (
          <LoadingRows />
        ) : stores.isError ? (
          <ErrorState
            title="The stores could not be read"
            error={stores.error}
            onRetry={() => void stores.refetch()}
          />
        ) : filtered ? (
          <EmptyState
            icon={<SearchX aria-hidden />}
            title="No store matches"
            action={
              <Button onClick={() => setFilter({ q: '', team: '', phase: '' })}>Clear search and filter</Button>
            }
          >
            Change the search, the team or the phase.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<StoreIcon aria-hidden />}
            title="Create the first store"
            action={
              creates && (
                <Button asChild variant="primary">
                  <Link to="/stores/new">
                    <Plus aria-hidden />
                    New store
                  </Link>
                </Button>
              )
            }
          >
            A name is enough. Urumi sets up the shop with its own database, network rules and limits, and
            shows each step as it happens.
          </EmptyState>
        )}
      </div>
      <Pager label="Pages of stores" onPrevious={paging.previous} onNext={paging.next} />
      <Outlet />
    </>
  )
}

function StoreList({ items, stale }: { items: readonly Store[]; stale: boolean }) {
  const plans = useQuery(plansQuery)
  const titleOf = (name: string) => plans.data?.items.find((plan) => plan.name === name)?.title ?? name
  return (
    <div className={cn('transition-opacity duration-150', stale && 'opacity-60')} aria-busy={stale}>
      <div
        aria-hidden
        className={cn(
          'hidden border-b border-line bg-sunken px-5 py-2.5 text-xs font-medium text-faint',
          ROW_GRID,
        )}
      >
        <span>Store</span>
        <span>Status</span>
        <span>Plan</span>
        <span>Created</span>
      </div>
      <ul aria-label="Stores" className="divide-y divide-line">
        {items.map((store) => (
          <StoreRow key={store.id} store={store} planTitle={titleOf(store.plan)} />
        ))}
      </ul>
    </div>
  )
}

function LoadingRows() {
  return (
    <div role="status" aria-label="Reading the stores" className="divide-y divide-line">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="flex items-center gap-3.5 px-5 py-4">
          <Skeleton className="size-10 rounded-xl" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-36" />
            <Skeleton className="h-3 w-24" />
          </div>
          <Skeleton className="h-6 w-24 rounded-full" />
        </div>
      ))}
    </div>
  )
}
