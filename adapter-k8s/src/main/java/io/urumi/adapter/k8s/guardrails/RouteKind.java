package io.urumi.adapter.k8s.guardrails;

import static io.urumi.adapter.k8s.guardrails.JsonPaths.at;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.items;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ResourceType;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of object that gives the requests for a host to a Service. Those of Traefik and of the
 * Gateway API exist only in clusters with their definitions.
 *
 * @param hosts host names of an object; a wildcard begins with {@code *.}
 */
record RouteKind(
    ResourceType<DynamicKubernetesObject, ?> type, Function<JsonObject, Stream<String>> hosts) {
  private static final String GATEWAY = "gateway.networking.k8s.io";
  private static final String TRAEFIK = "traefik.io";

  /** A matcher of Traefik's rules that is not negated, with its names. */
  private static final Pattern HOST_MATCHER =
      Pattern.compile("(?<![!\\w])(?:Host|HostSNI)\\(([^)]*)\\)");

  private static final Pattern QUOTED = Pattern.compile("[`\"']([^`\"']+)[`\"']");

  static final List<RouteKind> ALL =
      List.of(
          new RouteKind(ForeignKind.INGRESS, RouteKind::hostsOfIngress),
          new RouteKind(
              ResourceType.dynamic(TRAEFIK, "v1alpha1", "IngressRoute", "ingressroutes"),
              RouteKind::hostsOfRules),
          new RouteKind(
              ResourceType.dynamic(TRAEFIK, "v1alpha1", "IngressRouteTCP", "ingressroutetcps"),
              RouteKind::hostsOfRules),
          new RouteKind(
              ResourceType.dynamic(GATEWAY, "v1", "HTTPRoute", "httproutes"),
              RouteKind::hostsOfGatewayRoute),
          new RouteKind(
              ResourceType.dynamic(GATEWAY, "v1", "GRPCRoute", "grpcroutes"),
              RouteKind::hostsOfGatewayRoute));

  private static Stream<String> hostsOfIngress(JsonObject ingress) {
    return items(at(ingress, "spec", "rules")).stream()
        .filter(rule -> !ForeignKind.isChallenge(rule))
        .map(rule -> text(at(rule, "host")));
  }

  private static Stream<String> hostsOfRules(JsonObject route) {
    return items(at(route, "spec", "routes")).stream()
        .map(rule -> text(at(rule, "match")))
        .filter(match -> !match.contains(ForeignKind.CHALLENGE))
        .flatMap(match -> HOST_MATCHER.matcher(match).results())
        .flatMap(matcher -> QUOTED.matcher(matcher.group(1)).results())
        .map((MatchResult name) -> name.group(1));
  }

  private static Stream<String> hostsOfGatewayRoute(JsonObject route) {
    List<JsonElement> matches =
        items(at(route, "spec", "rules")).stream()
            .flatMap(rule -> items(at(rule, "matches")).stream())
            .toList();
    boolean challenge =
        !matches.isEmpty()
            && matches.stream()
                .allMatch(
                    match -> text(at(match, "path", "value")).startsWith(ForeignKind.CHALLENGE));
    return challenge
        ? Stream.empty()
        : items(at(route, "spec", "hostnames")).stream().map(JsonPaths::text);
  }
}
