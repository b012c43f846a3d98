package io.urumi.shell.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.shell.completion.CommandLineCompleter;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import org.jline.reader.LineReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.CommandRegistry;

class TerminalsTest {
  @TempDir private Path home;

  @Test
  void colours_are_used_at_a_terminal_that_has_them_unless_they_are_switched_off() {
    assertThat(colour(true, Map.of())).isTrue();
    assertThat(colour(false, Map.of())).isFalse();
    assertThat(colour(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(colour(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(colour(true, Map.of(), "--color", "never")).isFalse();
    assertThat(colour(false, Map.of("NO_COLOR", "1"), "--color", "always")).isTrue();
  }

  @Test
  void a_token_that_was_typed_by_mistake_is_not_in_the_history() throws IOException {
    try (TypedTerminal typed = new TypedTerminal("plan list --token secret\nplan list\n")) {
      CommandRegistry registry = new CommandRegistry();
      LineReader reader =
          Terminals.reader(
              typed.terminal(),
              new CommandLineCompleter(registry, new ArgumentParser(registry)),
              environment(true, Map.of()));

      reader.readLine("> ");
      reader.readLine("> ");
      reader.getHistory().save();
    }

    Path file = home.resolve(".local/state/urumi/shell-history");
    assertThat(file).content().contains("plan list").doesNotContain("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private boolean colour(boolean terminal, Map<String, String> variables, String... args) {
    ProcessEnvironment environment = environment(terminal, variables);
    return Terminals.console(GlobalOptions.parse(args, environment), environment, () -> 80)
        .colour();
  }

  private ProcessEnvironment environment(boolean terminal, Map<String, String> variables) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new ProcessEnvironment(
        variables,
        home,
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        _ -> "",
        _ -> "",
        terminal,
        InstantSource.system());
  }
}
