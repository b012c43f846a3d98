import type { components } from './schema'

/*
 * The only place that names the generated schemas: everything else imports these.
 */
type Schemas = components['schemas']

export type Store = Schemas['Store']
export type Condition = Schemas['Condition']
export type CurrentStep = Schemas['CurrentStep']
export type Failure = Schemas['Failure']
export type StepRun = Schemas['StepRun']
export type StoreEvent = Schemas['StoreEvent']
export type StreamItem = Schemas['StreamItem']
export type StorePage = Schemas['StorePage']
export type StepPage = Schemas['StepPage']
export type EventPage = Schemas['EventPage']
export type AuditEntry = Schemas['AuditEntry']
export type AuditPage = Schemas['AuditPage']
export type AuditVerification = Schemas['AuditVerification']
export type Plan = Schemas['Plan']
export type PlanList = Schemas['PlanList']
export type SubdomainCheck = Schemas['SubdomainCheck']
export type Orphan = Schemas['Orphan']
export type SystemInfo = Schemas['SystemInfo']
export type Problem = Schemas['Problem']
export type CreateStoreRequest = Schemas['CreateStoreRequest']

export type Phase = Store['phase']
export type StepName = StepRun['step']
export type StepOutcome = StepRun['outcome']
export type AuditOutcome = AuditEntry['outcome']

/** In the order a store lives through them. */
export const PHASES = [
  'REQUESTED',
  'PROVISIONING',
  'READY',
  'DEGRADED',
  'FAILED',
  'DELETING',
  'DELETED',
] as const satisfies readonly Phase[]
