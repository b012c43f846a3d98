import type { StepRun, Store } from '@/lib/api/model'

import { CREATION, DELETION, type PlannedStep } from '../shared/steps'

/** A step of the timeline: its latest attempt, if it was begun, and those before it. */
export interface TimelineStep {
  step: StepRun['step']
  title: string
  latest: StepRun | undefined
  earlier: readonly StepRun[]
  /** Never begun, since what it is for was already so; other steps never begun are still to come. */
  skipped: boolean
}

export interface TimelineSection {
  title: string
  steps: readonly TimelineStep[]
  /** Milliseconds from the request to the end, once it is reached. */
  totalMs: number | undefined
}

/**
 * The timeline as people think of it: what was planned in order, what became of it, and what is
 * still to come. A running step that the store already tells of is shown before its row is read.
 */
export function timelineOf(store: Store, runs: readonly StepRun[]): TimelineSection[] {
  const all = withCurrentStep(store, runs)
  const { createdAt, readyAt } = store
  const sections: TimelineSection[] = []
  const isRemoved = store.desired === 'DELETED' || store.phase === 'DELETING' || store.phase === 'DELETED'
  if (isRemoved) {
    const steps = stepsOf(DELETION, all, store.phase === 'DELETED')
    sections.push({ title: 'Deletion', steps, totalMs: spanOf(steps) })
  }
  const isMade = isRemoved || store.phase === 'READY' || store.phase === 'DEGRADED'
  const steps = stepsOf(CREATION, all, isMade)
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
  plan: readonly PlannedStep[],
  runs: readonly StepRun[],
  isOver: boolean,
): TimelineStep[] {
  const lastBegun = plan.findLastIndex(({ step }) => runs.some((run) => run.step === step))
  return plan
    .map((planned, index): TimelineStep & { optional: boolean } => {
      const attempts = runs
        .filter((run) => run.step === planned.step)
        .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
      const latest = attempts.at(-1)
      return {
        step: planned.step,
        title: latest?.title ?? planned.title,
        latest,
        earlier: attempts.slice(0, -1),
        skipped: latest === undefined && (isOver || index < lastBegun),
        optional: planned.optional === true,
      }
    })
    .filter(({ latest, optional }) => latest !== undefined || !(optional || (isOver && lastBegun < 0)))
}

/** Milliseconds from the first start to the last end; undefined until all have ended. */
function spanOf(steps: readonly TimelineStep[]): number | undefined {
  const runs = steps.flatMap(({ latest, earlier }) => (latest === undefined ? earlier : [...earlier, latest]))
  const isUnderWay = steps.some(({ latest, skipped }) => !skipped && latest?.endedAt === undefined)
  if (runs.length === 0 || isUnderWay) return undefined
  const starts = runs.map((run) => Date.parse(run.startedAt))
  const ends = runs.map((run) => Date.parse(run.endedAt ?? run.startedAt))
  return Math.max(...ends) - Math.min(...starts)
}
