import type {
  Account,
  AuditAnchorStatus,
  AuditEntry,
  EventType,
  Invitation,
  Orphan,
  PlatformRole,
  Session,
  SignInMethods,
  StepRun,
  Store,
  StoreEvent,
  SystemInfo,
  Team,
  TeamLimits,
  TeamMember,
  Token,
} from '@/lib/api/model'

import { EventStreamStub } from './event-stream'
import { aStore, aSystem, aTeam } from './fixtures'

/**
 * The state of the stubbed control plane. It changes only by requests and by the test: nothing
 * is provisioned, so a test that needs a store to become ready says so.
 */
export class ControlPlaneStub {
  readonly stores = new Map<string, Store>()
  readonly audit: AuditEntry[] = []
  orphans: Orphan[] = []
  /** The timeline of every store. */
  steps: StepRun[] = []
  /** The events of every store. */
  events: StoreEvent[] = []
  system: Partial<SystemInfo> = {}
  /** Responds to every request with an internal error. */
  failing = false
  /** The API token that requests need; empty for none. */
  token = ''
  /** The password of `admin` where users sign in; empty where they do not. */
  password = ''
  /** What signs `admin` in once. */
  signInCode: string | undefined
  /** How users sign in. */
  methods: SignInMethods = { password: true }
  /** Where the sign-out leads; undefined to stay. */
  signOutPath: string | undefined
  /** The sessions of `admin`, the newest first. */
  sessions: Session[] = []
  /** The tokens of all users, the newest first. */
  tokens: Token[] = []
  /** Passwords of other accounts, by name. */
  readonly accounts = new Map<string, string>()
  /** The id of the user. */
  principalId = 'local'
  /** The roles of the platform that the user has. */
  platformRoles: PlatformRole[] = ['ADMINISTRATOR']
  users: Account[] = []
  teams: Team[] = [aTeam()]
  /** Whether the sign-in is too long ago to reveal credentials. */
  signInTooOld = false
  /** What every team has and may have. */
  limits: TeamLimits['items'] = [
    { kind: 'STORES', used: '3', limit: '5', own: true },
    { kind: 'CPU', used: '24', own: false },
    { kind: 'MEMORY', used: '7680Mi', limit: '20Gi', own: false },
    { kind: 'STORAGE', used: '18Gi', own: false },
    { kind: 'CREATIONS', used: '1', own: false },
  ]
  /** The members of every team. */
  members: TeamMember[] = []
  /** The invitations to every team. */
  invitations: Invitation[] = []
  /** The secret of the first invitation. */
  invitationSecret = 's'.repeat(43)
  /** The first audit entry whose hash does not match. */
  brokenAt: number | undefined
  anchor: AuditAnchorStatus = { enabled: false }
  /** The first entry that a verification reads unless it is full. */
  verifiedTo = 1
  /** The server's clock minus the browser's, in milliseconds. */
  clockAhead = 0
  readonly stream = new EventStreamStub()

  /** Adds a store without an event. */
  add(change: Partial<Store> = {}): Store {
    const store = aStore(change)
    this.stores.set(store.id, store)
    return store
  }

  /** Changes a store and sends the event. */
  change(store: Store, change: Partial<Store>, type: EventType = 'PhaseChanged'): Store {
    const { failure: _failure, ...current } = this.stores.get(store.id)!
    const changed = { ...current, ...change, version: current.version + 1 }
    this.stores.set(store.id, changed)
    this.stream.send(changed, type)
    return changed
  }

  /** Makes a store ready. */
  ready(store: Store): Store {
    return this.change(store, { phase: 'READY', observedGeneration: 1, readyAt: new Date().toISOString() })
  }

  systemInfo(): SystemInfo {
    const stores: Record<string, number> = {}
    for (const { phase } of this.stores.values()) stores[phase] = (stores[phase] ?? 0) + 1
    return aSystem({ stores, orphans: this.orphans.length, ...this.system })
  }
}
