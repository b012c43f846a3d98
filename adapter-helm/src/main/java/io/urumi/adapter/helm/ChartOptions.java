package io.urumi.adapter.helm;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of the chart that are the same for every store of a cluster. The chart's values are
 * composed in this order, later ones take precedence: the chart's own defaults, {@link
 * #extraValuesFile()}, the other members here, the store.
 *
 * @param web image of the web pod
 * @param database image of the database pod
 * @param ingressClass name of the ingress class; empty for the cluster's default
 * @param ingressControllerNamespace the only namespace from which the shops are reachable; empty
 *     for the namespace of the ingress class's controller
 * @param ingressControllerNetworks networks from which the ingress controller connects when it is
 *     not a pod with its own IP address; with networks and without a namespace, no pod may connect
 * @param storageClass name of the storage class; empty for the cluster's default
 * @param extraValuesFile YAML with further values of the chart, read at each operation. It must not
 *     contain secrets, because Helm stores the values with the release
 */
@RecordBuilder
public record ChartOptions(
    ImageReference web,
    ImageReference database,
    String ingressClass,
    String ingressControllerNamespace,
    List<String> ingressControllerNetworks,
    String storageClass,
    @Nullable Path extraValuesFile)
    implements ChartOptionsBuilder.With {
  public ChartOptions {
    Objects.requireNonNull(web, "web");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(ingressClass, "ingressClass");
    Objects.requireNonNull(ingressControllerNamespace, "ingressControllerNamespace");
    Objects.requireNonNull(storageClass, "storageClass");
    ingressControllerNetworks = List.copyOf(ingressControllerNetworks);
  }

  /** Locally built images, Traefik, the default storage class, no further values. */
  public static ChartOptions defaults() {
    return new ChartOptions(
        ImageReference.tagged("urumi.local/store-web", "dev"),
        ImageReference.tagged("urumi.local/store-db", "dev"),
        "traefik",
        "traefik",
        List.of(),
        "",
        null);
  }

  /** As values of the chart, without the extra values file. */
  Map<String, Object> values() {
    return Map.of(
        "image",
        Map.of("web", web.values(), "database", database.values()),
        "ingress",
        Map.of("className", ingressClass),
        "networkPolicy",
        Map.of("ingressController", ingressController()),
        "storage",
        Map.of("className", storageClass));
  }

  private Map<String, Object> ingressController() {
    if (!ingressControllerNetworks.isEmpty()) {
      return Map.of("namespace", ingressControllerNamespace, "cidrs", ingressControllerNetworks);
    }
    return ingressControllerNamespace.isEmpty()
        ? Map.of()
        : Map.of("namespace", ingressControllerNamespace);
  }
}
