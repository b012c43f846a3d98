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

/** The changes asked of the simulated cluster, as each replica has written them down. */
final class CallRecords {
  private CallRecords() {}

  /**
   * A call that was to change something.
   *
   * @param end null when its end was not written, because the process died
   */
  record Call(
      String namespace,
      String replica,
      String token,
      String operation,
      Instant begin,
      @Nullable Instant end,
      String outcome) {
    /** Whether it may still be at work at that moment. */
    boolean atWorkAt(Instant moment) {
      return end == null || end.isAfter(moment);
    }

    /** Whether it ended later than another, or never did. */
    boolean outlasts(Call other) {
      Instant otherEnd = other.end();
      return otherEnd != null && atWorkAt(otherEnd);
    }
  }

  /** All of all replicas, in the order in which they began. */
  static List<Call> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> of(file).stream())
          .sorted(Comparator.comparing(Call::begin))
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<Call> of(Path file) {
    Map<String, Call> begun = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : lines(file)) {
      String[] part = line.split("\t");
      Instant at = Instant.parse(part[0]);
      if (part[1].equals("begin")) {
        begun.put(part[2], new Call(part[3], part[4], part[5], part[6], at, null, ""));
      } else {
        Call call = Objects.requireNonNull(begun.remove(part[2]), line);
        calls.add(
            new Call(
                call.namespace(),
                call.replica(),
                call.token(),
                call.operation(),
                call.begin(),
                at,
                part[7]));
      }
    }
    calls.addAll(begun.values());
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
   * What must not be: the same token of a store used by two replicas, and two replicas at work on
   * one store at the same time. Each as a sentence.
   */
  static List<String> conflicts(List<Call> calls) {
    List<String> found = new ArrayList<>();
    Map<String, String> holders = new HashMap<>();
    Map<String, Call> busyLongest = new HashMap<>();
    for (Call call : calls) {
      String lease = call.namespace() + " under token " + call.token();
      String holder = holders.putIfAbsent(lease, call.replica());
      if (holder != null && !holder.equals(call.replica())) {
        found.add(lease + " was changed by " + holder + " and " + call.replica());
      }
      Call before = busyLongest.get(call.namespace());
      if (before != null
          && !before.replica().equals(call.replica())
          && before.atWorkAt(call.begin())) {
        found.add("two replicas at once: " + before + " and " + call);
      }
      if (before == null || call.outlasts(before)) {
        busyLongest.put(call.namespace(), call);
      }
    }
    return found;
  }
}
