package io.urumi.adapter.k8s.guardrails;

import static io.urumi.adapter.k8s.guardrails.JsonPaths.at;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.items;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.text;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds Ingresses in other namespaces that have the host of a shop: some ingress controllers serve
 * both, so that they receive requests of its customers. They belong to others and are only
 * reported.
 *
 * <p>One list of the Ingresses of all namespaces per interval serves all stores. An account that
 * may not list them finds nothing, which is logged.
 */
final class HostClaims {
  private static final Logger LOG = LoggerFactory.getLogger(HostClaims.class);

  private final ResourceClient<DynamicKubernetesObject, ?> ingresses;
  private final Duration interval;
  private final Consumer<String> log;
  private final ReentrantLock searching = new ReentrantLock();
  private volatile Map<String, Set<Claim>> claims = Map.of();
  private volatile long nextSearch;
  private volatile boolean forbidden;

  private record Claim(String namespace, String name) implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      return text().compareTo(other.text());
    }

    String text() {
      return "Ingress/" + name + " of namespace " + namespace;
    }
  }

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
    this.ingresses = new ResourceClient<>(ForeignKind.INGRESS, client);
    this.interval = interval;
    this.log = log;
  }

  /** The Ingresses in other namespaces with the host of a store, as last listed. */
  List<String> find(StoreBlueprint blueprint) {
    // The other threads do not wait for the list.
    if (isDue() && searching.tryLock()) {
      try {
        if (isDue()) {
          search();
        }
      } finally {
        searching.unlock();
      }
    }
    return claims.getOrDefault(blueprint.host(), Set.of()).stream()
        .filter(claim -> !claim.namespace().equals(blueprint.namespace().value()))
        .map(Claim::text)
        .toList();
  }

  private boolean isDue() {
    return nextSearch == 0 || System.nanoTime() - nextSearch >= 0;
  }

  private void search() {
    try {
      claims = byHost(ingresses.list(null, null, null).items());
      if (forbidden) {
        log.accept("Ingresses of other namespaces with the host of a store are searched again.");
      }
      forbidden = false;
    } catch (ApiRequestException refused) {
      if (refused.isForbidden()) {
        reportForbidden(refused);
      } else {
        LOG.debug("The Ingresses of all namespaces cannot be listed", refused);
      }
    } finally {
      nextSearch = System.nanoTime() + interval.toNanos();
    }
  }

  private void reportForbidden(ApiRequestException refused) {
    claims = Map.of();
    if (!forbidden) {
      log.accept(
          "Ingresses of other namespaces with the host of a store are not searched, because this"
              + " account may not list the Ingresses of all namespaces: "
              + refused.text());
    }
    forbidden = true;
  }

  private static Map<String, Set<Claim>> byHost(List<DynamicKubernetesObject> all) {
    Map<String, Set<Claim>> byHost = new HashMap<>();
    for (DynamicKubernetesObject ingress : all) {
      V1ObjectMeta metadata = ingress.getMetadata();
      if (metadata.getDeletionTimestamp() != null) {
        continue;
      }
      Claim claim =
          new Claim(String.valueOf(metadata.getNamespace()), String.valueOf(metadata.getName()));
      items(at(ingress.getRaw(), "spec", "rules")).stream()
          .filter(rule -> !ForeignKind.isChallenge(rule))
          .forEach(rule ->
              byHost.computeIfAbsent(text(at(rule, "host")), _ -> new TreeSet<>()).add(claim));
    }
    return Map.copyOf(byHost);
  }
}
