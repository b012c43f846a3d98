import type {
  AuditOutcome,
  Condition,
  Orphan,
  Store,
  StepName,
  StepRun,
  StoreEvent,
  StreamItem,
} from '@/lib/api/model'

import { FakeAuditLog } from './audit-log.ts'
import { isoNow, sleep, uuid } from './clock.ts'
import { IMAGE_PULL_FAILED } from './failures.ts'

interface Script {
  step: StepName
  title: string
  ms: number
  condition?: Condition['type']
}

const CREATION: Script[] = [
  { step: 'CREATE_NAMESPACE', title: 'Create the namespace', ms: 60, condition: 'NamespaceReady' },
  { step: 'APPLY_GUARDRAILS', title: 'Apply quota, limits and network policies', ms: 220, condition: 'GuardrailsApplied' },
  { step: 'CREATE_CREDENTIALS', title: 'Create the credentials', ms: 45, condition: 'CredentialsPresent' },
  { step: 'DEPLOY_RELEASE', title: "Install the shop's release", ms: 640, condition: 'ReleaseDeployed' },
  { step: 'AWAIT_DATABASE', title: 'Wait for the database', ms: 1400 },
  { step: 'AWAIT_WEB', title: 'Wait for the web server', ms: 900, condition: 'WorkloadAvailable' },
  { step: 'AWAIT_STOREFRONT', title: 'Wait for the shop page', ms: 420, condition: 'StorefrontReachable' },
]

const DELETION: Script[] = [
  { step: 'UNINSTALL_RELEASE', title: 'Uninstall the release', ms: 500 },
  { step: 'DELETE_NAMESPACE', title: 'Delete the namespace', ms: 60 },
  { step: 'AWAIT_NAMESPACE_GONE', title: 'Wait until the namespace is gone', ms: 1200 },
]

const CONDITIONS: Condition['type'][] = [
  'NamespaceReady',
  'GuardrailsApplied',
  'CredentialsPresent',
  'ReleaseDeployed',
  'WorkloadAvailable',
  'StorefrontReachable',
  'Ready',
]

export interface FakeOptions {
  /** Multiplies how long steps take. */
  pace: number
}

/** The state behind the fake API: stores that move through their phases by a script. */
export class FakeControlPlane {
  readonly stores = new Map<string, Store>()
  readonly steps = new Map<string, StepRun[]>()
  readonly events: StreamItem[] = []
  readonly audit = new FakeAuditLog()
  readonly orphans: Orphan[] = []
  readonly answers = new Map<string, { body: string; store: Store }>()
  readonly behaviour = {
    reachable: true,
    token: '',
    tampered: false,
    failing: false,
    streaming: true,
  }
  private readonly followers = new Set<(item: StreamItem) => void>()
  private readonly streamClosers = new Set<() => void>()
  private readonly streamResets = new Set<() => void>()
  private nextStep = 1
  private generation = 0

  constructor(private readonly options: FakeOptions) {}

  follow(follower: (item: StreamItem) => void, close: () => void, reset: () => void): () => void {
    this.followers.add(follower)
    this.streamClosers.add(close)
    this.streamResets.add(reset)
    return () => {
      this.followers.delete(follower)
      this.streamClosers.delete(close)
      this.streamResets.delete(reset)
    }
  }

  /** Tells every reader of the stream that its place is of no use. */
  resetStreams(): void {
    this.streamResets.forEach((reset) => reset())
  }

  dropStreams(): void {
    this.streamClosers.forEach((close) => close())
  }

  reset(): void {
    this.generation += 1
    this.stores.clear()
    this.steps.clear()
    this.events.length = 0
    this.orphans.length = 0
    this.audit.clear()
    this.answers.clear()
    Object.assign(this.behaviour, { reachable: true, token: '', tampered: false, failing: false, streaming: true })
  }

  /** Makes a store and starts its script. */
  create(name: string, subdomain: string, plan: string, createdAt = isoNow()): Store {
    const store = this.add(name, subdomain, plan, createdAt)
    this.emit(store, 'StoreRequested', `${name} was requested`)
    this.record('store.create', store, 'ACCEPTED', `Plan ${plan}`)
    void this.provision(store.id)
    return store
  }

