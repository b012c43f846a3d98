package io.urumi.adapter.helm.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A Service by which pods reach the cluster's DNS. */
record DnsService(String namespace, String name) {
  /** The one of OpenShift, and the one of all other distributions. */
  private static final List<DnsService> KNOWN =
      List.of(
          new DnsService("openshift-dns", "dns-default"),
          new DnsService("kube-system", "kube-dns"));

  private static final Map<String, Object> DEFAULT =
      Map.of("namespace", "kube-system", "ports", List.of(53));

  /**
   * Namespace and ports of the DNS pods, unless they are those that the chart assumes. Network
   * policies apply to the ports of the pods, not to port 53 of the Service.
   *
   * @param services the Services in the namespace of a Service
   * @param slices the endpoint slices of a Service
   */
  static Optional<Map<String, Object>> values(
      Function<DnsService, List<JsonObject>> services,
      Function<DnsService, List<JsonObject>> slices) {
    for (DnsService candidate : KNOWN) {
      for (JsonObject service : services.apply(candidate)) {
        if (IngressControllers.text(service, "metadata", "name").equals(candidate.name)) {
          Set<Integer> ports = ports(service, slices.apply(candidate));
          Map<String, Object> found =
              Map.of("namespace", candidate.namespace, "ports", List.copyOf(ports));
          return ports.isEmpty() || found.equals(DEFAULT) ? Optional.empty() : Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static Set<Integer> ports(JsonObject service, List<JsonObject> slices) {
    Set<String> names =
        elements(service.getAsJsonObject("spec"), "ports").stream()
            .filter(port -> IngressControllers.text(port, "port").equals("53"))
            .map(port -> IngressControllers.text(port, "name"))
            .collect(Collectors.toSet());
    return slices.stream()
        .flatMap(slice -> elements(slice, "ports").stream())
        .filter(port -> names.contains(IngressControllers.text(port, "name")))
        .map(port -> port.get("port").getAsInt())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonObject> elements(JsonObject parent, String key) {
    JsonElement array = parent.get(key);
    return array instanceof JsonArray found
        ? StreamSupport.stream(found.spliterator(), false)
            .map(JsonElement::getAsJsonObject)
            .toList()
        : List.of();
  }
}
