package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.port.model.ClusterIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Opening a PostgreSQL database, and errors without credentials. */
class PostgresOpeningIT {
  @Test
  void aPostgresDatabaseIsDescribedWithoutCredentials() {
    PersistenceSettings settings = TestPostgres.newDatabase();
    try (Persistence persistence = Persistence.open(settings)) {
      DatabaseDescription description = persistence.description();

      assertThat(description.product()).isEqualTo("PostgreSQL");
      assertThat(description.version()).startsWith("18");
      assertThat(description.location()).startsWith("localhost:" + TestPostgres.port() + "/urumi_");
      assertThat(description.toString()).doesNotContain(TestPostgres.PASSWORD);
    }
  }

  @Test
  void aMissingDatabaseIsReported() {
    OpeningErrors.assertRefused(
        PersistenceSettings.of(
            "r2dbc:postgresql://postgres:"
                + OpeningErrors.SECRET
                + "@localhost:"
                + TestPostgres.port()
                + "/none",
            null,
            null),
        "\"none\" does not exist");
  }

  @Test
  void anUnknownUserIsRefusedWithoutThePassword() {
    OpeningErrors.assertRefused(
        PersistenceSettings.of(
            "r2dbc:postgresql://localhost:" + TestPostgres.port() + "/postgres",
            "unknown",
            OpeningErrors.SECRET),
        "cannot be opened");
  }

  @Test
  void replicasThatStartConcurrentlyMigrateOnce() {
    PersistenceSettings settings = TestPostgres.newDatabase().withConnections(2);

    List<Persistence> opened =
        Objects.requireNonNull(
            Flux.range(0, 3)
                .flatMap(_ ->
                    Mono.fromCallable(() -> Persistence.open(settings))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(Duration.ofSeconds(60)));

    try {
      assertThat(opened).hasSize(3);
      opened.forEach(each -> each.bindToCluster(new ClusterIdentity("uid-one", "one")));
    } finally {
      opened.forEach(Persistence::close);
    }
  }

  @Test
  void aClosedDatabaseLeavesNoConnection() throws Exception {
    PersistenceSettings settings = TestPostgres.newDatabase();
    String name =
        DatabaseAddress.Postgres.database(
            ((DatabaseAddress.Postgres) settings.address()).options());
    Persistence.open(settings).close();

    assertThat(TestPostgres.connectionsTo(name)).isZero();
  }
}
