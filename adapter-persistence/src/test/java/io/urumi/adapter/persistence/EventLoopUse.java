package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls that start, continue, commit and roll back on an event loop. */
final class EventLoopUse {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private EventLoopUse() {}

  static void insertAndRollBack(Persistence persistence) {
    Store store = StoreFixtures.requested("alpha", NOW);
    StoreEvent event =
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), NOW, TestPrincipals.user("me"));
    // Each part starts on an event loop, and so does the commit.
    Mono<Long> work =
        persistence
            .ports()
            .stores()
            .insert(store)
            .publishOn(Schedulers.parallel())
            .then(Mono.delay(Duration.ofMillis(1)))
            .then(persistence.ports().events().append(StoreFixtures.OWNER, List.of(event)))
            .publishOn(Schedulers.parallel())
            .then(Mono.delay(Duration.ofMillis(1)));

    persistence
        .ports()
        .transactions()
        .within(work)
        .subscribeOn(Schedulers.parallel())
        .block(TIMEOUT);

    assertThat(
            persistence
                .ports()
                .stores()
                .find(store.id())
                .subscribeOn(Schedulers.parallel())
                .block(TIMEOUT))
        .isNotNull();
    // Rolled back on an event loop.
    assertThatThrownBy(() ->
            persistence
                .ports()
                .transactions()
                .within(
                    persistence
                        .ports()
                        .events()
                        .append(StoreFixtures.OWNER, List.of(event))
                        .then(Mono.delay(Duration.ofMillis(1)))
                        .then(Mono.error(new IllegalStateException("no"))))
                .block(TIMEOUT))
        .hasMessage("no");
    assertThat(persistence.ports().events().latestId().block(TIMEOUT)).isEqualTo(1);
  }
}
