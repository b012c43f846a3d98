package io.urumi.domain.failure;

/**
 * Stable codes of everything that can go wrong with a store: API, dashboard and alerts refer to
 * these, never to the text.
 */
public enum FailureCode {
  CLUSTER_UNREACHABLE(Recovery.AUTOMATIC),
  PERMISSION_MISSING(Recovery.OPERATOR),
  NAMESPACE_FOREIGN(Recovery.OPERATOR),
  NAMESPACE_TERMINATING(Recovery.AUTOMATIC),
  QUOTA_EXCEEDED(Recovery.OPERATOR),
  REQUEST_REFUSED(Recovery.OPERATOR),
  WEBHOOK_UNAVAILABLE(Recovery.RETRYABLE),
  CHART_INVALID(Recovery.OPERATOR),
  RELEASE_PENDING(Recovery.AUTOMATIC),
  RELEASE_FAILED(Recovery.RETRYABLE),
  IMAGE_PULL_FAILED(Recovery.OPERATOR),
  CONTAINER_CRASHING(Recovery.RETRYABLE),
  CONTAINER_CONFIG_INVALID(Recovery.OPERATOR),
  VOLUME_UNBOUND(Recovery.OPERATOR),
  POD_UNSCHEDULABLE(Recovery.RETRYABLE),
  POD_REFUSED(Recovery.OPERATOR),
  STOREFRONT_UNREACHABLE(Recovery.RETRYABLE),
  STOREFRONT_WRONG_CONTENT(Recovery.RETRYABLE),
  STEP_TIMED_OUT(Recovery.RETRYABLE),
  UNEXPECTED(Recovery.RETRYABLE);

  /** Who makes it go away. */
  public enum Recovery {
    /** Waiting is enough; the platform never gives up on it. */
    AUTOMATIC,
    /** A few more tries may help; then the platform gives up. */
    RETRYABLE,
    /** Somebody has to change something; trying again at once is pointless. */
    OPERATOR
  }

  private final Recovery recovery;

  FailureCode(Recovery recovery) {
    this.recovery = recovery;
  }

  public Recovery recovery() {
    return recovery;
  }
}
