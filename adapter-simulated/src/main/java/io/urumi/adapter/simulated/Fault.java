package io.urumi.adapter.simulated;

/** A fault that can be injected into one store or into all. */
public enum Fault {
  /** The API server does not answer. */
  API_UNREACHABLE,
  /** The control plane lacks a permission that it needs. */
  PERMISSION_MISSING,
  /** An admission webhook rejects the guardrails. */
  WEBHOOK_REFUSES,
  /** The chart cannot be rendered. */
  CHART_BROKEN,
  /** Helm fails during the operation and leaves a failed release. */
  RELEASE_FAILS,
  /** The quota leaves no room for the release. */
  QUOTA_EXCEEDED,
  /** The cluster has no storage class; the database's claim stays unbound. */
  NO_STORAGE_CLASS,
  /** The database keeps crashing. */
  DATABASE_CRASHING,
  /** The web server's image does not exist. */
  IMAGE_MISSING,
  /** The web server keeps crashing. */
  WEB_CRASHING,
  /** No node has room for the web server. */
  NO_ROOM,
  /** The ingress does not answer. */
  STOREFRONT_UNREACHABLE,
  /** The ingress answers with a page that is not the shop's. */
  STOREFRONT_WRONG_CONTENT,
  /** The shop's owner has closed it to customers, which is not a fault of the platform. */
  CLOSED_BY_OWNER,
  /** A finalizer blocks the deletion of the namespace. */
  NAMESPACE_HELD;

  boolean ofDatabase() {
    return this == NO_STORAGE_CLASS || this == DATABASE_CRASHING;
  }

  boolean ofWeb() {
    return this == IMAGE_MISSING || this == WEB_CRASHING || this == NO_ROOM;
  }
}
