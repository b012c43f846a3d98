package io.urumi.adapter.persistence.backend;

import io.urumi.adapter.persistence.connection.PausablePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Keeps the file of the embedded database small while it is in use: every commit appends to the
 * file, and H2 gives space back only when it closes the database. So the database is closed and
 * opened again when the file has grown too large. Meanwhile callers wait for a connection.
 */
final class FileCompaction implements Disposable {
  private static final Logger LOG = LoggerFactory.getLogger(FileCompaction.class);

  /** Longest wait for connections in use; a long export must not stop all other work. */
  private static final Duration MAX_WAIT_FOR_CONNECTIONS = Duration.ofSeconds(1);

  /** After a failed attempt, so that callers are not stopped most of the time. */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int POLL_MILLIS = 5;
  private static final int END_TIMEOUT_SECONDS = 60;

  /** Closes the database, whose connections are closed, and opens it again. */
  interface Database {
    void reopen() throws SQLException;
  }

  private final Path file;
  private final CompactionSettings settings;
  private final List<PausablePool> pools;
  private final Database database;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("urumi-h2-compaction").daemon().factory());

  /** Bytes after the last compaction; 0 before the first one. */
  private long compacted;

  private long nextAttempt = System.nanoTime();

  private FileCompaction(
      Path file, CompactionSettings settings, List<PausablePool> pools, Database database) {
    this.file = file;
    this.settings = settings;
    this.pools = List.copyOf(pools);
    this.database = database;
  }

  static FileCompaction start(
      Path file, CompactionSettings settings, List<PausablePool> pools, Database database) {
    FileCompaction compaction = new FileCompaction(file, settings, pools, database);
    long interval = settings.interval().toMillis();
    compaction.thread.scheduleWithFixedDelay(
        compaction::compactIfTooLarge, interval, interval, TimeUnit.MILLISECONDS);
    return compaction;
  }

  private void compactIfTooLarge() {
    try {
      long before = Files.size(file);
      if (before >= settings.dueBytes(compacted) && System.nanoTime() - nextAttempt >= 0) {
        nextAttempt = System.nanoTime() + RETRY_DELAY.toNanos();
        compact(before);
      }
    } catch (IOException | SQLException | RuntimeException error) {
      // The next look tries again; until then every call of the database has its own outcome.
      LOG.warn("The database's file {} was not compacted: {}", file, error.toString());
    }
  }

  private void compact(long before) throws IOException, SQLException {
    pools.forEach(PausablePool::pause);
    try {
      if (!unused()) {
        LOG.debug("The database's file {} is not compacted now: it is in use", file);
        return;
      }
      long started = System.nanoTime();
      Flux.fromIterable(pools).flatMap(PausablePool::closeConnections).blockLast(CLOSE_TIMEOUT);
      database.reopen();
      compacted = Files.size(file);
      nextAttempt = System.nanoTime();
      LOG.info(
          "The database's file {} was compacted from {} to {} KB within {} ms",
          file,
          before >> 10,
          compacted >> 10,
          Duration.ofNanos(System.nanoTime() - started).toMillis());
    } finally {
      pools.forEach(PausablePool::resume);
    }
  }

  private boolean unused() {
    long end = System.nanoTime() + MAX_WAIT_FOR_CONNECTIONS.toNanos();
    while (pools.stream().anyMatch(PausablePool::isInUse)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * Waits for a compaction that has begun. Its thread is not interrupted: H2 would close the file.
   */
  @Override
  public void dispose() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The compaction of the database's file {} has not ended", file);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
