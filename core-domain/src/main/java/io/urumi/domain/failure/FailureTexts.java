package io.urumi.domain.failure;

import io.urumi.domain.failure.StoreFailure.ChartInvalid;
import io.urumi.domain.failure.StoreFailure.ClusterForeign;
import io.urumi.domain.failure.StoreFailure.ClusterUnreachable;
import io.urumi.domain.failure.StoreFailure.ContainerConfigInvalid;
import io.urumi.domain.failure.StoreFailure.ContainerCrashing;
import io.urumi.domain.failure.StoreFailure.ImagePullFailed;
import io.urumi.domain.failure.StoreFailure.NamespaceForeign;
import io.urumi.domain.failure.StoreFailure.NamespaceTerminating;
import io.urumi.domain.failure.StoreFailure.PermissionMissing;
import io.urumi.domain.failure.StoreFailure.PodRefused;
import io.urumi.domain.failure.StoreFailure.PodUnschedulable;
import io.urumi.domain.failure.StoreFailure.QuotaExceeded;
import io.urumi.domain.failure.StoreFailure.ReleaseFailed;
import io.urumi.domain.failure.StoreFailure.ReleasePending;
import io.urumi.domain.failure.StoreFailure.RequestRefused;
import io.urumi.domain.failure.StoreFailure.StepTimedOut;
import io.urumi.domain.failure.StoreFailure.StorefrontCertificateUntrusted;
import io.urumi.domain.failure.StoreFailure.StorefrontInsecureContent;
import io.urumi.domain.failure.StoreFailure.StorefrontRedirectLoop;
import io.urumi.domain.failure.StoreFailure.StorefrontUnreachable;
import io.urumi.domain.failure.StoreFailure.StorefrontWrongContent;
import io.urumi.domain.failure.StoreFailure.Unexpected;
import io.urumi.domain.failure.StoreFailure.VolumePending;
import io.urumi.domain.failure.StoreFailure.VolumeUnbound;
import io.urumi.domain.failure.StoreFailure.WebhookUnavailable;

/**
 * What users read about each failure: its cause and its remedy. The adapters supply details such as
 * {@code what} and {@code why}; {@code StoreStatus#remedy} adds how the store continues.
 */
final class FailureTexts {
  private FailureTexts() {}

  /** The cause, as a sentence. */
  static String message(StoreFailure reported) {
    return switch (reported) {
      case ClusterUnreachable failure ->
          "The Kubernetes API server at " + failure.server() + " does not answer.";
      case ClusterForeign failure ->
          "Another cluster than that of the stores answers at "
              + failure.server()
              + ", and no request is sent to it: "
              + failure.why()
              + ".";
      case PermissionMissing failure ->
          "The control plane is not allowed to " + failure.action() + ".";
      case NamespaceForeign failure ->
          "The namespace "
              + failure.namespace()
              + " exists already and does not belong to this store.";
      case NamespaceTerminating failure ->
          "The namespace "
              + failure.namespace()
              + " is still being deleted"
              + (failure.blockers().isBlank() ? "." : ", blocked by: " + failure.blockers() + ".");
      case QuotaExceeded failure -> "The quota of the namespace is exceeded: " + failure.what();
      case RequestRefused failure -> "The cluster refused " + failure.what() + ": " + failure.by();
      case WebhookUnavailable failure ->
          "The admission webhook "
              + failure.webhook()
              + ", which the cluster calls before it changes an object, does not answer.";
      case ChartInvalid failure -> "The chart of the store cannot be installed: " + failure.why();
      case ReleasePending failure ->
          "An earlier Helm operation on the release has not ended: " + failure.operation() + ".";
      case ReleaseFailed failure -> "Helm could not install the shop: " + failure.why();
      case ImagePullFailed failure ->
          "The image " + failure.image() + " of pod " + failure.pod() + " cannot be pulled.";
      case ContainerCrashing failure ->
          "The container " + failure.container() + " of pod " + failure.pod() + " keeps crashing.";
      case ContainerConfigInvalid failure ->
          "Pod " + failure.pod() + " cannot start its container: " + failure.why();
      case VolumeUnbound failure ->
          "The PersistentVolumeClaim " + failure.claim() + " is not bound: " + failure.why();
      case VolumePending failure ->
          "Waiting for the volume of the PersistentVolumeClaim "
              + failure.claim()
              + ": "
              + failure.why();
      case PodUnschedulable failure ->
          "Waiting for a node that fits pod " + failure.pod() + ": " + failure.why();
      case PodRefused failure ->
          "The pods of " + failure.owner() + " are refused: " + failure.why();
      case StorefrontUnreachable failure ->
          "The shop's page "
              + failure.url()
              + " is not served through the ingress: "
              + failure.why();
      case StorefrontWrongContent failure ->
          "The page " + failure.url() + " answers, but it is not this shop's: " + failure.why();
      case StorefrontRedirectLoop failure ->
          "The page " + failure.url() + " redirects endlessly: " + failure.why();
      case StorefrontInsecureContent failure ->
          "Browsers block parts of the page "
              + failure.url()
              + ", which loads "
              + failure.asset()
              + " without TLS.";
      case StorefrontCertificateUntrusted failure ->
          "The certificate of " + failure.url() + " is not trusted: " + failure.why();
      case StepTimedOut failure ->
          "\"" + failure.step() + "\" did not finish within " + failure.after() + ".";
      case Unexpected failure -> "Unexpected error: " + failure.what();
    };
  }