  add(name: string, subdomain: string, plan: string, createdAt = isoNow()): Store {
    const store: Store = {
      id: uuid(),
      name,
      subdomain,
      owner: 'local',
      plan,
      url: `http://${subdomain}.localhost`,
      adminUrl: `http://${subdomain}.localhost/wp-admin/`,
      namespace: `store-${subdomain}`,
      cluster: { name: 'fake', simulated: true },
      desired: 'RUNNING',
      phase: 'REQUESTED',
      generation: 1,
      observedGeneration: 0,
      conditions: CONDITIONS.map((type) => ({
        type,
        status: 'UNKNOWN',
        reason: 'NotObserved',
        message: 'Not observed yet',
        lastTransitionTime: createdAt,
      })),
      createdAt,
      updatedAt: createdAt,
      version: 1,
    }
    this.stores.set(store.id, store)
    this.steps.set(store.id, [])
    return store
  }

  remove(id: string): Store | undefined {
    const store = this.stores.get(id)
    if (store === undefined || store.desired === 'DELETED') return store
    const { failure: _f, currentStep: _c, ...rest } = store
    const changed = this.replace({ ...rest, desired: 'DELETED', phase: 'DELETING' })
    this.emit(changed, 'DeletionRequested', `${store.name} is to be deleted`)
    this.record('store.delete', changed, 'ACCEPTED')
    void this.destroy(id)
    return changed
  }

  /** A namespace whose store nobody remembers. */
  lose(name: string, subdomain: string, adoptable = true): Orphan {
    const now = isoNow()
    const namespace = `store-${subdomain}`
    const orphan: Orphan = {
      namespace,
      subdomain,
      storeId: uuid(),
      reason: adoptable ? 'NO_STORE' : 'STORE_DELETED',
      message: `Namespace ${namespace} belongs to no store.`,
      adoptable,
      deletable: true,
      name,
      owner: 'local',
      plan: 'small',
      createdAt: now,
      firstSeenAt: now,
      lastSeenAt: now,
    }
    this.orphans.push(orphan)
    return orphan
  }

  adopt(namespace: string): Store | undefined {
    const store = this.take(namespace)
    if (store === undefined) return undefined
    this.emit(store, 'StoreAdopted', `${store.name} was adopted`)
    this.record('orphan.adopt', store, 'ACCEPTED')
    void this.provision(store.id)
    return store
  }

  removeOrphan(namespace: string): Store | undefined {
    const store = this.take(namespace)
    if (store === undefined) return undefined
    this.record('orphan.delete', store, 'ACCEPTED')
    return this.remove(store.id)
  }

  private take(namespace: string): Store | undefined {
    const index = this.orphans.findIndex((orphan) => orphan.namespace === namespace)
    const [orphan] = index < 0 ? [] : this.orphans.splice(index, 1)
    return orphan && this.add(orphan.name ?? orphan.subdomain, orphan.subdomain, orphan.plan ?? 'small')
  }

  retry(id: string): Store | undefined {
    const store = this.stores.get(id)
    if (store?.phase !== 'FAILED') return undefined
    const { failure: _f, ...rest } = store
    const changed = this.replace({ ...rest, phase: 'PROVISIONING' })
    this.emit(changed, 'RetryRequested', `${store.name} is tried again`)
    this.record('store.retry', changed, 'ACCEPTED')
    void this.provision(id)
    return changed
  }

  /** Puts a store into a state at once; for what a script would take too long to reach. */
  settle(id: string, change: Partial<Store>): Store {
    const store = this.replace({ ...this.stores.get(id)!, ...change })
    this.emit(store, 'PhaseChanged', `${store.name} is ${store.phase.toLowerCase()}`)
    return store
  }

  /** Notes a step that has already ended. */
  past(id: string, run: Omit<StepRun, 'id'>): void {
    this.steps.get(id)!.push({ id: String(this.nextStep++), ...run })
  }

  record(action: string, store: Pick<Store, 'id' | 'subdomain'>, outcome: AuditOutcome, detail = ''): void {
    this.audit.append({
      at: isoNow(),
      actor: 'local',
      origin: '127.0.0.1',
      requestId: uuid().slice(0, 8),
      action,
      subject: `store/${store.id}`,
      subdomain: store.subdomain,
      outcome,
      detail,
    })
  }

