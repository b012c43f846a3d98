package io.urumi.testkit.contract.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.orphan.OrphanPage;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link OrphanRegister}. */
public abstract class OrphanRegisterContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** The register, empty at the start of the test. */
  protected abstract OrphanRegister orphans();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void anOrphanThatWasNeverSeenIsNotRegistered() {
    assertThat(Await.all(orphans().all())).isEmpty();
    assertThat(Await.one(orphans().count())).isZero();
    assertThat(Await.one(orphans().page(null, 10))).isEqualTo(new OrphanPage(List.of(), null));
    assertThat(Await.one(orphans().markReported(new Namespace("store-none"), NOW))).isFalse();
    assertThat(Await.maybe(orphans().remove(new Namespace("store-none")))).isNull();
  }

  @Test
  public void anOrphanIsReadAsItWasSeen() {
    Orphan incomplete = orphan("alpha", NOW);
    Orphan full =
        new Orphan(
            new Namespace("store-beta"),
            new StoreId(UUID.randomUUID()),
            new Subdomain("beta"),
            Orphan.Reason.SUBDOMAIN_TAKEN,
            new StoreId(UUID.randomUUID()),
            new Orphan.Details(new StoreName("Größe ✓"), new Owner("anna"), new PlanName("small")),
            NOW.minusSeconds(9),
            true,
            Orphan.Sightings.first(NOW));

    assertThat(recordSeen(incomplete)).isEqualTo(incomplete);
    assertThat(recordSeen(full)).isEqualTo(full);

    assertThat(Await.all(orphans().all())).containsExactly(incomplete, full);
  }

  @Test
  public void theFirstSightingAndTheReportStayAndTheRestIsUpdated() {
    Orphan first = recordSeen(orphan("alpha", NOW));
    assertThat(Await.one(orphans().markReported(first.namespace(), NOW.plusSeconds(30)))).isTrue();

    Orphan again =
        recordSeen(
            new Orphan(
                first.namespace(),
                first.storeId(),
                first.subdomain(),
                Orphan.Reason.STORE_DELETED,
                first.storeId(),
                new Orphan.Details(new StoreName("Alpha"), null, null),
                first.createdAt(),
                true,
                Orphan.Sightings.first(NOW.plusSeconds(60))));

    assertThat(again.sightings())
        .isEqualTo(new Orphan.Sightings(NOW, NOW.plusSeconds(60), NOW.plusSeconds(30)));
    assertThat(again.terminating()).isTrue();
    assertThat(again.reason()).isEqualTo(Orphan.Reason.STORE_DELETED);
    assertThat(again.details().name()).isEqualTo(new StoreName("Alpha"));
  }

  @Test
  public void anotherStoreInANamespaceOfThatNameIsAnotherOrphan() {
    Orphan first = recordSeen(orphan("alpha", NOW));
    Await.one(orphans().markReported(first.namespace(), NOW));

    Orphan other = recordSeen(orphan("alpha", NOW.plusSeconds(60)));

    assertThat(other.sightings().first()).isEqualTo(NOW.plusSeconds(60));
    assertThat(other.sightings().reportedAt()).isNull();
    assertThat(Await.all(orphans().all())).containsExactly(other);
  }

  @Test
  public void onlyReportedOrphansAreListedAndCounted() {
    for (String name : List.of("gamma", "alpha", "beta", "silent")) {
      recordSeen(orphan(name, NOW));
    }
    for (String name : List.of("gamma", "alpha", "beta")) {
      assertThat(Await.one(orphans().markReported(new Namespace("store-" + name), NOW))).isTrue();
    }

    OrphanPage first = Await.one(orphans().page(null, 2));
    OrphanPage second = Await.one(orphans().page(first.next(), 2));

    assertThat(names(first)).containsExactly("alpha", "beta");
    assertThat(names(second)).containsExactly("gamma");
    assertThat(second.next()).isNull();
    assertThat(Await.one(orphans().count())).isEqualTo(3);
  }

  @Test
  public void ofConcurrentCallsOneReportsAndOneRemoves() {
    Orphan orphan = recordSeen(orphan("alpha", NOW));

    List<Boolean> reports =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        orphans()
                            .markReported(orphan.namespace(), NOW)
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));
    List<Orphan> removed =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        orphans()
                            .remove(orphan.namespace())
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(reports.stream().filter(first -> first)).hasSize(1);
    assertThat(removed).hasSize(1);
    assertThat(Await.all(orphans().all())).isEmpty();
  }

  @Test
  public void changesOfAFailedTransactionAreUndone() {
    Orphan orphan = recordSeen(orphan("alpha", NOW));

    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        orphans()
                            .remove(orphan.namespace())
                            .then(orphans().recordSeen(orphan("beta", NOW)))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(Await.all(orphans().all())).containsExactly(orphan);
  }

  private Orphan recordSeen(Orphan orphan) {
    return Await.one(orphans().recordSeen(orphan));
  }

  private static List<String> names(OrphanPage page) {
    return page.items().stream().map(orphan -> orphan.subdomain().value()).toList();
  }

  private static Orphan orphan(String subdomain, Instant seen) {
    return new Orphan(
        new Namespace("store-" + subdomain),
        new StoreId(UUID.randomUUID()),
        new Subdomain(subdomain),
        Orphan.Reason.NO_STORE,
        null,
        Orphan.Details.NONE,
        NOW,
        false,
        Orphan.Sightings.first(seen));
  }
}
