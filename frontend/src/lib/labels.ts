import type {
  AuditAction,
  AuditOutcome,
  ConditionReason,
  ConditionType,
  EventType,
  FailureCode,
  HelmImplementation,
  LimitKind,
  OrphanReason,
  Phase,
  PlatformRole,
  PrincipalKind,
  StepName,
  TeamRole,
  TokenScope,
} from '@/lib/api/model'

/*
 * The text of every code that the API has. The types come from the OpenAPI document: a code without
 * a text does not compile.
 */

export const phaseLabels: Record<Phase, string> = {
  REQUESTED: 'Requested',
  PROVISIONING: 'Provisioning',
  READY: 'Ready',
  DEGRADED: 'Degraded',
  FAILED: 'Failed',
  DELETING: 'Deleting',
  DELETED: 'Deleted',
}

/** In the order of a store's lifecycle. */
export const PHASES = Object.keys(phaseLabels) as readonly Phase[]

export const stepLabels: Record<StepName, string> = {
  CREATE_NAMESPACE: 'Create the namespace',
  BIND_ROLE: 'Create the control plane’s RoleBinding',
  APPLY_GUARDRAILS: 'Apply quota, limits and network policies',
  CREATE_CREDENTIALS: 'Create the credentials',
  DEPLOY_RELEASE: 'Install the shop’s release',
  RECREATE_PODS: 'Recreate the failing pods',
  AWAIT_DATABASE: 'Wait for the database',
  AWAIT_WEB: 'Wait for the web server',
  AWAIT_STOREFRONT: 'Wait for the shop’s page',
  UNINSTALL_RELEASE: 'Uninstall the shop’s release',
  DELETE_NAMESPACE: 'Delete the namespace',
  AWAIT_NAMESPACE_GONE: 'Wait until the namespace is deleted',
}

export const conditionLabels: Record<ConditionType, string> = {
  NamespaceReady: 'Namespace ready',
  RoleBound: 'Role bound',
  GuardrailsApplied: 'Guardrails applied',
  CredentialsPresent: 'Credentials present',
  ReleaseDeployed: 'Release deployed',
  WorkloadAvailable: 'Workload available',
  StorefrontReachable: 'Storefront reachable',
  Ready: 'Ready',
}

export const failureLabels: Record<FailureCode, string> = {
  CLUSTER_UNREACHABLE: 'Cluster unreachable',
  CLUSTER_FOREIGN: 'Another cluster answers',
  PERMISSION_MISSING: 'Permission missing',
  NAMESPACE_FOREIGN: 'Namespace belongs to another owner',
  NAMESPACE_TERMINATING: 'Namespace still being deleted',
  QUOTA_EXCEEDED: 'Quota exceeded',
  REQUEST_REFUSED: 'Request refused by the cluster',
  WEBHOOK_UNAVAILABLE: 'Admission webhook unavailable',
  CHART_INVALID: 'Chart invalid',
  RELEASE_PENDING: 'Earlier Helm operation pending',
  RELEASE_FAILED: 'Release failed',
  IMAGE_PULL_FAILED: 'Image pull failed',
  CONTAINER_CRASHING: 'Container crashing',
  CONTAINER_CONFIG_INVALID: 'Container configuration invalid',
  VOLUME_UNBOUND: 'Volume claim not bound',
  VOLUME_PENDING: 'Waiting for a volume',
  POD_UNSCHEDULABLE: 'Waiting for a node',
  POD_REFUSED: 'Pods refused by the cluster',
  STOREFRONT_UNREACHABLE: 'Storefront unreachable',
  STOREFRONT_WRONG_CONTENT: 'Storefront serves other content',
  STOREFRONT_REDIRECT_LOOP: 'Storefront redirects endlessly',
  STOREFRONT_INSECURE_CONTENT: 'Storefront loads content without TLS',
  STOREFRONT_CERTIFICATE_UNTRUSTED: 'Certificate not trusted',
  STEP_TIMED_OUT: 'Step timed out',
  UNEXPECTED: 'Unexpected error',
}

