package io.urumi.web.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The folder in which this platform keeps what is not in a database server. */
record Home(Path folder) {
  private static final int HASH_LENGTH = 8;

  /** Opens the folder; makes it, readable for this account only, when it is missing. */
  static Home open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute, ownerOnly());
      }
    } catch (IOException unusable) {
      throw new StartRefusedException(
          "The folder "
              + absolute
              + " cannot be made; set URUMI_HOME to one this account may write to.",
          unusable);
    }
    if (!Files.isWritable(absolute)) {
      throw new StartRefusedException(
          "The folder "
              + absolute
              + " cannot be written to; set URUMI_HOME to one this account may write to.");
    }
    return new Home(absolute);
  }

  /** Where the embedded database of a cluster's stores is: never two clusters' in one. */
  Path database(String cluster) {
    return folder.resolve("db").resolve(fileName(cluster));
  }

  /** Where the simulated cluster remembers its world. */
  Path simulation() {
    return folder.resolve("simulated-cluster");
  }

  /** A context may be named anything, for example {@code arn:aws:eks:…:cluster/shops}. */
  static String fileName(String cluster) {
    String plain = cluster.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("^\\.+", "_");
    return plain.equals(cluster) ? plain : plain + "-" + hash(cluster);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
