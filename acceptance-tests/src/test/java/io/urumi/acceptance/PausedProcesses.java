package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processes paused by SIGSTOP until this is closed. */
final class PausedProcesses implements AutoCloseable {
  private final List<Long> pids;

  private PausedProcesses(List<Long> pids) {
    this.pids = pids;
  }

  /** Pauses a process and its children. */
  static PausedProcesses withChildren(long pid) {
    ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
    return stop(
        Stream.concat(Stream.of(parent), parent.descendants()).map(ProcessHandle::pid).toList());
  }

  private static PausedProcesses stop(List<Long> pids) {
    PausedProcesses stopped = new PausedProcesses(pids);
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
