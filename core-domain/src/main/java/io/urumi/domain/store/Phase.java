package io.urumi.domain.store;

/** Summary of a store's state for users; machines use conditions. */
public enum Phase {
  /** Requested; not started. */
  REQUESTED,
  /** Being created. */
  PROVISIONING,
  /** The shop's own page was served through the ingress. */
  READY,
  /** Was ready and no longer meets all conditions. */
  DEGRADED,
  /** Not retried until a retry is requested or the cause disappears. */
  FAILED,
  /** Being deleted. */
  DELETING,
  /** Nothing exists in the cluster; the row, its timeline and audit entries remain. */
  DELETED
}
