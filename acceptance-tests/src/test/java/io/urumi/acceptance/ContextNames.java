package io.urumi.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The name of a kubeconfig's current context, read and changed by kubectl. */
final class ContextNames {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private ContextNames() {}

  static String current(Path kubeconfig) {
    return kubectl(kubeconfig, "current-context");
  }

  /** A copy of a kubeconfig in which the current context has another name. */
  static Path renamed(Path kubeconfig, String name) {
    try {
      Path copy = Files.createTempFile("kubeconfig-", ".yaml");
      Files.writeString(copy, Files.readString(kubeconfig));
      if (!current(copy).equals(name)) {
        kubectl(copy, "rename-context", current(copy), name);
      }
      return copy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String kubectl(Path kubeconfig, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "config"));
    command.addAll(List.of(arguments));
    try (Program program = Program.start(command, Map.of())) {
      if (program.exitCode(TIMEOUT) != 0) {
        throw new AssertionError(program.output());
      }
      return program.output().strip();
    }
  }
}
