package io.urumi.adapter.k8s.foreign;

import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects that receive requests for the host of a shop besides its own Ingress: some ingress
 * controllers serve all of them, and prefer the one with the longest rule, also if its host is a
 * wildcard. They belong to others and are only reported.
 *
 * <p>A watch of each kind serves all stores. An account that may not read a kind in all namespaces
 * finds none of it, which is logged.
 */
final class ForeignHosts {
  private final List<RoutesByHost> kinds;
  private final RefusalLog refusals;
  private final Consumer<String> changed;

  /** Namespace of the store by host, for those that were observed. */
  private final Map<String, String> shops = new ConcurrentHashMap<>();

  /**
   * @param watches of {@link RouteKind#ALL}
   * @param changed receives the namespace of each store whose host is concerned by a change
   * @param log receives a message whenever the permission to read them has changed
   */
  ForeignHosts(
      Map<RouteKind, ClusterWatch<ForeignObject>> watches,
      Consumer<String> changed,
      Consumer<String> log) {
    this.kinds =
        watches.entrySet().stream()
            .map(each -> new RoutesByHost(each.getKey(), each.getValue()))
            .toList();
    this.changed = changed;
    this.refusals =
        new RefusalLog(
            watches.entrySet().stream()
                .map(each ->
                    new RefusalLog.Kind(
                        each.getKey().plural(),
                        each.getValue()::isSettled,
                        () -> each.getValue().isListed() ? null : each.getValue().refusal()))
                .toList(),
            " of other namespaces with the host of a store are not searched, because this account"
                + " may not list them in all namespaces: ",
            " with the host of a store are searched again.",
            log);
    watches.values().forEach(watch -> watch.onChange(this::routeChanged));
  }

  /** The foreign objects with the host of a store. */
  List<String> find(StoreBlueprint blueprint) {
    shops.put(blueprint.host(), blueprint.namespace().value());
    refusals.update();
    return kinds.stream().flatMap(kind -> kind.find(blueprint)).distinct().sorted().toList();
  }

  /** The store has no namespace. */
  void forget(StoreBlueprint blueprint) {
    shops.remove(blueprint.host(), blueprint.namespace().value());
  }

  private void routeChanged(
      String namespace, @Nullable ForeignObject before, @Nullable ForeignObject now) {
    Stream.of(before, now)
        .flatMap(each -> each == null ? Stream.empty() : each.hosts().stream())
        .distinct()
        .forEach(this::ruleChanged);
  }

  private void ruleChanged(HostRule rule) {
    if (rule.isPattern()) {
      shops.forEach((host, namespace) -> {
        if (rule.covers(host)) {
          changed.accept(namespace);
        }
      });
      return;
    }
    String namespace = shops.get(rule.text());
    if (namespace != null) {
      changed.accept(namespace);
    }
  }
}
