package io.urumi.domain.store;

/** Where a store is in its life, in one word for people. */
public enum Phase {
  /** Asked for; nobody has begun. */
  REQUESTED,
  /** Being brought into being. */
  PROVISIONING,
  /** The shop's own page came through the ingress. */
  READY,
  /** Was ready, and is being repaired. */
  DEGRADED,
  /** Given up until somebody asks for a retry, or the cause goes away by itself. */
  FAILED,
  /** Being removed. */
  DELETING,
  /** Nothing is left in the cluster; the row, its timeline and audit remain. */
  DELETED
}
