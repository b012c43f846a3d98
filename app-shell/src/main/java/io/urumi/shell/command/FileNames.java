package io.urumi.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Converts file names that the user entered. */
public final class FileNames {
  private FileNames() {}

  /**
   * Returns the path.
   *
   * @throws UsageException when the locale or the file system cannot express the name
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
              + "). If it contains characters outside ASCII, set LC_ALL=C.UTF-8.");
    }
  }
}
