package io.urumi.shell;

import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.startup.ProcessEnvironment;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in an environment that the test sets up. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();
  private Path home = Path.of("target/no-such-home");
  private String in = "";
  private boolean terminal;
  private String typed = "";
  private String typedHidden = "";
  private InstantSource clock = InstantSource.system();
  private final List<String> questions = new ArrayList<>();

  static Shell against(FakeControlPlane plane) {
    return new Shell().with("URUMI_URL", plane.url().toString());
  }

  static Shell alone() {
    return new Shell();
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell home(Path folder) {
    home = folder;
    return this;
  }

  Shell reading(String lines) {
    in = lines;
    return this;
  }

  /** Simulates a user at a terminal who answers each question with this. */
  Shell attended(String answer) {
    terminal = true;
    typed = answer;
    return with("TERM", "dumb");
  }

  /** The user answers each question whose answer is not shown with this. */
  Shell typingHidden(String answer) {
    typedHidden = answer;
    return this;
  }

  /** The clock of this machine is wrong by {@code offset}. */
  Shell clockWrongBy(Duration offset) {
    clock = InstantSource.offset(InstantSource.system(), offset);
    return this;
  }

  Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ProcessEnvironment process =
        new ProcessEnvironment(
            environment,
            home,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            question -> {
              questions.add(question);
              return typed;
            },
            question -> {
              questions.add(question);
              return typedHidden;
            },
            terminal,
            clock);
    ExitCode exit = UrumiShell.run(args, process);
    return new Result(exit, out.toString(), err.toString(), questions);
  }

  /** The exit code and the output. */
  record Result(ExitCode exit, String out, String err, List<String> questions) {}
}
