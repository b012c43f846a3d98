package io.urumi.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths of files that the user named. */
public final class FileNames {
  private FileNames() {}

  /**
   * Returns the path.
   *
   * @throws UsageException when the locale or the file system has no such names
   */
  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException invalid) {
      throw new UsageException(
          "The file name '"
              + name
              + "' cannot be used here ("
              + invalid.getReason()
              + "). With characters outside ASCII, set LC_ALL=C.UTF-8.");
    }
  }
}
