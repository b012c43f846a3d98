package io.urumi.adapter.k8s.foreign;

import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The objects of one kind in all namespaces, by their hosts. */
final class RoutesByHost {
  private final RouteKind kind;
  private final ClusterWatch<ForeignObject> watch;
  private volatile Index index = new Index(-1, Map.of(), List.of());

  private record Claim(String namespace, String name, HostRule rule, boolean isOfPlatform) {
    String text(String kind) {
      return kind + "/" + name + " of namespace " + namespace;
    }

    /** A pattern that is meant for the hosts of no shop takes nothing from a shop. */
    boolean isFallbackFor(String host) {
      return rule.isPattern() && (isOfPlatform || rule.isBelowShop(host));
    }
  }

  /** Most rules are found by their text, so that a store is not compared with every route. */
  private record Index(long version, Map<String, Set<Claim>> byText, List<Claim> expressions) {}

  RoutesByHost(RouteKind kind, ClusterWatch<ForeignObject> watch) {
    this.kind = kind;
    this.watch = watch;
  }

  /** Those with the host of a store, or with a pattern that covers it. */
  Stream<String> find(StoreBlueprint blueprint) {
    Index current = index();
    String host = blueprint.host();
    return Stream.concat(
            HostRule.covering(host)
                .flatMap(text -> current.byText().getOrDefault(text, Set.of()).stream()),
            current.expressions().stream().filter(claim -> claim.rule().covers(host)))
        .filter(claim -> !claim.isFallbackFor(host))
        .filter(claim -> !isInSearchedNamespace(claim, blueprint))
        .map(claim -> claim.text(kind.type().kind()));
  }

  /** {@link ForeignObjects} finds the Ingresses of the store's namespace. */
  private boolean isInSearchedNamespace(Claim claim, StoreBlueprint blueprint) {
    return kind.type().equals(RouteKind.INGRESS.type())
        && claim.namespace().equals(blueprint.namespace().value());
  }

  private Index index() {
    Index known = index;
    // Read before the objects: a change in between makes the next call build it again.
    long version = watch.version();
    if (known.version() == version) {
      return known;
    }
    Map<String, Set<Claim>> byText = new HashMap<>();
    List<Claim> expressions = new ArrayList<>();
    watch.forEach((namespace, name, object) -> {
      for (HostRule rule : object.hosts()) {
        Claim claim = new Claim(namespace, name, rule, object.isOfPlatform());
        if (rule.isExpression()) {
          expressions.add(claim);
        } else if (!rule.isAnyHost()) {
          byText.computeIfAbsent(rule.text(), _ -> new HashSet<>()).add(claim);
        }
      }
    });
    Index built = new Index(version, Map.copyOf(byText), List.copyOf(expressions));
    index = built;
    return built;
  }
}
