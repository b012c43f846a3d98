package io.urumi.adapter.k8s.guardrails;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds objects that receive requests for the host of a shop besides its own Ingress: some ingress
 * controllers serve all of them, and prefer the one with the longest rule, also if its host is a
 * wildcard. They belong to others and are only reported.
 *
 * <p>One list of each kind per interval serves all stores. An account that may not list a kind in
 * all namespaces finds none of it, which is logged.
 */
final class HostClaims {
  private static final Logger LOG = LoggerFactory.getLogger(HostClaims.class);

  private final List<RouteClaims> kinds;
  private final Duration interval;
  private final Consumer<String> log;
  private final ReentrantLock searching = new ReentrantLock();
  private volatile long nextSearch;
  private volatile String forbidden = "";

  /**
   * @param interval between two lists
   */
  HostClaims(ApiClient client, Duration interval) {
    this(client, interval, LOG::info);
  }

  /**
   * @param log receives a message whenever the permission to list them has changed
   */
  HostClaims(ApiClient client, Duration interval, Consumer<String> log) {
    this.kinds = RouteKind.ALL.stream().map(kind -> new RouteClaims(kind, client)).toList();
    this.interval = interval;
    this.log = log;
  }

  /** The objects of others with the host of a store, as last listed. */
  List<String> find(StoreBlueprint blueprint) {
    // The other threads do not wait for the lists.
    if (isDue() && searching.tryLock()) {
      try {
        if (isDue()) {
          search();
        }
      } finally {
        searching.unlock();
      }
    }
    return kinds.stream().flatMap(kind -> kind.find(blueprint)).distinct().sorted().toList();
  }

  private boolean isDue() {
    return nextSearch == 0 || System.nanoTime() - nextSearch >= 0;
  }

  private void search() {
    try {
      kinds.forEach(RouteClaims::search);
      reportForbidden();
    } finally {
      nextSearch = System.nanoTime() + interval.toNanos();
    }
  }

  private void reportForbidden() {
    List<RouteClaims> refused = kinds.stream().filter(kind -> kind.refusal() != null).toList();
    String names = refused.stream().map(RouteClaims::plural).collect(Collectors.joining(", "));
    if (names.equals(forbidden)) {
      return;
    }
    if (refused.isEmpty()) {
      log.accept(forbidden + " with the host of a store are searched again.");
    } else {
      ApiRequestException first = Objects.requireNonNull(refused.getFirst().refusal());
      log.accept(
          names
              + " of other namespaces with the host of a store are not searched, because this"
              + " account may not list them in all namespaces: "
              + first.text());
    }
    forbidden = names;
  }
}
