package io.urumi.application.usecase;

import io.urumi.application.orphan.Ownership;
import io.urumi.application.policy.PlanCatalog;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.FoundSpace;
import io.urumi.port.driven.ReleaseManager;
import io.urumi.port.driven.StoreRepository;
import io.urumi.port.driven.SubdomainTakenException;
import io.urumi.port.driven.TenantSpace;
import io.urumi.port.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What has to be known of a namespace before it is adopted or removed. */
final class OrphanFacts {
  private final TenantSpace space;
  private final ReleaseManager releases;
  private final StoreRepository stores;
  private final PlanCatalog plans;

  OrphanFacts(
      TenantSpace space, ReleaseManager releases, StoreRepository stores, PlanCatalog plans) {
    this.space = space;
    this.releases = releases;
    this.stores = stores;
    this.plans = plans;
  }

  /** The namespace with all that it and its release say; empty when it is none of ours. */
  Mono<FoundSpace> find(Namespace namespace) {
    return space
        .find(namespace)
        .flatMap(found ->
            found.complete()
                ? Mono.just(found)
                : releases
                    .installedFor(namespace)
                    .map(found::completedBy)
                    .onErrorResume(
                        error ->
                            StoreFailureException.of(error).code()
                                != FailureCode.CLUSTER_UNREACHABLE,
                        // A record of Helm's that cannot be read holds nobody up.
                        _ -> Mono.empty())
                    .defaultIfEmpty(found));
  }

  /** Within a transaction: whose it is. */
  Mono<Ownership> ownership(FoundSpace found) {
    return stores
        .standings(List.of(found.storeId()), List.of(found.subdomain()))
        .collectList()
        .map(standings -> Ownership.of(found, standings));
  }

  /** A row for it; what nobody says any more is guessed as harmlessly as possible. */
  Store row(FoundSpace found, Actor actor, Instant now) {
    return Store.request(
        found.storeId(),
        Objects.requireNonNullElseGet(found.name(), () -> new StoreName(found.subdomain().value())),
        found.subdomain(),
        Objects.requireNonNullElseGet(found.owner(), () -> new Owner(actor.name())),
        Objects.requireNonNullElseGet(found.plan(), plans::defaultPlan),
        now);
  }

  /** Does the work anew when somebody else put a row on record meanwhile. */
  static <T> Mono<T> racing(Mono<T> work) {
    return work.retryWhen(
        Retry.backoff(5, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(100))
            .filter(
                error -> error instanceof SubdomainTakenException || error instanceof RowAppeared)
            .onRetryExhaustedThrow((_, signal) -> signal.failure()));
  }

  /** Somebody else was faster; read again. */
  static final class RowAppeared extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