  private async provision(id: string): Promise<void> {
    const generation = this.generation
    for (const script of CREATION) {
      const store = this.stores.get(id)!
      const known = store.conditions.find(({ type }) => type === script.condition)
      if (known?.status === 'TRUE') continue
      if (!(await this.perform(id, script, generation, 'RUNNING'))) return
    }
    const readyAt = isoNow()
    const ready = this.replace(withCondition(this.stores.get(id)!, 'Ready', 'TRUE', { phase: 'READY', readyAt, observedGeneration: 1 }))
    this.emit(ready, 'PhaseChanged', `${ready.name} is ready`)
    this.record('store.create', ready, 'SUCCEEDED')
  }

  private async destroy(id: string): Promise<void> {
    const generation = this.generation
    for (const script of DELETION) {
      if (!(await this.perform(id, script, generation, 'DELETED'))) return
    }
    const gone = this.replace({ ...this.stores.get(id)!, phase: 'DELETED', deletedAt: isoNow() })
    this.emit(gone, 'PhaseChanged', `${gone.name} is deleted`)
    this.record('store.delete', gone, 'SUCCEEDED')
  }

  /** Runs one step. False when the store's way ends with it. */
  private async perform(
    id: string,
    { step, title, ms, condition }: Script,
    generation: number,
    desired: Store['desired'],
  ): Promise<boolean> {
    while (!this.behaviour.reachable) await sleep(100)
    const overtaken = () => generation !== this.generation || this.stores.get(id)?.desired !== desired
    if (overtaken()) return false
    const runs = this.steps.get(id)!
    const attempt = runs.filter((run) => run.step === step).length + 1
    const startedAt = isoNow()
    const run: StepRun = { id: String(this.nextStep++), step, title, attempt, startedAt, outcome: 'RUNNING' }
    runs.push(run)
    const phase = desired === 'DELETED' ? 'DELETING' : 'PROVISIONING'
    const before = this.replace({
      ...this.stores.get(id)!,
      phase,
      currentStep: { step, title, attempt, startedAt },
    })
    this.emit(before, 'StepStarted', `${title} has begun`, step)
    const slow = before.subdomain.startsWith('slow-') ? 12 : 1
    const began = Date.now()
    await sleep(ms * slow * this.options.pace)
    if (overtaken()) {
      Object.assign(run, { outcome: 'INTERRUPTED', endedAt: isoNow(), durationMs: Date.now() - began })
      return false
    }
    const { currentStep: _done, ...after } = this.stores.get(id)!
    const breaks = step === 'AWAIT_WEB' && attempt === 1 && before.subdomain.startsWith('broken-')
    Object.assign(run, {
      outcome: breaks ? 'FAILED' : 'SUCCEEDED',
      endedAt: isoNow(),
      durationMs: Date.now() - began,
      ...(breaks && { failure: IMAGE_PULL_FAILED }),
    })
    if (breaks) {
      const failed = this.replace(
        withCondition(after, 'WorkloadAvailable', 'FALSE', { phase: 'FAILED', failure: IMAGE_PULL_FAILED }),
      )
      this.emit(failed, 'StepFailed', IMAGE_PULL_FAILED.message, step)
      this.record('store.create', failed, 'FAILED', IMAGE_PULL_FAILED.message)
      return false
    }
    const done = this.replace(condition === undefined ? after : withCondition(after, condition, 'TRUE'))
    this.emit(done, 'StepSucceeded', `${title}: done`, step)
    return true
  }

  private replace(store: Store): Store {
    const next = { ...store, version: store.version + 1, updatedAt: isoNow() }
    this.stores.set(next.id, next)
    return next
  }

  private emit(store: Store, type: StoreEvent['type'], message: string, step?: StepName): void {
    const event: StoreEvent = {
      id: String(this.events.length + 1),
      storeId: store.id,
      subdomain: store.subdomain,
      type,
      at: isoNow(),
      message,
      actor: 'local',
      phase: store.phase,
      ...(step !== undefined && { step }),
      ...(store.failure !== undefined && { failure: store.failure }),
    }
    const item = { event, store }
    this.events.push(item)
    this.followers.forEach((follower) => follower(item))
  }
}

function withCondition(
  store: Store,
  type: Condition['type'],
  status: Condition['status'],
  change: Partial<Store> = {},
): Store {
  return {
    ...store,
    ...change,
    conditions: store.conditions.map((condition) =>
      condition.type === type
        ? {
            type,
            status,
            reason: status === 'TRUE' ? 'Observed' : 'NotAvailable',
            message: status === 'TRUE' ? 'As it should be' : 'Not as it should be',
            lastTransitionTime: isoNow(),
          }
        : condition,
    ),
  }
}
