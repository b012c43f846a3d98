package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.model.ClusterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabasesTest {
  @TempDir private Path home;
  private EmbeddedDatabases databases = new EmbeddedDatabases(new DataDirectory(Path.of("")));

  @BeforeEach
  void open() {
    databases = new EmbeddedDatabases(new DataDirectory(home));
  }

  @Test
  void aNewClusterGetsAFolderWithItsName() {
    assertThat(databases.folder(new ClusterIdentity("uid-1", "default")))
        .isEqualTo(home.resolve("db/default"));
  }

  @Test
  void aRenamedClusterFindsItsDatabase() throws IOException {
    Path folder = used(new ClusterIdentity("uid-1", "default"));

    assertThat(databases.folder(new ClusterIdentity("uid-1", "prod"))).isEqualTo(folder);
  }

  @Test
  void anotherClusterOfTheSameNameGetsADatabaseOfItsOwn() throws IOException {
    Path first = used(new ClusterIdentity("uid-1", "default"));
    Path second = used(new ClusterIdentity("uid-2", "default"));

    assertThat(second).isNotEqualTo(first);
    assertThat(second.getFileName().toString()).startsWith("default-");
    assertThat(databases.folder(new ClusterIdentity("uid-1", "default"))).isEqualTo(first);
    assertThat(databases.folder(new ClusterIdentity("uid-2", "other"))).isEqualTo(second);
  }

  @Test
  void aFolderWithoutARecordedUidIsFoundByItsName() throws IOException {
    Files.createDirectories(home.resolve("db/default"));

    assertThat(databases.folder(new ClusterIdentity("uid-1", "default")))
        .isEqualTo(home.resolve("db/default"));
  }

  @Test
  void aClusterThatDoesNotRespondIsFoundByItsLastName() throws IOException {
    Path folder = used(new ClusterIdentity("uid-1", "default"));
    databases.record(folder, new ClusterIdentity("uid-1", "prod"));

    assertThat(databases.folder(new ClusterIdentity(null, "prod"))).isEqualTo(folder);
    assertThat(databases.folder(new ClusterIdentity(null, "new")))
        .isEqualTo(home.resolve("db/new"));
  }

  /** The context was renamed, and the cluster did not answer at the start. */
  @Test
  void aFolderChosenByNameDoesNotTakeTheClusterOfAnotherFolder() throws IOException {
    Path folder = used(new ClusterIdentity("uid-1", "default"));
    Path byName = databases.folder(new ClusterIdentity(null, "prod"));
    Files.createDirectories(byName);

    assertThatThrownBy(() -> databases.checkUnclaimed(byName, new ClusterIdentity("uid-1", "prod")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(folder.toString());
    databases.checkUnclaimed(folder, new ClusterIdentity("uid-1", "prod"));
    databases.checkUnclaimed(byName, new ClusterIdentity("uid-2", "prod"));
    databases.checkUnclaimed(byName, new ClusterIdentity(null, "prod"));
  }

  /** Two folders with the same UID: the one in use stays usable. */
  @Test
  void aFolderThatHoldsTheClusterAlreadyKeepsIt() throws IOException {
    used(new ClusterIdentity("uid-1", "default"));
    Path second = Files.createDirectories(home.resolve("db/prod"));
    databases.record(second, new ClusterIdentity("uid-1", "prod"));

    databases.checkUnclaimed(second, new ClusterIdentity("uid-1", "prod"));
  }

  @Test
  void ofTwoDatabasesOfAClusterTheOneThatWasUsedLastIsOpened() throws IOException {
    ClusterIdentity cluster = new ClusterIdentity("uid-1", "default");
    Path first = used(cluster);
    Path second = Files.createDirectories(home.resolve("db/prod"));
    databases.record(second, cluster);
    for (Path last : List.of(first, second)) {
      usedAt(first, Instant.EPOCH);
      usedAt(second, Instant.EPOCH);
      usedAt(last, Instant.EPOCH.plusSeconds(60));

      assertThat(databases.folder(cluster)).isEqualTo(last);
    }
  }

  private static void usedAt(Path folder, Instant time) throws IOException {
    Files.setLastModifiedTime(folder.resolve("cluster.properties"), FileTime.from(time));
  }

  private Path used(ClusterIdentity cluster) throws IOException {
    Path folder = databases.folder(cluster);
    Files.createDirectories(folder);
    databases.record(folder, cluster);
    return folder;
  }
}
