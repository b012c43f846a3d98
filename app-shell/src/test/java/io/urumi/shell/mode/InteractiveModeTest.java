package io.urumi.shell.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.execution.ShellRun;
import io.urumi.shell.report.Console;
import io.urumi.shell.testing.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InteractiveModeTest {
  private final FakeControlPlane plane = new FakeControlPlane();
  private final StringWriter out = new StringWriter();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void the_greeting_shows_the_control_plane_and_the_prompt_marks_a_simulated_cluster() {
    plane.on("GET /system", Answer.ok(Samples.system(true)));

    assertThat(greet()).isEqualTo("urumi (simulated)> ");
    assertThat(out.toString())
        .contains(plane.url().toString(), "version 0.1.0", "cluster test", "SIMULATED CLUSTER");
  }

  @Test
  void a_real_cluster_is_not_marked() {
    plane.on("GET /system", Answer.ok(Samples.system(false)));

    assertThat(greet()).isEqualTo("urumi> ");
    assertThat(out.toString()).doesNotContain("SIMULATED");
  }

  @Test
  void the_greeting_says_that_the_cluster_or_the_control_plane_has_a_problem() {
    plane.on(
        "GET /system",
        Answer.ok(
            Samples.system(false)
                .replace("\"reachable\":true", "\"reachable\":false")
                .replace("The API server answers.", "connection refused")),
        Answer.problem(401, "UNAUTHENTICATED", "The request has no token."));

    assertThat(greet()).isEqualTo("urumi> ");
    assertThat(out.toString()).contains("The cluster is unreachable: connection refused");
    assertThat(greet()).isEqualTo("urumi> ");
    assertThat(out.toString()).contains("an error (HTTP 401)", "The request has no token.");
  }

  @Test
  void an_interactive_session_starts_without_a_control_plane() {
    plane.close();

    assertThat(greet()).isEqualTo("urumi> ");
    assertThat(out.toString()).contains("No control plane at");
  }

  @Test
  void a_wrong_line_does_not_end_the_session_but_exit_does() throws Exception {
    plane.on("GET /system", Answer.ok(Samples.system(false)));
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));
    try (TypedTerminal typed = new TypedTerminal("stroe list\n\nplan list\nexit\nplan list\n")) {
      Console console = console(new PrintWriter(out));
      ShellRun run = new ShellRun(console, io.urumi.shell.report.OutputFormat.TABLE, null);

      ExitCode exit =
          new InteractiveMode(
                  typed.dispatcher(controlPlane(), run),
                  typed.reader(),
                  console,
                  new Greeting(controlPlane()))
              .run();

      assertThat(exit).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("Did you mean 'store'?", "PLAN");
      assertThat(plane.requests("GET /plans")).hasSize(1);
    }
  }

  @Test
  void ctrl_c_at_the_prompt_does_not_end_the_shell() throws Exception {
    plane.on("GET /system", Answer.ok(Samples.system(false)));
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));
    try (TypedTerminal typed = new TypedTerminal("")) {
      Console console = console(new PrintWriter(out));
      ShellRun run = new ShellRun(console, io.urumi.shell.report.OutputFormat.TABLE, null);
      Iterator<String> lines = List.of("", "plan list", "exit").iterator();
      LineReader reader =
          new LineReaderImpl(typed.terminal()) {
            @Override
            public String readLine(String prompt) {
              String line = lines.next();
              if (line.isEmpty()) {
                throw new UserInterruptException("");
              }
              return line;
            }
          };

      ExitCode exit =
          new InteractiveMode(
                  typed.dispatcher(controlPlane(), run),
                  reader,
                  console,
                  new Greeting(controlPlane()))
              .run();

      assertThat(exit).isEqualTo(ExitCode.OK);
      assertThat(plane.requests("GET /plans")).hasSize(1);
    }
  }

  private String greet() {
    return new Greeting(controlPlane()).greet(console(new PrintWriter(out)));
  }

  private ControlPlaneClient controlPlane() {
    return new ControlPlaneClient(ClientSettings.of(plane.url(), null));
  }

  private static Console console(PrintWriter writer) {
    return new Console(writer, writer, () -> 100, false, false, true);
  }
}
