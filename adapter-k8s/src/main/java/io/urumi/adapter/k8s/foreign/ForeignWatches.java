package io.urumi.adapter.k8s.foreign;

import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.adapter.k8s.watch.Informers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One watch per kind with which others open namespaces or receive the requests for hosts.
 *
 * @param byKind of {@link ForeignKind#ALL}
 * @param byRoute of {@link RouteKind#ALL}
 */
record ForeignWatches(
    Map<ForeignKind, ClusterWatch<ForeignObject>> byKind,
    Map<RouteKind, ClusterWatch<ForeignObject>> byRoute) {

  /**
   * @param interval between two attempts while the account may not watch a kind
   */
  static ForeignWatches of(Informers informers, Duration interval) {
    Map<ForeignKind, ClusterWatch<ForeignObject>> byKind = new LinkedHashMap<>();
    for (ForeignKind kind : ForeignKind.ALL) {
      ClusterWatch<ForeignObject> watch =
          informers.inAllNamespaces(kind.type(), kind.metadataOnly(), kind.projection(), interval);
      // Of a namespace that is not a store's, nothing is observed.
      watch.onChange((namespace, _, _) -> informers.changed(namespace));
      byKind.put(kind, watch);
    }
    Map<RouteKind, ClusterWatch<ForeignObject>> byRoute = new LinkedHashMap<>();
    for (RouteKind kind : RouteKind.ALL) {
      byRoute.put(
          kind,
          byKind.entrySet().stream()
              .filter(each -> each.getKey().type().equals(kind.type()))
              .map(Map.Entry::getValue)
              .findAny()
              .orElseGet(
                  () -> informers.inAllNamespaces(kind.type(), false, kind::project, interval)));
    }
    return new ForeignWatches(byKind, byRoute);
  }
}
