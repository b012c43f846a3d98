package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandsTest {
  private static final String SECRET = "urumi_pat_" + "y".repeat(49);
  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String PASSWORD = "correct horse battery";
  private static final String TOKEN =
      """
      {"id":"%s","name":"Backup","user":"anna","scopes":["store.read"],
       "createdAt":"2026-11-30T10:00:00Z","expiresAt":"2026-12-30T10:00:00Z","expired":false}\
      """
          .formatted(ID);

  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    plane
        .on(
            "POST /session",
            Answer.json(201, "{}").with("Set-Cookie", "__Host-urumi-session=abc; Path=/; Secure"))
        .on("DELETE /session", Answer.json(204, ""))
        .on("GET /tokens", Answer.ok("{\"items\":[" + TOKEN + "],\"grantableScopes\":[]}"))
        .on(
            "POST /tokens",
            Answer.json(201, "{\"token\":" + TOKEN + ",\"secret\":\"" + SECRET + "\"}"))
        .on("DELETE /tokens/" + ID, Answer.json(204, ""));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  private Shell shell() {
    return Shell.against(plane).with("URUMI_TOKEN", "another");
  }

  @Test
  void a_token_is_made_with_a_session_that_ends_with_the_command() {
    Shell.Result result =
        shell()
            .attended("")
            .typingHidden(PASSWORD)
            .run(
                "token",
                "create",
                "Backup",
                "--scopes",
                "store.read,store.create",
                "--expires",
                "7d",
                "--user",
                "anna");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains(SECRET);
    assertThat(result.out() + result.err()).doesNotContain(PASSWORD);
    FakeControlPlane.Request made = plane.requests("POST /tokens").getFirst();
    assertThat(made.header("Cookie")).isEqualTo("__Host-urumi-session=abc");
    assertThat(made.header("Authorization")).isEmpty();
    assertThat(made.body()).contains("\"store.create\"");
    Matcher expiry = Pattern.compile("\"expiresAt\":\"([^\"]+)\"").matcher(made.body());
    assertThat(expiry.find()).isTrue();
    assertThat(Duration.between(Instant.now(), Instant.parse(expiry.group(1))))
        .isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7).plusMinutes(1));
    assertThat(plane.requests("DELETE /session").getFirst().header("Cookie"))
        .isEqualTo("__Host-urumi-session=abc");
  }

  @Test
  void a_wrong_password_makes_no_token() throws IOException {
    plane.on("POST /session", Answer.problem(401, "SIGN_IN_FAILED", "Check name and password."));
    Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    Shell.Result result =
        shell()
            .run(
                "token",
                "create",
                "Backup",
                "--scopes",
                "store.read",
                "--user",
                "anna",
                "--password-file",
                file.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("Check name and password.").doesNotContain(PASSWORD);
    assertThat(plane.requests("POST /session").getFirst().body()).contains(PASSWORD);
    assertThat(plane.requests("POST /tokens")).isEmpty();
  }

  @Test
  void a_token_needs_a_user_and_permissions() {
    assertThat(shell().run("token", "create", "x", "--scopes", "store.read").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(shell().run("token", "create", "x", "--user", "anna").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            shell().run("token", "create", "x", "--scopes", "store.read", "--user", "anna").err())
        .contains("--password-file");
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void tokens_are_listed_with_expiry_and_last_use() {
    Shell.Result result = shell().run("token", "list", "--all");

    assertThat(result.out()).contains("Backup", "anna", "store.read", "never", ID);
    assertThat(plane.requests("GET /tokens").getFirst().query()).isEqualTo("all=true");
    assertThat(plane.requests("GET /tokens").getFirst().header("Authorization"))
        .isEqualTo("Bearer another");
  }

  @Test
  void a_token_is_revoked_after_its_name_was_typed() {
    assertThat(shell().attended("no").run("token", "revoke", "Backup").exit())
        .isEqualTo(ExitCode.FAILED);
    assertThat(shell().run("token", "revoke", "Backup").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(plane.requests("DELETE /tokens/" + ID)).isEmpty();

    assertThat(shell().attended("Backup").run("token", "revoke", "Backup").exit())
        .isEqualTo(ExitCode.OK);
    assertThat(shell().run("token", "revoke", ID, "--yes").exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("DELETE /tokens/" + ID)).hasSize(2);
    assertThat(shell().run("token", "revoke", "Other", "--yes").exit()).isEqualTo(ExitCode.USAGE);
  }
}
