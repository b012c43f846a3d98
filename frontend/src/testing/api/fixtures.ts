import type {
  Account,
  AuditEntry,
  ConditionType,
  CurrentSession,
  Failure,
  Orphan,
  Plan,
  Session,
  StepRun,
  Store,
  SystemInfo,
  Token,
  Team,
  TeamMember,
  Invitation,
} from '@/lib/api/model'
import { conditionLabels } from '@/lib/labels'

/* Valid objects of the API; a test changes the members that it checks. */

const THEN = '2026-11-24T10:00:00Z'

/** A store that was just requested. */
export function aStore(change: Partial<Store> = {}): Store {
  const { name = 'Alpha Shop', subdomain = 'alpha' } = change
  return {
    id: crypto.randomUUID(),
    name,
    subdomain,
    owner: 'local',
    plan: 'small',
    url: `http://${subdomain}.localhost`,
    adminUrl: `http://${subdomain}.localhost/wp-admin/`,
    namespace: `store-${subdomain}`,
    cluster: { name: 'simulated', simulated: true },
    desired: 'RUNNING',
    phase: 'REQUESTED',
    generation: 1,
    observedGeneration: 0,
    conditions: (Object.keys(conditionLabels) as ConditionType[]).map((type) => ({
      type,
      status: 'UNKNOWN',
      reason: 'NotObserved',
      message: 'Not observed yet.',
      lastTransitionTime: THEN,
    })),
    createdAt: THEN,
    updatedAt: THEN,
    version: 1,
    ...change,
  }
}

/** An attempt that has succeeded. */
export function aStepRun(change: Partial<StepRun> = {}): StepRun {
  return {
    id: '1',
    step: 'CREATE_NAMESPACE',
    title: 'Create the namespace',
    attempt: 1,
    startedAt: '2026-11-24T10:00:00Z',
    endedAt: '2026-11-24T10:00:01Z',
    durationMs: 1_000,
    outcome: 'SUCCEEDED',
    ...change,
  }
}

export const imagePullFailed: Failure = {
  code: 'IMAGE_PULL_FAILED',
  message: 'The image urumi.local/store-web:dev of pod web-0 cannot be pulled.',
  detail: 'Back-off pulling image "urumi.local/store-web:dev": not found',
  remedy: 'Check that the image exists, that its name is right and that the node can pull it. Then retry the store.',
  retryable: false,
}

/** A sign-in on another device. */
export function aSession(change: Partial<Session> = {}): Session {
  return {
    id: crypto.randomUUID(),
    current: false,
    createdAt: THEN,
    lastUsedAt: THEN,
    expiresAt: '2026-11-24T11:00:00Z',
    origin: '192.0.2.7',
    client: 'Browser/1',
    ...change,
  }
}

/** A token that reads stores. */
export function aToken(change: Partial<Token> = {}): Token {
  return {
    id: crypto.randomUUID(),
    name: 'Backup',
    user: 'admin',
    scopes: ['store.read'],
    createdAt: THEN,
    expiresAt: '2027-11-24T10:00:00Z',
    expired: false,
    ...change,
  }
}

/** Of a control plane where users do not sign in. */
export function aCurrentSession(change: Partial<CurrentSession> = {}): CurrentSession {
  return {
    principalId: 'local',
    principalKind: 'LOCAL',
    name: 'local',
    platformRoles: ['ADMINISTRATOR'],
    signIn: false,
    signInMethods: { password: false },
    ...change,
  }
}

export function aTeam(change: Partial<Team> = {}): Team {
  return { id: 'local', name: 'Local', createdAt: THEN, permissions: everyPermission, ...change }
}

/** What an administrator may do. */
const everyPermission: Team['permissions'] = ['store.read', 'store.create', 'store.delete', 'store.transfer', 'credentials.reveal', 'team.manage', 'account.manage']

export function anAccount(change: Partial<Account> = {}): Account {
  return {
    id: crypto.randomUUID(),
    name: 'anna',
    platformRoles: [],
    teams: 1,
    enabled: true,
    createdAt: THEN,
    ...change,
  }
}

export function aMember(change: Partial<TeamMember> = {}): TeamMember {
  return { accountId: crypto.randomUUID(), name: 'anna', role: 'VIEWER', since: THEN, ofProvider: false, ...change }
}

export function anInvitation(change: Partial<Invitation> = {}): Invitation {
  return {
    id: crypto.randomUUID(),
    teamId: 'local',
    role: 'VIEWER',
    invitedBy: 'admin',
    createdAt: THEN,
    expiresAt: '2026-12-01T10:00:00Z',
    ...change,
  }
}

export function anOrphan(change: Partial<Orphan> = {}): Orphan {
  return {
    namespace: 'store-lost',
    subdomain: 'lost',
    storeId: crypto.randomUUID(),
    reason: 'NO_STORE',
    message: 'Namespace store-lost belongs to no store.',
    adoptable: true,
    deletable: true,
    name: 'Lost Shop',
    owner: 'local',
    plan: 'small',
    createdAt: THEN,
    firstSeenAt: THEN,
    lastSeenAt: THEN,
    ...change,
  }
}

export function anAuditEntry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    sequence: 1,
    at: THEN,
    format: 2,
    actor: 'local',
    principalId: 'local',
    principalKind: 'LOCAL',
    owner: 'local',
    origin: '127.0.0.1',
    requestId: 'request-1',
    action: 'store.create',
    subject: 'store/01890a5d-ac96-774b-bcce-b302099a8057',
    subdomain: 'alpha',
    outcome: 'ACCEPTED',
    detail: 'Store "Alpha Shop" on plan small.',
    hash: 'a'.repeat(64),
    previousHash: '0'.repeat(64),
    ...change,
  }
}

export const plans: Plan[] = [
  {
    name: 'small',
    title: 'Small',
    description: 'For a new shop.',
    default: true,
    resources: { cpu: '2', memory: '1Gi', storage: '2Gi' },
  },
]

export function aSystem(change: Partial<SystemInfo> = {}): SystemInfo {
  return {
    version: '0.1.0',
    cluster: {
      name: 'simulated',
      simulated: true,
      server: 'simulated://simulated',
      reachable: true,
      message: '',
    },
    database: { product: 'H2', version: '2.4.240', location: 'memory' },
    replica: 'replica-1',
    queue: { due: 0, inFlight: 0, waiting: 0 },
    stores: {},
    orphans: 0,
    hostSuffix: 'localhost',
    helm: { implementation: 'simulated', version: 'none' },
    chart: { name: 'woocommerce-store', version: '0.1.0' },
    ...change,
  }
}
