package io.urumi.web.bootstrap.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.web.api.system.DatabaseInfo;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DatabaseHealthIndicatorTest {
  private static final DatabaseInfo INFO = new DatabaseInfo("H2", "2", "memory");

  /** Probes of others must not take the connections of requests. */
  @Test
  void manyProbesAskTheDatabaseOnce() {
    DatabaseHealthIndicator indicator;
    try (Persistence persistence = Persistence.open(PersistenceSettings.inMemory("health"))) {
      indicator = new DatabaseHealthIndicator(persistence, INFO);
      assertThat(status(indicator)).isEqualTo(Status.UP);
    }

    assertThat(status(indicator)).as("the answer of a moment ago").isEqualTo(Status.UP);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsDown() {
    Persistence persistence = Persistence.open(PersistenceSettings.inMemory("health"));
    persistence.close();

    assertThat(status(new DatabaseHealthIndicator(persistence, INFO))).isEqualTo(Status.DOWN);
  }

  private static Status status(DatabaseHealthIndicator indicator) {
    Health health = Objects.requireNonNull(indicator.health().block());
    return health.getStatus();
  }
}
