package io.urumi.domain.failure;

/**
 * Stable codes of everything that can go wrong with a store: API, dashboard and alerts refer to
 * these, never to the text.
 */
public enum FailureCode {
  CLUSTER_UNREACHABLE(Recovery.BY_ITSELF),
  PERMISSION_MISSING(Recovery.BY_OPERATOR),
  NAMESPACE_FOREIGN(Recovery.BY_OPERATOR),
  NAMESPACE_TERMINATING(Recovery.BY_ITSELF),
  QUOTA_EXCEEDED(Recovery.BY_OPERATOR),
  REQUEST_REFUSED(Recovery.BY_OPERATOR),
  WEBHOOK_UNAVAILABLE(Recovery.WITH_LUCK),
  CHART_INVALID(Recovery.BY_OPERATOR),
  RELEASE_PENDING(Recovery.BY_ITSELF),
  RELEASE_FAILED(Recovery.WITH_LUCK),
  IMAGE_PULL_FAILED(Recovery.BY_OPERATOR),
  CONTAINER_CRASHING(Recovery.WITH_LUCK),
  CONTAINER_CONFIG_INVALID(Recovery.BY_OPERATOR),
  VOLUME_UNBOUND(Recovery.BY_OPERATOR),
  POD_UNSCHEDULABLE(Recovery.WITH_LUCK),
  POD_REFUSED(Recovery.BY_OPERATOR),
  STOREFRONT_UNREACHABLE(Recovery.WITH_LUCK),
  STOREFRONT_WRONG_CONTENT(Recovery.WITH_LUCK),
  STEP_TIMED_OUT(Recovery.WITH_LUCK),
  UNEXPECTED(Recovery.WITH_LUCK);

  /** Who makes it go away. */
  public enum Recovery {
    /** Waiting is enough; the platform never gives up on it. */
    BY_ITSELF,
    /** A few more tries may help; then the platform gives up. */
    WITH_LUCK,
    /** Somebody has to change something; trying again at once is pointless. */
    BY_OPERATOR
  }

  private final Recovery recovery;

  FailureCode(Recovery recovery) {
    this.recovery = recovery;
  }

  public Recovery recovery() {
    return recovery;
  }
}
