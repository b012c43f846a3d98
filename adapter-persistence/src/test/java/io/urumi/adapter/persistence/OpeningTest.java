package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How a database is named, opened and described, and that no credential ever shows. */
class OpeningTest {
  private static final String SECRET = "s3cret-passw0rd";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r2dbc:mysql://user:s3cret-passw0rd@host/db",
        "jdbc:postgresql://user:s3cret-passw0rd@host/db",
        "user:s3cret-passw0rd",
        "r2dbc:h2:tcp://user:s3cret-passw0rd@host/db",
        "r2dbc:postgresql://user:s3cret-passw0rd@host",
        "r2dbc:postgresql://user:s3cret-passw0rd@host:port/db",
        ""
      })
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> PersistenceSettings.of(url, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r2dbc:postgresql://host[:port]/name")
        .hasNoCause()
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void settingsShowWhereTheDatabaseIsAndNoCredential() {
    assertThat(
            PersistenceSettings.of(
                "r2dbc:postgresql://me:" + SECRET + "@db:5433/urumi", null, null))
        .hasToString("PersistenceSettings[db:5433/urumi]");
    assertThat(PersistenceSettings.of("r2dbc:postgresql://db/urumi", "me", SECRET))
        .hasToString("PersistenceSettings[db:5432/urumi]");
    assertThat(PersistenceSettings.inMemory("x").toString()).contains("memory (x)");
    assertThat(PersistenceSettings.embedded(Path.of("/data")).toString())
        .contains("/data/urumi.mv.db");
  }

  @Test
  void anEmbeddedDatabaseCanBeNamedByAnAddress(@TempDir Path folder) {
    PersistenceSettings byAddress =
        PersistenceSettings.of("r2dbc:h2:file:///" + folder.resolve("urumi"), null, null);

    assertThat(byAddress).hasToString(PersistenceSettings.embedded(folder).toString());
    try (Persistence persistence = Persistence.open(byAddress)) {
      assertThat(persistence.description().product()).isEqualTo("H2");
      assertThat(persistence.description().location())
          .isEqualTo(folder.resolve("urumi.mv.db").toString());
      assertThat(folder.resolve("urumi.mv.db")).exists();
    }
  }

  @Test
  void anInMemoryDatabaseCanBeNamedByAnAddressAndEndsWhenItIsClosed() {
    PersistenceSettings settings =
        PersistenceSettings.of("r2dbc:h2:mem:///short-lived", null, null);
    try (Persistence persistence = Persistence.open(settings)) {
      persistence.bindToCluster("one");
    }
    try (Persistence persistence = Persistence.open(settings)) {
      persistence.bindToCluster("another");
    }
  }

  @Test
  void aFolderThatH2CannotAddressIsRefused() {
    assertThatThrownBy(() -> PersistenceSettings.embedded(Path.of("/tmp/a;INIT=x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void aPathThatCannotBeAFolderIsRefusedInOneSentence(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");

    assertThatThrownBy(() -> Persistence.open(PersistenceSettings.embedded(file.resolve("below"))))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("cannot be opened");
  }

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
  void aDatabaseThatIsNotThereIsSaidSoWithoutCredentials() {
    assertRefused(
        PersistenceSettings.of("r2dbc:postgresql://localhost:1/urumi", "me", SECRET)
            .withAcquireTimeout(Duration.ofSeconds(2)),
        "localhost:1/urumi");
  }

  @Test
  void aDatabaseThatDoesNotExistOnItsServerIsSaidSo() {
    assertRefused(
        PersistenceSettings.of(
            "r2dbc:postgresql://postgres:" + SECRET + "@localhost:" + TestPostgres.port() + "/none",
            null,
            null),
        "\"none\" does not exist");
  }

  @Test
  void anUnknownUserIsRefusedWithoutThePassword() {
    assertRefused(
        PersistenceSettings.of(
            "r2dbc:postgresql://localhost:" + TestPostgres.port() + "/postgres", "nobody", SECRET),
        "cannot be opened");
  }

  @Test
  void replicasThatStartTogetherMakeTheTablesOnce() {
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
      opened.forEach(each -> each.bindToCluster("one"));
    } finally {
      opened.forEach(Persistence::close);
    }
  }

  @Test
  void aClosedDatabaseLeavesNoConnectionBehind() throws Exception {
    PersistenceSettings settings = TestPostgres.newDatabase();
    String name =
        DatabaseAddress.Postgres.database(
            ((DatabaseAddress.Postgres) settings.address()).options());
    Persistence.open(settings).close();

    assertThat(TestPostgres.connectionsTo(name)).isZero();
  }

  private static void assertRefused(PersistenceSettings settings, String why) {
    Throwable refused = catchThrowable(() -> Persistence.open(settings));

    assertThat(refused).isInstanceOf(DatabaseUnavailableException.class).hasMessageContaining(why);
    StringWriter everything = new StringWriter();
    refused.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(SECRET);
  }
}
