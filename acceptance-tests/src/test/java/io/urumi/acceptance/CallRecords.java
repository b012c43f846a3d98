package io.urumi.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes requested of the simulated cluster, as each replica has recorded them. */
final class CallRecords {
  private CallRecords() {}

  /**
   * A call that changes something.
   *
   * @param end null when its end was not recorded, because the process died
   */
  record Call(
      String namespace,
      String replica,
      String token,
      String operation,
      Instant start,
      @Nullable Instant end,
      String outcome) {
    /** Whether it may still have been running at that moment. */
    boolean activeAt(Instant moment) {
      return end == null || end.isAfter(moment);
    }

    /** Whether it ended later than another, or not at all. */
    boolean endsAfter(Call other) {
      Instant otherEnd = other.end();
      return otherEnd != null && activeAt(otherEnd);
    }
  }

  /** The calls of all replicas, in the order of their start. */
  static List<Call> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> of(file).stream())
          .sorted(Comparator.comparing(Call::start))
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<Call> of(Path file) {
    Map<String, Call> started = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : lines(file)) {
      String[] part = line.split("\t");
      Instant at = Instant.parse(part[0]);
      if (part[1].equals("begin")) {
        started.put(part[2], new Call(part[3], part[4], part[5], part[6], at, null, ""));
      } else {
        Call call = Objects.requireNonNull(started.remove(part[2]), line);
        calls.add(
            new Call(
                call.namespace(),
                call.replica(),
                call.token(),
                call.operation(),
                call.start(),
                at,
                part[7]));
      }
    }
    calls.addAll(started.values());
    return calls;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /**
   * One sentence per violation: a fencing token of a store used by two replicas, or two replicas
   * working on one store at the same time.
   */
  static List<String> conflicts(List<Call> calls) {
    List<String> found = new ArrayList<>();
    Map<String, String> holders = new HashMap<>();
    Map<String, Call> latestEnd = new HashMap<>();
    for (Call call : calls) {
      String lease = call.namespace() + " under token " + call.token();
      String holder = holders.putIfAbsent(lease, call.replica());
      if (holder != null && !holder.equals(call.replica())) {
        found.add(lease + " was changed by " + holder + " and " + call.replica());
      }
      Call before = latestEnd.get(call.namespace());
      if (before != null
          && !before.replica().equals(call.replica())
          && before.activeAt(call.start())) {
        found.add("two replicas at once: " + before + " and " + call);
      }
      if (before == null || call.endsAfter(before)) {
        latestEnd.put(call.namespace(), call);
      }
    }
    return found;
  }
}
