import { ChevronRight, OctagonAlert, RotateCw } from 'lucide-react'

import { Button } from '@/components/control/button'
import { cn } from '@/lib/cn'
import type { Failure, Store } from '@/lib/api/model'
import { failureLabels } from '@/lib/labels'

import { useRetryStore } from '../api/mutations'

interface FailurePanelProps {
  store: Store
  failure: Failure
}

/**
 * The cause of a failure and its remedy, which also says how the store continues. Only a failed
 * store can be retried, and has a button for it.
 */
export function FailurePanel({ store, failure }: FailurePanelProps) {
  const retry = useRetryStore()
  const stopped = store.phase === 'FAILED'
  return (
    <section
      aria-label="Failure"
      className={cn(
        'mb-5 rounded-2xl border p-5 sm:flex sm:items-start sm:gap-4',
        stopped ? 'border-bad/35 bg-bad-wash text-bad' : 'border-warn/35 bg-warn-wash text-warn',
      )}
    >
      <OctagonAlert className="mt-0.5 mb-2 size-6 shrink-0 sm:mb-0" aria-hidden />
      <div className="min-w-0 flex-1">
        <h2 className="text-base font-semibold tracking-tight">{failure.message}</h2>
        <p className="mt-1 text-pretty text-ink">
          <span className="font-medium">What to do: </span>
          {failure.remedy}
        </p>
        {failure.detail !== undefined && failure.detail !== '' && (
          <details className="group mt-3">
            <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded font-medium text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
              <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
              Technical detail
            </summary>
            {/* Long lines scroll, so the keyboard must be able to reach them. */}
            <pre
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              className="mt-2 overflow-x-auto rounded-lg border border-line bg-surface p-3 font-mono text-xs leading-relaxed whitespace-pre-wrap text-soft"
            >
              {failure.detail}
            </pre>
            <p className="mt-2 text-xs text-soft">{failureLabels[failure.code]}</p>
          </details>
        )}
      </div>
      {stopped && (
        <Button
          variant={failure.retryable ? 'primary' : 'secondary'}
          className="mt-4 sm:mt-0"
          busy={retry.isPending}
          onClick={() => retry.mutate(store)}
        >
          {!retry.isPending && <RotateCw aria-hidden />}
          Retry
        </Button>
      )}
    </section>
  )
}
