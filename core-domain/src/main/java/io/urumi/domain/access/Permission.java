package io.urumi.domain.access;

/** What a caller may do. The codes are stable: tokens name them. */
public enum Permission {
  /** See a store, its timeline and its events. */
  STORE_READ("store.read"),
  /** Create a store. */
  STORE_CREATE("store.create"),
  /** Request the deletion of a store. */
  STORE_DELETE("store.delete"),
  /** Request a retry of a failed store. */
  STORE_RETRY("store.retry"),
  /** Request another version or plan of a store; no request needs it yet. */
  STORE_UPGRADE("store.upgrade"),
  /** Give a store to another team. */
  STORE_TRANSFER("store.transfer"),
  /** See the passwords of a store. */
  CREDENTIALS_REVEAL("credentials.reveal"),
  /** Read audit entries. */
  AUDIT_READ("audit.read"),
  /** Change the members and roles of a team. */
  TEAM_MANAGE("team.manage"),
  /** Create accounts, and change those of others. */
  ACCOUNT_MANAGE("account.manage"),
  /** See namespaces that belong to no store. */
  ORPHAN_READ("orphan.read"),
  /** Make a store of such a namespace. */
  ORPHAN_ADOPT("orphan.adopt"),
  /** Delete such a namespace. */
  ORPHAN_DELETE("orphan.delete"),
  /** See the state of the platform: cluster, database, queue. */
  SYSTEM_READ("system.read");

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** Its name outside the code, for example {@code store.create}. */
  public String code() {
    return code;
  }
}
