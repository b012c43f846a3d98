package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditAnchorTest {
  private static final String LOG = "../docs/audit-sample.jsonl";
  private static final String ANCHORS = "../docs/audit-anchors-sample.jsonl";
  private static final String KEY = "../docs/audit-anchors-sample.pem";

  @TempDir private Path folder;

  @Test
  void entries_without_an_anchor_are_shown() throws IOException {
    List<String> lines = Files.readAllLines(Path.of(ANCHORS));
    Path older = Files.write(folder.resolve("anchors.jsonl"), lines.subList(0, 2));

    Shell.Result result =
        Shell.alone()
            .run("audit", "verify", "-f", LOG, "--anchors", older.toString(), "--key", KEY);

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("up to #6 are as they were anchored", "from #7 to #8 have no anchor yet");
  }

  @Test
  void a_log_without_its_end_fails() throws IOException {
    List<String> lines = Files.readAllLines(Path.of(LOG));
    Path cut = Files.write(folder.resolve("log.jsonl"), lines.subList(0, 7));

    Shell.Result result =
        Shell.alone()
            .run("audit", "verify", "-f", cut.toString(), "--anchors", ANCHORS, "--key", KEY);

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).contains("The log ends with entry #7", "from #8 on are missing");
  }

  @Test
  void the_current_log_is_exported_and_compared() throws IOException {
    try (FakeControlPlane plane = new FakeControlPlane()) {
      plane.on("GET /audit/export", Answer.lines(Files.readString(Path.of(LOG))));
      plane.on(
          "GET /audit/anchor",
          Answer.ok(
              "{\"enabled\":true,\"checkedAt\":\"2026-11-30T09:01:30Z\",\"last\":"
                  + Files.readAllLines(Path.of(ANCHORS)).getLast()
                  + "}"),
          Answer.ok("{\"enabled\":true,\"problem\":\"It does not continue.\"}"),
          Answer.ok("{\"enabled\":false}"));

      Shell.Result verified =
          Shell.against(plane).run("audit", "verify", "--anchors", ANCHORS, "--key", KEY);
      Shell.Result shown = Shell.against(plane).run("audit", "anchor");
      Shell.Result problem = Shell.against(plane).run("audit", "anchor");

      assertThat(verified.exit()).isEqualTo(ExitCode.OK);
      assertThat(verified.out()).contains("up to #8 are as they were anchored");
      assertThat(shown.out()).contains("entry #8 at 2026-11-30T09:00:30Z, key a050837d85070582");
      assertThat(problem.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(problem.out()).contains("It does not continue.");
      assertThat(Shell.against(plane).run("audit", "anchor").out()).contains("is not anchored");
    }
  }

  @Test
  void anchors_need_a_key() {
    Shell.Result result = Shell.alone().run("audit", "verify", "--anchors", ANCHORS);

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("used together");
    assertThat(Shell.alone().run("audit", "verify", "--anchors", ANCHORS, "--key", ANCHORS).err())
        .contains("has no PEM block");
  }
}
