import { Check, LoaderCircle, Minus, X } from 'lucide-react'
import type { ReactNode } from 'react'

import { Ticking } from '@/components/text/times'
import type { StepOutcome, StepRun } from '@/lib/api/model'
import { cn } from '@/lib/cn'
import { formatDuration } from '@/lib/time'

import type { TimelineStep } from './timeline'

interface OutcomeLook {
  label: string
  icon: ReactNode
  marker: string
}

const looks: Record<StepOutcome, OutcomeLook> = {
  RUNNING: {
    label: 'Running',
    icon: <LoaderCircle className="animate-sweep" aria-hidden />,
    marker: 'bg-accent-wash text-accent-ink',
  },
  SUCCEEDED: { label: 'Done', icon: <Check aria-hidden />, marker: 'bg-ok-wash text-ok' },
  FAILED: { label: 'Failed', icon: <X aria-hidden />, marker: 'bg-bad-wash text-bad' },
  INTERRUPTED: { label: 'Interrupted', icon: <Minus aria-hidden />, marker: 'bg-warn-wash text-warn' },
}

const pending: OutcomeLook = {
  label: 'Pending',
  icon: <span className="size-1.5 rounded-full bg-edge" />,
  marker: 'bg-sunken ring-1 ring-line ring-inset',
}

const skipped: OutcomeLook = {
  label: 'Not needed',
  icon: <Check aria-hidden />,
  marker: 'bg-quiet-wash text-faint',
}

interface TimelineItemProps {
  item: TimelineStep
  /** The longest duration of the section, which fills the bar. */
  longestMs: number
  isLast: boolean
}

export function TimelineItem({ item, longestMs, isLast }: TimelineItemProps) {
  const { latest, earlier, title } = item
  const look = latest !== undefined ? looks[latest.outcome] : item.skipped ? skipped : pending
  const isRunning = latest?.outcome === 'RUNNING'
  return (
    <li
      className="relative flex gap-3.5 pb-1"
      data-step={item.step}
      data-outcome={latest?.outcome ?? (item.skipped ? 'SKIPPED' : 'PENDING')}
      aria-current={isRunning ? 'step' : undefined}
    >
      {!isLast && <span aria-hidden className="absolute top-7 bottom-0 left-3 w-px -translate-x-1/2 bg-line" />}
      <span
        className={cn(
          'relative mt-1 grid size-6 shrink-0 place-items-center rounded-full transition-colors duration-300 [&_svg]:size-3.5',
          look.marker,
        )}
      >
        {look.icon}
      </span>
      <div className="min-w-0 flex-1 pt-1.5 pb-2.5">
        <div className="flex items-center gap-4">
          <p
            className={cn(
              'min-w-0 flex-1 leading-5',
              latest === undefined ? 'text-faint' : 'font-medium',
            )}
          >
            {title}
            <span className="sr-only">: {look.label}</span>
            {latest !== undefined && latest.attempt > 1 && (
              <span className="ml-2 text-xs font-normal text-faint">attempt {latest.attempt}</span>
            )}
          </p>
          {latest !== undefined && <Bar run={latest} longestMs={longestMs} />}
          <span className="w-20 shrink-0 text-right text-[0.8125rem] text-soft tabular-nums">
            {latest !== undefined && <Took run={latest} />}
            {item.skipped && (
              <span aria-hidden className="text-xs text-faint">
                not needed
              </span>
            )}
          </span>
        </div>
        {latest?.failure !== undefined && (
          <p className="mt-0.5 text-[0.8125rem] text-bad">{latest.failure.message}</p>
        )}
        {isRunning && latest.message !== undefined && (
          <p className="mt-0.5 text-[0.8125rem] text-faint">{latest.message}</p>
        )}
        {earlier.length > 0 && <Earlier runs={earlier} />}
      </div>
    </li>
  )
}

function Took({ run }: { run: StepRun }) {
  if (run.outcome === 'RUNNING') return <Ticking since={run.startedAt} className="text-accent-ink" />
  return run.durationMs === undefined ? null : formatDuration(run.durationMs)
}

/** The step's duration in relation to the longest one. */
function Bar({ run, longestMs }: { run: StepRun; longestMs: number }) {
  const share = run.outcome === 'RUNNING' ? 1 : (run.durationMs ?? 0) / longestMs
  return (
    <span aria-hidden className="hidden w-28 shrink-0 sm:block xl:w-40">
      <span
        style={{ width: `${Math.max(2, share * 100)}%` }}
        className={cn(
          'block h-1.5 rounded-full transition-[width] duration-300',
          run.outcome === 'RUNNING' && 'animate-shimmer bg-accent-ink/60',
          run.outcome === 'SUCCEEDED' && 'bg-ok/55',
          run.outcome === 'FAILED' && 'bg-bad/60',
          run.outcome === 'INTERRUPTED' && 'bg-warn/60',
        )}
      />
    </span>
  )
}

function Earlier({ runs }: { runs: readonly StepRun[] }) {
  return (
    <details className="mt-1 text-[0.8125rem]">
      <summary className="cursor-pointer rounded text-faint hover:text-soft">
        {runs.length === 1 ? 'An earlier attempt' : `${runs.length} earlier attempts`}
      </summary>
      <ul className="mt-1 space-y-1 border-l border-line pl-3">
        {runs.map((run) => (
          <li key={run.id} className="flex justify-between gap-4 text-soft">
            <span>
              {looks[run.outcome].label}
              {run.failure !== undefined && `: ${run.failure.message}`}
            </span>
            <span className="shrink-0 tabular-nums">
              <Took run={run} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
