package io.urumi.port.model.audit;

/** What is recorded in the audit log. The codes are stable: hashes cover them. */
public enum AuditAction {
  /** A store was requested. */
  STORE_CREATE("store.create"),
  /** A retry of a failed store was requested. */
  STORE_RETRY("store.retry"),
  /** The deletion of a store was requested. */
  STORE_DELETE("store.delete"),
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
  /** A user signed out, here or everywhere, or the password was changed. */
  SESSION_DELETE("session.delete"),
  /** An account was created. */
  ACCOUNT_CREATE("account.create"),
  /** An account was given another password. */
  ACCOUNT_PASSWORD("account.password"),
  /** An account was given other roles, because the user's groups have changed. */
  ACCOUNT_ROLES("account.roles"),
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
