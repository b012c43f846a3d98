package io.urumi.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@Timeout(30)
class InMemoryTransactionsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryPersistence persistence = new InMemoryPersistence();
  private final Store store = StoreFixtures.requested("alpha", NOW);

  private Mono<Void> requested() {
    return persistence
        .events()
        .append(
            List.of(new StoreEvent.StoreRequested(store.id(), store.subdomain(), NOW, "local")));
  }

  @Test
  void an_error_takes_back_every_change_and_sends_no_signal() {
    StepVerifier.create(persistence.signals().receive())
        .then(() ->
            assertThatThrownBy(() ->
                    persistence
                        .transactions()
                        .within(
                            persistence
                                .stores()
                                .insert(store)
                                .then(requested())
                                .then(persistence.signals().send(Signal.STORE_DUE))
                                .then(Mono.error(new ArithmeticException("on purpose"))))
                        .block())
                .isInstanceOf(ArithmeticException.class))
        .expectNoEvent(Duration.ofMillis(100))
        .thenCancel()
        .verify();

    assertThat(persistence.stores().find(store.id()).blockOptional()).isEmpty();
    assertThat(persistence.stores().findHolder(store.subdomain()).blockOptional()).isEmpty();
    assertThat(persistence.events().latestId().block()).isZero();
  }

  @Test
  void a_cancelled_transaction_leaves_nothing_and_lets_the_next_one_in() {
    CountDownLatch inserted = new CountDownLatch(1);
    Disposable hanging =
        persistence
            .transactions()
            .within(
                persistence
                    .stores()
                    .insert(store)
                    .doOnNext(_ -> inserted.countDown())
                    .then(Mono.never()))
            .subscribe();
    assertThat(inserted.getCount()).isZero();
    Mono<Store> next = persistence.stores().insert(store).cache();
    Disposable waiting = next.subscribe();
    assertThat(persistence.stores().find(store.id()).blockOptional()).isEmpty();

    hanging.dispose();

    assertThat(next.block()).isNotNull();
    assertThat(waiting.isDisposed()).isTrue();
  }

  @Test
  void one_that_is_cancelled_while_it_waits_for_its_turn_holds_nobody_up() {
    Sinks.One<String> gate = Sinks.one();
    Mono<String> first = persistence.transactions().within(gate.asMono()).cache();
    Disposable running = first.subscribe();
    Disposable given = persistence.stores().insert(store).subscribe();
    given.dispose();

    gate.tryEmitValue("done");

    assertThat(first.block()).isEqualTo("done");
    assertThat(running.isDisposed()).isTrue();
    assertThat(persistence.stores().find(store.id()).blockOptional()).isEmpty();
    assertThat(persistence.stores().insert(store).block()).isNotNull();
  }

  @Test
  void a_transaction_sees_its_own_changes_and_others_only_see_them_committed() {
    Sinks.One<Boolean> gate = Sinks.one();
    Mono<Boolean> work =
        persistence
            .transactions()
            .within(
                persistence
                    .stores()
                    .insert(store)
                    .then(persistence.stores().find(store.id()).hasElement())
                    .flatMap(seen -> gate.asMono().map(_ -> seen)))
            .cache();
    Disposable running = work.subscribe();
    assertThat(persistence.stores().find(store.id()).blockOptional()).isEmpty();

    gate.tryEmitValue(true);

    assertThat(work.block()).isTrue();
    assertThat(running.isDisposed()).isTrue();
    assertThat(persistence.stores().find(store.id()).blockOptional()).isPresent();
  }

  @Test
  void five_hundred_writers_at_once_leave_ids_without_a_gap() {
    Flux.range(0, 500)
        .flatMap(_ -> requested().subscribeOn(Schedulers.boundedElastic()), 64)
        .blockLast();

    assertThat(
            persistence.events().after(0, 1000, null).map(RecordedEvent::id).collectList().block())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
  }

  @Test
  void a_thousand_transactions_in_a_row_do_not_grow_the_stack() {
    Sinks.One<String> gate = Sinks.one();
    Disposable first = persistence.transactions().within(gate.asMono()).subscribe();
    Mono<List<Void>> all =
        Flux.fromStream(IntStream.range(0, 1000).boxed())
            .flatMap(_ -> requested(), 1000)
            .collectList()
            .cache();
    Disposable waiting = all.subscribe();

    gate.tryEmitValue("go");

    assertThat(all.block()).isEmpty();
    assertThat(first.isDisposed()).isTrue();
    assertThat(waiting.isDisposed()).isTrue();
    assertThat(persistence.events().latestId().block()).isEqualTo(1000);
  }

  @Test
  void a_signal_within_a_transaction_is_sent_when_it_commits() {
    Sinks.One<String> gate = Sinks.one();
    StepVerifier.create(persistence.signals().receive())
        .then(() ->
            persistence
                .transactions()
                .within(persistence.signals().send(Signal.EVENTS_APPENDED).then(gate.asMono()))
                .subscribe())
        .expectNoEvent(Duration.ofMillis(100))
        .then(() -> gate.tryEmitValue("commit"))
        .expectNext(Signal.EVENTS_APPENDED)
        .thenCancel()
        .verify();
  }
}
