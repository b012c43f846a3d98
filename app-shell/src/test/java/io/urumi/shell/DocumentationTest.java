package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.execution.CommandCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;

class DocumentationTest {
  private final String page = read();

  @Test
  void every_exit_code_is_in_the_documentation_with_its_meaning() {
    for (ExitCode exit : ExitCode.values()) {
      assertThat(page).contains("| " + exit.code() + " | " + exit.meaning() + " |");
    }
  }

  @Test
  void every_command_with_every_option_is_in_the_documentation() {
    for (Command command : CommandCatalog.commands(new StaticListableBeanFactory())) {
      assertThat(page).contains("`" + command.getName());
      for (CommandOption option : command.getOptions()) {
        assertThat(page).contains("--" + option.longName());
      }
    }
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/shell.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