export const reasonLabels: Record<ConditionReason, string> = {
  NotObserved: 'Not observed yet',
  NamespaceAbsent: 'No namespace',
  NamespaceActive: 'Namespace active',
  NamespaceTerminating: failureLabels.NAMESPACE_TERMINATING,
  NamespaceForeign: failureLabels.NAMESPACE_FOREIGN,
  RoleBound: 'Role bound',
  RoleNotNeeded: 'No role needed',
  RoleBindingAbsent: 'No role binding',
  RoleBindingChanged: 'Role binding changed',
  GuardrailsApplied: 'Guardrails applied',
  GuardrailsMissing: 'Guardrails missing',
  ForeignObjects: 'Foreign objects',
  SecretPresent: 'Credentials present',
  SecretAbsent: 'No credentials',
  ReleaseAbsent: 'Nothing installed',
  ReleaseDeployed: 'Release deployed',
  ReleaseOutdated: 'Newer settings available',
  ReleasePending: failureLabels.RELEASE_PENDING,
  ReleaseFailed: failureLabels.RELEASE_FAILED,
  WorkloadAbsent: 'No workload',
  WorkloadProgressing: 'Workload starting',
  WorkloadAvailable: 'Workload available',
  NotProbed: 'Not checked yet',
  StorefrontReachable: 'Storefront reachable',
  ClosedByOwner: 'Closed in the shop’s settings',
  StoreReady: 'Ready',
  ClusterUnreachable: failureLabels.CLUSTER_UNREACHABLE,
  ClusterForeign: failureLabels.CLUSTER_FOREIGN,
  PermissionMissing: failureLabels.PERMISSION_MISSING,
  QuotaExceeded: failureLabels.QUOTA_EXCEEDED,
  RequestRefused: failureLabels.REQUEST_REFUSED,
  WebhookUnavailable: failureLabels.WEBHOOK_UNAVAILABLE,
  ChartInvalid: failureLabels.CHART_INVALID,
  ImagePullFailed: failureLabels.IMAGE_PULL_FAILED,
  ContainerCrashing: failureLabels.CONTAINER_CRASHING,
  ContainerConfigInvalid: failureLabels.CONTAINER_CONFIG_INVALID,
  VolumeUnbound: failureLabels.VOLUME_UNBOUND,
  VolumePending: failureLabels.VOLUME_PENDING,
  PodUnschedulable: failureLabels.POD_UNSCHEDULABLE,
  PodRefused: failureLabels.POD_REFUSED,
  StorefrontUnreachable: failureLabels.STOREFRONT_UNREACHABLE,
  StorefrontWrongContent: failureLabels.STOREFRONT_WRONG_CONTENT,
  StorefrontRedirectLoop: failureLabels.STOREFRONT_REDIRECT_LOOP,
  StorefrontInsecureContent: failureLabels.STOREFRONT_INSECURE_CONTENT,
  StorefrontCertificateUntrusted: failureLabels.STOREFRONT_CERTIFICATE_UNTRUSTED,
  StepTimedOut: failureLabels.STEP_TIMED_OUT,
  Unexpected: failureLabels.UNEXPECTED,
}

export const eventLabels: Record<EventType, string> = {
  StoreRequested: 'Store requested',
  StoreAdopted: 'Store adopted',
  RetryRequested: 'Retry requested',
  DeletionRequested: 'Deletion requested',
  StoreGivenAway: 'Given to another team',
  StoreReceived: 'Given to this team',
  WaitingForSlot: 'Waiting for a slot',
  PhaseChanged: 'Phase changed',
  StepStarted: 'Step started',
  StepSucceeded: 'Step succeeded',
  StepFailed: 'Step failed',
  ProblemFound: 'Problem found',
  ConditionChanged: 'Condition changed',
  ChartReplaced: 'Chart replaced',
  DriftFound: 'No longer as requested',
}

