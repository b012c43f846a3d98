package io.urumi.domain.condition;

/** Whether a condition holds. */
public enum ConditionStatus {
  TRUE,
  FALSE,
  /** Not observed yet, or observing failed. */
  UNKNOWN
}
