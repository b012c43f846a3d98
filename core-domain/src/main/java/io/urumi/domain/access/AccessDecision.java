package io.urumi.domain.access;

/** Whether a caller may do something. */
public enum AccessDecision {
  /** Permitted. */
  ALLOW,
  /** Refused as if the object did not exist: the caller must not learn that it does. */
  HIDE,
  /** Refused with the reason: the caller may see the object. */
  DENY
}
