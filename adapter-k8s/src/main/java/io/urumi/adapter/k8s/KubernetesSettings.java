package io.urumi.adapter.k8s;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.urumi.adapter.k8s.namespace.StoreClusterRole;
import io.urumi.adapter.k8s.storefront.TrustedCertificates;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cluster, and the timeouts of requests to it.
 *
 * @param connection the cluster and the credentials for it
 * @param ingressAddress address of the ingress controller, as reached from this machine
 * @param ingressCertificates PEM file with the private certificate authorities of the ingress; null
 *     to trust only Java's own
 * @param storefrontPath path of the page by which a shop is checked, for example {@code /shop/}
 * @param callTimeout of one HTTP request to the API server
 * @param operationTimeout of one method of a port, which may be several requests
 * @param probeTimeout of one request to a storefront
 * @param concurrency number of operations that run at the same time
 * @param foreignObjectsRemoved whether foreign objects that weaken the isolation of a store's
 *     namespace, and that nothing else manages, are removed; otherwise all are only reported
 * @param foreignObjectsInterval between two searches of a namespace for them, if the account may
 *     not watch them in all namespaces
 * @param storeRole ClusterRole that the platform gives itself in each store's namespace; null when
 *     its account has the rights in all namespaces
 * @param serviceAccount the platform's own account as {@code namespace/name}; null without a role
 */
@RecordBuilder
public record KubernetesSettings(
    KubernetesConnection connection,
    URI ingressAddress,
    @Nullable Path ingressCertificates,
    String storefrontPath,
    Duration callTimeout,
    Duration operationTimeout,
    Duration probeTimeout,
    int concurrency,
    boolean foreignObjectsRemoved,
    Duration foreignObjectsInterval,
    @Nullable String storeRole,
    @Nullable String serviceAccount)
    implements KubernetesSettingsBuilder.With {

  public KubernetesSettings {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(ingressAddress, "ingressAddress");
    Objects.requireNonNull(storefrontPath, "storefrontPath");
    for (Duration each :
        new Duration[] {callTimeout, operationTimeout, probeTimeout, foreignObjectsInterval}) {
      Objects.requireNonNull(each);
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a timeout or interval is positive, not " + each);
      }
    }
    if (ingressAddress.getHost() == null
        || !("http".equals(ingressAddress.getScheme())
            || "https".equals(ingressAddress.getScheme()))) {
      throw new IllegalArgumentException(
          "the ingress address is a URL such as http://127.0.0.1:80, not " + ingressAddress);
    }
    if (ingressCertificates != null) {
      TrustedCertificates.withDefaults(ingressCertificates);
    }
    if (!storefrontPath.startsWith("/")) {
      throw new IllegalArgumentException(
          "the storefront's path starts with a slash: " + storefrontPath);
    }
    StoreClusterRole.of(storeRole, serviceAccount);
    if (concurrency < 1) {
      throw new IllegalArgumentException("at least one operation at a time, not " + concurrency);
    }
  }

  /** The kubeconfig's current context, an ingress controller on this machine, usual timeouts. */
  public static KubernetesSettings of(Path kubeconfig) {
    return of(KubernetesConnection.open(kubeconfig));
  }

  /** This cluster, an ingress controller on this machine, usual timeouts. */
  public static KubernetesSettings of(KubernetesConnection connection) {
    return new KubernetesSettings(
        connection,
        URI.create("http://127.0.0.1:80"),
        null,
        "/shop/",
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(3),
        16,
        true,
        Duration.ofMinutes(5),
        null,
        null);
  }

  /** A copy with this role and account, which are set together; see the record's parameters. */
  public KubernetesSettings withStoreAccess(@Nullable String role, @Nullable String account) {
    return KubernetesSettingsBuilder.builder(this).storeRole(role).serviceAccount(account).build();
  }

  /** A copy with other timeouts; see the record's parameters. */
  public KubernetesSettings withTimeouts(Duration call, Duration operation, Duration probe) {
    return withCallTimeout(call).withOperationTimeout(operation).withProbeTimeout(probe);
  }
}
