package io.urumi.port.model.audit;

/** What is recorded in the audit log. The codes are stable: hashes cover them. */
public enum AuditAction {
  /** A store was requested. */
  STORE_CREATE("store.create"),
  /** A retry of a failed store was requested. */
  STORE_RETRY("store.retry"),
  /** The deletion of a store was requested. */
  STORE_DELETE("store.delete"),
  /** A store was given to another team; recorded for both teams. */
  STORE_TRANSFER("store.transfer"),
  /** The credentials of a shop's administrator were revealed. */
  CREDENTIALS_REVEAL("credentials.reveal"),
  /** A store became ready. */
  STORE_READY("store.ready"),
  /** The platform stopped trying until a retry is requested. */
  STORE_FAILED("store.failed"),
  /** A store was deleted with everything that belonged to it. */
  STORE_DELETED("store.deleted"),
  /** The platform started to repair a store that had been changed in the cluster. */
  STORE_REPAIR("store.repair"),
  /** A namespace without a store was found. */
  ORPHAN_FOUND("orphan.found"),
  /** A reported namespace is no longer an orphan. */
  ORPHAN_RESOLVED("orphan.resolved"),
  /** The adoption of an orphan as a store was requested. */
  ORPHAN_ADOPT("orphan.adopt"),
  /** The deletion of an orphan was requested. */
  ORPHAN_DELETE("orphan.delete"),
  /** Somebody signed in, or tried to. */
  SESSION_CREATE("session.create"),
  /** A user signed out: of one session, of all, or at the provider. */
  SESSION_DELETE("session.delete"),
  /** A user created a token, or tried to. */
  TOKEN_CREATE("token.create"),
  /** A token was revoked. */
  TOKEN_DELETE("token.delete"),
  /** An account was created. */
  ACCOUNT_CREATE("account.create"),
  /** An account was given another password. */
  ACCOUNT_PASSWORD("account.password"),
  /** An account cannot sign in any more. */
  ACCOUNT_DISABLE("account.disable"),
  /** An account can sign in again. */
  ACCOUNT_ENABLE("account.enable"),
  /** An account was given or lost a role of the platform. */
  ACCOUNT_ROLE("account.role"),
  /** An account was given other roles of the platform, because the user's groups have changed. */
  ACCOUNT_ROLES_BY_GROUPS("account.roles"),
  /** A team was created. */
  TEAM_CREATE("team.create"),
  /** A team was given another name. */
  TEAM_RENAME("team.rename"),
  /** A team was given other limits. */
  TEAM_LIMITS("team.limits"),
  /** A team was deleted. */
  TEAM_DELETE("team.delete"),
  /** A user became a member of a team. */
  MEMBER_ADD("member.add"),
  /** A member was given another role. */
  MEMBER_ROLE("member.role"),
  /** A member left a team or was removed. */
  MEMBER_REMOVE("member.remove"),
  /** A user was invited. */
  INVITATION_CREATE("invitation.create"),
  /** An invitation was revoked. */
  INVITATION_REVOKE("invitation.revoke"),
  /** An invitation was accepted. */
  INVITATION_ACCEPT("invitation.accept"),
  /** Events, steps and deleted stores were removed because of their age. */
  RETENTION_TRIM("retention.trim");

  private final String code;

  AuditAction(String code) {
    this.code = code;
  }

  /** Its name in the log, in exports and in the API, for example {@code store.create}. */
  public String code() {
    return code;
  }
}
