package io.urumi.crash.port;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which methods of the driven ports change something. A method that is in no row fails {@code
 * BoundaryCoverageTest}.
 */
public final class PortEffects {
  /** What a method changes, and when it is called. */
  public enum Kind {
    /** Changes nothing that outlives the process. */
    READ,
    /** Changes the database or the cluster, or notifies other processes. */
    EFFECT,
    /** An effect of an orderly stop. */
    EFFECT_AT_STOP,
    /** An effect of long passes: leases are renewed, and stores wait for slots. */
    EFFECT_OF_LONG_PASSES,
    /** An effect of the orphan scan, of adoption, of trimming or of anchoring. */
    EFFECT_OF_HOUSEKEEPING,
    /** An effect of each sign-in; {@code KilledDuringSignInIT} has its moments. */
    EFFECT_OF_SIGN_IN,
    /**
     * An effect of a sign-out, or about accounts, tokens, teams and the team of a store. Each is in
     * one transaction with its audit entry; replicas are not killed at these.
     */
    EFFECT_ABOUT_ACCOUNTS
  }

  private static final Map<Kind, List<String>> TABLE =
      Map.of(
          Kind.EFFECT,
          List.of(
              "StoreRepository.insert",
              "StoreRepository.saveSpec",
              "StoreRepository.claim",
              "StoreRepository.saveStatus",
              "StoreRepository.release",
              "StoreRepository.wake",
              "EventLog.append",
              "AuditLog.append",
              "IdempotencyKeys.remember",
              "Signals.send",
              "Transactions.within",
              "TenantSpace.createNamespace",
              "TenantSpace.bindRole",
              "TenantSpace.applyGuardrails",
              "TenantSpace.createCredentials",
              "TenantSpace.recreateFailingPods",
              "TenantSpace.deleteUnboundClaims",
              "TenantSpace.deleteNamespace",
              "ReleaseManager.deploy",
              "ReleaseManager.redeploy"),
          Kind.EFFECT_AT_STOP,
          List.of("StoreRepository.releaseLeases"),
          Kind.EFFECT_OF_LONG_PASSES,
          List.of("StoreRepository.renew", "StoreRepository.markWaiting"),
          Kind.EFFECT_OF_HOUSEKEEPING,
          List.of(
              "OrphanRegister.recordSeen",
              "OrphanRegister.markReported",
              "OrphanRegister.remove",
              "TaskLock.tryAcquire",
              "StoreRepository.insertForDeletion",
              "StoreRepository.purge",
              "EventLog.trim",
              "EventLog.trimSteps",
              "AnchorLog.write"),
          Kind.EFFECT_OF_SIGN_IN,
          List.of(
              "SignInAttemptLog.lock",
              "SignInAttemptLog.save",
              "Sessions.delete",
              "Sessions.insert"),
          Kind.EFFECT_ABOUT_ACCOUNTS,
          List.of(
              "Accounts.insert",
              "Accounts.update",
              "Accounts.setPassword",
              "Accounts.setRights",
              "Accounts.replaceConfigured",
              "Sessions.touch",
              "Sessions.deleteAll",
              "Sessions.deleteOfProvider",
              "Sessions.trim",
              "PersonalTokens.insert",
              "PersonalTokens.touch",
              "PersonalTokens.delete",
              "PersonalTokens.trim",
              "SignInAttemptLog.trim",
              "StoreRepository.changeOwner",
              "StoreRepository.setLimits",
              "TenantSpace.annotate",
              "Teams.insert",
              "Teams.rename",
              "Teams.delete",
              "TeamMembers.insert",
              "TeamMembers.insertOfProvider",
              "TeamMembers.changeRole",
              "TeamMembers.delete",
              "Invitations.insert",
              "Invitations.delete",
              "Invitations.trim",
              "UsedTokens.use",
              "UsedTokens.trim"),
          Kind.READ,
          List.of(
              "StoreRepository.find",
              "StoreRepository.findAll",
              "StoreRepository.findHolder",
              "StoreRepository.isTaken",
              "StoreRepository.recordedSubdomains",
              "StoreRepository.page",
              "StoreRepository.countByPhase",
              "StoreRepository.lockOwner",
              "StoreRepository.findOwner",
              "StoreRepository.queueDepth",
              "StoreRepository.queuePositions",
              "EventLog.after",
              "EventLog.latestId",
              "EventLog.floor",
              "EventLog.steps",
              "AuditLog.page",
              "AuditLog.entries",
              "AuditLog.lastRequest",
              "OrphanRegister.all",
              "OrphanRegister.page",
              "OrphanRegister.count",
              "AuditLog.verify",
              "AnchorLog.last",
              "IdempotencyKeys.find",
              "Signals.receive",
              "TenantSpace.observe",
              "TenantSpace.changes",
              "TenantSpace.discoverNamespaces",
              "TenantSpace.find",
              "TenantSpace.administrator",
              "ReleaseManager.status",
              "ReleaseManager.renderGuardrails",
              "ReleaseManager.releaseMetadata",
              "ReleaseManager.deployedRelease",
              "ReleaseManager.describe",
              "StorefrontProbe.probe",
              "Cluster.status",
              "Cluster.identity",
              "Accounts.find",
              "Accounts.lock",
              "Sessions.findBySecret",
              "Sessions.find",
              "Sessions.ofAccount",
              "Accounts.byId",
              "Accounts.page",
              "Accounts.lockAdministrators",
              "Invitations.findBySecret",
              "Invitations.of",
              "Teams.find",
              "Teams.lock",
              "Teams.page",
              "TeamMembers.find",
              "TeamMembers.page",
              "TeamMembers.ofProvider",
              "TeamMembers.countGivenHere",
              "TeamMembers.countOwners",
              "PersonalTokens.findBySecret",
              "PersonalTokens.find",
              "PersonalTokens.ofAccount",
              "PersonalTokens.all",
              "PersonalTokens.count",
              "PasswordHasher.hash",
              "PasswordHasher.matches",
              "PasswordHasher.matchesNothing"));

  private static final Map<PortMethod, Kind> KINDS =
      TABLE.entrySet().stream()
          .flatMap(row ->
              row.getValue().stream().map(name -> Map.entry(PortMethod.parse(name), row.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private PortEffects() {}

  /** Every method of the table with its kind; a method in two rows is refused. */
  public static Map<PortMethod, Kind> kinds() {
    return KINDS;
  }

  /** The kind of a method; {@code EFFECT} for a method that is in no row. */
  public static Kind of(PortMethod method) {
    return KINDS.getOrDefault(method, Kind.EFFECT);
  }

  /** Whether the method changes the cluster, which takes long enough to be killed during it. */
  public static boolean changesCluster(PortMethod method) {
    boolean cluster = method.port().equals("TenantSpace") || method.port().equals("ReleaseManager");
    return cluster && of(method) != Kind.READ;
  }

  /** The kinds at whose effects replicas are killed. */
  public static List<Kind> killedAt() {
    return List.of(
        Kind.EFFECT, Kind.EFFECT_AT_STOP, Kind.EFFECT_OF_LONG_PASSES, Kind.EFFECT_OF_HOUSEKEEPING);
  }
}
