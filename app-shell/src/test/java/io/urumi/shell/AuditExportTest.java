package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditExportTest {
  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void an_export_is_written_and_verified_and_can_be_verified_again_without_the_control_plane()
      throws IOException {
    String log = sample();
    plane.on("GET /audit/export", Answer.lines(log));
    Path file = folder.resolve("audit.jsonl");

    Shell.Result exported =
        Shell.against(plane)
            .run("audit", "export", "--file", file.toString(), "--from", "2026-11-24T00:00:00Z");
    Shell.Result verified = Shell.alone().run("audit", "verify", "--file", file.toString());

    assertThat(exported.exit()).isEqualTo(ExitCode.OK);
    assertThat(exported.out()).contains("is intact: 8 entries, #1 to #8.");
    assertThat(verified.exit()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(file)).isEqualTo(log);
    assertThat(folder.toFile().list()).containsExactly("audit.jsonl");
    assertThat(plane.requests("GET /audit/export").get(0).query())
        .isEqualTo("from=2026-11-24T00:00:00Z");
  }

  @Test
  void a_changed_log_is_kept_and_reported() throws IOException {
    plane.on("GET /audit/export", Answer.lines(sample().replace("anna", "eve")));
    Path file = folder.resolve("audit.jsonl");

    Shell.Result result = Shell.against(plane).run("audit", "export", "--file", file.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).contains("line 1 is not valid");
    assertThat(file).exists();
  }

  @Test
  void an_existing_file_is_replaced_only_with_overwrite() throws IOException {
    plane.on("GET /audit/export", Answer.lines(sample()));
    Path file = Files.writeString(folder.resolve("audit.jsonl"), "precious");

    assertThat(Shell.against(plane).run("audit", "export", "-f", file.toString()).exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent("precious");

    assertThat(
            Shell.against(plane)
                .run("audit", "export", "-f", file.toString(), "--overwrite")
                .exit())
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readString(file)).isEqualTo(sample());
  }

  @Test
  void a_refused_export_leaves_no_file() {
    plane.on("GET /audit/export", Answer.problem(400, "VALIDATION_FAILED", "No moment."));
    Path file = folder.resolve("audit.jsonl");

    Shell.Result result =
        Shell.against(plane).run("audit", "export", "-f", file.toString(), "--from", "yesterday");

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("No moment.");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void the_file_option_is_required_and_the_file_to_verify_must_exist() {
    assertThat(Shell.against(plane).run("audit", "export").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(Shell.alone().run("audit", "verify", "-f", "/nowhere/at-all.jsonl").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void only_a_regular_file_is_replaced() throws IOException {
    plane.on("GET /audit/export", Answer.lines(sample()));
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Path directory = Files.createDirectory(folder.resolve("directory"));

    for (Path file : List.of(link, dangling, directory, Path.of("/dev/null"))) {
      Shell.Result result =
          Shell.against(plane).run("audit", "export", "-f", file.toString(), "--overwrite");

      assertThat(result.exit()).as(file.toString()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("name a regular file");
    }
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isSymbolicLink(dangling)).isTrue();
    assertThat(precious).hasContent("precious");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void a_pipe_is_not_replaced() throws Exception {
    plane.on("GET /audit/export", Answer.lines(sample()));
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    Shell.Result result =
        Shell.against(plane).run("audit", "export", "-f", pipe.toString(), "--overwrite");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("device or pipe");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void an_export_is_readable_by_its_owner_only() throws IOException {
    plane.on("GET /audit/export", Answer.lines(sample()));
    Path file = folder.resolve("audit.jsonl");
    Path replaced = Files.writeString(folder.resolve("replaced.jsonl"), "old");

    Shell.against(plane).run("audit", "export", "-f", file.toString());
    Shell.against(plane).run("audit", "export", "-f", replaced.toString(), "--overwrite");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(replaced)))
        .isEqualTo("rw-------");
  }

  /** Another user could have put it there, to have the export written elsewhere. */
  @Test
  void a_link_beside_the_target_is_not_followed() throws IOException {
    plane.on("GET /audit/export", Answer.lines(sample()));
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createSymbolicLink(folder.resolve("audit.jsonl.part"), precious);

    Shell.against(plane).run("audit", "export", "-f", folder.resolve("audit.jsonl").toString());

    assertThat(precious).hasContent("precious");
    assertThat(folder.resolve("audit.jsonl")).exists();
  }

  @Test
  void a_file_that_cannot_be_written_is_reported_in_one_sentence() {
    plane.on("GET /audit/export", Answer.lines("{}"));
    Path file = folder.resolve("missing").resolve("audit.jsonl");

    Shell.Result result = Shell.against(plane).run("audit", "export", "-f", file.toString());

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("cannot be written: the directory does not exist.");
  }

  private static String sample() throws IOException {
    return Files.readString(Path.of("..", "docs", "audit-sample.jsonl"));
  }
}
