package io.urumi.adapter.k8s.foreign;

import static io.urumi.kubernetes.JsonPaths.at;
import static io.urumi.kubernetes.JsonPaths.items;
import static io.urumi.kubernetes.JsonPaths.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.JsonPaths;
import io.urumi.kubernetes.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of object that gives the requests for a host to a Service. Those of Traefik and of the
 * Gateway API exist only in clusters with their definitions.
 *
 * @param hosts rules of an object
 */
record RouteKind(
    ResourceType<DynamicKubernetesObject, ?> type, Function<JsonObject, Stream<HostRule>> hosts) {
  private static final String GATEWAY = "gateway.networking.k8s.io";
  private static final String TRAEFIK = "traefik.io";

  /** Beginning of the paths with which a certificate authority checks a host. */
  static final String CHALLENGE = "/.well-known/acme-challenge/";

  private static final String PRIORITY = "traefik.ingress.kubernetes.io/router.priority";

  static final RouteKind INGRESS =
      new RouteKind(
          ResourceType.dynamic("networking.k8s.io", "v1", "Ingress", "ingresses"),
          RouteKind::hostsOfIngress);

  /**
   * TLSRoute has been v1 since version 1.5 of the Gateway API, which also serves the former one.
   */
  static final List<RouteKind> ALL =
      List.of(
          INGRESS,
          new RouteKind(
              ResourceType.dynamic(TRAEFIK, "v1alpha1", "IngressRoute", "ingressroutes"),
              TraefikRules::ofHttp),
          new RouteKind(
              ResourceType.dynamic(TRAEFIK, "v1alpha1", "IngressRouteTCP", "ingressroutetcps"),
              TraefikRules::ofTcp),
          gateway("v1", "HTTPRoute", "httproutes"),
          gateway("v1", "GRPCRoute", "grpcroutes"),
          gateway("v1", "TLSRoute", "tlsroutes"),
          gateway("v1alpha2", "TLSRoute", "tlsroutes"));

  private static RouteKind gateway(String version, String kind, String plural) {
    return new RouteKind(
        ResourceType.dynamic(GATEWAY, version, kind, plural), RouteKind::hostsOfGatewayRoute);
  }

  /** For example {@code Ingresses}. */
  String plural() {
    return plural(type.kind());
  }

  static String plural(String kind) {
    if (kind.endsWith("y")) {
      return kind.substring(0, kind.length() - 1) + "ies";
    }
    return kind.endsWith("s") ? kind + "es" : kind + "s";
  }

  /** Whether an object counts: not one that is being deleted. */
  static boolean isThere(DynamicKubernetesObject object) {
    return object.getMetadata().getDeletionTimestamp() == null;
  }

  /** What is kept of an object; empty when it receives the requests for no host. */
  Optional<ForeignObject> project(DynamicKubernetesObject object) {
    if (!isThere(object)) {
      return Optional.empty();
    }
    Set<HostRule> rules = hosts.apply(object.getRaw()).collect(Collectors.toUnmodifiableSet());
    return rules.isEmpty() ? Optional.empty() : Optional.of(ForeignObject.of(object, rules));
  }

  private static Stream<HostRule> hostsOfIngress(JsonObject ingress) {
    int priority = number(text(at(ingress, "metadata", "annotations", PRIORITY)));
    Stream<String> hosts =
        items(at(ingress, "spec", "rules")).stream()
            .filter(rule -> !isChallenge(rule))
            .map(rule -> text(at(rule, "host")));
    Stream<String> all =
        at(ingress, "spec", "defaultBackend") == null ? hosts : Stream.concat(hosts, Stream.of(""));
    return all.map(host -> new HostRule(host, false, priority));
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** Whether a rule only answers the challenges of a certificate authority. */
  private static boolean isChallenge(JsonElement rule) {
    List<JsonElement> paths = items(at(rule, "http", "paths"));
    return !paths.isEmpty()
        && paths.stream().allMatch(path -> text(at(path, "path")).startsWith(CHALLENGE));
  }

  private static Stream<HostRule> hostsOfGatewayRoute(JsonObject route) {
    List<JsonElement> matches =
        items(at(route, "spec", "rules")).stream()
            .flatMap(rule -> items(at(rule, "matches")).stream())
            .toList();
    boolean challenge =
        !matches.isEmpty()
            && matches.stream()
                .allMatch(match -> text(at(match, "path", "value")).startsWith(CHALLENGE));
    return challenge
        ? Stream.empty()
        : items(at(route, "spec", "hostnames")).stream().map(JsonPaths::text).map(HostRule::of);
  }
}
