package io.urumi.shell.command.audit;

import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.output.OutputFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file of an export. The export is written to a file in the same directory whose name cannot be
 * guessed and which only its owner can read, and is moved to its final name when it is complete.
 */
record ExportTarget(String name, Path file, boolean overwrite) {

  /**
   * Returns the target.
   *
   * @throws UsageException when the file exists and must not be replaced, or is not a regular file:
   *     moving the export there would replace the device, pipe or link
   */
  static ExportTarget of(String name, boolean overwrite) {
    Path file = FileNames.path(name).toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UsageException(
            name + " is a " + kind(file) + "; name a regular file or one that does not exist.");
      }
      if (!overwrite) {
        throw exists(name);
      }
    }
    return new ExportTarget(name, file, overwrite);
  }

  private static UsageException exists(String name) {
    return new UsageException(name + " exists already; --overwrite replaces it.");
  }

  private static String kind(Path file) {
    if (Files.isSymbolicLink(file)) {
      return "link";
    }
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? "directory" : "device or pipe";
  }

  /** Creates the file to write to; the JDK creates temporary files with mode 0600. */
  Path createPart() {
    try {
      return Files.createTempFile(file.getParent(), ".urumi-audit-", ".part");
    } catch (IOException unwritable) {
      throw new OutputFailedException(name + " cannot be written", unwritable);
    }
  }

  /** Moves the complete export to its final name. */
  void replaceWith(Path part) {
    try {
      if (overwrite) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part, file);
      }
    } catch (FileAlreadyExistsException createdMeanwhile) {
      throw exists(name);
    } catch (IOException unwritable) {
      throw new OutputFailedException(name + " cannot be written", unwritable);
    }
  }

  static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
