package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.model.store.ShopAdministrator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The namespace of one store and everything in it that does not belong to the release.
 *
 * <p>All changes are idempotent, also when repeated after a crash. They fail with {@link
 * io.urumi.domain.failure.StoreFailureException}; an API server that does not answer is {@code
 * CLUSTER_UNREACHABLE}. Every call ends within its timeout.
 */
public interface TenantSpace {

  /**
   * Observes the namespace. Cheap: served from informers while they are current, never older than
   * this process's own last change of the same namespace.
   */
  Mono<View> observe(StoreBlueprint blueprint);

  /**
   * Records name, owner and plan of the store in the namespace, where {@link View#annotated} says
   * that others are recorded.
   */
  Mono<Void> annotate(StoreBlueprint blueprint);

  /** Creates the namespace with its Pod Security labels; fails when another owner has it. */
  Mono<Void> createNamespace(StoreBlueprint blueprint);

  /**
   * Gives the platform's account the role for stores in the namespace, and waits until that has
   * effect; does nothing when the account has the rights in all namespaces.
   */
  Mono<Void> bindRole(StoreBlueprint blueprint);

  /**
   * Applies quota, limits and network policies, and removes foreign objects that weaken the
   * isolation of the namespace: network policies with rules, ingresses for the shop's host, role
   * bindings. Those of cert-manager's challenges are kept.
   *
   * @param manifests the objects as YAML documents
   */
  Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests);

  /** Generates the store's credentials into its Secret unless they exist. */
  Mono<Void> createCredentials(StoreBlueprint blueprint);

  /**
   * Reads what the administrator of the shop signs in with from the store's Secret; empty when
   * there is no namespace of the store, or no such Secret in it. The value is in no log and in no
   * failure.
   */
  Mono<ShopAdministrator> administrator(StoreBlueprint blueprint);

  /**
   * Deletes the store's volume claims that have no volume, and therefore no data, so that the next
   * deployment creates them with the current settings: the storage class of a claim cannot be
   * changed. Claims with a volume are kept.
   */
  Mono<Void> deleteUnboundClaims(StoreBlueprint blueprint);

  /** Deletes the store's failing pods, so that they restart without a back-off. */
  Mono<Void> recreateFailingPods(StoreBlueprint blueprint);

  /**
   * Requests the deletion of the namespace with its contents; does not wait. Does nothing to a
   * namespace that does not belong to this store.
   */
  Mono<Void> deleteNamespace(StoreBlueprint blueprint);

  /**
   * The subdomains whose namespace changed, as the cluster reports it; never completes, never
   * fails. After a gap (a watch that had to be restarted) every known one is emitted. A subscriber
   * that requests nothing for a while receives each of them at least once afterwards, as long as
   * the adapter keeps them.
   */
  Flux<Subdomain> changes();

  /**
   * Every namespace with the platform's labels and a store's name and id, read from the API server
   * and never from a cache. Namespaces without the labels are omitted, whatever their name.
   */
  Flux<DiscoveredNamespace> discoverNamespaces();

  /** The namespace of {@link #discoverNamespaces()} with this name; empty when there is none. */
  Mono<DiscoveredNamespace> find(Namespace namespace);

  /**
   * The observed state.
   *
   * @param roleBinding when it {@linkplain RoleBindingFact#permitsObservation permits no
   *     observation}, the other facts are those of an empty namespace
   * @param annotated whether the namespace records name, owner and plan of the store, by which it
   *     is adopted when its record is lost; true when it is not the store's
   */
  record View(
      NamespaceFact namespace,
      RoleBindingFact roleBinding,
      GuardrailsFact guardrails,
      CredentialsFact credentials,
      WorkloadFact database,
      WorkloadFact web,
      boolean annotated) {
    /** With the annotations that it should have. */
    public View(
        NamespaceFact namespace,
        RoleBindingFact roleBinding,
        GuardrailsFact guardrails,
        CredentialsFact credentials,
        WorkloadFact database,
        WorkloadFact web) {
      this(namespace, roleBinding, guardrails, credentials, database, web, true);
    }

    /** The same, with what the namespace records of its store. */
    public View withAnnotated(boolean recorded) {
      return new View(namespace, roleBinding, guardrails, credentials, database, web, recorded);
    }

    /** The same, with another fact about the namespace itself. */
    public View withNamespace(NamespaceFact fact) {
      return new View(fact, roleBinding, guardrails, credentials, database, web, annotated);
    }

    /** A namespace of which nothing else is observed. */
    public static View without(NamespaceFact namespace, RoleBindingFact roleBinding) {
      return new View(
          namespace,
          roleBinding,
          new GuardrailsFact.NotApplied(List.of()),
          new CredentialsFact.Absent(),
          new WorkloadFact.Absent(),
          new WorkloadFact.Absent());
    }
  }
}
