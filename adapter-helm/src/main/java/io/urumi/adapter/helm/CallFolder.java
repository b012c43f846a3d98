package io.urumi.adapter.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of one call of Helm, readable by their owner alone and gone with the call. */
final class CallFolder implements AutoCloseable {
  private final Path folder;

  private CallFolder(Path folder) {
    this.folder = folder;
  }

  static CallFolder open(Path workFolder) {
    try {
      return new CallFolder(WorkFolder.draft(workFolder, "call"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file, WorkFolder.ownerOnly("rw-------"));
      return Files.writeString(file, content, StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    try {
      WorkFolder.delete(folder);
    } catch (IOException leftForNextStart) {
      // Removed when the next process starts.
    }
  }
}
