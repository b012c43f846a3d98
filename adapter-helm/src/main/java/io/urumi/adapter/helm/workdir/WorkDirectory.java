package io.urumi.adapter.helm.workdir;

import io.urumi.adapter.helm.failure.HelmUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The directory for Helm's files. Only its owner can write there, because a native library is
 * loaded from it. The next process removes the files of a killed one.
 */
public final class WorkDirectory {
  /** A process's start time is accurate to about a second. */
  public static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private WorkDirectory() {}

  /**
   * Creates the directory if missing, accessible to its owner only, and removes leftovers.
   *
   * @throws HelmUnusableException when it cannot be used
   */
  public static void prepare(Path directory) {
    if (directory.toString().contains(",")) {
      throw new HelmUnusableException(
          "The work directory "
              + directory
              + " has a comma in its name, which Helm takes for the separator of a list.");
    }
    try {
      Files.createDirectories(directory, ownerOnly("rwx------"));
      if (POSIX) {
        checkOwner(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
      removeLeftovers(directory);
    } catch (IOException unusable) {
      throw new HelmUnusableException(
          "The work directory " + directory + " cannot be used: " + unusable.getMessage(),
          unusable);
    }
  }

  /** Compares numbers: an account in a container may have no name. */
  private static void checkOwner(Path directory) throws IOException {
    Path own = Files.createTempFile(directory, ".owner", "", ownerOnly("rw-------"));
    try {
      if (!Files.getAttribute(directory, "unix:uid").equals(Files.getAttribute(own, "unix:uid"))) {
        throw new HelmUnusableException(
            "The work directory "
                + directory
                + " belongs to "
                + Files.getOwner(directory).getName()
                + ", not to the account of this process.");
      }
    } finally {
      Files.delete(own);
    }
  }

  /** Creates an empty directory for this process, to be deleted, or moved to its final place. */
  public static Path draft(Path directory, String purpose) throws IOException {
    Path drafts = drafts(directory);
    Files.createDirectories(drafts, ownerOnly("rwx------"));
    return Files.createDirectory(
        drafts.resolve(
            ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + "-" + purpose),
        ownerOnly("rwx------"));
  }

  /** Moves a draft to its final place, and removes what was there. */
  public static void replace(Path draft, Path target) throws IOException {
    if (Files.exists(target)) {
      delete(target);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file, or a directory with its content, if it exists. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Permissions for a new file or directory, if the file system supports them. */
  public static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Path drafts(Path directory) {
    return directory.resolve("drafts");
  }

  private static void removeLeftovers(Path directory) throws IOException {
    Path drafts = drafts(directory);
    if (!Files.isDirectory(drafts)) {
      return;
    }
    try (Stream<Path> paths = Files.list(drafts)) {
      for (Path draft : paths.toList()) {
        removeIfDead(draft);
      }
    }
  }

  private static void removeIfDead(Path draft) {
    try {
      if (isDead(draft)) {
        LeftoverHelmProcess.end(draft);
        delete(draft);
      }
    } catch (IOException | UncheckedIOException leftForNextStart) {
      // Another process may be removing it at the same time.
    }
  }

  private static boolean isDead(Path draft) throws IOException {
    String name = draft.getFileName().toString();
    try {
      long pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
      Instant written = Files.getLastModifiedTime(draft).toInstant();
      // In containers each process has the same pid, so that the time decides.
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(started -> written.isBefore(started.minus(START_TOLERANCE)))
          .orElse(ProcessHandle.of(pid).isEmpty());
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }
}
