package io.urumi.web.bootstrap.settings;

import io.urumi.domain.digest.Sha256;
import io.urumi.web.security.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of the embedded database, the simulated cluster's state, the API token or its hash,
 * a generated administrator password and the anchors of the audit log.
 */
public record DataDirectory(Path path) {
  private static final int HASH_LENGTH = 8;

  /**
   * Opens the directory; creates it, accessible to this account only, when it is missing.
   *
   * @throws StartupException when another account can use it
   */
  public static DataDirectory open(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute, PrivateFiles.directoryAttributes());
      }
    } catch (IOException unusable) {
      throw new StartupException(
          "The data directory "
              + absolute
              + " cannot be created; set URUMI_HOME to a directory this account can write to.",
          unusable);
    }
    if (!Files.isWritable(absolute)) {
      throw new StartupException(
          "The data directory "
              + absolute
              + " is not writable; set URUMI_HOME to a directory this account can write to.");
    }
    try {
      PrivateFiles.checkDirectory(absolute);
    } catch (IOException unsafe) {
      throw new StartupException(
          "The data directory (URUMI_HOME) is not safe to use: " + unsafe.getMessage() + ".",
          unsafe);
    }
    return new DataDirectory(absolute);
  }

  /** Folder of a new embedded database; see {@link EmbeddedDatabases}. */
  public Path database(String cluster) {
    return path.resolve("db").resolve(fileName(cluster));
  }

  /** File of the anchors of the audit log. */
  public Path anchors() {
    return path.resolve("audit-anchors.jsonl");
  }

  /** Directory of the simulated cluster's state. */
  public Path simulation() {
    return path.resolve("simulated-cluster");
  }

  /** Contexts may contain any character, for example {@code arn:aws:eks:…:cluster/shops}. */
  public static String fileName(String cluster) {
    String plain = cluster.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("^\\.+", "_");
    return plain.equals(cluster) ? plain : plain + "-" + hash(cluster);
  }

  static String hash(String text) {
    return Sha256.hex(text).substring(0, HASH_LENGTH);
  }
}
