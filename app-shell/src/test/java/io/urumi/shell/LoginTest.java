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

class LoginTest {
  private static final String TOKEN = "urumi_pat_" + "x".repeat(49);
  private static final String CALLER =
      """
      {"principalId":"01890a5d-ac96-774b-bcce-b302099a8057","principalKind":"TOKEN",
       "name":"Shell (token of anna)","platformRoles":["ADMINISTRATOR"],"signIn":true}\
      """;

  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir Path home;

  @BeforeEach
  void prepare() {
    plane.on("GET /session", Answer.ok(CALLER)).on("GET /plans", Answer.ok("{\"items\":[]}"));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  private Shell shell() {
    return Shell.alone().home(home);
  }

  private Path file() {
    return home.resolve(".config/urumi/contexts.properties");
  }

  @Test
  void a_user_logs_in_at_the_terminal_and_later_commands_use_it() throws IOException {
    Shell.Result login =
        shell().attended(plane.url().toString()).typingHidden(TOKEN).run("login", "--name", "test");

    assertThat(login.exit()).isEqualTo(ExitCode.OK);
    assertThat(login.questions().get(0)).contains("Address", "http://127.0.0.1:8080");
    assertThat(login.out()).contains("anna", "test").doesNotContain(TOKEN);
    assertThat(login.err()).doesNotContain(TOKEN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    assertThat(shell().run("plan", "list").exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("GET /plans").getFirst().header("Authorization"))
        .isEqualTo("Bearer " + TOKEN);
    assertThat(shell().run("whoami").out()).contains("Shell (token of anna)");
  }

  @Test
  void the_token_is_read_from_the_standard_input_or_a_file() throws IOException {
    String url = plane.url().toString();
    assertThat(shell().reading(TOKEN + "\n").run("--url", url, "login", "--token-stdin").exit())
        .isEqualTo(ExitCode.OK);
    Path token = Files.writeString(home.resolve("token"), TOKEN + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    assertThat(shell().run("login", "--url", url, "--token-file", token.toString()).exit())
        .isEqualTo(ExitCode.OK);

    assertThat(plane.requests("GET /session"))
        .hasSize(2)
        .allMatch(request -> request.header("Authorization").equals("Bearer " + TOKEN));
    assertThat(shell().run("login", "--url", url).exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_token_that_is_refused_is_not_stored() {
    plane.on("GET /session", Answer.problem(401, "UNAUTHENTICATED", "The token is wrong."));

    Shell.Result login =
        shell().reading(TOKEN).run("--url", plane.url().toString(), "login", "--token-stdin");

    assertThat(login.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(login.err()).contains("The token is wrong.").doesNotContain(TOKEN);
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_token_is_not_sent_to_another_machine_without_tls() {
    Shell.Result login =
        shell().reading(TOKEN).run("--url", "http://example.test", "login", "--token-stdin");

    assertThat(login.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(login.err()).contains("without encryption");
  }

  @Test
  void contexts_are_listed_used_and_removed() {
    login("first");
    login("second");

    assertThat(shell().run("context", "list", "-o", "json").out().replaceAll("\\s", ""))
        .contains("\"name\":\"second\"")
        .doesNotContain(TOKEN);
    assertThat(shell().run("context", "list").out()).containsPattern("second .* yes");
    assertThat(shell().run("context", "use", "first").exit()).isEqualTo(ExitCode.OK);
    assertThat(shell().run("context", "list").out()).containsPattern("first .* yes");
    assertThat(shell().run("context", "remove", "first").exit()).isEqualTo(ExitCode.OK);
    assertThat(shell().run("context", "list").out()).doesNotContain("first").doesNotContain("yes");
    for (String command : new String[] {"use", "remove"}) {
      assertThat(shell().run("context", command, "first").exit()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void after_a_logout_no_token_is_sent() {
    login("test");

    assertThat(shell().run("logout").exit()).isEqualTo(ExitCode.OK);

    shell().run("plan", "list");
    assertThat(plane.requests("GET /plans").getFirst().header("Authorization")).isEmpty();
    assertThat(shell().run("context", "list").out()).contains("test", "none");
  }

  @Test
  void options_precede_variables_and_variables_the_context() throws IOException {
    login("test");
    try (FakeControlPlane other = new FakeControlPlane()) {
      other.on("GET /plans", Answer.ok("{\"items\":[]}"));
      String otherUrl = other.url().toString();

      shell().with("URUMI_URL", otherUrl).run("plan", "list");
      shell().run("--url", otherUrl, "plan", "list");
      // The token of a context is for its address only.
      assertThat(other.requests("GET /plans"))
          .hasSize(2)
          .allMatch(request -> request.header("Authorization").isEmpty());

      shell().with("URUMI_URL", otherUrl).run("plan", "list", "--context", "test");
      shell().with("URUMI_URL", "http://127.0.0.1:1").run("--url", otherUrl, "plan", "list");
      assertThat(plane.requests("GET /plans")).hasSize(1);
      assertThat(other.requests("GET /plans")).hasSize(3);
    }
    shell().with("URUMI_TOKEN", "another").run("plan", "list");
    shell().run("--url", plane.url().toString(), "plan", "list");
    assertThat(plane.requests("GET /plans"))
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer " + TOKEN, "Bearer another", "Bearer " + TOKEN);
    assertThat(shell().run("--url", "http://127.0.0.1", "--context", "test", "whoami").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(shell().with("URUMI_CONTEXT", "none").run("whoami").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_file_that_others_can_read_is_refused() throws IOException {
    login("test");
    for (String permissions : new String[] {"rw-r-----", "rw----r--", "rwx------"}) {
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

      Shell.Result result = shell().run("plan", "list");

      assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("chmod 600 " + file()).doesNotContain(TOKEN);
    }
    assertThat(plane.requests("GET /plans")).isEmpty();
  }

  @Test
  void a_link_is_no_file_with_contexts() throws IOException {
    login("test");
    Path elsewhere = Files.move(file(), home.resolve("elsewhere"));
    Files.createSymbolicLink(file(), elsewhere);

    assertThat(shell().run("plan", "list").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_damaged_file_is_reported_and_not_replaced() throws IOException {
    login("test");
    Files.writeString(file(), "x.url=:\n");

    assertThat(shell().run("plan", "list").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(shell().run("logout").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(file()).content().isEqualTo("x.url=:\n");
  }

  @Test
  void the_control_plane_of_the_same_account_needs_no_login() throws IOException {
    Path token = home.resolve(".urumi/api-token");
    Files.createDirectories(token.getParent());
    Files.writeString(token, TOKEN + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));

    shell().with("URUMI_URL", plane.url().toString()).run("plan", "list");
    assertThat(plane.requests("GET /plans").getFirst().header("Authorization"))
        .isEqualTo("Bearer " + TOKEN);

    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(shell().with("URUMI_URL", plane.url().toString()).run("plan", "list").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  private void login(String name) {
    assertThat(
            shell()
                .reading(TOKEN)
                .run("--url", plane.url().toString(), "login", "--name", name, "--token-stdin")
                .exit())
        .isEqualTo(ExitCode.OK);
  }
}
