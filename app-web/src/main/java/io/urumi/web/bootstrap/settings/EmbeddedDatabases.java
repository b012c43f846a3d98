package io.urumi.web.bootstrap.settings;

import io.urumi.port.model.ClusterIdentity;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The embedded databases in the data directory, one folder per cluster. A folder is named after its
 * cluster at the time of its creation. A file in it contains the cluster's UID, by which the folder
 * is found after the cluster was renamed.
 */
public final class EmbeddedDatabases {
  private static final String FILE = "cluster.properties";

  private final DataDirectory directory;

  public EmbeddedDatabases(DataDirectory directory) {
    this.directory = directory;
  }

  /** The folder of the cluster's database, which may not exist yet. */
  public Path folder(ClusterIdentity cluster) {
    Path named = directory.database(cluster.name());
    String uid = cluster.uid();
    if (uid == null) {
      return latest(recorded -> cluster.name().equals(recorded.getProperty("name")), named);
    }
    Path fallback =
        read(named).isEmpty()
            ? named
            : named.resolveSibling(named.getFileName() + "-" + DataDirectory.hash(uid));
    return latest(recorded -> uid.equals(recorded.getProperty("uid")), fallback);
  }

  /**
   * Checks that no other folder holds the database of the cluster. That is so when the context was
   * renamed and the cluster did not answer at the start: the folder was chosen by the new name.
   *
   * @throws StartupException when another folder holds it
   */
  public void checkUnclaimed(Path folder, ClusterIdentity cluster) {
    String uid = cluster.uid();
    if (uid == null || uid.equals(read(folder).getProperty("uid"))) {
      return;
    }
    folders().stream()
        .filter(other -> !other.equals(folder))
        .filter(other -> uid.equals(read(other).getProperty("uid")))
        .findFirst()
        .ifPresent(other -> {
          throw new StartupException(
              "The database of the cluster "
                  + cluster.name()
                  + " is in "
                  + other
                  + ", but "
                  + folder
                  + " was opened while the cluster did not answer; restart the control plane.");
        });
  }

  private Path latest(Predicate<Properties> wanted, Path otherwise) {
    return folders().stream()
        .filter(folder -> wanted.test(read(folder)))
        .max(Comparator.comparing(EmbeddedDatabases::lastUsed))
        .orElse(otherwise);
  }

  private List<Path> folders() {
    Path parent = directory.database("any").getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).toList();
    } catch (IOException unreadable) {
      throw unusable(parent, unreadable);
    }
  }

  private static FileTime lastUsed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve(FILE));
    } catch (IOException absent) {
      return FileTime.fromMillis(0);
    }
  }

  private static Properties read(Path folder) {
    Properties recorded = new Properties();
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        recorded.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw unusable(file, unreadable);
      }
    }
    return recorded;
  }

  /**
   * Records the cluster of the database. The database contains the same record, which has
   * precedence.
   */
  public void record(Path folder, ClusterIdentity cluster) {
    String uid = cluster.uid();
    if (uid == null) {
      return;
    }
    Properties content = new Properties();
    content.setProperty("uid", uid);
    content.setProperty("name", cluster.name());
    try {
      Path draft = Files.createTempFile(folder, "cluster", ".tmp");
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        content.store(writer, "The cluster of this database");
      }
      Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static StartupException unusable(Path path, Exception cause) {
    return new StartupException(
        path + " cannot be read; check its permissions and its content.", cause);
  }
}
