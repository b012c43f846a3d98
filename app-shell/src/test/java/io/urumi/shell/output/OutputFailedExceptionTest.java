package io.urumi.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** The JDK's exceptions of files have the file's name as their message, and no reason. */
class OutputFailedExceptionTest {
  @Test
  void the_reason_is_named_in_words() {
    assertThat(message(new AccessDeniedException("/log")))
        .isEqualTo("Not written: permission denied.");
    assertThat(message(new NoSuchFileException("/log")))
        .isEqualTo("Not written: the directory does not exist.");
    assertThat(message(new FileAlreadyExistsException("/log")))
        .isEqualTo("Not written: it exists already.");
    assertThat(message(new FileSystemException("/log", null, "No space left on device")))
        .isEqualTo("Not written: No space left on device.");
    assertThat(message(new IOException("Input/output error")))
        .isEqualTo("Not written: Input/output error.");
  }

  private static String message(IOException cause) {
    return String.valueOf(new OutputFailedException("Not written", cause).getMessage());
  }
}
