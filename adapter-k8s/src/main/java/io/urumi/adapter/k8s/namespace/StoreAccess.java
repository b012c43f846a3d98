package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's rights in the namespace of a store: a RoleBinding that gives its ServiceAccount
 * the role for stores there. Without it nothing else in the namespace can be observed.
 */
public final class StoreAccess {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

  /** The API server learns about a RoleBinding by a watch of its own. */
  private static final Duration EFFECTIVE = Duration.ofSeconds(5);

  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final AccessReviews.Right READ = new AccessReviews.Right("", "secrets", "list");

  private final AccessReviews reviews;
  private final StoreRights rights;
  private final @Nullable RoleBindings bindings;

  /**
   * @param informers not started yet
   * @param role null when the account has the rights in all namespaces
   * @param interval after which it is asked again whether the account has them
   */
  public StoreAccess(
      ApiClient client, Informers informers, @Nullable StoreClusterRole role, Duration interval) {
    this.reviews = new AccessReviews(client);
    this.rights = new StoreRights(reviews, interval, LOG::info);
    this.bindings = role == null ? null : new RoleBindings(informers, role);
  }

  /** The RoleBinding in a namespace that exists. */
  RoleBindingFact fact(StoreBlueprint blueprint) {
    return bindings == null ? new RoleBindingFact.NotNeeded() : bindings.fact(blueprint);
  }

  /** Where there is no namespace of the store. */
  RoleBindingFact withoutNamespace() {
    return bindings == null ? new RoleBindingFact.NotNeeded() : new RoleBindingFact.Absent();
  }

  /**
   * Whether the platform's rights in the store's namespace depend on no RoleBinding of others: its
   * own RoleBinding is as applied, or the account has the rights in all namespaces.
   */
  public boolean isIndependent(StoreBlueprint blueprint) {
    return bindings == null
        ? rights.areGrantedInAllNamespaces()
        : bindings.fact(blueprint) instanceof RoleBindingFact.Bound;
  }

  /** Applies the RoleBinding, and waits until it has effect. */
  void bind(StoreBlueprint blueprint) {
    if (bindings != null) {
      bindings.apply(blueprint);
      awaitEffect(blueprint.namespace().value());
    }
  }

  /**
   * Waits until the RoleBinding has effect, up to a limit. A request that is sent too early is
   * refused and retried.
   */
  private void awaitEffect(String namespace) {
    long end = System.nanoTime() + EFFECTIVE.toNanos();
    boolean waiting = true;
    while (waiting && !reviews.isAllowed(namespace, READ) && System.nanoTime() - end < 0) {
      waiting = Pause.of(INTERVAL);
    }
  }
}
