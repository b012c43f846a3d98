package io.urumi.adapter.helm.program;

import io.urumi.adapter.helm.client.HelmEnvironment;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmTimeoutException;
import io.urumi.adapter.helm.workdir.LeftoverHelmProcess;
import io.urumi.adapter.helm.workdir.TempDirectory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the helm program within a timeout, and with an environment that excludes the user's
 * settings, plugins and repositories.
 */
public final class HelmProcess {
  /** Time for Helm to record that the operation failed, which it does on SIGTERM. */
  private static final Duration TERMINATION_TIMEOUT = Duration.ofSeconds(2);

  private final Path program;
  private final Path workDirectory;
  private final Duration timeout;

  public HelmProcess(Path program, Path workDirectory, Duration timeout) {
    this.program = program;
    this.workDirectory = workDirectory;
    this.timeout = timeout;
  }

  public Path program() {
    return program;
  }

  /**
   * @return the output of helm
   * @throws HelmException when helm fails, with its text, or cannot be run
   * @throws HelmTimeoutException when helm does not end within the timeout
   */
  public String run(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(program.toString());
    line.addAll(arguments);
    try (TempDirectory folder = TempDirectory.open(workDirectory)) {
      // Files instead of pipes: they never fill up, and no child of helm keeps them open.
      File out = folder.path("out").toFile();
      File err = folder.path("err").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(folder.path(".").toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
              .redirectOutput(out)
              .redirectError(err);
      environment(builder.environment());
      Process process = builder.start();
      LeftoverHelmProcess.record(folder, process);
      int code = await(process, arguments.getFirst());
      String output = Files.readString(out.toPath(), StandardCharsets.UTF_8);
      if (code != 0) {
        String text = Files.readString(err.toPath(), StandardCharsets.UTF_8).strip();
        throw new HelmException(
            text.isEmpty() ? "helm " + arguments.getFirst() + " ended with code " + code : text);
      }
      return output;
    } catch (IOException | UncheckedIOException failure) {
      throw new HelmException(program + " cannot be run: " + failure.getMessage(), failure);
    }
  }

  private int await(Process process, String command) {
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      end(process);
      throw new HelmTimeoutException(
          "helm " + command + " did not end within " + timeout.toSeconds() + " s and was stopped");
    } catch (InterruptedException interrupted) {
      end(process);
      Thread.currentThread().interrupt();
      throw new HelmException("helm " + command + " was stopped before it ended", interrupted);
    }
  }

  private static void end(Process process) {
    process.destroy();
    boolean ended = false;
    try {
      ended = process.waitFor(TERMINATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // The next operation on the release must not start before the process has ended.
        process.onExit().join();
      }
    }
  }

  private void environment(Map<String, String> variables) {
    Map<String, String> inherited = Map.copyOf(variables);
    variables.clear();
    for (String name : HelmEnvironment.INHERITED) {
      String value = inherited.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    Path home = workDirectory.resolve("home");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("HELM_CACHE_HOME", home.resolve("cache").toString());
    variables.put("HELM_CONFIG_HOME", home.resolve("config").toString());
    variables.put("HELM_DATA_HOME", home.resolve("data").toString());
    variables.put("HELM_PLUGINS", home.resolve("plugins").toString());
    variables.put("HELM_NO_PLUGINS", "1");
  }

  private static String nullDevice() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }
}
