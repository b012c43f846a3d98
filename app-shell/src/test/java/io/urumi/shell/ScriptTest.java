package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on("GET /audit", Answer.problem(409, "X", "No."));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_script_is_executed_line_by_line_without_comments_and_empty_lines() throws IOException {
    Path script = folder.resolve("shops.urumi");
    Files.writeString(
        script,
        """
        # two shops
        store create "Alpha Shop" --subdomain alpha

          store create 'It''s' -s beta
        plan list
        """);

    Shell.Result result = Shell.against(plane).run("--script", script.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("POST /stores")).hasSize(2);
    assertThat(plane.requests("POST /stores").get(0).body()).contains("\"Alpha Shop\"");
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void a_script_stops_at_the_first_failure_and_ends_with_its_code() {
    Shell.Result result =
        Shell.against(plane).reading("plan list\naudit list\nplan list\n").run("--script", "-");

    assertThat(result.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(result.err()).contains("Stopped at the standard input, line 2.");
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void commands_are_read_from_the_standard_input_when_it_is_not_a_terminal() {
    Shell.Result result = Shell.against(plane).reading("plan list\nexit\naudit list\n").run();

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("GET /plans")).hasSize(1);
    assertThat(plane.requests("GET /audit")).isEmpty();
  }

  @Test
  void a_quote_that_is_not_closed_stops_the_script() {
    Shell.Result result = Shell.against(plane).reading("store create \"Alpha\n").run();

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("quote", "line 1");
  }

  @Test
  void a_missing_script_is_reported() {
    Shell.Result result = Shell.against(plane).run("--script", "target/no-such-script");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("target/no-such-script cannot be read");
  }
}
