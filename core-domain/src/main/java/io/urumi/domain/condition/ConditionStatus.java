package io.urumi.domain.condition;

/** Whether a condition holds. */
public enum ConditionStatus {
  TRUE,
  FALSE,
  /** Nobody has looked yet, or looking was impossible. */
  UNKNOWN
}
