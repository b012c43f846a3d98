package io.urumi.adapter.helm.network;

import com.google.gson.JsonObject;
import io.urumi.kubernetes.JsonPaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the ingress controller among a cluster's workloads, by the label that its Helm chart gives
 * it. It searches workloads instead of pods, because workloads exist even while no pod runs.
 */
final class IngressControllers {
  private static final String NAME = "app.kubernetes.io/name";

  /** {@code spec.controller} of an ingress class → {@code app.kubernetes.io/name} of its pods. */
  private static final Map<String, String> NAMES =
      Map.of(
          "traefik.io/ingress-controller", "traefik",
          "k8s.io/ingress-nginx", "ingress-nginx",
          "nginx.org/ingress-controller", "nginx-ingress",
          "haproxy-ingress.github.io/controller", "haproxy-ingress",
          "haproxy.org/ingress-controller/haproxy", "kubernetes-ingress",
          "ingress-controllers.konghq.com/kong", "kong");

  /** Selects the workloads of all known controllers. */
  static final String LABELS =
      NAME + " in (" + NAMES.values().stream().sorted().collect(Collectors.joining(",")) + ")";

  /** Namespaces in which other pods run besides those of the ingress controller. */
  private static final Set<String> SHARED = Set.of("kube-system", "default");

  private IngressControllers() {}

  /**
   * Namespace and, if other pods run there, labels of the controller. Empty when the class is not
   * known, or several namespaces have such a controller, or it uses the network of its nodes, whose
   * addresses only the operator knows in advance.
   *
   * @param ingressClass empty for the cluster's default
   */
  static Optional<Map<String, Object>> values(
      List<JsonObject> classes, String ingressClass, List<JsonObject> workloads) {
    Set<String> names =
        classes.stream()
            .filter(candidate -> matches(candidate, ingressClass))
            .map(found -> text(found, "spec", "controller"))
            .map(controller -> NAMES.getOrDefault(controller, ""))
            .collect(Collectors.toSet());
    List<JsonObject> controllers =
        workloads.stream()
            .filter(workload -> names.contains(text(workload, "metadata", "labels", NAME)))
            .filter(workload ->
                !text(workload, "spec", "template", "spec", "hostNetwork").equals("true"))
            .toList();
    Set<String> namespaces =
        controllers.stream()
            .map(workload -> text(workload, "metadata", "namespace"))
            .collect(Collectors.toSet());
    if (namespaces.size() != 1) {
      return Optional.empty();
    }
    String namespace = namespaces.iterator().next();
    return Optional.of(
        SHARED.contains(namespace)
            ? Map.of("namespace", namespace, "podLabels", Map.of(NAME, names.iterator().next()))
            : Map.of("namespace", namespace));
  }

  private static boolean matches(JsonObject candidate, String ingressClass) {
    return ingressClass.isEmpty()
        ? text(candidate, "metadata", "annotations", "ingressclass.kubernetes.io/is-default-class")
            .equals("true")
        : text(candidate, "metadata", "name").equals(ingressClass);
  }

  /** The text at this path; empty when there is none. */
  static String text(JsonObject object, String... path) {
    return JsonPaths.text(JsonPaths.at(object, path));
  }
}
