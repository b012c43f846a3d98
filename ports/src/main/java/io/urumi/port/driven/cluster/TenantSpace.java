package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The walled space of one store in a cluster: its namespace and everything in it that is not the
 * release's.
 *
 * <p>Effects are idempotent: carried out twice, or once more after a crash, they lead to the same.
 * They fail with {@link io.urumi.domain.failure.StoreFailureException}; an API server that does not
 * answer is {@code CLUSTER_UNREACHABLE}. Every call ends within its timeout.
 */
public interface TenantSpace {

  /**
   * Looks at the space. Cheap: served from watches where they are fresh, never older than this
   * process's own last effect on the same space.
   */
  Mono<View> observe(StoreBlueprint blueprint);

  /** Creates the namespace with its Pod Security labels; refuses one that is not this store's. */
  Mono<Void> createNamespace(StoreBlueprint blueprint);

  /**
   * Applies quota, limits and network policies, and removes none of others.
   *
   * @param manifests the objects as YAML documents
   */
  Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests);

  /** Generates the store's credentials into its Secret, unless they are there. */
  Mono<Void> createCredentials(StoreBlueprint blueprint);

  /** Deletes the store's pods that are failing, so that they start anew without a back-off. */
  Mono<Void> recreateFailingPods(StoreBlueprint blueprint);

  /**
   * Begins to remove everything in the namespace and the namespace; does not wait. Does nothing to
   * a namespace that is not this store's.
   */
  Mono<Void> deleteNamespace(StoreBlueprint blueprint);

  /**
   * The subdomains whose space changed, as the cluster reports it; never ends, never fails. After a
   * gap (a watch that had to begin anew) every known one is repeated.
   */
  Flux<Subdomain> changes();

  /**
   * Every namespace of the cluster that carries the platform's labels and a store's name and id, as
   * the cluster itself has it at this moment, never as a watch remembers it. Namespaces of others
   * are not among them, whatever they are called.
   */
  Flux<DiscoveredNamespace> discoverNamespaces();

  /**
   * One of {@link #discoverNamespaces()}; empty when there is none of that name, or it is somebody
   * else's.
   */
  Mono<DiscoveredNamespace> find(Namespace namespace);

  /** What the space looks like. */
  record View(
      NamespaceFact namespace,
      GuardrailsFact guardrails,
      CredentialsFact credentials,
      WorkloadFact database,
      WorkloadFact web) {}
}
