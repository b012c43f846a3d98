package io.urumi.adapter.simulated;

/** Something that can be made to go wrong, for one store or for all. */
public enum Fault {
  /** The API server does not answer. */
  API_UNREACHABLE,
  /** The control plane may not create what it needs to. */
  PERMISSION_MISSING,
  /** An admission webhook refuses the guardrails. */
  WEBHOOK_REFUSES,
  /** The chart cannot be rendered. */
  CHART_BROKEN,
  /** Helm fails half-way and leaves a failed release. */
  RELEASE_FAILS,
  /** The quota leaves no room for the release. */
  QUOTA_EXCEEDED,
  /** Nothing provides volumes; the database's claim stays unbound. */
  NO_STORAGE_CLASS,
  /** The database keeps crashing. */
  DATABASE_CRASHING,
  /** The web server's image is not there. */
  IMAGE_MISSING,
  /** The web server keeps crashing. */
  WEB_CRASHING,
  /** No node has room for the web server. */
  NO_ROOM,
  /** The ingress does not answer. */
  STOREFRONT_UNREACHABLE,
  /** The ingress answers with somebody else's page. */
  STOREFRONT_WRONG_CONTENT,
  /** Something holds the namespace that is to be removed. */
  NAMESPACE_HELD;

  boolean ofDatabase() {
    return this == NO_STORAGE_CLASS || this == DATABASE_CRASHING;
  }

  boolean ofWeb() {
    return this == IMAGE_MISSING || this == WEB_CRASHING || this == NO_ROOM;
  }
}
