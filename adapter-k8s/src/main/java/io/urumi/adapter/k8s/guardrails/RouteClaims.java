package io.urumi.adapter.k8s.guardrails;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects of one kind in all namespaces, by their hosts, as last listed. */
final class RouteClaims {
  private static final Logger LOG = LoggerFactory.getLogger(RouteClaims.class);

  private final RouteKind kind;
  private final ResourceClient<DynamicKubernetesObject, ?> objects;
  private volatile Map<String, Set<Claim>> claims = Map.of();
  private volatile @Nullable ApiRequestException refusal;

  private record Claim(String kind, String namespace, String name) {
    String text() {
      return kind + "/" + name + " of namespace " + namespace;
    }
  }

  RouteClaims(RouteKind kind, ApiClient client) {
    this.kind = kind;
    this.objects = new ResourceClient<>(kind.type(), client);
  }

  /** For example {@code Ingresses}. */
  String plural() {
    String name = kind.type().kind();
    return name.endsWith("s") ? name + "es" : name + "s";
  }

  /** Why the account may not list them; null if it may. */
  @Nullable ApiRequestException refusal() {
    return refusal;
  }

  /** Lists the objects; an API server that does not answer keeps what is known. */
  void search() {
    try {
      claims = byHost(objects.list(null, null, null).items());
      refusal = null;
    } catch (ApiRequestException failed) {
      if (failed.isForbidden()) {
        claims = Map.of();
        refusal = failed;
      } else if (failed.isNotFound()) {
        // The cluster does not have this kind.
        claims = Map.of();
        refusal = null;
      } else {
        LOG.debug("The {} of all namespaces cannot be listed", plural(), failed);
      }
    }
  }

  /** Those with the host of a store, or with a wildcard that covers it. */
  Stream<String> find(StoreBlueprint blueprint) {
    Map<String, Set<Claim>> known = claims;
    return patterns(blueprint.host())
        .flatMap(pattern -> known.getOrDefault(pattern, Set.of()).stream())
        .filter(claim -> !isInSearchedNamespace(claim, blueprint))
        .map(Claim::text);
  }

  /** {@link ForeignObjects} finds the Ingresses of the store's namespace. */
  private boolean isInSearchedNamespace(Claim claim, StoreBlueprint blueprint) {
    return kind.type().equals(ForeignKind.INGRESS)
        && claim.namespace().equals(blueprint.namespace().value());
  }

  /** The host and every wildcard that covers it. */
  private static Stream<String> patterns(String host) {
    return Stream.concat(
        Stream.of(host),
        Stream.iterate(host.indexOf('.'), dot -> dot >= 0, dot -> host.indexOf('.', dot + 1))
            .map(dot -> "*" + host.substring(dot)));
  }

  private Map<String, Set<Claim>> byHost(List<DynamicKubernetesObject> all) {
    Map<String, Set<Claim>> byHost = new HashMap<>();
    for (DynamicKubernetesObject object : all) {
      V1ObjectMeta metadata = object.getMetadata();
      if (metadata.getDeletionTimestamp() == null) {
        Claim claim =
            new Claim(
                kind.type().kind(),
                String.valueOf(metadata.getNamespace()),
                String.valueOf(metadata.getName()));
        kind.hosts()
            .apply(object.getRaw())
            .map(host -> host.toLowerCase(Locale.ROOT))
            .forEach(host -> byHost.computeIfAbsent(host, _ -> new HashSet<>()).add(claim));
      }
    }
    return Map.copyOf(byHost);
  }
}
