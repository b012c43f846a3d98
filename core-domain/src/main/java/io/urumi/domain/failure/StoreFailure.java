package io.urumi.domain.failure;

import io.urumi.domain.failure.FailureCode.Recovery;
import java.util.Objects;

/**
 * A failure of a store: a stable code, its cause and remedy as sentences for users, and the
 * technical text that it was classified from. Adapters classify; all other code shows the failure
 * and decides by {@link #recovery()}.
 */
public sealed interface StoreFailure {

  /** Stable code. */
  FailureCode code();

  /** The cause, as a sentence for users. */
  String message();

  /**
   * What removes the cause, as sentences for users. Names no operation of the platform except the
   * deletion, because the store's phase decides which other operations are accepted; see {@link
   * io.urumi.domain.store.StoreStatus#remedy()}.
   */
  String remedy();

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

    @Override
    public String message() {
      return "The Kubernetes API server at " + server + " does not answer.";
    }

    @Override
    public String remedy() {
      return "Check that the cluster is running and reachable.";
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

    @Override
    public String message() {
      return "The control plane is not allowed to " + action + ".";
    }

    @Override
    public String remedy() {
      return "Grant the permission to the control plane's account.";
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

    @Override
    public String message() {
      return "The namespace " + namespace + " exists already and does not belong to this store.";
    }

    @Override
    public String remedy() {
      return "Remove that namespace, or delete this store and create one with another subdomain.";
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

    @Override
    public String message() {
      return "The namespace "
          + namespace
          + " is still being deleted"
          + (blockers.isBlank() ? "." : ", blocked by: " + blockers + ".");
    }

    @Override
    public String remedy() {
      return "Check the controllers of the remaining resources if it does not end. The platform never"
          + " removes finalizers of others.";
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

    @Override
    public String message() {
      return "The quota of the namespace is exceeded: " + what;
    }

    @Override
    public String remedy() {
      return "Raise the plan's quota in the chart, or delete this store and create it on a larger"
          + " plan.";
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

    @Override
    public String message() {
      return "The cluster refused " + what + ": " + by;
    }

    @Override
    public String remedy() {
      return "Change the policy or webhook that refuses it, or the chart.";
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

    @Override
    public String message() {
      return "The admission webhook "
          + webhook
          + ", which the cluster calls before it changes an object, does not answer.";
    }

    @Override
    public String remedy() {
      return "Restore the webhook's service, or remove its configuration.";
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

    @Override
    public String message() {
      return "The chart of the store cannot be installed: " + why;
    }

    @Override
    public String remedy() {
      return "Fix the chart or the configured values.";
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

    @Override
    public String message() {
      return "The release is in " + operation + "; an earlier operation has not ended.";
    }

    @Override
    public String remedy() {
      return "An interrupted operation is recovered by the next attempt.";
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

    @Override
    public String message() {
      return "Helm could not install the shop: " + why;
    }

    @Override
    public String remedy() {
      return "Fix the cause that Helm reports.";
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

    @Override
    public String message() {
      return "The image " + image + " of pod " + pod + " cannot be pulled.";
    }

    @Override
    public String remedy() {
      return "Check that the image exists, that its name is right and that the node can pull it.";
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

    @Override
    public String message() {
      return "The container " + container + " of pod " + pod + " keeps crashing.";
    }

    @Override
    public String remedy() {
      return "Read its last log lines below and fix the cause.";
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

    @Override
    public String message() {
      return "Pod " + pod + " cannot start its container: " + why;
    }

    @Override
    public String remedy() {
      return "Fix the named Secret, ConfigMap or setting.";
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

    @Override
    public String message() {
      return "The volume " + claim + " cannot be provisioned: " + why;
    }

    @Override
    public String remedy() {
      return "Add a (default) storage class that can provision it to the cluster, or configure"
          + " another one.";
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

    @Override
    public String message() {
      return "Waiting for the volume " + claim + ": " + why;
    }

    @Override
    public String remedy() {
      return "Check the storage provider if the volume does not become available within minutes.";
    }
  }

  /** No node has room for the pod. */
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

    @Override
    public String message() {
      return "Waiting for a node: no node has room for pod " + pod + ": " + why;
    }

    @Override
    public String remedy() {
      return "Add a node or free resources, unless a node is being added already.";
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

    @Override
    public String message() {
      return "The pods of " + owner + " are refused: " + why;
    }

    @Override
    public String remedy() {
      return "Change the quota or policy that refuses them.";
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

    @Override
    public String message() {
      return "The shop's page " + url + " is not served through the ingress: " + why;
    }

    @Override
    public String remedy() {
      return "Check the ingress controller and the settings urumi.ingress.class-name,"
          + " urumi.ingress.controller-namespace (or urumi.ingress.controller-cidrs for one in the"
          + " host network or a cloud load balancer) and urumi.ingress.address.";
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

    @Override
    public String message() {
      return "The page " + url + " answers, but it is not this shop's: " + why;
    }

    @Override
    public String remedy() {
      return "Check that no other ingress serves this host.";
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

    @Override
    public String message() {
      return "The page " + url + " redirects endlessly: " + why;
    }

    @Override
    public String remedy() {
      return "Check where TLS is terminated: the configured scheme of the stores, the ingress"
          + " controller's redirects and the forwarded headers of a proxy in front of it contradict"
          + " each other.";
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

    @Override
    public String message() {
      return "Browsers block parts of the page " + url + ", which loads " + asset + " without TLS.";
    }

    @Override
    public String remedy() {
      return "Check where TLS is terminated: the shop is not informed that its customers use https."
          + " Use a current image of the store, or let the proxy send X-Forwarded-Proto: https.";
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

    @Override
    public String message() {
      return "The certificate of " + url + " is not trusted: " + why;
    }

    @Override
    public String remedy() {
      return "Wait while the certificate is being issued. For a private certificate authority, name"
          + " its certificates in urumi.ingress.ca-file.";
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

    @Override
    public String message() {
      return "\"" + step + "\" did not finish within " + after + ".";
    }

    @Override
    public String remedy() {
      return "Check the store's conditions for the cause and fix it.";
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

    @Override
    public String message() {
      return "Unexpected error: " + what;
    }

    @Override
    public String remedy() {
      return "Check the control plane's log, and report the technical detail if it happens again.";
    }
  }
}
