package io.urumi.domain.condition;

import io.urumi.domain.failure.FailureCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a condition has its status. Stable codes: API, dashboard and alerts refer to these, never to
 * the message. Each {@link FailureCode} is a reason, too.
 */
public enum ConditionReason {
  /** The store has not been observed yet. */
  NOT_OBSERVED,
  NAMESPACE_ABSENT,
  NAMESPACE_ACTIVE,
  NAMESPACE_TERMINATING,
  NAMESPACE_FOREIGN,
  ROLE_BOUND,
  /** The platform's account has the rights in all namespaces. */
  ROLE_NOT_NEEDED,
  ROLE_BINDING_ABSENT,
  ROLE_BINDING_CHANGED,
  GUARDRAILS_APPLIED,
  GUARDRAILS_MISSING,
  /**
   * Applied, but foreign objects, which the platform does not remove, weaken the isolation of the
   * namespace or receive requests for the shop's host.
   */
  FOREIGN_OBJECTS,
  SECRET_PRESENT,
  SECRET_ABSENT,
  RELEASE_ABSENT,
  RELEASE_DEPLOYED,
  /** Deployed, but with older settings than the current ones. */
  RELEASE_OUTDATED,
  RELEASE_PENDING,
  RELEASE_FAILED,
  WORKLOAD_ABSENT,
  WORKLOAD_PROGRESSING,
  WORKLOAD_AVAILABLE,
  /** Without a running workload there is no page to request. */
  NOT_PROBED,
  STOREFRONT_REACHABLE,
  /** The shop is served, and closed to customers in its own settings. */
  CLOSED_BY_OWNER,
  STORE_READY,
  CLUSTER_UNREACHABLE,
  CLUSTER_FOREIGN,
  PERMISSION_MISSING,
  QUOTA_EXCEEDED,
  REQUEST_REFUSED,
  WEBHOOK_UNAVAILABLE,
  CHART_INVALID,
  IMAGE_PULL_FAILED,
  CONTAINER_CRASHING,
  CONTAINER_CONFIG_INVALID,
  VOLUME_UNBOUND,
  VOLUME_PENDING,
  POD_UNSCHEDULABLE,
  POD_REFUSED,
  STOREFRONT_UNREACHABLE,
  STOREFRONT_WRONG_CONTENT,
  STOREFRONT_REDIRECT_LOOP,
  STOREFRONT_INSECURE_CONTENT,
  STOREFRONT_CERTIFICATE_UNTRUSTED,
  STEP_TIMED_OUT,
  UNEXPECTED;

  private final String label =
      Arrays.stream(name().split("_"))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());

  /** The reason that has the same name as the failure's code. */
  public static ConditionReason of(FailureCode code) {
    return valueOf(code.name());
  }

  /** Its name in Kubernetes' spelling, for example {@code NamespaceActive}. */
  public String label() {
    return label;
  }
}
