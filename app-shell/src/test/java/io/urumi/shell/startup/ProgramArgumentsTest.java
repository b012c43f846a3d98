package io.urumi.shell.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramArgumentsTest {
  @TempDir private Path folder;

  @Test
  void arguments_that_the_locale_could_not_decode_are_decoded_as_utf_8() throws IOException {
    assertThat(decode("java\0shell\0create\0Grün\0", "create", "Gr\uFFFD\uFFFDn"))
        .containsExactly("create", "Grün");
  }

  /** Another process's command line, or one that the launcher has changed, must not be used. */
  @Test
  void other_arguments_than_those_of_the_program_are_refused() {
    assertThatThrownBy(() -> decode("java\0shell\0delete\0Grün\0", "create", "Gr\uFFFD\uFFFDn"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("LC_ALL=C.UTF-8");
    assertThatThrownBy(() -> decode("Grün\0", "create", "Gr\uFFFD\uFFFDn"))
        .isInstanceOf(UsageException.class);
  }

  private String[] decode(String commandLine, String... args) throws IOException {
    Path file = folder.resolve("cmdline");
    Files.write(file, commandLine.getBytes(StandardCharsets.UTF_8));
    return ProgramArguments.decode(args, file);
  }
}
