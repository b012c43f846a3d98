import type { StepName } from '@/lib/api/model'

export interface PlannedStep {
  step: StepName
  title: string
  /** Done only when it is needed, so it is not shown before. */
  optional?: boolean
}

/** What is done to make a store, in order. */
export const CREATION: readonly PlannedStep[] = [
  { step: 'CREATE_NAMESPACE', title: 'Create the namespace' },
  { step: 'APPLY_GUARDRAILS', title: 'Apply quota, limits and network policies' },
  { step: 'CREATE_CREDENTIALS', title: 'Create the credentials' },
  { step: 'DEPLOY_RELEASE', title: "Install the shop's release" },
  { step: 'RECREATE_PODS', title: 'Recreate the pods that were failing', optional: true },
  { step: 'AWAIT_DATABASE', title: 'Wait for the database' },
  { step: 'AWAIT_WEB', title: 'Wait for the web server' },
  { step: 'AWAIT_STOREFRONT', title: "Wait for the shop's page" },
]

/** What is done to remove one, in order. */
export const DELETION: readonly PlannedStep[] = [
  { step: 'UNINSTALL_RELEASE', title: "Uninstall the shop's release" },
  { step: 'DELETE_NAMESPACE', title: 'Delete the namespace' },
  { step: 'AWAIT_NAMESPACE_GONE', title: 'Wait until nothing is left' },
]

/** The plan a step belongs to. */
export function planOf(step: StepName): readonly PlannedStep[] {
  return DELETION.some((planned) => planned.step === step) ? DELETION : CREATION
}

/** Position of a step in its plan, from 1, and the plan's length. */
export function positionOf(step: StepName): { position: number; total: number } {
  const plan = planOf(step).filter((planned) => planned.optional !== true || planned.step === step)
  return { position: plan.findIndex((planned) => planned.step === step) + 1, total: plan.length }
}
