package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.model.ClusterIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Addresses of databases, opening the embedded one, and errors without credentials. */
class OpeningTest {
  private static final String SECRET = OpeningErrors.SECRET;

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
  void anInvalidAddressIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> PersistenceSettings.of(url, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r2dbc:postgresql://host[:port]/name")
        .hasNoCause()
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void settingsShowTheLocationAndNoCredential() {
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
  void anEmbeddedDatabaseCanBeConfiguredByItsAddress(@TempDir Path folder) {
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
  void anInMemoryDatabaseCanBeConfiguredByItsAddressAndIsDeletedWhenItIsClosed() {
    PersistenceSettings settings =
        PersistenceSettings.of("r2dbc:h2:mem:///short-lived", null, null);
    try (Persistence persistence = Persistence.open(settings)) {
      persistence.bindToCluster(new ClusterIdentity("uid-one", "one"));
    }
    try (Persistence persistence = Persistence.open(settings)) {
      persistence.bindToCluster(new ClusterIdentity("uid-another", "another"));
    }
  }

  @Test
  void eachSettingKeepsTheOthers() {
    PersistenceSettings settings =
        PersistenceSettings.inMemory("x")
            .withConnections(3)
            .withStatementTimeout(Duration.ofSeconds(7))
            .withAcquireTimeout(Duration.ofSeconds(2))
            .withConnections(4);

    assertThat(settings.connections()).isEqualTo(4);
    assertThat(settings.timeouts().statement()).hasSeconds(7);
    assertThat(settings.timeouts().acquire()).hasSeconds(2);
    assertThatThrownBy(() -> settings.withConnections(0)).hasMessageContaining("at least one");
  }

  @Test
  void listenersOfAClosedDatabaseEnd() {
    Mono<Void> listener;
    try (Persistence persistence = Persistence.open(PersistenceSettings.inMemory("closed"))) {
      listener = persistence.ports().signals().receive().then().cache();
      listener.subscribe();
    }

    listener.block(Duration.ofSeconds(5));
  }

  @Test
  void aFolderThatH2CannotAddressIsRefused() {
    assertThatThrownBy(() -> PersistenceSettings.embedded(Path.of("/tmp/a;INIT=x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void aPathThatCannotBeAFolderIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");

    assertThatThrownBy(() -> Persistence.open(PersistenceSettings.embedded(file.resolve("below"))))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void anUnreachableDatabaseIsReportedWithoutCredentials() {
    OpeningErrors.assertRefused(
        PersistenceSettings.of("r2dbc:postgresql://localhost:1/urumi", "me", SECRET)
            .withAcquireTimeout(Duration.ofSeconds(2)),
        "localhost:1/urumi");
  }
}
