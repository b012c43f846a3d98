package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls on an event loop never block it, although H2's driver blocks. */
class EventLoopTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void theEmbeddedDatabaseNeverBlocksTheEventLoop() {
    try (TestDatabase database = TestDatabase.h2(PersistenceSettings.embedded(folder))) {
      EventLoopUse.insertAndRollBack(database.persistence());
    }
  }

  @Test
  void aBlockedEventLoopIsDetected() {
    try (TestDatabase database = TestDatabase.h2(PersistenceSettings.inMemory("event-loop"))) {
      assertThatThrownBy(() ->
              Mono.fromRunnable(() -> LockSupport.parkNanos(1))
                  .then(database.persistence().ping())
                  .subscribeOn(Schedulers.parallel())
                  .block(LONGEST))
          .hasRootCauseInstanceOf(BlockingOperationError.class);
    }
  }
}
