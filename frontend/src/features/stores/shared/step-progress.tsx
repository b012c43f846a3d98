import { Ticking } from '@/components/text/times'
import { cn } from '@/lib/cn'
import type { Store } from '@/lib/api/model'
import { stepLabels } from '@/lib/labels'

import { positionOf } from './steps'

/** The text for a store that waits for a slot. */
export function waitingText(position: number): string {
  return `Waiting for a slot, position ${position.toLocaleString()}`
}

/** The current step of the store, in one line. */
export function StepProgress({ store }: { store: Store }) {
  const { currentStep, phase, failure, queuePosition } = store
  if (failure !== undefined) {
    return (
      <span className={cn('line-clamp-1', phase === 'FAILED' ? 'text-bad' : 'text-warn')}>
        {failure.message}
      </span>
    )
  }
  if (queuePosition !== undefined) {
    return <span className="text-faint tabular-nums">{waitingText(queuePosition)}</span>
  }
  if (currentStep === undefined) {
    return phase === 'REQUESTED' ? <span className="text-faint">In the queue</span> : null
  }
  const { position, total } = positionOf(currentStep.step)
  return (
    <span className="flex min-w-0 items-center gap-2 text-faint">
      <span className="truncate">{stepLabels[currentStep.step]}</span>
      <span className="shrink-0 text-xs tabular-nums">
        {position}/{total} <Ticking since={currentStep.startedAt} className="inline-block w-12 text-right" />
      </span>
    </span>
  )
}
