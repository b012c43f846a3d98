package io.urumi.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The size of what a control plane keeps in its data directory, in bytes. */
final class DataDirectorySize {
  private DataDirectorySize() {}

  /** All files but those of the embedded database, which has a second one while it is rewritten. */
  static double withoutDatabase(ControlPlaneProcess plane) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(plane.home()))) {
      return files
          .filter(file -> !file.toString().contains(".mv.db"))
          .mapToDouble(DataDirectorySize::size)
          .sum();
    } catch (UncheckedIOException removed) {
      // A directory of a simulated namespace was deleted meanwhile.
      return withoutDatabase(plane);
    }
  }

  /** The file of the embedded database. */
  static Path database(ControlPlaneProcess plane) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(plane.home()).resolve("db"))) {
      return files.filter(file -> file.toString().endsWith(".mv.db")).findFirst().orElseThrow();
    }
  }

  /** Of one file; 0 while it does not exist. */
  static double size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException deleted) {
      return 0;
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
