import { ArrowUpRight } from 'lucide-react'
import { Link } from 'react-router'

import { buttonClass } from '@/components/control/button'
import { SimulatedLabel } from '@/components/feedback/simulated-label'
import { Ago } from '@/components/text/times'
import type { Store } from '@/lib/api/model'
import { cn } from '@/lib/cn'

import { isVisitable } from '../shared/phase'
import { PhaseBadge } from '../shared/phase-badge'
import { StepProgress } from '../shared/step-progress'
import { StoreAvatar } from '../shared/store-avatar'
import { StoreMenu } from './store-menu'

/** The columns of a row on a desktop; also those of the list's header. */
export const ROW_GRID =
  'lg:grid lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1.6fr)_5.5rem_6.5rem_8.25rem] lg:items-center lg:gap-5'

/** A store in the list. The link of the name covers the whole row, below the actions. */
export function StoreRow({ store, planTitle }: { store: Store; planTitle: string }) {
  const host = new URL(store.url).host
  return (
    <li
      data-store={store.subdomain}
      className={cn(
        'group relative animate-fade px-4 py-3.5 transition-colors hover:bg-hover sm:px-5',
        'focus-within:bg-hover',
        ROW_GRID,
      )}
    >
      <div className="flex min-w-0 items-center gap-3.5 pr-20 sm:pr-32 lg:pr-0">
        <StoreAvatar id={store.id} name={store.name} />
        <div className="min-w-0">
          {/* On the left also from right to left, beside its picture; what does not fit is cut off at its end. */}
          <h2 dir="auto" className="truncate text-left font-semibold tracking-tight">
            <Link
              to={`/stores/${store.id}`}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent-ink"
            >
              {store.name}
            </Link>
          </h2>
          <p className="truncate text-[0.8125rem] text-faint">{host}</p>
        </div>
      </div>
      <div className="mt-3 flex min-h-6 min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 lg:mt-0">
        <PhaseBadge phase={store.phase} />
        {store.cluster.simulated && <SimulatedLabel compact />}
        <div className="min-w-0 basis-full text-[0.8125rem] empty:hidden">
          <StepProgress store={store} />
        </div>
      </div>
      <p className="hidden text-soft lg:block">{planTitle}</p>
      <p className="hidden text-[0.8125rem] text-faint lg:block">
        <Ago at={store.createdAt} />
      </p>
      <div className="absolute top-3.5 right-3 flex items-center justify-end gap-1.5 lg:static">
        {isVisitable(store.phase) && (
          <a
            href={store.url}
            target="_blank"
            rel="noreferrer"
            className={cn(buttonClass('secondary', 'sm'), 'relative')}
            aria-label={`Visit ${store.name} (opens a new tab)`}
          >
            <span className="hidden sm:inline">Visit</span>
            <ArrowUpRight aria-hidden />
          </a>
        )}
        <StoreMenu store={store} />
      </div>
    </li>
  )
}
