package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.client.HelmEnvironment;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmTimeoutException;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import io.urumi.adapter.helm.program.HelmProcess;
import io.urumi.adapter.helm.program.HelmProgramClient;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts instead of helm. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a POSIX shell")
class HelmProcessIT {
  @TempDir Path directory;
  private Path work;

  @BeforeEach
  void prepare() {
    work = directory.resolve("work");
    WorkDirectory.prepare(work);
  }

  @Test
  void it_returns_the_output_of_the_program() throws IOException {
    assertThat(run("echo \"$@\"; echo noise >&2", "history", "store")).isEqualTo("history store\n");
  }

  @Test
  void the_error_output_of_the_program_is_the_failure() {
    assertThatExceptionOfType(HelmException.class)
        .isThrownBy(() -> run("echo ignored; echo 'Error: it broke' >&2; exit 1", "install"))
        .withMessage("Error: it broke");
    assertThatExceptionOfType(HelmException.class)
        .isThrownBy(() -> run("exit 3", "install"))
        .withMessage("helm install ended with code 3");
  }

  @Test
  void the_program_has_a_separate_environment_without_the_users_settings() throws IOException {
    List<String> names =
        run("env", "version").lines().map(line -> line.replaceFirst("=.*", "")).toList();

    assertThat(names)
        .contains("PATH", "HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME", "HELM_PLUGINS")
        .doesNotContain("KUBECONFIG", "HELM_NAMESPACE", "HELM_DRIVER", "JAVA_HOME");
    assertThat(HelmEnvironment.INHERITED)
        .containsAll(
            names.stream()
                .filter(name -> !name.startsWith("HELM_"))
                .filter(name -> !List.of("LC_ALL", "PWD", "OLDPWD", "SHLVL", "_").contains(name))
                .toList());
  }

  @Test
  void much_output_on_both_channels_does_not_block_the_program() throws IOException {
    assertThat(
            run(
                "i=0; while [ $i -lt 20000 ]; do echo 0123456789 >&2; echo 0123456789;"
                    + " i=$((i+1)); done",
                "template"))
        .hasSize(220_000);
  }

  @Test
  void a_program_that_does_not_end_is_stopped_with_its_child_processes() throws Exception {
    Path pid = directory.resolve("pid");
    Instant began = Instant.now();

    assertThatExceptionOfType(HelmTimeoutException.class)
        .isThrownBy(() ->
            process("trap '' TERM; sleep 600 & echo $! > " + pid + "; wait; wait; wait", 1)
                .run(List.of("install")))
        .withMessageContaining("helm install did not end within 1 s");

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    long child = Long.parseLong(Files.readString(pid).strip());
    Await.until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void interrupting_the_caller_stops_the_program_at_once() throws Exception {
    Path started = directory.resolve("started");
    HelmProcess process = process("touch " + started + "; exec sleep 600", 600);
    Thread caller = Thread.ofPlatform().start(() -> runQuietly(process));
    Await.until(() -> Files.exists(started));

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void a_program_that_is_stopped_can_record_that_its_operation_failed() throws Exception {
    Path started = directory.resolve("started");
    Path recorded = directory.resolve("recorded");
    HelmProcess process =
        process(
            "trap 'touch %s; exit 1' TERM; touch %s; while :; do sleep 0.05; done"
                .formatted(recorded, started),
            600);
    Thread caller = Thread.ofPlatform().start(() -> runQuietly(process));
    Await.until(() -> Files.exists(started));

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    assertThat(recorded).exists();
  }

  private static void runQuietly(HelmProcess process) {
    try {
      process.run(List.of("install"));
    } catch (HelmException stopped) {
      // Expected.
    }
  }

  @Test
  void a_call_leaves_no_file() throws IOException {
    run("echo done", "version");

    try (Stream<Path> drafts = Files.list(work.resolve("drafts"))) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void values_are_passed_in_a_file_that_only_its_owner_can_read_and_that_is_deleted_afterwards()
      throws IOException {
    Path seen = directory.resolve("seen");
    Path script =
        script(
            """
            case "$1" in
              version) echo v4.3.1 ;;
              *) while [ "$1" != --values ]; do shift; done
                 stat -c '%%a %%n' "$2" > %s; cat "$2" >> %s; echo '{"version": 7}' ;;
            esac
            """
                .formatted(seen, seen));
    HelmProgramClient client = client(script);

    int revision =
        client.install(
            new HelmClient.ReleaseSpec("store-x", directory, "{\"a\":\"value\"}", "because"));

    assertThat(revision).isEqualTo(7);
    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.getFirst()).startsWith("600 ");
    assertThat(lines.getLast()).isEqualTo("{\"a\":\"value\"}");
    assertThat(Path.of(lines.getFirst().substring(4))).doesNotExist();
  }

  @Test
  void a_program_that_is_too_old_is_rejected() throws IOException {
    Path old = script("echo v3.17.0");

    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> client(old))
        .withMessageContaining("is v3.17.0; version 4.3 or newer is needed");
  }

  @Test
  void a_program_that_does_not_work_is_rejected_with_its_error_output() throws IOException {
    Path broken = script("echo 'cannot execute' >&2; exit 126");

    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> client(broken))
        .withMessageContaining("does not work: cannot execute");
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> HelmReleases.program(settings(), directory.resolve("nowhere")))
        .withMessageContaining("There is no helm program");
  }

  @Test
  void the_next_process_ends_the_helm_process_of_a_killed_one() throws Exception {
    Process orphan = new ProcessBuilder("sleep", "600").start();
    long started = orphan.info().startInstant().orElseThrow().toEpochMilli();
    Path call = Files.createDirectories(work.resolve("drafts").resolve(dead() + "-1-call"));
    Files.writeString(call.resolve("helm.pid"), orphan.pid() + " " + started);

    WorkDirectory.prepare(work);

    assertThat(orphan.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(call).doesNotExist();
  }

  @Test
  void another_process_with_the_same_pid_is_not_ended() throws Exception {
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      Path call = Files.createDirectories(work.resolve("drafts").resolve(dead() + "-1-call"));
      Files.writeString(call.resolve("helm.pid"), other.pid() + " 12345");

      WorkDirectory.prepare(work);

      assertThat(other.isAlive()).isTrue();
      assertThat(call).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }

  /** The pid of a process that has ended. */
  private static long dead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private HelmProgramClient client(Path script) {
    Duration timeout = Duration.ofSeconds(20);
    return new HelmProgramClient(
        new HelmProcess(script, work, timeout), settings().connection(), work, timeout);
  }

  private HelmSettings settings() {
    return HelmSettings.of(Kubeconfigs.unreachable(directory.resolve("unreachable")))
        .withWorkDirectory(work);
  }

  private String run(String script, String... arguments) throws IOException {
    return process(script, 20).run(List.of(arguments));
  }

  private HelmProcess process(String script, int seconds) throws IOException {
    return new HelmProcess(script(script), work, Duration.ofSeconds(seconds));
  }

  private Path script(String text) throws IOException {
    Path file = Files.createTempFile(directory, "helm", ".sh");
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