  /** What removes the cause, as sentences. */
  static String remedy(StoreFailure reported) {
    return switch (reported) {
      case ClusterUnreachable _ -> "Check that the cluster is running and reachable.";
      case ClusterForeign _ ->
          "Let the address lead to the cluster of the stores again, or restart the control plane with"
              + " the kubeconfig of that cluster.";
      case PermissionMissing _ -> "Grant the permission to the control plane's account.";
      case NamespaceForeign _ ->
          "Remove that namespace, or delete this store and create one with another subdomain.";
      case NamespaceTerminating _ ->
          "Check the controllers of the remaining resources if the deletion does not finish. The"
              + " platform never removes finalizers of other programs.";
      case QuotaExceeded _ ->
          "Raise the plan's quota in the chart, or delete this store and create it on a larger"
              + " plan.";
      case RequestRefused _ -> "Change the policy or webhook that refuses it, or the chart.";
      case WebhookUnavailable _ -> "Restore the webhook's service, or remove its configuration.";
      case ChartInvalid _ -> "Fix the chart or the configured values.";
      case ReleasePending _ -> "An interrupted operation is recovered by the next attempt.";
      case ReleaseFailed _ -> "Fix the cause that Helm reports.";
      case ImagePullFailed _ ->
          "Check that the image exists, that its name is right and that the node can pull it.";
      case ContainerCrashing _ -> "Read its last log lines below and fix the cause.";
      case ContainerConfigInvalid _ -> "Fix the named Secret, ConfigMap or setting.";
      case VolumeUnbound _ ->
          "Add a (default) storage class that can provision it to the cluster, or configure"
              + " another one.";
      case VolumePending _ ->
          "Check the storage provider if the volume does not become available within minutes.";
      case PodUnschedulable _ ->
          "Add a node that fits or free resources, unless a node is being added already.";
      case PodRefused _ -> "Change the quota or policy that refuses them.";
      case StorefrontUnreachable _ ->
          "Check the ingress controller and the settings urumi.ingress.class-name,"
              + " urumi.ingress.controller-namespace (or urumi.ingress.controller-cidrs for one in the"
              + " host network or a cloud load balancer) and urumi.ingress.address.";
      case StorefrontWrongContent _ -> "Check that no other ingress serves this host.";
      case StorefrontRedirectLoop _ ->
          "Check where TLS is terminated: the configured scheme of the stores, the ingress"
              + " controller's redirects and the forwarded headers of a proxy in front of it contradict"
              + " each other.";
      case StorefrontInsecureContent _ ->
          "Check where TLS is terminated: the shop is not informed that its customers use https."
              + " Use a current image of the store, or let the proxy send X-Forwarded-Proto: https.";
      case StorefrontCertificateUntrusted _ ->
          "Wait while the certificate is being issued. For a private certificate authority, name"
              + " its certificates in urumi.ingress.ca-file.";
      case StepTimedOut _ -> "Check the store's conditions for the cause and fix it.";
      case Unexpected _ ->
          "Check the control plane's log, and report the technical detail if it happens again.";
    };
  }
}
