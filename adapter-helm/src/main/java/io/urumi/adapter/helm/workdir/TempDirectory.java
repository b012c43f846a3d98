package io.urumi.adapter.helm.workdir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Directory for the files of one call of Helm, accessible to its owner only and deleted on close.
 */
public final class TempDirectory implements AutoCloseable {
  private final Path folder;

  private TempDirectory(Path folder) {
    this.folder = folder;
  }

  public static TempDirectory open(Path workDirectory) {
    try {
      return new TempDirectory(WorkDirectory.draft(workDirectory, "call"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public Path write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file, WorkDirectory.ownerOnly("rw-------"));
      return Files.writeString(file, content, StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    try {
      WorkDirectory.delete(folder);
    } catch (IOException leftForNextStart) {
      // Removed when the next process starts.
    }
  }
}
