import type { StepName, StepRun, Store } from '@/lib/api/model'
import { stepLabels } from '@/lib/labels'

import { CREATION, DELETION, isOptional } from '../shared/steps'

/** A step of the timeline with its attempts. */
export interface TimelineStep {
  step: StepName
  title: string
  /** The latest attempt; undefined when the step was not started. */
  latest: StepRun | undefined
  earlier: readonly StepRun[]
  /** Never started, because it was not needed; other steps that were not started are pending. */
  skipped: boolean
}

export interface TimelineSection {
  title: string
  steps: readonly TimelineStep[]
  /** Milliseconds from the request to the end; undefined until then. */
  totalMs: number | undefined
}

/**
 * The planned steps in order, with their attempts. The store's current step is included even when
 * the list of steps does not have it yet.
 */
export function timelineOf(store: Store, runs: readonly StepRun[]): TimelineSection[] {
  const all = withCurrentStep(store, runs)
  const { createdAt, readyAt } = store
  const sections: TimelineSection[] = []
  const isDeleting = store.desired === 'DELETED' || store.phase === 'DELETING' || store.phase === 'DELETED'
  if (isDeleting) {
    const steps = stepsOf(DELETION, all, store.phase === 'DELETED')
    sections.push({ title: 'Deletion', steps, totalMs: spanOf(steps) })
  }
  const isCreated = isDeleting || store.phase === 'READY' || store.phase === 'DEGRADED'
  const steps = stepsOf(CREATION, all, isCreated)
  if (steps.length > 0) {
    const totalMs = readyAt === undefined ? undefined : Date.parse(readyAt) - Date.parse(createdAt)
    sections.push({ title: 'Creation', steps, totalMs })
  }
  return sections
}

function withCurrentStep({ currentStep }: Store, runs: readonly StepRun[]): readonly StepRun[] {
  if (currentStep === undefined) return runs
  const isKnown = runs.some(
    (run) =>
      run.step === currentStep.step &&
      (run.outcome === 'RUNNING' || run.startedAt >= currentStep.startedAt),
  )
  if (isKnown) return runs
  const { step, title, attempt, startedAt } = currentStep
  return [...runs, { id: 'current', step, title, attempt, startedAt, outcome: 'RUNNING' }]
}

function stepsOf(
  plan: readonly StepName[],
  runs: readonly StepRun[],
  isOver: boolean,
): TimelineStep[] {
  const lastStarted = plan.findLastIndex((step) => runs.some((run) => run.step === step))
  return plan
    .map((step, index): TimelineStep => {
      const attempts = runs
        .filter((run) => run.step === step)
        .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
      const latest = attempts.at(-1)
      return {
        step,
        title: stepLabels[step],
        latest,
        earlier: attempts.slice(0, -1),
        skipped: latest === undefined && (isOver || index < lastStarted),
      }
    })
    .filter(({ step, latest }) => latest !== undefined || !(isOptional(step) || (isOver && lastStarted < 0)))
}

/** Milliseconds from the first start to the last end; undefined until all have ended. */
function spanOf(steps: readonly TimelineStep[]): number | undefined {
  const runs = steps.flatMap(({ latest, earlier }) => (latest === undefined ? earlier : [...earlier, latest]))
  const isRunning = steps.some(({ latest, skipped }) => !skipped && latest?.endedAt === undefined)
  if (runs.length === 0 || isRunning) return undefined
  const starts = runs.map((run) => Date.parse(run.startedAt))
  const ends = runs.map((run) => Date.parse(run.endedAt ?? run.startedAt))
  return Math.max(...ends) - Math.min(...starts)
}
