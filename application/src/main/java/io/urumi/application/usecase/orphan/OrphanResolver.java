package io.urumi.application.usecase.orphan;

import io.urumi.application.orphan.OrphanDecision;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Finds an orphaned namespace and resolves it within a transaction. */
final class OrphanResolver {
  /** The release could not be read because the cluster was not there, so nothing is known of it. */
  private static final Set<FailureCode> WITHOUT_CLUSTER =
      EnumSet.of(FailureCode.CLUSTER_UNREACHABLE, FailureCode.CLUSTER_FOREIGN);

  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final StoreDirectory stores;
  private final PlanCatalog plans;
  private final AuditTrail auditTrail;
  private final Clock clock;

  OrphanResolver(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      PlanCatalog plans,
      AuditTrail auditTrail,
      Clock clock) {
    this.tenantSpace = cluster.tenantSpace();
    this.releases = cluster.releases();
    this.stores = persistence.stores();
    this.plans = plans;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** The namespace with missing values from its release; empty without the platform's labels. */
  private Mono<DiscoveredNamespace> find(Namespace namespace) {
    return tenantSpace
        .find(namespace)
        .flatMap(found ->
            found.complete()
                ? Mono.just(found)
                : releases
                    .releaseMetadata(namespace)
                    .map(found::completedBy)
                    .onErrorResume(
                        error -> !WITHOUT_CLUSTER.contains(StoreFailureException.of(error).code()),
                        // An unreadable Helm record must not block the request.
                        _ -> Mono.empty())
                    .defaultIfEmpty(found));
  }

  /** The decision whether it is an orphan, from what is read within a transaction. */
  Mono<OrphanDecision> decision(DiscoveredNamespace found) {
    return stores
        .recordedSubdomains(List.of(found.storeId()), List.of(found.subdomain()))
        .collectList()
        .map(recordedSubdomains -> OrphanDecision.of(found, recordedSubdomains));
  }

  /**
   * A store record for it; missing values get safe defaults, the owner that of the local
   * administrator.
   */
  Store row(DiscoveredNamespace found, Instant now) {
    return Store.request(
        found.storeId(),
        Objects.requireNonNullElseGet(found.name(), () -> new StoreName(found.subdomain().value())),
        found.subdomain(),
        Objects.requireNonNullElseGet(found.owner(), () -> Team.LOCAL),
        Objects.requireNonNullElseGet(found.plan(), plans::defaultPlan),
        now);
  }

  /**
   * Finds the namespace, decides within a transaction, retries after a concurrent change, and
   * audits a refusal.
   *
   * @param refusal the reason when the outcome is a refusal; null when it is not
   */
  <T> Mono<T> resolve(
      Namespace namespace,
      Actor actor,
      AuditAction action,
      Function<DiscoveredNamespace, Mono<T>> decide,
      T notFound,
      Function<T, @Nullable String> refusal) {
    return find(namespace)
        .flatMap(found -> retryAfterConflict(auditTrail.within(decide.apply(found))))
        .defaultIfEmpty(notFound)
        .flatMap(outcome -> {
          String why = refusal.apply(outcome);
          return why == null
              ? Mono.just(outcome)
              : auditTrail.refused(
                  clock.instant(),
                  actor,
                  action,
                  "namespace/" + namespace,
                  null,
                  null,
                  why,
                  outcome);
        })
        .onErrorResume(
            StoreFailureException.class,
            unreadable -> auditTrail.failed(clock.instant(), actor, action, namespace, unreadable));
  }

  /** Retries when a record was inserted concurrently. */
  private static <T> Mono<T> retryAfterConflict(Mono<T> work) {
    return work.retryWhen(
        Retry.backoff(5, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(100))
            .filter(
                error -> error instanceof SubdomainTakenException || error instanceof RowAppeared)
            .onRetryExhaustedThrow((_, signal) -> signal.failure()));
  }

  /** A record was inserted concurrently; read again. */
  static final class RowAppeared extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
