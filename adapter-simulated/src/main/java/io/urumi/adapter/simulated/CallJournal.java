package io.urumi.adapter.simulated;

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
 * Writes down every call that is to change something: when it began and ended, and under whose
 * lease, so that it can be proved who did what at the same time. One file for each process.
 *
 * <p>A line has the time, {@code begin} or {@code end}, the call's number, the namespace, the
 * replica, the fencing token, the operation and how it ended, separated by tabs; a dash stands for
 * what is not known.
 */
final class CallJournal implements AutoCloseable {
  private static final String NONE = "-";

  private final Path file;
  private final Clock clock;
  private final AtomicLong calls = new AtomicLong();
  // Callers are event loops, which must not wait for a disk.
  private final Scheduler writer = Schedulers.newSingle("simulation-journal", true);

  private CallJournal(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Begins a file of this process in a folder, which is made when it is missing.
   *
   * @throws UncheckedIOException when it cannot be written to
   */
  static CallJournal in(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      return new CallJournal(
          Files.createTempFile(folder, ProcessHandle.current().pid() + "-", ".tsv"), clock);
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "the calls to the simulated cluster cannot be written to " + folder, unusable);
    }
  }

  <T> Mono<T> noting(String operation, Namespace namespace, Mono<T> call) {
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
      // Before whoever waits for the call goes on: it may close the journal.
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
      // The process ends, and nobody reads on.
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** What was noted is written first. */
  @Override
  public void close() {
    writer.disposeGracefully().block(Duration.ofSeconds(5));
  }
}
