package io.urumi.adapter.helm.network;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discovers the namespace of the ingress controller and the ports of DNS, as values of the chart.
 * What is not found, or equals the chart's default, has no value, so that the chart's default
 * applies.
 *
 * <p>Discovered once per process, because each change of the values makes every release outdated.
 * Until the API server responds, every call tries again: a wrong guess would block the ingress
 * controller from running stores.
 */
public final class ClusterNetwork {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterNetwork.class);

  private final ApiClient api;
  private final String ingressClass;
  private volatile @Nullable Map<String, Object> known;

  /**
   * @param ingressClass empty for the cluster's default
   */
  public ClusterNetwork(ApiClient api, String ingressClass) {
    this.api = api;
    this.ingressClass = ingressClass;
  }

  /**
   * Parts of the chart's {@code networkPolicy}; blocks until the API server has answered.
   *
   * @throws ApiRequestException when the API server does not answer
   */
  public synchronized Map<String, Object> values() {
    Map<String, Object> values = known;
    if (values == null) {
      values = discover();
      known = values;
    }
    return values;
  }

  /** The namespace of the ingress controller as far as it was discovered; does not block. */
  public Optional<String> ingressControllerNamespace() {
    Map<String, Object> values = known;
    return values != null && values.get("ingressController") instanceof Map<?, ?> controller
        ? Optional.ofNullable(controller.get("namespace")).map(String::valueOf)
        : Optional.empty();
  }

  private Map<String, Object> discover() {
    Map<String, Object> policy = new LinkedHashMap<>();
    ingressController().ifPresent(found -> policy.put("ingressController", found));
    DnsService.values(
            service -> list("", "v1", "services", service.namespace(), null),
            service ->
                list(
                    "discovery.k8s.io",
                    "v1",
                    "endpointslices",
                    service.namespace(),
                    "kubernetes.io/service-name=" + service.name()))
        .ifPresent(found -> policy.put("dns", found));
    LOG.debug("discovered for the network policies: {}", policy);
    return Map.copyOf(policy);
  }

  private Optional<Map<String, Object>> ingressController() {
    Stream<JsonObject> workloads =
        Stream.of("deployments", "daemonsets")
            .flatMap(kind -> list("apps", "v1", kind, null, IngressControllers.LABELS).stream());
    List<JsonObject> classes = list("networking.k8s.io", "v1", "ingressclasses", null, null);
    return IngressControllers.values(classes, ingressClass, workloads.toList());
  }

  /** The objects. Empty when the account may not list them; the chart's default applies then. */
  private List<JsonObject> list(
      String group,
      String version,
      String plural,
      @Nullable String namespace,
      @Nullable String labels) {
    try {
      return new ResourceClient<>(ResourceType.dynamic(group, version, plural, plural), api)
          .list(namespace, labels, null).items().stream().map(object -> object.getRaw()).toList();
    } catch (ApiRequestException refused) {
      if (refused.isForbidden() || refused.isNotFound()) {
        LOG.info(
            "The account may not list {}, so the ingress controller or DNS is not discovered: set"
                + " urumi.ingress.* or urumi.helm.values.",
            plural);
        return List.of();
      }
      throw refused;
    }
  }
}
