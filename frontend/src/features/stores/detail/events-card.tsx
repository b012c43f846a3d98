import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/control/button'
import { Skeleton } from '@/components/feedback/skeleton'
import { Card } from '@/components/layout/card'
import type { StoreEvent } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { cn } from '@/lib/cn'
import { eventLabels } from '@/lib/labels'
import { useFallbackInterval } from '@/lib/stream/live-status'
import { formatInstant } from '@/lib/time'

import { eventsQuery } from '../api/queries'
import { useRemainingPages } from './remaining-pages'

const SHOWN_AT_FIRST = 12
const SHOWN_MORE = 50

/** The events of the store, newest first, updated live. */
export function EventsCard({ storeId }: { storeId: string }) {
  const events = useInfiniteQuery({ ...eventsQuery(storeId), refetchInterval: useFallbackInterval() })
  const [shown, setShown] = useState(SHOWN_AT_FIRST)
  useRemainingPages(events)
  const items = (events.data?.pages.flatMap((page) => page.items) ?? []).toSorted(newestFirst)
  return (
    <Card title="Events">
      {events.isPending ? (
        <div role="status" aria-label="Reading the events" className="space-y-3 pt-2">
          <Skeleton className="h-4" />
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      ) : events.isError && items.length === 0 ? (
        <p role="alert" className="pt-1 text-bad">
          The events could not be read: {messageOf(events.error)}
        </p>
      ) : items.length === 0 ? (
        <p className="pt-1 text-faint">Nothing has happened yet.</p>
      ) : (
        <>
          <ol className="divide-y divide-line">
            {items.slice(0, shown).map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
          {items.length > shown && (
            <Button size="sm" className="mt-3" onClick={() => setShown(shown + SHOWN_MORE)}>
              Show earlier events
            </Button>
          )}
        </>
      )}
    </Card>
  )
}

function EventRow({ event }: { event: StoreEvent }) {
  return (
    <li className="flex animate-fade flex-col gap-x-5 gap-y-0.5 py-2.5 sm:flex-row sm:items-baseline">
      <p className={cn('min-w-0 flex-1', (event.failure !== undefined || event.reason !== undefined) && 'text-bad')}>{event.message}</p>
      <p className="flex shrink-0 gap-3 text-xs text-faint">
        <span>{eventLabels[event.type]}</span>
        <time dateTime={event.at} title={formatInstant(event.at)} className="tabular-nums sm:w-20 sm:text-right">
          {new Date(event.at).toLocaleTimeString()}
        </time>
      </p>
    </li>
  )
}

/** Ids are increasing integers that are sent as text, because they can exceed a JavaScript number. */
function newestFirst(a: StoreEvent, b: StoreEvent): number {
  return b.id.length - a.id.length || (b.id > a.id ? 1 : -1)
}
