package io.urumi.domain.failure;

/**
 * Stable codes of store failures, used by the API, the dashboard and alerts. {@link FailureTexts}
 * has the texts.
 */
public enum FailureCode {
  CLUSTER_UNREACHABLE(Recovery.AUTOMATIC),
  CLUSTER_FOREIGN(Recovery.AUTOMATIC),
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
  VOLUME_PENDING(Recovery.CLUSTER),
  POD_UNSCHEDULABLE(Recovery.CLUSTER),
  POD_REFUSED(Recovery.OPERATOR),
  STOREFRONT_UNREACHABLE(Recovery.RETRYABLE),
  STOREFRONT_WRONG_CONTENT(Recovery.RETRYABLE),
  STOREFRONT_REDIRECT_LOOP(Recovery.RETRYABLE),
  STOREFRONT_INSECURE_CONTENT(Recovery.RETRYABLE),
  STOREFRONT_CERTIFICATE_UNTRUSTED(Recovery.CLUSTER),
  STEP_TIMED_OUT(Recovery.RETRYABLE),
  UNEXPECTED(Recovery.RETRYABLE);

  /** What it takes to recover from a failure. */
  public enum Recovery {
    /** Waiting is enough: the platform retries without a limit. */
    AUTOMATIC,
    /**
     * The cluster may resolve it within minutes, for example by adding a node: the platform waits
     * longer for it than for other problems.
     */
    CLUSTER,
    /** A retry may help: the platform retries up to the configured number of attempts. */
    RETRYABLE,
    /** An operator has to change something first: the platform does not retry. */
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
