package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Called on an event loop, nothing blocks it, although H2's driver does nothing else. */
class EventLoopTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void theEmbeddedDatabaseNeverBlocksIt() {
    try (TestDatabase database = TestDatabase.h2(PersistenceSettings.embedded(folder))) {
      useOnEventLoop(database.persistence());
    }
  }

  @Test
  void postgresNeverBlocksIt() {
    try (TestDatabase database = TestDatabase.postgres()) {
      useOnEventLoop(database.persistence());
    }
  }

  @Test
  void blockingItWouldHaveBeenNoticed() {
    try (TestDatabase database = TestDatabase.h2(PersistenceSettings.inMemory("event-loop"))) {
      assertThatThrownBy(() ->
              Mono.fromRunnable(() -> LockSupport.parkNanos(1))
                  .then(database.persistence().ping())
                  .subscribeOn(Schedulers.parallel())
                  .block(LONGEST))
          .hasRootCauseInstanceOf(BlockingOperationError.class);
    }
  }

  private static void useOnEventLoop(Persistence persistence) {
    Store store = StoreFixtures.requested("alpha", NOW);
    StoreEvent event = new StoreEvent.StoreRequested(store.id(), store.subdomain(), NOW, "me");
    // Each part begins on an event loop, and so does the commit.
    Mono<Long> work =
        persistence
            .ports()
            .stores()
            .insert(store)
            .publishOn(Schedulers.parallel())
            .then(Mono.delay(Duration.ofMillis(1)))
            .then(persistence.ports().events().append(List.of(event)))
            .publishOn(Schedulers.parallel())
            .then(Mono.delay(Duration.ofMillis(1)));

    persistence
        .ports()
        .transactions()
        .within(work)
        .subscribeOn(Schedulers.parallel())
        .block(LONGEST);

    assertThat(
            persistence
                .ports()
                .stores()
                .find(store.id())
                .subscribeOn(Schedulers.parallel())
                .block(LONGEST))
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
                        .append(List.of(event))
                        .then(Mono.delay(Duration.ofMillis(1)))
                        .then(Mono.error(new IllegalStateException("no"))))
                .block(LONGEST))
        .hasMessage("no");
    assertThat(persistence.ports().events().latestId().block(LONGEST)).isEqualTo(1);
  }
}
