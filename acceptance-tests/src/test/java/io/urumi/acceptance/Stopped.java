package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processes that were stopped by SIGSTOP; they run again when this is closed. */
final class Stopped implements AutoCloseable {
  private final List<Long> pids;

  private Stopped(List<Long> pids) {
    this.pids = pids;
  }

  /** A process with its children. */
  static Stopped withChildren(long pid) {
    ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
    return stop(
        Stream.concat(Stream.of(parent), parent.descendants()).map(ProcessHandle::pid).toList());
  }

  private static Stopped stop(List<Long> pids) {
    Stopped stopped = new Stopped(pids);
    stopped.signal("STOP");
    return stopped;
  }

  private void signal(String name) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    try (Program kill = Program.start(command, Map.of())) {
      assertThat(kill.exitCode(Duration.ofSeconds(10))).as(kill.output()).isZero();
    }
  }

  @Override
  public void close() {
    signal("CONT");
  }
}
