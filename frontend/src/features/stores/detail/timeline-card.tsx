import { useInfiniteQuery } from '@tanstack/react-query'

import { Skeleton } from '@/components/feedback/skeleton'
import { Card } from '@/components/layout/card'
import { Ticking } from '@/components/text/times'
import type { Store } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { useFallbackInterval } from '@/lib/stream/live-status'
import { cn } from '@/lib/cn'
import { formatDuration } from '@/lib/time'

import { stepsQuery } from '../api/queries'
import { phaseLook } from '../shared/phase'
import { waitingText } from '../shared/step-progress'
import { useRemainingPages } from './remaining-pages'
import { timelineOf, type TimelineSection } from './timeline'
import { TimelineItem } from './timeline-item'

/** All steps with their durations; the running one counts. */
export function TimelineCard({ store }: { store: Store }) {
  const steps = useInfiniteQuery({ ...stepsQuery(store.id), refetchInterval: useFallbackInterval() })
  useRemainingPages(steps)
  const sections = timelineOf(store, steps.data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <Card title="Timeline" aside={<Aside store={store} />}>
      <ProgressBar store={store} section={sections[0]} />
      {steps.isPending ? (
        <div role="status" aria-label="Reading the timeline" className="space-y-4 pt-3">
          {[0, 1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} className="h-6" />
          ))}
        </div>
      ) : (
        <>
          {steps.isError && (
            <p role="alert" className="pt-2 text-bad">
              The steps could not be read: {messageOf(steps.error)}
            </p>
          )}
          {!steps.isError && sections.length === 0 && (
            <p className="pt-1 text-faint">The steps are no longer kept.</p>
          )}
          {sections.map((section) => (
            <Section key={section.title} section={section} titled={sections.length > 1} />
          ))}
        </>
      )}
    </Card>
  )
}

function Section({ section, titled }: { section: TimelineSection; titled: boolean }) {
  const longest = Math.max(1, ...section.steps.map(({ latest }) => latest?.durationMs ?? 0))
  return (
    <div className="pt-2">
      {titled && (
        <h3 className="flex items-baseline justify-between pt-2 pb-1 text-xs font-medium text-faint">
          {section.title}
          {section.totalMs !== undefined && (
            <span className="tabular-nums">{formatDuration(section.totalMs)}</span>
          )}
        </h3>
      )}
      <ol aria-label={`Steps of the ${section.title.toLowerCase()}`}>
        {section.steps.map((step, index) => (
          <TimelineItem
            key={step.step}
            item={step}
            longestMs={longest}
            isLast={index === section.steps.length - 1}
          />
        ))}
      </ol>
    </div>
  )
}

/** One segment for each step; nothing when no step is running. */
function ProgressBar({ store, section }: { store: Store; section: TimelineSection | undefined }) {
  if (section === undefined || !phaseLook(store.phase).busy) return null
  return (
    <div aria-hidden className="flex gap-1 pt-2.5 pb-1">
      {section.steps.map(({ step, latest, skipped }) => (
        <span
          key={step}
          className={cn(
            'h-1 flex-1 rounded-full transition-colors duration-300',
            latest === undefined && (skipped ? 'bg-ok/50' : 'bg-quiet-wash'),
            latest?.outcome === 'SUCCEEDED' && 'bg-ok',
            latest?.outcome === 'RUNNING' && 'animate-shimmer bg-accent-ink',
            latest?.outcome === 'FAILED' && 'bg-bad',
            latest?.outcome === 'INTERRUPTED' && 'bg-warn',
          )}
        />
      ))}
    </div>
  )
}

function Aside({ store }: { store: Store }) {
  if (store.queuePosition !== undefined) {
    return <span className="text-[0.8125rem] text-soft tabular-nums">{waitingText(store.queuePosition)}</span>
  }
  if (store.phase !== 'REQUESTED' && store.phase !== 'PROVISIONING') return <ReadyIn store={store} />
  return (
    <span className="text-[0.8125rem] text-soft">
      {store.phase === 'REQUESTED' ? 'Queued' : 'In progress'}{' '}
      <Ticking since={store.createdAt} className="ml-1 font-semibold text-accent-ink tabular-nums" />
    </span>
  )
}

function ReadyIn({ store }: { store: Store }) {
  if (store.readyAt === undefined) return null
  const took = Date.parse(store.readyAt) - Date.parse(store.createdAt)
  return (
    <span className="text-[0.8125rem] text-soft">
      Ready in <strong className="font-semibold text-ink tabular-nums">{formatDuration(took)}</strong>
    </span>
  )
}
