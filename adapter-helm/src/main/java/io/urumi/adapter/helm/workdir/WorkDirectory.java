package io.urumi.adapter.helm.workdir;

import io.urumi.adapter.helm.HelmSetupException;
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
 * Files of our own on disk. Nobody else may write there: a native library is loaded from it. What a
 * killed process left behind is removed by the next one.
 */
public final class WorkDirectory {
  /** A process's start is computed from the machine's, which each process knows to a second. */
  public static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private WorkDirectory() {}

  /**
   * Makes the folder where it is missing, for its owner alone, and removes leftovers.
   *
   * @throws HelmSetupException when it cannot be used
   */
  public static void prepare(Path folder) {
    if (folder.toString().contains(",")) {
      throw new HelmSetupException(
          "The work folder " + folder + " has a comma in its name, where Helm splits lists.");
    }
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      if (POSIX) {
        String me = System.getProperty("user.name");
        String owner = Files.getOwner(folder).getName();
        if (!owner.equals(me)) {
          throw new HelmSetupException(
              "The work folder " + folder + " belongs to " + owner + ", not to " + me + ".");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      removeLeftovers(folder);
    } catch (IOException unusable) {
      throw new HelmSetupException(
          "The work folder " + folder + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** A new, empty folder that only this process knows; to be deleted or moved to its place. */
  public static Path draft(Path folder, String purpose) throws IOException {
    Path drafts = drafts(folder);
    Files.createDirectories(drafts, ownerOnly("rwx------"));
    return Files.createDirectory(
        drafts.resolve(
            ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + "-" + purpose),
        ownerOnly("rwx------"));
  }

  /** Puts a draft in its place; what was there is removed. */
  public static void replace(Path draft, Path place) throws IOException {
    if (Files.exists(place)) {
      delete(place);
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file or folder with all in it; a missing one is fine. */
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

  /** Permissions for a new file or folder, where the file system knows such. */
  public static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Path drafts(Path folder) {
    return folder.resolve("drafts");
  }

  private static void removeLeftovers(Path folder) throws IOException {
    Path drafts = drafts(folder);
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
      // Another process may be removing it, too.
    }
  }

  private static boolean isDead(Path draft) throws IOException {
    String name = draft.getFileName().toString();
    try {
      long pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
      Instant written = Files.getLastModifiedTime(draft).toInstant();
      // In containers each process has the same number: then the time tells.
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(started -> written.isBefore(started.minus(START_TOLERANCE)))
          .orElse(ProcessHandle.of(pid).isEmpty());
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }
}
