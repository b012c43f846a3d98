package io.urumi.adapter.helm.workdir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A helm program outlives the process that started it when that one is killed, and would change a
 * release while its successor repairs it. Each start is noted, and the successor ends it.
 */
public final class LeftoverHelmProcess {
  private static final String NOTE = "helm.pid";

  private LeftoverHelmProcess() {}

  public static void note(TempDirectory folder, Process process) {
    process
        .info()
        .startInstant()
        .ifPresent(started -> folder.write(NOTE, process.pid() + " " + started.toEpochMilli()));
  }

  /** Ends the helm that a dead process left behind in this call's folder, if it still runs. */
  public static void end(Path tempDirectory) throws IOException {
    Path note = tempDirectory.resolve(NOTE);
    if (!Files.isRegularFile(note)) {
      return;
    }
    String[] parts = Files.readString(note).split(" ");
    if (parts.length != 2) {
      return;
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    ProcessHandle.of(Long.parseLong(parts[0]))
        // The number may belong to somebody else by now; number and moment of start may not.
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
