package io.urumi.adapter.simulated.journal;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.lease.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Records the start and the end of every call that changes something, and under whose lease it was
 * made, so that a test can check which replicas worked at the same time. One file per process.
 *
 * <p>A line has the time, {@code begin} or {@code end}, the call's number, the namespace, the
 * replica, the fencing token, the operation and its outcome, separated by tabs; a dash stands for
 * an unknown value.
 */
public final class CallJournal implements AutoCloseable {
  private static final String NONE = "-";

  private final Path file;
  private final Clock clock;
  private final AtomicLong calls = new AtomicLong();
  // Callers are event loops, which must not block on a disk.
  private final Scheduler writer = Schedulers.newSingle("simulation-journal", true);

  private CallJournal(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Creates this process's file in a folder, which is created if missing.
   *
   * @throws UncheckedIOException when it cannot be written to
   */
  public static CallJournal in(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      return new CallJournal(
          Files.createTempFile(folder, ProcessHandle.current().pid() + "-", ".tsv"), clock);
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "the calls to the simulated cluster cannot be written to " + folder, unusable);
    }
  }

  public <T> Mono<T> record(String operation, Namespace namespace, Mono<T> call) {
    return Mono.deferContextual(context -> {
      Lease lease = context.<Lease>getOrEmpty(Lease.class).orElse(null);
      String what =
          namespace
              + "\t"
              + (lease == null ? NONE : lease.holder().value())
              + "\t"
              + (lease == null ? NONE : lease.token())
              + "\t"
              + operation;
      long number = calls.incrementAndGet();
      write(clock.instant(), "begin", number, what, NONE);
      // Recorded before the caller continues, because it may close the journal.
      return call.doOnSuccess(_ -> write(clock.instant(), "end", number, what, "done"))
          .doOnError(_ -> write(clock.instant(), "end", number, what, "failed"))
          .doOnCancel(() -> write(clock.instant(), "end", number, what, "given-up"));
    });
  }

  private void write(Instant at, String edge, long number, String what, String outcome) {
    String line = at + "\t" + edge + "\t" + number + "\t" + what + "\t" + outcome + "\n";
    try {
      writer.schedule(() -> append(line));
    } catch (RejectedExecutionException closed) {
      // The cluster is closed.
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Writes what was recorded before. */
  @Override
  public void close() {
    writer.disposeGracefully().block(Duration.ofSeconds(5));
  }
}
