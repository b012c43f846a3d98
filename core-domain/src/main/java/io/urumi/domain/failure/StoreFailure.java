package io.urumi.domain.failure;

import io.urumi.domain.failure.FailureCode.Recovery;
import java.util.Objects;

/**
 * A failure of a store: a stable code, what is known about the cause, and the technical text that
 * it was classified from. {@link FailureTexts} has the sentences that users read. Adapters
 * classify; all other code shows the failure and decides by {@link #recovery()}.
 */
public sealed interface StoreFailure {

  /** Stable code. */
  FailureCode code();

  /** The cause, as a sentence for users. */
  default String message() {
    return FailureTexts.message(this);
  }

  /**
   * What removes the cause, as sentences for users. Names no operation of the platform except the
   * deletion, because the store's phase decides which other operations are accepted; see {@link
   * io.urumi.domain.store.StoreStatus#remedy()}.
   */
  default String remedy() {
    return FailureTexts.remedy(this);
  }

  /** The technical text, for example the API server's own message; may be empty. */
  String detail();

  /** What it takes to recover. */
  default Recovery recovery() {
    return code().recovery();
  }

  /** Whether a retry may succeed without any change. */
  default boolean retryable() {
    return recovery() != Recovery.OPERATOR;
  }

  /** The API server of the cluster did not answer. */
  record ClusterUnreachable(String server, String detail) implements StoreFailure {
    public ClusterUnreachable {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.CLUSTER_UNREACHABLE;
    }
  }

  /** Another cluster than that of the stores answers; no request is sent to it. */
  record ClusterForeign(String server, String why, String detail) implements StoreFailure {
    public ClusterForeign {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.CLUSTER_FOREIGN;
    }
  }

  /** The control plane lacks a permission that the step needs. */
  record PermissionMissing(String action, String detail) implements StoreFailure {
    public PermissionMissing {
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.PERMISSION_MISSING;
    }
  }

  /** The namespace exists and belongs to another store or to no store. */
  record NamespaceForeign(String namespace, String detail) implements StoreFailure {
    public NamespaceForeign {
      Objects.requireNonNull(namespace, "namespace");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.NAMESPACE_FOREIGN;
    }
  }

  /**
   * The namespace is terminating; {@code blockers} names what delays it, empty when nothing does.
   */
  record NamespaceTerminating(String namespace, String blockers, String detail)
      implements StoreFailure {
    public NamespaceTerminating {
      Objects.requireNonNull(namespace, "namespace");
      Objects.requireNonNull(blockers, "blockers");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.NAMESPACE_TERMINATING;
    }
  }

  /** A ResourceQuota refused an object. */
  record QuotaExceeded(String what, String detail) implements StoreFailure {
    public QuotaExceeded {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.QUOTA_EXCEEDED;
    }
  }

  /** The API server or an admission webhook refused an object. */
  record RequestRefused(String what, String by, String detail) implements StoreFailure {
    public RequestRefused {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.REQUEST_REFUSED;
    }
  }

  /** An admission webhook of the cluster does not answer. */
  record WebhookUnavailable(String webhook, String detail) implements StoreFailure {
    public WebhookUnavailable {
      Objects.requireNonNull(webhook, "webhook");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.WEBHOOK_UNAVAILABLE;
    }
  }

  /** The chart could not be loaded or rendered, or its values broke its schema. */
  record ChartInvalid(String why, String detail) implements StoreFailure {
    public ChartInvalid {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.CHART_INVALID;
    }
  }

  /** An earlier Helm operation is still running or was interrupted. */
  record ReleasePending(String operation, String detail) implements StoreFailure {
    public ReleasePending {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.RELEASE_PENDING;
    }
  }

  /** Helm could not install or upgrade the release. */
  record ReleaseFailed(String why, String detail) implements StoreFailure {
    public ReleaseFailed {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.RELEASE_FAILED;
    }
  }

  /** A container's image cannot be pulled. */
  record ImagePullFailed(String pod, String image, String detail) implements StoreFailure {
    public ImagePullFailed {
      Objects.requireNonNull(pod, "pod");
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.IMAGE_PULL_FAILED;
    }
  }

  /** A container keeps crashing. */
  record ContainerCrashing(String pod, String container, String detail) implements StoreFailure {
    public ContainerCrashing {
      Objects.requireNonNull(pod, "pod");
      Objects.requireNonNull(container, "container");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.CONTAINER_CRASHING;
    }
  }

  /** A container cannot be created from its configuration. */
  record ContainerConfigInvalid(String pod, String why, String detail) implements StoreFailure {
    public ContainerConfigInvalid {
      Objects.requireNonNull(pod, "pod");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.CONTAINER_CONFIG_INVALID;
    }
  }

  /** A PersistentVolumeClaim is not bound. */
  record VolumeUnbound(String claim, String why, String detail) implements StoreFailure {
    public VolumeUnbound {
      Objects.requireNonNull(claim, "claim");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.VOLUME_UNBOUND;
    }
  }

  /** A volume is being provisioned or attached, which Kubernetes completes or repeats by itself. */
  record VolumePending(String claim, String why, String detail) implements StoreFailure {
    public VolumePending {
      Objects.requireNonNull(claim, "claim");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.VOLUME_PENDING;
    }
  }

  /** No node fits the pod. */
  record PodUnschedulable(String pod, String why, String detail) implements StoreFailure {
    public PodUnschedulable {
      Objects.requireNonNull(pod, "pod");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.POD_UNSCHEDULABLE;
    }
  }

  /** A workload cannot create its pods. */
  record PodRefused(String owner, String why, String detail) implements StoreFailure {
    public PodRefused {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.POD_REFUSED;
    }
  }

  /** The shop does not answer through the ingress. */
  record StorefrontUnreachable(String url, String why, String detail) implements StoreFailure {
    public StorefrontUnreachable {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STOREFRONT_UNREACHABLE;
    }
  }

  /** The address answers, but not with this shop. */
  record StorefrontWrongContent(String url, String why, String detail) implements StoreFailure {
    public StorefrontWrongContent {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STOREFRONT_WRONG_CONTENT;
    }
  }

  /** The shop's addresses redirect to each other endlessly. */
  record StorefrontRedirectLoop(String url, String why, String detail) implements StoreFailure {
    public StorefrontRedirectLoop {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STOREFRONT_REDIRECT_LOOP;
    }
  }

  /** A page served over https loads the shop's own scripts or styles over http. */
  record StorefrontInsecureContent(String url, String asset, String detail)
      implements StoreFailure {
    public StorefrontInsecureContent {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(asset, "asset");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STOREFRONT_INSECURE_CONTENT;
    }
  }

  /** The certificate of the ingress is not trusted. */
  record StorefrontCertificateUntrusted(String url, String why, String detail)
      implements StoreFailure {
    public StorefrontCertificateUntrusted {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STOREFRONT_CERTIFICATE_UNTRUSTED;
    }
  }

  /** A step made no progress within its deadline. */
  record StepTimedOut(String step, String after, String detail) implements StoreFailure {
    public StepTimedOut {
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.STEP_TIMED_OUT;
    }
  }

  /** An error that no other failure describes: a defect to report. */
  record Unexpected(String what, String detail) implements StoreFailure {
    public Unexpected {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FailureCode code() {
      return FailureCode.UNEXPECTED;
    }
  }
}
