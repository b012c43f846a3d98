package io.urumi.adapter.persistence.backend;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps H2's file small while it is open.
 *
 * <p>Each commit appends the changed pages of all its indexes, some 15 KB, and makes older pages
 * superfluous. H2 reuses their space only in its background thread, which does not run when every
 * commit is written at once ({@code WRITE_DELAY=0}), and not before 45 seconds. So the file kept
 * every version of every page. Here the retention time is 0 and this task does the rest.
 *
 * <p>Space is reused once a newer version is on the disk ({@code fsync}), so that neither a killed
 * process nor a power failure leaves a file without any complete version; and not before two
 * intervals have passed, because H2 reads rows for its statistics without registering the version
 * that it reads ("Chunk not found").
 */
final class H2Compaction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(H2Compaction.class);

  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Versions that stay readable: the newest, and the one of the interval before. */
  private static final int PINNED = 2;

  /** Percentage of the file that is live data, from which on nothing is done. */
  private static final int LIVE_SHARE = 67;

  /** Below this size the file is not worth the work. */
  private static final long SMALL_FILE = 4_000_000;

  /** Longest time that commits wait for this task. */
  private static final int BYTES_PER_INTERVAL = 4 << 20;

  private static final int IDLE_MILLIS_PER_INTERVAL = 50;
  private static final int FULL = 90;

  private final MVStore store;
  private final FileStore<?> file;
  private final Deque<MVStore.TxCounter> pinned = new ArrayDeque<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("urumi-h2-compaction").unstarted(task));
  private long lastVersion = -1;
  private boolean settled;

  private H2Compaction(MVStore store, FileStore<?> file) {
    this.store = store;
    this.file = file;
  }

  /** Null for a database in memory. */
  static @Nullable H2Compaction start(Connection connection) throws SQLException {
    MVStore store =
        ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
            .getDatabase()
            .getStore()
            .getMvStore();
    FileStore<?> file = store.getFileStore();
    if (file == null) {
      return null;
    }
    H2Compaction compaction = new H2Compaction(store, file);
    compaction.thread.scheduleWithFixedDelay(
        compaction::run, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return compaction;
  }

  private void run() {
    try {
      if (!store.isClosed()) {
        step();
      }
    } catch (MVStoreException error) {
      // The next commit reports the same to its caller.
      LOG.warn("The embedded database cannot be compacted: {}", error.getMessage());
    }
  }

  private void step() {
    boolean idle = store.getCurrentVersion() == lastVersion;
    if (idle && settled) {
      return;
    }
    if (!idle) {
      settled = false;
    }
    pinSynced();
    if (isCompact()) {
      settled = idle && pinned.size() <= 1;
    } else if (idle) {
      releaseAll();
      long before = file.size();
      store.compactFile(IDLE_MILLIS_PER_INTERVAL);
      settled = file.size() >= before;
    } else {
      store.compact(FULL, BYTES_PER_INTERVAL);
    }
    lastVersion = store.getCurrentVersion();
  }

  /** Writes the current version to the disk and lets the space of older versions be reused. */
  private void pinSynced() {
    MVStore.TxCounter newest = store.registerVersionUsage();
    try {
      store.sync();
    } finally {
      pinned.addLast(newest);
    }
    while (pinned.size() > PINNED) {
      store.deregisterVersionUsage(pinned.removeFirst());
    }
  }

  private boolean isCompact() {
    return file.size() < SMALL_FILE
        || file.getChunksFillRate() * file.getFillRate() / 100 >= LIVE_SHARE;
  }

  private void releaseAll() {
    while (!pinned.isEmpty()) {
      store.deregisterVersionUsage(pinned.removeFirst());
    }
  }

  /** Blocks until the work in progress has ended. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("The compaction of the embedded database did not end in time");
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    releaseAll();
  }
}
