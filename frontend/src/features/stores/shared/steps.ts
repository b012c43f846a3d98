import type { StepName } from '@/lib/api/model'

type PlanName = 'creation' | 'deletion'

interface PlannedStep {
  plan: PlanName
  /** Executed only when needed, so not shown before it was started. */
  optional?: boolean
}

/** The plan of each step; within a plan the steps are in the order of execution. */
const steps: Record<StepName, PlannedStep> = {
  CREATE_NAMESPACE: { plan: 'creation' },
  // Not where the platform's account has the rights in all namespaces.
  BIND_ROLE: { plan: 'creation', optional: true },
  APPLY_GUARDRAILS: { plan: 'creation' },
  CREATE_CREDENTIALS: { plan: 'creation' },
  DEPLOY_RELEASE: { plan: 'creation' },
  RECREATE_PODS: { plan: 'creation', optional: true },
  AWAIT_DATABASE: { plan: 'creation' },
  AWAIT_WEB: { plan: 'creation' },
  AWAIT_STOREFRONT: { plan: 'creation' },
  // Of stores that an earlier version deleted.
  UNINSTALL_RELEASE: { plan: 'deletion', optional: true },
  DELETE_NAMESPACE: { plan: 'deletion' },
  AWAIT_NAMESPACE_GONE: { plan: 'deletion' },
}

function stepsOf(plan: PlanName): readonly StepName[] {
  return (Object.keys(steps) as StepName[]).filter((step) => steps[step].plan === plan)
}

/** The steps that create a store, in order. */
export const CREATION = stepsOf('creation')

/** The steps that delete a store, in order. */
export const DELETION = stepsOf('deletion')

export function isOptional(step: StepName): boolean {
  return steps[step].optional === true
}

/** Position of a step in its plan, starting at 1, and the length of the plan. */
export function positionOf(step: StepName): { position: number; total: number } {
  const plan = stepsOf(steps[step].plan).filter((planned) => !isOptional(planned) || planned === step)
  return { position: plan.indexOf(step) + 1, total: plan.length }
}
