package io.urumi.adapter.helm.workdir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A helm process keeps running when the process that started it is killed, and would change a
 * release while the next process recovers it. Each one is recorded, so that the next process can
 * end it.
 */
public final class LeftoverHelmProcess {
  private static final String FILE = "helm.pid";

  private LeftoverHelmProcess() {}

  /** Records the helm process of a call in the call's directory. */
  public static void record(TempDirectory directory, Process process) {
    process
        .info()
        .startInstant()
        .ifPresent(started -> directory.write(FILE, process.pid() + " " + started.toEpochMilli()));
  }

  /** Ends the helm process that is recorded in a call's directory, if it still runs. */
  static void end(Path tempDirectory) throws IOException {
    Path file = tempDirectory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return;
    }
    String[] parts = Files.readString(file).split(" ");
    if (parts.length != 2) {
      return;
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    ProcessHandle.of(Long.parseLong(parts[0]))
        // Another process may have the same pid by now, but not also the same start time.
        .filter(helm -> helm.info().startInstant().filter(it -> near(it, started)).isPresent())
        .ifPresent(helm -> {
          helm.destroyForcibly();
          helm.onExit().completeOnTimeout(helm, 5, TimeUnit.SECONDS).join();
        });
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(WorkDirectory.START_TOLERANCE) <= 0;
  }
}
