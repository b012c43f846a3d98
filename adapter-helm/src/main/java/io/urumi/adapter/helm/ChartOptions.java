package io.urumi.adapter.helm;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for every store of a cluster. Values are composed in this order, later ones win:
 * the chart's own defaults, {@link #extraValuesFile()}, the other members here, the store itself.
 *
 * @param web image of the web pod
 * @param database image of the database pod
 * @param ingressClass name of the ingress class, empty for the cluster's default
 * @param ingressControllerNamespace the only namespace that may reach the shops
 * @param storageClass name of the storage class, empty for the cluster's default
 * @param extraValuesFile YAML with further values of the chart, read anew for each operation. It is
 *     no place for secrets: Helm keeps values with the release
 */
public record ChartOptions(
    ImageReference web,
    ImageReference database,
    String ingressClass,
    String ingressControllerNamespace,
    String storageClass,
    @Nullable Path extraValuesFile) {
  public ChartOptions {
    Objects.requireNonNull(web, "web");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(ingressClass, "ingressClass");
    Objects.requireNonNull(ingressControllerNamespace, "ingressControllerNamespace");
    Objects.requireNonNull(storageClass, "storageClass");
  }

  /** Locally built images, Traefik, the default storage class, no further values. */
  public static ChartOptions defaults() {
    return new ChartOptions(
        ImageReference.tagged("docker.io/urumi/store-web", "dev"),
        ImageReference.tagged("docker.io/urumi/store-db", "dev"),
        "traefik",
        "traefik",
        "",
        null);
  }
}
