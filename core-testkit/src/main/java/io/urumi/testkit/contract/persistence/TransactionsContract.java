package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link Transactions} with the other ports of the database. */
public abstract class TransactionsContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String KEY = "key";

  private final Store store = StoreFixtures.requested("alpha", NOW);

  protected abstract Transactions transactions();

  /** Empty at the start of the test, as are the others. */
  protected abstract StoreRepository stores();

  protected abstract EventLog events();

  protected abstract AuditLog audit();

  protected abstract IdempotencyKeys keys();

  @Test
  public void changesArePresentAfterTheCommit() {
    Store saved = Await.one(transactions().within(allChanges(store)));

    assertThat(saved.id()).isEqualTo(store.id());
    assertAllPresent();
  }

  @Test
  public void anErrorUndoesEverything() {
    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(allChanges(store).then(Mono.error(new IllegalStateException("no"))))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    assertNothingPresent();
  }

  @Test
  public void aCancellationUndoesEverything() {
    Sinks.Empty<Void> done = Sinks.empty();
    Disposable work =
        transactions()
            .within(
                allChanges(store).then(Mono.fromRunnable(done::tryEmitEmpty)).then(Mono.never()))
            .subscribe();
    Await.done(done.asMono());

    work.dispose();

    assertNothingPresent();
    // Its locks are released: otherwise this could not be saved.
    Await.one(transactions().within(allChanges(store)));
    assertAllPresent();
  }

  @Test
  public void uncommittedChangesAreNotVisible() {
    Sinks.Empty<Void> done = Sinks.empty();
    Sinks.Empty<Void> mayCommit = Sinks.empty();
    Mono<Void> work =
        transactions()
            .within(
                allChanges(store)
                    .then(Mono.<Void>fromRunnable(done::tryEmitEmpty))
                    .then(mayCommit.asMono()))
            .cache();
    work.subscribe();
    Await.done(done.asMono());

    assertNothingPresent();
    mayCommit.tryEmitEmpty();
    Await.done(work);
    assertAllPresent();
  }

  @Test
  public void aNestedTransactionIsPartOfTheOuterOne() {
    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        transactions()
                            .within(allChanges(store))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertNothingPresent();
  }

  @Test
  public void aTransactionSeesItsOwnChanges() {
    Store seen =
        Await.one(
            transactions()
                .within(
                    stores()
                        .insert(store)
                        .then(stores().findHolder(EVERYTHING, store.subdomain()))));

    assertThat(seen.id()).isEqualTo(store.id());
  }

  @Test
  public void workThatSwitchesThreadsStaysInItsTransaction() {
    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        Mono.delay(Duration.ofMillis(5))
                            .then(allChanges(store))
                            .publishOn(Schedulers.parallel())
                            .then(Mono.delay(Duration.ofMillis(5)))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertNothingPresent();
  }

  @Test
  public void concurrentTransactionsAllSucceedWithoutAGapInTheirEventIds() {
    int count = 40;

    List<Store> saved =
        Await.all(
            Flux.range(0, count)
                .flatMap(
                    i ->
                        transactions()
                            .within(allChanges(StoreFixtures.requested("shop-" + (100 + i), NOW)))
                            .subscribeOn(Schedulers.boundedElastic()),
                    count));

    assertThat(saved).hasSize(count);
    assertThat(Await.one(audit().verify()).entries()).isEqualTo(count);
    assertThat(Await.all(events().after(EVERYTHING, 0, 1_000, null)))
        .extracting(RecordedEvent::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
  }

  // ------------------------------------------------------------------ helpers

  private Mono<Store> allChanges(Store store) {
    String subdomain = store.subdomain().value();
    return stores()
        .insert(store)
        .flatMap(saved ->
            keys()
                .remember("me", KEY + subdomain, "a".repeat(64), saved.id(), NOW)
                .then(
                    events()
                        .append(
                            StoreFixtures.OWNER,
                            List.of(
                                new StoreEvent.StoreRequested(
                                    saved.id(),
                                    saved.subdomain(),
                                    NOW,
                                    TestPrincipals.user("me")))))
                .then(
                    audit()
                        .append(
                            new AuditDraft(
                                NOW,
                                TestPrincipals.actor("me", "here", "1"),
                                AuditAction.STORE_CREATE,
                                "store/" + saved.id(),
                                subdomain,
                                StoreFixtures.OWNER,
                                AuditEntry.Outcome.ACCEPTED,
                                "")))
                .thenReturn(saved));
  }

  private void assertAllPresent() {
    assertThat(Await.maybe(stores().find(store.id()))).isNotNull();
    assertThat(Await.maybe(keys().find("me", KEY + "alpha"))).isNotNull();
    assertThat(Await.all(events().after(EVERYTHING, 0, 10, null))).hasSize(1);
    assertThat(Await.one(audit().verify()).entries()).isEqualTo(1);
  }

  private void assertNothingPresent() {
    assertThat(Await.maybe(stores().find(store.id()))).isNull();
    assertThat(Await.maybe(keys().find("me", KEY + "alpha"))).isNull();
    assertThat(Await.all(events().after(EVERYTHING, 0, 10, null))).isEmpty();
    assertThat(Await.one(audit().verify()).entries()).isZero();
  }
}
