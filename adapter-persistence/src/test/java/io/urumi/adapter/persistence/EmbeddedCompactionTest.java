package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.backend.CompactionSettings;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The file of the embedded database is compacted while it is in use. */
class EmbeddedCompactionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final long KB = 1 << 10;
  private static final long LIMIT = 700 * KB;
  private static final int STORES = 120;

  /** An attempt waits for a second. */
  private static final Duration DELAYED = Duration.ofMillis(900);

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void noCallFailsAndNoCommitIsLostWhileTheFileIsCompacted() throws IOException {
    try (Persistence persistence = open(LIMIT, Duration.ofMillis(50))) {
      Disposable readers =
          Flux.interval(Duration.ofMillis(5), Schedulers.boundedElastic())
              .onBackpressureDrop()
              .concatMap(
                  _ -> persistence.ports().events().after(EVERYTHING, 0, 10, null).collectList(), 1)
              .subscribe();
      saveStores(persistence);

      assertThat(readers.isDisposed()).as("reading ended with an error").isFalse();
      readers.dispose();
      assertThat(persistence.ports().events().after(EVERYTHING, 0, 1000, null).count().block())
          .isEqualTo(STORES);
      long end = System.nanoTime() + TIMEOUT.toNanos();
      while (size() >= LIMIT) {
        assertThat(System.nanoTime()).as("the file is not compacted").isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    try (Persistence reopened = open(LIMIT, Duration.ofHours(1))) {
      assertThat(reopened.ports().audit().verify().block())
          .hasFieldOrPropertyWithValue("entries", (long) STORES);
    }
  }

  @Test
  void withoutCompactionTheSameCommitsNeedMoreThanTheLimit() throws IOException {
    try (Persistence persistence = open(LIMIT, Duration.ofHours(1))) {
      saveStores(persistence);

      assertThat(size()).isGreaterThan(2 * LIMIT);
    }
  }

  @Test
  void aConnectionThatIsInUseIsNotClosed() {
    Store first = store(1);
    Store last = store(2);
    AtomicInteger delayed = new AtomicInteger();
    try (Persistence persistence = open(1, Duration.ofMillis(50))) {
      Flux<Boolean> slowReads =
          Mono.defer(() -> persistence.ports().stores().find(last.id()).hasElement().elapsed())
              .repeat()
              .filter(took -> took.getT1() >= DELAYED.toMillis())
              .map(_ -> delayed.incrementAndGet() > 0);
      Disposable.Swap reader = Disposables.swap();
      long waiting =
          Objects.requireNonNull(
              persistence
                  .ports()
                  .transactions()
                  .within(
                      persistence
                          .ports()
                          .stores()
                          .insert(first)
                          // Longer than two attempts to compact wait for connections.
                          .doOnSuccess(_ -> reader.update(slowReads.subscribe()))
                          .then(Mono.delay(Duration.ofSeconds(3)))
                          .flatMap(_ -> persistence.ports().stores().insert(last))
                          .thenReturn(1L))
                  .block(TIMEOUT));

      reader.dispose();
      assertThat(waiting).isOne();
      assertThat(delayed).as("reads that waited for an attempt to compact").hasValueLessThan(2);
      assertThat(persistence.ports().stores().find(last.id()).block()).isNotNull();
    }
  }

  private static void saveStores(Persistence persistence) {
    Flux.range(0, STORES)
        .flatMap(
            i ->
                Mono.fromRunnable(() -> ChildReplica.save(persistence, store(i)))
                    .subscribeOn(Schedulers.boundedElastic()),
            4)
        .blockLast(TIMEOUT);
  }

  private static Store store(int number) {
    return StoreFixtures.requested("store-" + number, NOW);
  }

  private long size() throws IOException {
    return Files.size(folder.resolve("urumi.mv.db"));
  }

  private Persistence open(long marginBytes, Duration interval) {
    return Persistence.open(
        PersistenceSettings.embedded(folder)
            .withCompaction(new CompactionSettings(marginBytes, 1, interval)));
  }
}
