package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  private static final String TOKEN = "tok-6f1f8f0a7f0e";

  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void no_token_is_sent_when_none_is_set() {
    Shell.against(plane).run("plan", "list");

    assertThat(sent()).isEmpty();
  }

  @Test
  void the_token_is_taken_from_the_environment() {
    Shell.against(plane).with("URUMI_TOKEN", TOKEN + "\n").run("plan", "list");

    assertThat(sent()).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void the_token_file_option_has_precedence() throws IOException {
    Path file = file(folder.resolve("named"), "rw-------");

    Shell.against(plane)
        .with("URUMI_TOKEN", "another")
        .run("plan", "list", "--token-file", file.toString());

    assertThat(sent()).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void the_token_is_taken_from_the_default_file() throws IOException {
    Files.createDirectories(folder.resolve(".config/urumi"));
    file(folder.resolve(".config/urumi/token"), "rw-------");

    Shell.against(plane).home(folder).run("plan", "list");

    assertThat(sent()).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void the_default_file_is_in_the_configured_folder_and_checked_too() throws IOException {
    Files.createDirectories(folder.resolve("configuration/urumi"));
    Path file = file(folder.resolve("configuration/urumi/token"), "rw-------");
    Shell shell =
        Shell.against(plane).with("XDG_CONFIG_HOME", folder.resolve("configuration").toString());

    shell.run("plan", "list");
    assertThat(sent()).isEqualTo("Bearer " + TOKEN);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(shell.run("plan", "list").err()).contains("chmod 600 " + file);
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void a_token_file_of_another_account_is_refused() throws IOException {
    Path file = file(folder.resolve("foreign"), "rw-------");
    if (Files.getAttribute(file, "unix:uid").equals(0)) {
      Files.setAttribute(file, "unix:uid", 65_534);
    } else {
      // Only root can give a file away.
      file = Path.of("/etc/passwd");
    }

    Shell.Result result =
        Shell.against(plane).with("URUMI_TOKEN_FILE", file.toString()).run("plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(file + " belongs to another account").doesNotContain(TOKEN);
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void a_token_file_may_be_a_link() throws IOException {
    Path file = file(folder.resolve("secret"), "rw-------");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    Shell.against(plane).with("URUMI_TOKEN_FILE", link.toString()).run("plan", "list");

    assertThat(sent()).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void a_token_file_that_others_can_read_is_refused_with_the_remedy() throws IOException {
    Path file = file(folder.resolve("open"), "rw-r-----");

    Shell.Result result =
        Shell.against(plane).with("URUMI_TOKEN_FILE", file.toString()).run("plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("chmod 600 " + file).doesNotContain(TOKEN);
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void a_token_on_the_command_line_is_refused_and_not_repeated() {
    for (String[] line :
        new String[][] {
          {"--token", TOKEN, "plan", "list"},
          {"plan", "list", "--token=" + TOKEN},
          {"--token=" + TOKEN}
        }) {
      Shell.Result result = Shell.against(plane).run(line);

      assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("URUMI_TOKEN").doesNotContain(TOKEN);
    }
    Shell.Result script = Shell.against(plane).reading("plan list --token " + TOKEN).run();
    assertThat(script.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(script.err()).doesNotContain(TOKEN);
  }

  @Test
  void the_token_is_not_in_any_output_even_when_everything_is_logged() {
    plane.on("GET /plans", Answer.problem(401, "UNAUTHENTICATED", "The API wants a token."));

    Shell.Result result;
    try (LogCapture log = new LogCapture()) {
      result = Shell.against(plane).with("URUMI_TOKEN", TOKEN).run("--debug", "plan", "list");

      assertThat(log.text()).contains("/api/v1/plans").doesNotContain(TOKEN);
    }
    assertThat(result.out() + result.err()).doesNotContain(TOKEN);
  }

  private String sent() {
    return plane.requests("GET /plans").get(0).header("Authorization");
  }

  private static Path file(Path file, String permissions) throws IOException {
    Files.writeString(file, TOKEN + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }
}