export const limitLabels: Record<LimitKind, string> = {
  STORES: 'Stores',
  CPU: 'CPU',
  MEMORY: 'Memory',
  STORAGE: 'Storage',
  CREATIONS: 'Being created',
}

export const orphanReasonLabels: Record<OrphanReason, string> = {
  NO_STORE: 'No store has this id',
  STORE_DELETED: 'Its store was deleted',
  SUBDOMAIN_TAKEN: 'Another store has the subdomain',
  STORE_ELSEWHERE: 'Its store is in another namespace',
}

export const auditActionLabels: Record<AuditAction, string> = {
  'store.create': 'Create store',
  'store.retry': 'Retry store',
  'store.delete': 'Delete store',
  'store.transfer': 'Give store to another team',
  'credentials.reveal': 'Reveal credentials',
  'store.ready': 'Store ready',
  'store.failed': 'Store failed',
  'store.deleted': 'Store deleted',
  'store.repair': 'Repair store',
  'orphan.found': 'Orphan found',
  'orphan.resolved': 'Orphan resolved',
  'orphan.adopt': 'Adopt orphan',
  'orphan.delete': 'Delete orphan',
  'session.create': 'Sign in',
  'session.delete': 'Sign out',
  'token.create': 'Create token',
  'token.delete': 'Revoke token',
  'account.create': 'Create account',
  'account.password': 'Change password',
  'account.disable': 'Disable account',
  'account.enable': 'Enable account',
  'account.role': 'Change platform role',
  'team.create': 'Create team',
  'team.limits': 'Change the limits of a team',
  'team.rename': 'Rename team',
  'team.delete': 'Delete team',
  'member.add': 'Add member',
  'member.role': 'Change role of a member',
  'member.remove': 'Remove member',
  'invitation.create': 'Invite',
  'invitation.revoke': 'Revoke invitation',
  'invitation.accept': 'Accept invitation',
  'account.roles': 'Platform roles changed by groups',
  'retention.trim': 'Remove old records',
}

export const scopeLabels: Record<TokenScope, string> = {
  'store.read': 'See stores and their events',
  'store.create': 'Create stores',
  'store.delete': 'Delete stores',
  'store.retry': 'Retry stores',
  'store.upgrade': 'Change version and plan of stores (not used yet)',
  'store.transfer': 'Give stores to other teams',
  'credentials.reveal': 'See passwords of stores',
  'audit.read': 'Read the audit log',
  'orphan.read': 'See orphans',
  'orphan.adopt': 'Adopt orphans',
  'orphan.delete': 'Delete orphans',
  'system.read': 'See the state of the platform',
}

export const platformRoleLabels: Record<PlatformRole, string> = {
  ADMINISTRATOR: 'Administrator',
  OPERATOR: 'Operator',
  AUDITOR: 'Auditor',
}

export const teamRoleLabels: Record<TeamRole, string> = {
  OWNER: 'Owner',
  MANAGER: 'Manager',
  VIEWER: 'Viewer',
}

/** The label of a role that may be one of a later version. */
export function teamRoleLabel(role: string): string {
  return Object.entries(teamRoleLabels).find(([code]) => code === role)?.[1] ?? role
}

export const principalKindLabels: Record<PrincipalKind, string> = {
  USER: 'user',
  TOKEN: 'token',
  SYSTEM: 'the platform',
  LOCAL: 'without sign-in',
  ANONYMOUS: 'not signed in',
}

export const auditOutcomeLabels: Record<AuditOutcome, string> = {
  ACCEPTED: 'Accepted',
  REFUSED: 'Refused',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
}

export const helmLabels: Record<HelmImplementation, string> = {
  sdk: 'Helm SDK',
  program: 'Helm program',
  simulated: 'Simulated',
}
