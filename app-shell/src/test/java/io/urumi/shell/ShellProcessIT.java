package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The shell as a process: its locale, its standard streams and its working directory. */
@EnabledOnOs(OS.LINUX)
class ShellProcessIT {
  private static final String NAME = "Café Zürich 東京 🛍";
  private static final int TIMEOUT_SECONDS = 60;

  private final FakeControlPlane plane = new FakeControlPlane();
  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.store("READY"))));
    plane.on(
        "POST /stores", Answer.accepted(Samples.store("REQUESTED").replace("Alpha Shop", NAME)));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_name_survives_the_locale_c() throws Exception {
    Result result =
        bash("export LC_ALL=C; shell store create '" + NAME + "' -s alpha -o json | cat");

    assertThat(JsonMapper.shared().readTree(sent()).get("name").asString()).isEqualTo(NAME);
    assertThat(JsonMapper.shared().readTree(result.out()).get("name").asString()).isEqualTo(NAME);
  }

  @Test
  void an_argument_that_is_not_utf_8_is_refused() throws Exception {
    Result result = bash("LC_ALL=C shell store create $'Caf\\xe9' -s alpha");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("LC_ALL=C.UTF-8", "--script");
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void a_file_name_that_the_locale_cannot_express_is_refused_with_the_remedy() throws Exception {
    Result result = bash("LC_ALL=C shell --script Größe.urumi");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
  }

  @Test
  void a_closed_standard_input_is_not_read_as_a_script() throws Exception {
    Result result = bash("shell <&-");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("standard input cannot be read: it is closed");
    assertThat(result.err()).doesNotContain("Unknown command");
  }

  @Test
  void a_full_disk_is_an_error() throws Exception {
    Result list = bash("shell store list >/dev/full");
    Result help = bash("shell --help >/dev/full");

    assertThat(list.exit()).isEqualTo(1);
    assertThat(list.err()).contains("The output cannot be written: No space left on device.");
    assertThat(help.exit()).isEqualTo(1);
  }

  /** More events than a pipe holds, so that the shell writes after its reader has ended. */
  @Test
  void watching_ends_with_the_reader_of_its_output() throws Exception {
    String events =
        IntStream.rangeClosed(1, 3000)
            .mapToObj(id ->
                Samples.event(
                    id,
                    "StepStarted",
                    "2026-11-02T10:00:00Z",
                    "A message of some length",
                    Samples.store("READY")))
            .collect(Collectors.joining());
    plane.streams(Answer.openStream(events));

    Result result = bash("shell store watch | head -2; echo \"${PIPESTATUS[0]}\"");

    assertThat(result.out().lines().toList()).hasSize(3).last().isEqualTo("141");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void a_command_whose_report_is_not_read_to_its_end_keeps_its_exit_code() throws Exception {
    Result result = bash("shell store list | true; echo \"${PIPESTATUS[0]}\"");

    assertThat(result.out()).isEqualTo("0\n");
  }

  @Test
  void configuration_in_the_working_directory_is_not_read() throws Exception {
    String leak =
        "spring.config.import=optional:" + plane.url() + "/${URUMI_TOKEN:none}.properties";
    Files.writeString(folder.resolve("application.properties"), leak);
    Files.createDirectory(folder.resolve("config"));
    Files.writeString(folder.resolve("config/application.properties"), leak);

    Result result = bash("URUMI_TOKEN=urumi_secret shell plan list");

    assertThat(result.exit()).isZero();
    assertThat(plane.requests()).extracting(FakeControlPlane.Request::path).containsOnly("/plans");
  }

  private String sent() {
    return plane.requests("POST /stores").getFirst().body();
  }

  private record Result(int exit, String out, String err) {}

  /** Runs a script whose function {@code shell} is the program. */
  private Result bash(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("script.bash");
    Files.writeString(
        file,
        """
        shell() { '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
            -cp "$SHELL_CLASS_PATH" io.urumi.shell.UrumiShell "$@"; }
        %s
        """
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), script));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("URUMI_URL", plane.url().toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("SHELL_CLASS_PATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
